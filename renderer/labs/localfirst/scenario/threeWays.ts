/** One script under all three ways to agree, with everything that can be edited and done to the links. */
import type { Action, Comparison, Mode, State } from '../engine/types'
import { count, cut, mend, type Scenario, settle, tag, type } from './scenario'

const ran = ({ comparison }: State, mode: Mode, holds: (one: Comparison) => boolean) => {
  const one = comparison?.find((row) => row.mode === mode)
  return one !== undefined && one.attempted >= 4 && holds(one)
}

const edits: readonly Action[] = [
  type('laptop', 8, ' and rice'),
  type('phone', 8, ' and tea'),
  tag('phone', 'urgent', true),
  count('tablet', 'number', 1),
  count('phone', 'number', 1),
]

export const threeWays: Scenario = {
  id: 'three-ways',
  config: {
    replicas: ['laptop', 'phone', 'tablet'],
    modes: ['crdt', 'lww', 'lock'],
    stamps: 'wall',
    items: ['text', 'tags', 'number', 'shares', 'name'],
    text: 'Buy milk',
    tagsOffered: ['urgent', 'review', 'done'],
    number: 0,
  },
  goals: [
    { id: 'loses', holds: (state) => ran(state, 'lww', ({ lost }) => lost > 0) },
    { id: 'refuses', holds: (state) => ran(state, 'lock', ({ accepted, attempted }) => accepted < attempted) },
    {
      id: 'keeps',
      holds: (state) =>
        ran(state, 'crdt', ({ accepted, attempted, isEqual }) => isEqual && accepted === attempted) &&
        ran(state, 'lww', ({ lost }) => lost > (state.comparison?.find(({ mode }) => mode === 'crdt')?.lost ?? 0)),
    },
  ],
  hints: 2,
  solution: [
    cut('laptop', 'phone'),
    cut('laptop', 'tablet'),
    ...edits,
    mend('laptop', 'phone'),
    mend('laptop', 'tablet'),
    settle,
    { do: 'compare' },
  ],
  // Without a partition and with time between, all three do the same.
  wrong: [...edits.flatMap((one): Action[] => [one, settle]), { do: 'compare' }],
}
