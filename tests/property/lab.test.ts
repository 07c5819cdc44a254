/** The Local-First lab under random scripts: what each way to agree promises, whatever is done to the links. */
import { describe, expect, it } from 'vitest'
import { longestRun } from '../../renderer/labs/lab'
import {
  type Action,
  type Config,
  type Edit,
  type Mode,
  modes,
  type State,
} from '../../renderer/labs/localfirst/engine/types'
import { createWorld } from '../../renderer/labs/localfirst/engine/world'
import { localfirst } from '../../renderer/labs/localfirst/lab'
import { readActions } from '../../renderer/labs/localfirst/scenario/savedActions'
import { seeded } from './chance'

const rounds = 80
const firstSeed = Number(process.env.LAB_SEED ?? 20_261_123)

const config: Config = {
  replicas: ['laptop', 'phone', 'tablet'],
  modes: ['crdt', 'lww', 'lock'],
  stamps: 'wall',
  items: ['text', 'tags', 'number', 'shares', 'name'],
  text: 'start ',
  tags: ['a'],
  number: 3,
}

type Chance = ReturnType<typeof seeded>

function anEdit({ int, pick }: Chance): Edit {
  switch (pick(['text', 'tags', 'number', 'shares', 'name'] as const)) {
    case 'text':
      return { item: 'text', at: int(0, 30), cut: int(0, 3), put: pick(['x', '😀', 'word ', '', 'é']) }
    case 'tags':
      return { item: 'tags', tag: pick(['a', 'b', 'c']), isAdded: int(0, 1) === 1 }
    case 'number':
      return { item: 'number', by: pick([-2, -1, 1, 2]) }
    case 'shares':
      return { item: 'shares', by: pick([-2, -1, 1, 2]) }
    case 'name':
      return { item: 'name', name: pick(['api', 'web', 'db']) }
  }
}

const pairs = [
  ['laptop', 'phone'],
  ['laptop', 'tablet'],
  ['phone', 'tablet'],
] as const

function anAction(chance: Chance): Action {
  const { int, pick } = chance
  if (int(0, 9) < 5) return { do: 'edit', replica: pick(config.replicas), edit: anEdit(chance) }
  const [one, other] = pick(pairs)
  return pick<Action>([
    { do: 'link', one, other, change: { isCut: int(0, 1) === 1 } },
    { do: 'link', one, other, change: { isReordering: true, isDuplicating: int(0, 1) === 1 } },
    { do: 'link', one, other, change: { delayMs: pick([20, 200, 2_000]) } },
    { do: 'clock', replica: pick(config.replicas), skewMs: int(-5_000, 5_000) },
    { do: 'wait', ms: int(0, 300) },
    { do: 'step' },
    { do: 'settle' },
  ])
}

const script = (chance: Chance): Action[] => Array.from({ length: chance.int(5, 40) }, () => anAction(chance))

/** Runs a script, then connects everything and lets it rest. */
function played(mode: Mode, actions: readonly Action[], seed: number): State {
  const world = createWorld(config, seed, mode)
  for (const action of actions) world.act(action)
  for (const [one, other] of pairs) world.act({ do: 'link', one, other, change: { isCut: false } })
  world.act({ do: 'settle' })
  return world.state()
}

/** By how much the accepted edits of an item changed it. */
const sumOf = ({ attempts }: State, item: 'number' | 'shares') =>
  attempts.reduce(
    (sum, { edit, outcome }) => sum + (outcome === 'accepted' && edit.item === item ? (edit as { by: number }).by : 0),
    0,
  )

/** What an observed-remove set holds: each tag of which some adding was seen by no removal of it. */
function tagsBy({ attempts }: State): string[] {
  const all = attempts.flatMap(({ edit, ...rest }) => (edit.item === 'tags' ? [{ ...rest, edit }] : []))
  const removals = (tag: string) => all.filter(({ edit }) => edit.tag === tag && !edit.isAdded)
  const isThere = (tag: string) =>
    (config.tags?.includes(tag) && removals(tag).length === 0) ||
    all.some(({ edit, id }) => edit.tag === tag && edit.isAdded && !removals(tag).some(({ seen }) => seen.has(id)))
  return ['a', 'b', 'c'].filter(isThere)
}

function check(mode: Mode, state: State) {
  expect(state.isEqual).toBe(true)
  const contents = state.replicas[0]?.contents
  if (mode === 'crdt') {
    expect(contents?.tags).toEqual(tagsBy(state))
    expect(contents?.shares).toBe(sumOf(state, 'shares'))
    expect(state.attempts.filter(({ isLost, edit }) => isLost && edit.item !== 'number')).toEqual([])
    expect(state.attempts.every(({ outcome }) => outcome === 'accepted' || outcome === 'taken')).toBe(true)
  }
  if (mode === 'lock') {
    expect(state.measures.lost).toBe(0)
    expect(contents?.number).toBe(3 + sumOf(state, 'number'))
    const names = Object.values(contents?.names ?? {})
    expect(new Set(names).size).toBe(names.length)
  }
}

describe.each(modes)('%s', (mode) => {
  it('keeps its promises under random scripts and bad links', () => {
    for (let round = 0; round < rounds; round++) {
      const seed = firstSeed + round
      const actions = script(seeded(seed))
      try {
        check(mode, played(mode, actions, seed))
      } catch (error) {
        throw new Error(`LAB_SEED=${seed}\n${JSON.stringify(actions)}`, { cause: error })
      }
    }
  })
})

it('says the same whenever a script is run, and reads back what it writes', () => {
  for (let round = 0; round < 10; round++) {
    const actions = script(seeded(firstSeed + round))
    expect(readActions(JSON.parse(JSON.stringify(actions)))).toEqual(actions)
    for (const mode of modes) expect(played(mode, actions, 5)).toEqual(played(mode, actions, 5))
  }
})

describe('a run that a stranger wrote', () => {
  const odd = [undefined, null, 1, 'x', [], {}, { do: 'fly' }, { do: 'wait', ms: 1e9 }, { do: 'wait', ms: 5, more: 1 }]
  it.each(odd.map((action) => [JSON.stringify(action) ?? 'undefined', action]))('is refused: %s', (_name, action) =>
    expect(localfirst.start('three-ways', [{ do: 'settle' }, action])).toEqual({ kind: 'failed', why: 'unreadable' }),
  )
  it('is refused where it is too long, or of another challenge', () => {
    const long = Array(longestRun + 1).fill({ do: 'settle' })
    expect(localfirst.start('three-ways', long)).toEqual({ kind: 'failed', why: 'tooLong' })
    expect(localfirst.start('nowhere', [])).toEqual({ kind: 'failed', why: 'unknownScenario' })
  })
  it('is taken where each step is one, though none of them makes sense here', () => {
    const strange = [
      { do: 'send', from: 'laptop', to: 'tablet', parcel: 'state' },
      { do: 'edit', replica: 'tablet', edit: { item: 'name', name: '' } },
      { do: 'predict', question: '__proto__', answer: 'there' },
      { do: 'mode', mode: 'lock' },
      { do: 'lease', replica: 'phone', isHeld: true },
      { do: 'link', one: 'laptop', other: 'laptop', change: { isCut: true } },
    ]
    for (const { id } of localfirst.scenarios) expect(localfirst.start(id, strange).kind).toBe('started')
  })
})
