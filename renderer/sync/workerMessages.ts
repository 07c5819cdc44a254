/** What the page and its Worker tell each other. Everything arrives in the order in which it was sent. */
import type { DeviceId, Receipt, Xray } from '../study/devices/devices'
import type { DocName } from '../study/record'
import type { Deletions } from './gate/deletions'

export type Bytes = Uint8Array

export interface MeetingHead {
  /** The bridge's number of the session; of a file a negative one. */
  readonly session: number
  readonly device: DeviceId
  readonly name: string
  readonly via: Receipt['via']
  readonly receiptId: string
}

export type ToWorker =
  /** A part of a document at the start. `isLast` when all of it, of all documents, was sent. */
  | { readonly kind: 'load'; readonly doc: DocName; readonly bytes: Bytes; readonly isLast: boolean }
  /** `edits` counts them; `client` is under which the page writes from now on. */
  | {
      readonly kind: 'edit'
      readonly doc: DocName
      readonly bytes: Bytes
      readonly client: number
      readonly edits: number
    }
  | { readonly kind: 'open'; readonly head: MeetingHead; readonly isFirst: boolean }
  | { readonly kind: 'frame'; readonly session: number; readonly bytes: Bytes }
  /** Bytes that the stream has taken. */
  | { readonly kind: 'sent'; readonly session: number; readonly bytes: number }
  | { readonly kind: 'close'; readonly session: number }
  | { readonly kind: 'backup'; readonly session: number; readonly id: string | undefined }
  | { readonly kind: 'answer'; readonly session: number; readonly isAllowed: boolean }
  | { readonly kind: 'ask'; readonly id: number; readonly session: number; readonly hash: string }
  | { readonly kind: 'given'; readonly id: number; readonly bytes: Bytes | undefined }
  | {
      readonly kind: 'file'
      readonly id: number
      readonly head: MeetingHead
      readonly updates: readonly FileUpdate[]
      /** The backup that was made first. */
      readonly backup: string | undefined
    }
  | { readonly kind: 'export'; readonly id: number; readonly vectors: Readonly<Partial<Record<DocName, Bytes>>> }
  | { readonly kind: 'xray'; readonly id: number }
  | { readonly kind: 'ping'; readonly id: number }

export interface FileUpdate {
  readonly doc: DocName
  readonly bytes: Bytes
}

export interface Standing {
  readonly session: number
  /** Of the page's edits, how many the Worker had seen. */
  readonly edits: number
  readonly isEqual: boolean
  readonly isComparing: boolean
  /** The other takes nothing now. */
  readonly isHeldThere: boolean
  /** Documents with the same changes and yet another content. */
  readonly apart: readonly DocName[]
  /** Changes that the other lacks, and that came from it. */
  readonly toSend: number
  readonly received: number
  /** State vectors; only where both are equal. */
  readonly vectors?: Readonly<Record<DocName, Bytes>>
}

export type FileOutcome =
  | { readonly kind: 'merged'; readonly receipt: Receipt | undefined }
  | { readonly kind: 'failed'; readonly why: 'lacks' | 'denied' | 'refused'; readonly detail: string }

export type FromWorker =
  | { readonly kind: 'send'; readonly session: number; readonly bytes: Bytes }
  /** Bytes of frames that were worked off. */
  | { readonly kind: 'took'; readonly session: number; readonly bytes: number }
  /** A change of a peer that passed, for the page's document. */
  | { readonly kind: 'merge'; readonly doc: DocName; readonly bytes: Bytes }
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'wantBackup'; readonly session: number }
  | { readonly kind: 'asking'; readonly session: number; readonly deletions: Deletions }
  | {
      readonly kind: 'refused'
      readonly session: number
      readonly doc: DocName
      readonly bytes: Bytes
      readonly detail: string
    }
  /** The other side broke the rules, or was refused too often. */
  | { readonly kind: 'fault'; readonly session: number; readonly why: 'protocol' | 'refused'; readonly detail: string }
  | { readonly kind: 'receipt'; readonly session: number; readonly receipt: Receipt }
  /** Images that notes refer to, as far as they changed. */
  | { readonly kind: 'images'; readonly session: number; readonly hashes: readonly string[] }
  /** An image for a peer. */
  | { readonly kind: 'want'; readonly id: number; readonly hash: string }
  | { readonly kind: 'asked'; readonly id: number; readonly bytes: Bytes | undefined }
  | { readonly kind: 'filed'; readonly id: number; readonly outcome: FileOutcome }
  | {
      readonly kind: 'exported'
      readonly id: number
      readonly updates: readonly FileUpdate[]
      readonly vectors: Readonly<Record<DocName, Bytes>>
      readonly hashes: readonly string[]
    }
  | { readonly kind: 'xray'; readonly id: number; readonly xray: Xray }
  | { readonly kind: 'pong'; readonly id: number }
  /** The Worker holds what it should not; it is to be ended. */
  | { readonly kind: 'broken'; readonly detail: string }
