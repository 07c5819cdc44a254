/** What the app sees of storage: the documents, whether they are saved, and what was found damaged. */
import type { DrydockBridge } from '../platform/bridge'
import type { DeviceId, Receipt } from '../study/devices/devices'
import type { DocName, RecordDocs, SaveState, Watched } from '../study/record'

/** A part that could not be read, or a change of another device that was refused, kept as it is. `bytes` gives it for an export. */
export interface SetAside {
  readonly id: string
  readonly doc: DocName | 'unknown'
  readonly what: 'row' | 'checkpoint' | 'image' | 'version' | 'receipt' | 'device' | 'update'
  readonly reason: string
  readonly at: number
  readonly size: number
  /** Of an update: who sent it. `name` is what the device was called then. */
  readonly from?: { readonly id: DeviceId; readonly name: string }
}

/** What is missing against what this device is known to have had. */
export type Loss =
  /** Nothing is stored, though there was something. */
  | { readonly kind: 'emptied' }
  /** Some changes are gone: the documents named lack what was saved before. */
  | { readonly kind: 'partial'; readonly docs: readonly DocName[] }

export interface Health {
  readonly save: SaveState
  readonly setAside: readonly SetAside[]
  /** Undefined once restored or set right. */
  readonly loss: Loss | undefined
  /** The browser could not open the database, so a new one was begun: its files are in this folder of the profile. */
  readonly begunAnew: { readonly kept: string } | undefined
  /** Bytes: used by the app and granted, as the browser estimates. */
  readonly usage: { readonly used: number; readonly granted: number } | undefined
}

/** Images by the SHA-256 of their bytes (hex): immutable, beside the documents. */
export interface ImageStore {
  /** Gives the hash. Rejects with a sentence where the image is too large, not an image, or could not be written. */
  readonly put: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>
  readonly get: (
    hash: string,
  ) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | undefined>
  readonly hashes: () => Promise<readonly string[]>
}

/** Older texts of notes on this device: written when a note rests, thinned with age. */
export interface VersionStore {
  readonly add: (note: string, at: number, text: string) => Promise<void>
  readonly list: (note: string) => Promise<readonly { readonly at: number; readonly length: number }[]>
  readonly get: (note: string, at: number) => Promise<string | undefined>
}

/** Where this device stands in something, such as a quiz: short texts by name. A damaged one is as if it had never been. */
export interface PlaceStore {
  readonly get: (name: string) => Promise<string | undefined>
  /** Undefined forgets it. */
  readonly put: (name: string, text: string | undefined) => Promise<void>
}

/** What is known of syncs, on this device only. Not there is what was never put, is damaged, or was let go as too old. */
export interface ReceiptStore extends Watched {
  /** Also takes the place of one with the same id. The newest 200 are kept, of 64 million letters together at most. */
  readonly put: (receipt: Receipt) => Promise<void>
  /** The newest first. */
  readonly list: () => Promise<readonly Receipt[]>
  readonly get: (id: string) => Promise<Receipt | undefined>
}

/** What another device was last known to have. */
export interface KnownDevice {
  readonly id: DeviceId
  /** Milliseconds since 1970; undefined where both were never known to be equal. */
  readonly equalAt?: number
  /** V1 state vectors. */
  readonly vectors: Readonly<Partial<Record<DocName, Uint8Array<ArrayBuffer>>>>
}

export interface RefusedUpdate {
  readonly device: DeviceId
  /** What the device is called; its id where that is not known. */
  readonly name?: string
  readonly doc: DocName
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly detail: string
}

export interface SyncStore {
  readonly receipts: ReceiptStore
  readonly putDevice: (device: KnownDevice) => Promise<void>
  readonly devices: () => Promise<readonly KnownDevice[]>
  readonly forgetDevice: (id: DeviceId) => Promise<void>
  /** Of one device the newest 50 are kept, of 16 MB together at most; the same bytes once. */
  readonly setAside: (refused: RefusedUpdate) => Promise<void>
}

export interface RecordStore extends Watched {
  readonly docs: RecordDocs
  readonly health: () => Health
  readonly images: ImageStore
  readonly versions: VersionStore
  readonly places: PlaceStore
  readonly sync: SyncStore
  /** Resolves true once every change so far is on the disk, false where that failed or took longer than `withinMs`. */
  readonly flush: (withinMs: number) => Promise<boolean>
  readonly setAsideBytes: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /**
   * Per document, V1 state vector: what is durably stored now. The vault's mark is compared with it at the next start,
   * to notice that something went missing.
   */
  readonly vectors: () => Readonly<Record<DocName, Uint8Array<ArrayBuffer>>>
  /** The learner goes on without what `Health.loss` says is missing: it is no longer said. */
  readonly acceptLoss: () => Promise<void>
  readonly close: () => Promise<void>
}

export type StorageFiles = Pick<DrydockBridge, 'storageState' | 'resetStorage'>

export interface StoreOptions {
  readonly now: () => number
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
  /** What the vault last marked as stored, or undefined where it knows nothing. */
  readonly known: Partial<Readonly<Record<DocName, Uint8Array<ArrayBuffer>>>> | undefined
  /** What the shell knows and does of the browser's files; undefined where the window has none. */
  readonly files?: StorageFiles
  /**
   * Called before stored data is brought to a newer format, with every document as it was (one V1 update each). The
   * migration waits for it, and does not happen where it rejects.
   */
  readonly beforeMigration?: (from: number, docs: Readonly<Record<DocName, Uint8Array<ArrayBuffer>>>) => Promise<void>
}
