import type { Message } from './messages'
import type { Later } from './types'

/** What a document needs of its link. */
export interface Host {
  readonly peer: string
  readonly isFirst: boolean
  readonly later: Later
  readonly newSalt: () => Uint8Array
  readonly send: (message: Message) => void
  /** Messages that are made when the way has room. */
  readonly queue: (messages: Iterator<Message>) => void
  readonly hasRoom: () => boolean
  /** Work that the peer asked for; ends the link where it is too much. */
  readonly spend: (requests: number) => void
  readonly fault: (detail: string) => void
  readonly changed: () => void
}
