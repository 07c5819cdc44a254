/** What the screen shows and what it may ask for, as the composition root gives it. */
import type { DeviceId, Receipt, ReceiptEntry, SyncedDevice, Xray } from '../../study/devices/devices'

export type RefusalView = 'olderThere' | 'newerThere' | 'notTrusted'

export type LinkView =
  | { readonly kind: 'connected'; readonly address: string; readonly since: number }
  | { readonly kind: 'searching'; readonly address?: string; readonly lastFailure?: string }
  | { readonly kind: 'refused'; readonly why: RefusalView; readonly theirVersion?: string }

export interface DeviceView {
  readonly id: DeviceId
  readonly name: string
  readonly link: LinkView
  /** Milliseconds since 1970. */
  readonly lastSeenAt?: number
  /** `ip:port`, as typed in. */
  readonly manual: readonly string[]
}

export type PairingFailureView =
  | 'wrongCode'
  | 'expired'
  | 'tooManyTries'
  | 'notFound'
  | 'notAnInvitation'
  | 'versions'
  | 'refusedThere'
  | 'refusedHere'
  | 'inGroup'
  | 'connection'
  | 'notKept'

export type PairingView =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'inviting'
      readonly invitation: string
      readonly code: string
      readonly leftMs: number
      readonly triesLeft: number
    }
  | { readonly kind: 'joining' }
  | {
      readonly kind: 'comparing'
      readonly digits: string
      readonly device: DeviceId
      readonly name: string
      /** The name of a device here that this one's could be taken for. */
      readonly resembles?: string
      readonly hasAccepted: boolean
    }
  | { readonly kind: 'done'; readonly device: DeviceId; readonly name: string }
  | { readonly kind: 'failed'; readonly why: PairingFailureView; readonly triesLeft?: number }

export interface PeersView {
  readonly isOn: boolean
  readonly process: 'off' | 'starting' | 'running' | 'failed'
  readonly reason?: string
  readonly isCut: boolean
  readonly self?: { readonly id: DeviceId; readonly name: string; readonly addresses: readonly string[] }
  readonly keyStore: 'system' | 'plain' | 'none'
  readonly devices: readonly DeviceView[]
  readonly removed?: { readonly by: string }
  readonly pairing: PairingView
}

export interface AttemptView {
  readonly at: number
  readonly what: 'dial' | 'accept' | 'search' | 'answer' | 'listen'
  readonly address: string
  readonly device?: DeviceId
  /** The learner typed this address in. */
  readonly isTyped?: boolean
  readonly outcome: 'open' | 'refused' | 'failed' | 'sent'
  readonly detail?: string
  readonly count: number
  readonly lastAt: number
}
export interface LedgerView {
  readonly entries: readonly AttemptView[]
  readonly dropped: number
}

export interface FindingView {
  readonly id:
    | 'process'
    | 'interfaces'
    | 'vpn'
    | 'multicast'
    | 'listening'
    | 'neighbours'
    | 'reachability'
    | 'isolation'
    | 'versions'
    | 'clock'
    | 'trust'
  readonly state: 'good' | 'warn' | 'bad' | 'unknown'
  readonly case: string
  readonly values: Readonly<Record<string, string>>
}

/** A reason is a fixed word, or a sentence for the log. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly reason: string }

export type Undone =
  /** `kept`: what was changed since, by title, and stays. */
  | { readonly kind: 'undone'; readonly kept: readonly string[]; readonly isSaved: boolean }
  | { readonly kind: 'failed'; readonly reason: string }

export type FileSaved =
  /** `imagesLeft`: how many there was no room for. */
  | { readonly kind: 'saved'; readonly path: string; readonly imagesLeft?: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string }

export type FileTakenFault =
  | 'stranger'
  | 'damaged'
  | 'newer'
  | 'noKey'
  | 'lacks'
  | 'denied'
  | 'refused'
  | 'backup'
  | 'disk'
  | 'unreadable'
export type FileTaken =
  /** Without a receipt everything in it was here already. `isOwn`: this device had saved it. */
  | {
      readonly kind: 'merged'
      readonly name: string
      readonly receipt: Receipt | undefined
      readonly isOwn?: boolean
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly why: FileTakenFault; readonly detail: string }

/** Asks of the devices' process. None rejects. */
export interface DeviceActs {
  readonly switchOn: (isOn: boolean) => Promise<Outcome>
  readonly cut: (isCut: boolean) => Promise<Outcome>
  readonly rename: (device: DeviceId, name: string) => Promise<Outcome>
  readonly remove: (device: DeviceId) => Promise<Outcome>
  readonly leave: () => Promise<Outcome>
  readonly setAddress: (device: DeviceId, address: string, isAdded: boolean) => Promise<Outcome>
  readonly invite: () => Promise<Outcome>
  readonly join: (words: string) => Promise<Outcome>
  readonly confirm: (isSame: boolean) => Promise<Outcome>
  readonly endPairing: () => void
  /** Right before the camera is asked for, and when it is closed. `system`: the operating system keeps it from the app. */
  readonly wantCamera: (isWanted: boolean) => Promise<'allowed' | 'system' | 'withdrawn' | 'silent'>
  /** Undefined where they could not be asked. */
  readonly ledger: () => Promise<LedgerView | undefined>
  readonly forgetLedger: () => Promise<void>
  /** Text to be saved as a CSV file. */
  readonly saveTable: (head: readonly string[], rows: readonly (readonly string[])[]) => Promise<FileSaved>
  readonly examine: () => Promise<readonly FindingView[] | undefined>
}

/** Asks of sync; undefined where it is not open. None rejects. */
export interface SyncActs {
  readonly answer: (device: DeviceId, isAllowed: boolean) => void
  readonly again: (device: DeviceId) => void
  readonly xray: () => Promise<Xray | undefined>
  readonly subscribe: (changed: () => void) => () => void
  readonly saveFile: (device: DeviceId | undefined) => Promise<FileSaved>
  readonly takeFile: () => Promise<FileTaken>
}

export interface ReceiptsView {
  /** The newest first; undefined until they are read. */
  readonly all: readonly Receipt[] | undefined
  /** Ids of those that still grow. */
  readonly open: ReadonlySet<string>
  /** A name for what the receipt knows by its id alone; undefined where there is none. */
  readonly nameOf: (entry: ReceiptEntry) => string | undefined
  readonly undo: (receipt: Receipt, alsoLogs: boolean) => Promise<Undone>
}

export interface DevicesProps {
  readonly view: 'home' | 'receipts' | 'ledger' | 'doctor' | 'xray'
  readonly receipt: string | undefined
  /** Undefined until it is known. */
  readonly peers: PeersView | 'unreachable' | undefined
  readonly synced: readonly SyncedDevice[]
  readonly receipts: ReceiptsView
  readonly now: () => number
  /** `process.platform`: what the doctor advises depends on it. */
  readonly platform: string
  readonly acts: DeviceActs
  readonly sync: SyncActs | undefined
}
