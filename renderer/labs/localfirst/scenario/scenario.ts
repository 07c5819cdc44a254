/** A challenge as data: the world it plays in, goals that look at states, a way to meet them and one that does not. */
import type { Action, Attempt, Config, Edit, LinkChange, ReplicaId, State } from '../engine/types'

export interface Goal {
  readonly id: string
  readonly holds: (state: State) => boolean
  /** Once it held it counts, whatever comes after. */
  readonly stays?: boolean
}

export interface Scenario {
  readonly id: string
  readonly config: Config
  readonly goals: readonly Goal[]
  readonly hints: number
  readonly solution: readonly Action[]
  readonly wrong: readonly Action[]
}

/** The same for everyone, so that a shared run goes the same way. */
export const seed = 20_261

/* What scripts are written with. */
export const edit = (replica: ReplicaId, one: Edit): Action => ({ do: 'edit', replica, edit: one })
export const type = (replica: ReplicaId, at: number, put: string, cut = 0): Action =>
  edit(replica, { item: 'text', at, cut, put })
export const tag = (replica: ReplicaId, name: string, isAdded: boolean): Action =>
  edit(replica, { item: 'tags', tag: name, isAdded })
export const count = (replica: ReplicaId, item: 'number' | 'shares', by: number): Action => edit(replica, { item, by })
export const name = (replica: ReplicaId, text: string): Action => edit(replica, { item: 'name', name: text })
export const link = (one: ReplicaId, other: ReplicaId, change: LinkChange): Action => ({
  do: 'link',
  one,
  other,
  change,
})
export const cut = (one: ReplicaId, other: ReplicaId) => link(one, other, { isCut: true })
export const mend = (one: ReplicaId, other: ReplicaId) => link(one, other, { isCut: false })
export const settle: Action = { do: 'settle' }

/* What goals look at. */
export const accepted = (state: State): readonly Attempt[] =>
  state.attempts.filter(({ outcome }) => outcome === 'accepted')

/** Neither had heard of the other. */
export const areConcurrent = (one: Attempt, other: Attempt): boolean =>
  one.replica !== other.replica && !one.seen.has(other.id) && !other.seen.has(one.id)

export const hasConcurrent = (attempts: readonly Attempt[]): boolean =>
  attempts.some((one, at) => attempts.slice(at + 1).some((other) => areConcurrent(one, other)))

export const ofItem = <I extends Edit['item']>(attempts: readonly Attempt[], item: I) =>
  attempts.flatMap((attempt) =>
    attempt.edit.item === item ? [{ ...attempt, edit: attempt.edit as Extract<Edit, { item: I }> }] : [],
  )

export const contentsIn = (state: State) => state.replicas[0]?.contents
