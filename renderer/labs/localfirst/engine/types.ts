/** What the replicas of the lab are made of, can be told to do, and show. All of it is plain data. */

export type ReplicaId = 'laptop' | 'phone' | 'tablet'
export const replicaIds: readonly ReplicaId[] = ['laptop', 'phone', 'tablet']

/** How the replicas agree: the last write wins, one server with a lock, or documents that merge. */
export type Mode = 'lww' | 'lock' | 'crdt'
export const modes: readonly Mode[] = ['lww', 'lock', 'crdt']
/** How a last write is known: by the device's wall clock, or by that clock never behind what it has seen. */
export type Stamps = 'wall' | 'hybrid'

export type Edit =
  /** In the text, from `at`, takes `cut` UTF-16 units out and puts `put` in. */
  | { readonly item: 'text'; readonly at: number; readonly cut: number; readonly put: string }
  | { readonly item: 'tags'; readonly tag: string; readonly isAdded: boolean }
  /** One plain number that all replicas read and write. */
  | { readonly item: 'number'; readonly by: number }
  /** One number for each replica, up and down apart; shown as their sum. */
  | { readonly item: 'shares'; readonly by: number }
  /** The name that the replica's service takes; refused where the replica sees another that has it. */
  | { readonly item: 'name'; readonly name: string }

export interface LinkChange {
  readonly isCut?: boolean
  /** Virtual milliseconds that a message takes. */
  readonly delayMs?: number
  readonly isReordering?: boolean
  readonly isDuplicating?: boolean
}

/** What is sent by hand where a scenario sends nothing by itself. */
export type Parcel = 'state' | 'vector' | 'missing'

export type Action =
  | { readonly do: 'edit'; readonly replica: ReplicaId; readonly edit: Edit }
  | { readonly do: 'link'; readonly one: ReplicaId; readonly other: ReplicaId; readonly change: LinkChange }
  | { readonly do: 'clock'; readonly replica: ReplicaId; readonly skewMs: number }
  | { readonly do: 'stamps'; readonly stamps: Stamps }
  /** Begins anew with the same contents, under another way to agree. Predictions and comparisons stay. */
  | { readonly do: 'mode'; readonly mode: Mode }
  | { readonly do: 'lease'; readonly replica: ReplicaId; readonly isHeld: boolean }
  | { readonly do: 'send'; readonly from: ReplicaId; readonly to: ReplicaId; readonly parcel: Parcel }
  | { readonly do: 'predict'; readonly question: string; readonly answer: string }
  /** Lets time pass. */
  | { readonly do: 'wait'; readonly ms: number }
  /** Until the next message arrives. */
  | { readonly do: 'step' }
  /** Until nothing is under way any more. */
  | { readonly do: 'settle' }
  /** Runs the edits and links so far under each way to agree, in worlds of their own. */
  | { readonly do: 'compare' }

export type Refusal =
  /** The replica that has the data cannot be reached. */
  | 'unreachable'
  /** Another replica holds the lock. */
  | 'held'
  /** The replica sees another service with that name. */
  | 'taken'
  /** A prediction is made before, not after. */
  | 'late'
  /** The scenario has no such thing. */
  | 'notHere'

export interface Question {
  readonly id: string
  readonly answers: readonly string[]
}

export interface Config {
  readonly replicas: readonly ReplicaId[]
  /** The first is what the scenario starts with. */
  readonly modes: readonly Mode[]
  readonly stamps: Stamps
  readonly skewMs?: Readonly<Partial<Record<ReplicaId, number>>>
  /** Sends nothing by itself: the learner does. */
  readonly isManual?: boolean
  readonly items: readonly Edit['item'][]
  readonly text?: string
  /** Typed on one replica only, after both had `text`. */
  readonly ahead?: { readonly replica: ReplicaId; readonly text: string }
  readonly tags?: readonly string[]
  readonly tagsOffered?: readonly string[]
  readonly number?: number
  readonly questions?: readonly Question[]
}

/** What one replica shows. */
export interface Contents {
  readonly text: string
  readonly tags: readonly string[]
  readonly number: number
  /** The sum of all shares. */
  readonly shares: number
  readonly names: Readonly<Partial<Record<ReplicaId, string>>>
}

/** A wall clock's time in milliseconds and who wrote, which decides between equal times. */
export interface Stamp {
  readonly time: number
  readonly replica: string
}

export interface ReplicaState {
  readonly id: ReplicaId
  readonly contents: Contents
  /** How far its wall clock is ahead, in milliseconds. */
  readonly skewMs: number
  /** Stamps of its registers, where it has any. */
  readonly stamps: Readonly<Record<string, Stamp>>
  /** The Yjs state vector, by client: how many elements it has of each. */
  readonly vector: Readonly<Record<string, number>>
  /** The client ID under which it writes, where it has one. */
  readonly client: number | undefined
  readonly holdsLock: boolean
}

export interface LinkState {
  readonly one: ReplicaId
  readonly other: ReplicaId
  readonly isCut: boolean
  readonly delayMs: number
  readonly isReordering: boolean
  readonly isDuplicating: boolean
  /** Sent over it since the start. */
  readonly bytes: number
  readonly messages: number
}

export interface Flight {
  readonly id: number
  readonly from: ReplicaId
  readonly to: ReplicaId
  readonly kind: string
  readonly bytes: number
  readonly sentAt: number
  readonly arrivesAt: number
  readonly isCopy: boolean
}

/** One attempt to change something. */
export interface Attempt {
  readonly id: number
  readonly at: number
  readonly replica: ReplicaId
  readonly edit: Edit
  readonly outcome: 'accepted' | Refusal
  /** How long the learner waited for the answer, in virtual milliseconds. */
  readonly waitedMs: number
  /** Whether a link of the replica was cut then. */
  readonly wasCut: boolean
  /** Attempts whose effects its replica had, when it was made. */
  readonly seen: ReadonlySet<number>
  /** Accepted, and yet on no replica any more, and overwritten by none that had seen it. */
  readonly isLost: boolean
}

export type EventRow = { readonly id: number; readonly at: number } & (
  | { readonly kind: 'edited'; readonly replica: ReplicaId; readonly edit: Edit; readonly waitedMs: number }
  | { readonly kind: 'refused'; readonly replica: ReplicaId; readonly edit: Edit; readonly why: Refusal }
  /** A wall clock that was behind: the write lost on its own replica, at once. */
  | { readonly kind: 'shadowed'; readonly replica: ReplicaId; readonly edit: Edit }
  /** A write that came in replaced one that it had not seen. */
  | { readonly kind: 'overwrote'; readonly replica: ReplicaId; readonly register: string }
  | {
      readonly kind: 'arrived'
      readonly from: ReplicaId
      readonly to: ReplicaId
      readonly what: string
      readonly bytes: number
      readonly isLate: boolean
      readonly isCopy: boolean
    }
  | { readonly kind: 'dropped'; readonly one: ReplicaId; readonly other: ReplicaId; readonly count: number }
  | { readonly kind: 'link'; readonly one: ReplicaId; readonly other: ReplicaId; readonly change: LinkChange }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'clock'; readonly replica: ReplicaId; readonly skewMs: number }
  | { readonly kind: 'lease'; readonly replica: ReplicaId; readonly isHeld: boolean; readonly isGiven: boolean }
  | { readonly kind: 'predicted'; readonly question: string; readonly answer: string }
  | { readonly kind: 'compared' }
)

export interface Measures {
  readonly attempted: number
  readonly accepted: number
  readonly lost: number
  readonly bytes: number
  readonly messages: number
  /** Arrived after one that was sent later over the same link. */
  readonly overtaken: number
  /** Arrived a second time. */
  readonly repeated: number
  /** The longest that one attempt waited, in virtual milliseconds. */
  readonly longestWaitMs: number
}

export interface Comparison extends Measures {
  readonly mode: Mode
  readonly isEqual: boolean
  readonly contents: Contents
}

/** Everything, as it stands. A new one for every action; none is ever changed. */
export interface State {
  /** Virtual milliseconds since the start. */
  readonly time: number
  readonly mode: Mode
  readonly stamps: Stamps
  readonly replicas: readonly ReplicaState[]
  readonly links: readonly LinkState[]
  readonly flights: readonly Flight[]
  readonly attempts: readonly Attempt[]
  readonly events: readonly EventRow[]
  readonly measures: Measures
  /** All replicas show the same and have the same, and nothing is under way. */
  readonly isEqual: boolean
  readonly predictions: Readonly<Record<string, string>>
  readonly comparison: readonly Comparison[] | undefined
}
