/** One number that all write, beside a number for each. */
import type { Action, Attempt, ReplicaId, State } from '../engine/types'
import { accepted, contentsIn, count, cut, hasConcurrent, mend, ofItem, type Scenario, settle } from './scenario'

const sum = (list: readonly { readonly edit: { readonly by: number } }[]) =>
  list.reduce((total, { edit }) => total + edit.by, 0)

const counted = (state: State, item: 'number' | 'shares') => ofItem(accepted(state), item)
const writers = (list: readonly Attempt[]) => new Set(list.map(({ replica }) => replica)).size

const others: readonly ReplicaId[] = ['phone', 'tablet']
const both = (replica: ReplicaId, by: number): readonly Action[] => [
  count(replica, 'number', by),
  count(replica, 'shares', by),
]

export const exactCounter: Scenario = {
  id: 'exact-counter',
  config: {
    replicas: ['laptop', 'phone', 'tablet'],
    modes: ['crdt'],
    stamps: 'wall',
    items: ['number', 'shares'],
    number: 0,
  },
  goals: [
    {
      id: 'short',
      holds: (state) => {
        const list = counted(state, 'number')
        return state.isEqual && list.length > 1 && contentsIn(state)?.number !== sum(list)
      },
    },
    {
      id: 'both-ways',
      holds: (state) => {
        const list = counted(state, 'shares')
        const ups = list.filter(({ edit }) => edit.by > 0)
        const downs = list.filter(({ edit }) => edit.by < 0)
        return ups.some((up) => downs.some((down) => hasConcurrent([up, down])))
      },
    },
    {
      id: 'exact',
      holds: (state) => {
        const list = counted(state, 'shares')
        return state.isEqual && writers(list) === 3 && hasConcurrent(list) && contentsIn(state)?.shares === sum(list)
      },
    },
  ],
  hints: 3,
  solution: [
    ...others.map((other) => cut('laptop', other)),
    cut('phone', 'tablet'),
    ...both('laptop', 1),
    ...both('laptop', 1),
    ...both('phone', 1),
    ...both('tablet', -1),
    ...others.map((other) => mend('laptop', other)),
    mend('phone', 'tablet'),
    settle,
  ],
  // Nobody counts at the same time: the plain number is right by luck.
  wrong: [...both('laptop', 1), settle, ...both('phone', 1), settle, ...both('tablet', -1), settle],
}
