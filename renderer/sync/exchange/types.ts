/**
 * The exchange: how two or more replicas of the same documents become equal by messages. It knows no network, no clock and
 * no disk: the app runs it in a Worker over real connections, the simulator and the Local-First lab over imagined ones.
 * The messages are specified in main/peers/wire/WIRE.md.
 */
import type * as Y from 'yjs'

/** What became of an update that a peer sent. */
export type Taken =
  | { readonly kind: 'taken'; readonly isNew: boolean }
  /** It builds on changes that are not here; nothing was changed. */
  | { readonly kind: 'missing' }
  /** The gate refused it; nothing was changed. `detail` is a sentence for the log and the quarantine. */
  | { readonly kind: 'refused'; readonly detail: string }
  /** Not now: a backup must be made, or the learner be asked. Nothing was changed; `again` of the link asks for it anew. */
  | { readonly kind: 'held' }

/** One document as the exchange sees it. In the app a mirror behind the gate, in the lab the document itself. */
export interface Replica {
  /** For reading only. */
  readonly doc: Y.Doc
  /** Takes an update of a peer into the document, whole or not at all. */
  readonly take: (update: Uint8Array, peer: string) => Taken
  /** Whether anything may be asked of the peer for this document now; where not, `again` of the link comes later. */
  readonly mayTake?: (peer: string) => boolean
}

/** Time for what waits a little (coalescing, asking again); milliseconds. Gives the way to call it off. */
export type Later = (ms: number, job: () => void) => () => void

/** The way to one peer. Messages arrive whole; the exchange bears it when they come late, twice or in another order. */
export interface Way {
  /** False where no more should be sent until `drained` of the link is called; the message itself is taken. */
  readonly send: (message: Uint8Array) => boolean
}

export type Asked = { readonly what: 'image' | 'text'; readonly key: string }

export interface ExchangeOptions {
  /** In the order of their numbers on the wire; the same on every replica. */
  readonly replicas: readonly Replica[]
  readonly later: Later
  /** Eight random bytes; seeded in tests. */
  readonly newSalt: () => Uint8Array
  /** What a peer asks for beside the documents, such as an image by its hash; undefined where it is not here. */
  readonly answer?: (asked: Asked, peer: string) => Promise<Uint8Array | undefined> | Uint8Array | undefined
}

/** How one document stands between this replica and one peer. */
export interface DocLink {
  /** `equal`: both have the same changes and say the same; `apart`: the same changes and yet another content. */
  readonly state: 'comparing' | 'behind' | 'ahead' | 'both' | 'equal' | 'apart'
  /** What the peer is known to have: a state vector. */
  readonly theirs: ReadonlyMap<number, number>
  /** The peer said that it takes nothing now, and has asked for nothing since. */
  readonly isHeldThere: boolean
  readonly sent: { readonly messages: number; readonly bytes: number; readonly changes: number }
  readonly received: { readonly messages: number; readonly bytes: number; readonly changes: number }
}

export interface Link {
  readonly peer: string
  /** Throws nothing: what is no message, or breaks the rules, ends the link by `onFault`. */
  readonly receive: (message: Uint8Array) => void
  /** The way has room again. */
  readonly drained: () => void
  /** One for each document. */
  readonly docs: () => readonly DocLink[]
  /** All documents equal, by changes and by content. */
  readonly isEqual: () => boolean
  /** What was held back may come now. */
  readonly again: () => void
  /** Undefined where the peer has it not. Rejects where the link ends before. */
  readonly ask: (asked: Asked) => Promise<Uint8Array | undefined>
  readonly close: () => void
}

export interface LinkOptions {
  readonly peer: string
  readonly way: Way
  /** Of two ends of a link exactly one is first. */
  readonly isFirst: boolean
  /** The state of a document, or a message, or both. */
  readonly onChange?: () => void
  /** Each message for the X-ray: what kind, which document, how many bytes. */
  readonly onMessage?: (seen: SeenMessage) => void
  /** The peer broke the protocol: the link is over. */
  readonly onFault?: (detail: string) => void
}

export interface SeenMessage {
  readonly way: 'in' | 'out'
  readonly kind: string
  /** The document's number, where it is about one. */
  readonly doc?: number
  readonly bytes: number
}

export interface Exchange {
  readonly connect: (options: LinkOptions) => Link
  readonly links: () => readonly Link[]
  /** A replica has changed by something other than a peer's update. */
  readonly changed: (doc: number) => void
  readonly close: () => void
}
