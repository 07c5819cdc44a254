/** Three replicas over links that reorder and duplicate. */
import type { Action, ReplicaId } from '../engine/types'
import { accepted, areConcurrent, contentsIn, cut, link, mend, ofItem, type Scenario, settle, type } from './scenario'

const pairs: readonly (readonly [ReplicaId, ReplicaId])[] = [
  ['laptop', 'phone'],
  ['laptop', 'tablet'],
  ['phone', 'tablet'],
]
const rough = { isReordering: true, isDuplicating: true }
const words: readonly (readonly [ReplicaId, string])[] = [
  ['laptop', 'rice '],
  ['phone', 'tea '],
  ['tablet', 'bread '],
]
const play: readonly Action[] = [
  ...pairs.flatMap(([one, other]) => [link(one, other, rough), cut(one, other)]),
  ...words.map(([replica, word]) => type(replica, 0, word)),
  ...pairs.map(([one, other]) => mend(one, other)),
  settle,
  ...['salt ', 'oil ', 'figs ', 'nuts '].flatMap((word): Action[] => [type('laptop', 0, word), { do: 'wait', ms: 60 }]),
  settle,
]

export const anyOrder: Scenario = {
  id: 'any-order',
  config: {
    replicas: ['laptop', 'phone', 'tablet'],
    modes: ['crdt', 'lww'],
    stamps: 'wall',
    items: ['text'],
    text: 'milk ',
  },
  goals: [
    {
      id: 'three',
      holds: (state) => {
        const all = accepted(state)
        const by = (replica: ReplicaId) => all.filter((one) => one.replica === replica)
        return by('laptop').some((one) =>
          by('phone').some(
            (two) =>
              areConcurrent(one, two) &&
              by('tablet').some((three) => areConcurrent(one, three) && areConcurrent(two, three)),
          ),
        )
      },
    },
    { id: 'disorder', holds: ({ measures }) => measures.overtaken > 0 && measures.repeated > 0 },
    {
      id: 'whole',
      holds: (state) => {
        const text = contentsIn(state)?.text ?? ''
        const typed = ofItem(accepted(state), 'text')
        const writers = new Set(typed.map(({ replica }) => replica))
        const isThere = typed.every(({ edit }) => text.includes(edit.put))
        return state.isEqual && writers.size === 3 && state.measures.lost === 0 && isThere
      },
    },
  ],
  hints: 3,
  solution: play,
  // The registers agree as well; what two of the three wrote is gone.
  wrong: [{ do: 'mode', mode: 'lww' }, ...play],
}
