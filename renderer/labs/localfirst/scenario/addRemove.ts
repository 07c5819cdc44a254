/** Predictions of what an observed-remove set does when adding and removing meet. */
import type { Action, Question, State } from '../engine/types'
import {
  accepted,
  areConcurrent,
  contentsIn,
  cut,
  type Goal,
  mend,
  ofItem,
  type Scenario,
  settle,
  tag,
} from './scenario'

const questions: readonly Question[] = ['urgent', 'review', 'done'].map((id) => ({ id, answers: ['there', 'gone'] }))

const changes = (state: State, name: string) => {
  const all = ofItem(accepted(state), 'tags').filter(({ edit }) => edit.tag === name)
  return { adds: all.filter(({ edit }) => edit.isAdded), removes: all.filter(({ edit }) => !edit.isAdded) }
}

/** Each race, and nothing else done to that tag: a later edit would decide what the race should show. */
const races: Readonly<Record<string, (state: State) => boolean>> = {
  urgent: (state) => {
    const { adds, removes } = changes(state, 'urgent')
    const [add, remove] = [adds[0], removes[0]]
    return adds.length === 1 && removes.length === 1 && !!add && !!remove && areConcurrent(add, remove)
  },
  review: (state) => {
    const { adds, removes } = changes(state, 'review')
    const [add, remove] = [adds[0], removes[0]]
    if (adds.length !== 1 || removes.length !== 1 || !add || !remove) return false
    return remove.seen.has(add.id) && remove.replica !== add.replica
  },
  done: (state) => {
    const { adds, removes } = changes(state, 'done')
    const [one, other, remove] = [adds[0], adds[1], removes[0]]
    if (adds.length !== 2 || removes.length !== 1 || !one || !other || !remove) return false
    const seen = [one, other].filter(({ id }) => remove.seen.has(id))
    return areConcurrent(one, other) && seen.length === 1
  },
}

const outcome = (state: State, name: string) => (contentsIn(state)?.tags.includes(name) ? 'there' : 'gone')

const goals = questions.map(
  ({ id }): Goal => ({
    id,
    holds: (state) => state.isEqual && (races[id]?.(state) ?? false) && state.predictions[id] === outcome(state, id),
  }),
)

const predict = (question: string, answer: string): Action => ({ do: 'predict', question, answer })
const play: readonly Action[] = [
  tag('phone', 'review', true),
  settle,
  tag('laptop', 'review', false),
  settle,
  cut('laptop', 'phone'),
  tag('phone', 'urgent', true),
  tag('laptop', 'done', true),
  tag('phone', 'done', true),
  tag('phone', 'done', false),
  tag('laptop', 'urgent', false),
  mend('laptop', 'phone'),
  settle,
]

export const addRemove: Scenario = {
  id: 'add-remove',
  config: {
    replicas: ['laptop', 'phone'],
    modes: ['crdt'],
    stamps: 'wall',
    items: ['tags'],
    tags: ['urgent'],
    tagsOffered: questions.map(({ id }) => id),
    questions,
  },
  goals,
  hints: 3,
  solution: [predict('urgent', 'there'), predict('review', 'gone'), predict('done', 'there'), ...play],
  // As if the last in time decided.
  wrong: [predict('urgent', 'gone'), predict('review', 'gone'), predict('done', 'gone'), ...play],
}
