/** One end of a way between two documents, whatever carries it. */
import type * as Y from 'yjs'

export interface End {
  /** What the learner sees. */
  readonly doc: Y.Doc
  /** Origin of the changes that came from the other end. */
  readonly isFromPeer: (origin: unknown) => boolean
  /** Where the other end can call it, `ip:port`; undefined where it only calls. */
  readonly port?: number
  /** Calls `isUp` when the connection stands, before the first message of the documents. */
  readonly connect: (ip: string, port: number, isUp: () => void) => Promise<void>
  /** Bytes on the stream in both directions, where they are counted. */
  readonly carried?: () => number
  readonly isEqual?: () => boolean
  readonly close: () => Promise<void>
}
