/** What the app sees of sync, and what sync needs of the app. */
import type { DrydockBridge } from '../platform/bridge'
import type { DeviceId, Receipt, SyncedDevice, Xray } from '../study/devices/devices'
import type { DocName, RecordDocs, Watched } from '../study/record'

/** The origin of changes that a peer made: storage keeps them, nothing echoes them. */
export const fromPeer = Symbol('from a peer')

export interface SyncShelf {
  readonly putReceipt: (receipt: Receipt) => Promise<void>
  /** What a device was last known to have, by document a V1 state vector, for an export to a file. */
  readonly putDevice: (row: DeviceRow) => Promise<void>
  readonly devices: () => Promise<readonly DeviceRow[]>
  readonly forgetDevice: (device: DeviceId) => Promise<void>
  /** Keeps what the gate refused, with its sender, among what storage has set aside. */
  readonly setAside: (refused: {
    readonly device: DeviceId
    readonly doc: DocName
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly detail: string
  }) => Promise<void>
}
export interface DeviceRow {
  readonly id: DeviceId
  /** Milliseconds since 1970; undefined where both were never known to be equal. */
  readonly equalAt?: number
  readonly vectors: Readonly<Partial<Record<DocName, Uint8Array<ArrayBuffer>>>>
}

export interface SyncOptions {
  readonly docs: RecordDocs
  readonly bridge: Pick<DrydockBridge, 'peersListen' | 'peersSend' | 'peersTook' | 'peersHangUp' | 'on'>
  readonly startWorker: () => Worker
  readonly images: {
    readonly get: (hash: string) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | undefined>
    readonly put: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>
    readonly hashes: () => Promise<readonly string[]>
  }
  /** A backup, before anything of a peer is merged; `id` names it. */
  readonly beforeMerge: () => Promise<
    { readonly ok: true; readonly id?: string } | { readonly ok: false; readonly reason: string }
  >
  /** Whether all changes so far are on the disk. */
  readonly flush: (withinMs: number) => Promise<boolean>
  readonly shelf: SyncShelf
  readonly nameOf: (device: DeviceId) => string
  readonly now: () => number
  readonly newId: () => string
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
}

export type FileFault = 'damaged' | 'newer' | 'lacks' | 'denied' | 'refused' | 'backup' | 'disk'
export type FileResult =
  | { readonly kind: 'merged'; readonly receipt: Receipt | undefined }
  /**
   * `lacks`: it builds on changes that are not here. `disk`: it is merged, but not all of it is on this device's disk.
   * `denied`: by the learner, who was asked about what it deletes. Of that and of one that is `refused` what stood before that was merged, and has a receipt.
   */
  | { readonly kind: 'failed'; readonly why: FileFault; readonly detail: string }

export interface Exported {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Images for which there was no room; they come over the network, once both are connected. */
  readonly imagesLeft: number
}

export interface Sync extends Watched {
  /** Devices that are or were connected since the start, and those known from before. */
  readonly devices: () => readonly SyncedDevice[]
  /** Receipts of meetings that go on; finished ones are on the shelf. */
  readonly openReceipts: () => readonly Receipt[]
  /** The learner's answer where a device's phase is `asking`, or another one where it is `denied`. */
  readonly answer: (device: DeviceId, isAllowed: boolean) => void
  /** Try again where its phase is `waiting`. */
  readonly again: (device: DeviceId) => void
  /** Ends the meeting that goes on, so that its receipt grows no more; the next one begins some seconds later. */
  readonly part: (device: DeviceId) => Promise<void>
  /**
   * Forgets what a device is known to have, for it is in the group no more; its receipts stay. Nothing is forgotten while it
   * is connected. Rejects where the disk does not do it.
   */
  readonly forget: (device: DeviceId) => Promise<void>
  readonly xray: () => Promise<Xray>
  /** What a device lacks, as far as is known (everything where nothing is), images included; to be sealed and saved. */
  readonly exportFor: (device: DeviceId | undefined) => Promise<Exported>
  /** Takes what `exportFor` of another device of the group gave. */
  readonly importFile: (
    bytes: Uint8Array<ArrayBuffer>,
    from: { readonly id: DeviceId; readonly name: string },
  ) => Promise<FileResult>
  readonly stop: () => void
}
