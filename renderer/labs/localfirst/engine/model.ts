/** What the world asks of a way to agree. */
import type { Message, Network, Tell } from './network'
import type { Timeline } from './timeline'
import type { Config, Contents, Edit, Parcel, Refusal, ReplicaId, Stamp, Stamps } from './types'

export interface ModelOptions {
  readonly config: Config
  readonly timeline: Timeline
  readonly network: Pick<Network, 'send' | 'link'>
  readonly chance: () => number
  readonly tell: Tell
  /** By how many milliseconds a replica's wall clock is ahead. */
  readonly skewMs: (replica: ReplicaId) => number
  readonly stamps: () => Stamps
}

export interface Model {
  /** `accepted`, or why not. It may let time pass, where the learner has to wait for an answer. */
  readonly attempt: (replica: ReplicaId, edit: Edit, id: number) => 'accepted' | Refusal
  readonly deliver: (to: ReplicaId, from: ReplicaId, message: Message) => void
  readonly cut: (one: ReplicaId, other: ReplicaId) => void
  readonly mended: (one: ReplicaId, other: ReplicaId) => void
  readonly contents: (replica: ReplicaId) => Contents
  /** Attempts that the replica has heard of. */
  readonly seen: (replica: ReplicaId) => ReadonlySet<number>
  /** Attempts that still stand there: in force, or overwritten by one that had seen them. */
  readonly kept: (replica: ReplicaId) => ReadonlySet<number>
  /** Whether all replicas have the same, beyond what they show. */
  readonly isLevel: () => boolean
  readonly stampsOf?: (replica: ReplicaId) => Readonly<Record<string, Stamp>>
  readonly vectorOf?: (replica: ReplicaId) => Readonly<Record<string, number>>
  readonly clientOf?: (replica: ReplicaId) => number
  readonly holdsLock?: (replica: ReplicaId) => boolean
  readonly hold?: (replica: ReplicaId, isHeld: boolean) => 'given' | Refusal
  readonly send?: (from: ReplicaId, to: ReplicaId, parcel: Parcel) => void
}

/** Each write and the one that it replaced on its own replica. */
export type Parents = Map<number, number | undefined>

/** A write, what it replaced, and so on to the first. */
export function chainOf(parents: Parents, last: number | undefined): readonly number[] {
  const chain: number[] = []
  for (let write = last; write !== undefined; write = parents.get(write)) chain.push(write)
  return chain
}
