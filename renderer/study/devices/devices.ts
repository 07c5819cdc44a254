/** The learner's devices as the screens see them: data only, made by the app from what `main/peers` and `sync` say. */
import type { DocName } from '../record'

export type DeviceId = string

/** What the learner made, by kind, as a receipt counts it. */
export const madeKinds = ['notes', 'cards', 'events', 'answers', 'read', 'labs', 'settings'] as const
export type MadeKind = (typeof madeKinds)[number]

export interface ReceiptEntry {
  readonly kind: MadeKind
  /** A note's, card's, event's or answer's id; `chapter/section` for `read`. */
  readonly id: string
  readonly what: 'added' | 'changed' | 'gone'
  /** A title or the first words, for people. */
  readonly title: string
  /** What stood there before the sync, as plain data of the document; undefined where nothing did. */
  readonly before?: unknown
  /** What the sync left there, as `fingerprint` gives it: an undo leaves alone what was changed since. */
  readonly after: string
  /**
   * What the sync left there, as plain data, of notes and cards that were there before and where there is room: with it an
   * undo takes back its own part of what was changed since.
   */
  readonly left?: unknown
}

/** One paragraph that was edited on both sides since the devices were last equal. */
export interface BothSides {
  readonly note: string
  readonly title: string
  readonly here: string
  readonly there: string
  readonly merged: string
}

/** What one meeting of two devices, or one file, changed on this device. It grows while the devices stay connected. */
export interface Receipt {
  readonly id: string
  readonly device: { readonly id: DeviceId; readonly name: string }
  readonly via: 'network' | 'file'
  /** Milliseconds since 1970, by this device's clock. */
  readonly from: number
  readonly to: number
  readonly entries: readonly ReceiptEntry[]
  /** Entries of which only the count was kept, because there were too many; they cannot be undone one by one. */
  readonly more: Readonly<Partial<Record<MadeKind, number>>>
  readonly both: readonly BothSides[]
  /** The backup that was made before, where one was. */
  readonly backup?: string
  readonly undone?: { readonly at: number; readonly kept: number }
}

/** How this device and another stand, in the order in which they should be told. */
export type SyncPhase =
  | { readonly kind: 'apart' } // not connected
  | { readonly kind: 'comparing' }
  | { readonly kind: 'exchanging'; readonly toSend: number; readonly received: number }
  /** The other takes nothing of this one now: it waits for its learner or for a backup, or has refused something. */
  | { readonly kind: 'held' }
  /** Everything is merged, and on this device's disk. */
  | { readonly kind: 'equal' }
  /** Merged, but not yet on the disk. */
  | { readonly kind: 'saving' }
  /** No backup could be written, so nothing is merged yet. */
  | { readonly kind: 'waiting'; readonly why: 'backup'; readonly detail: string }
  /** The other sends deletions so many that the learner should say yes first. */
  | { readonly kind: 'asking'; readonly deletions: Readonly<Partial<Record<MadeKind, number>>> }
  /** The learner said no to that, so that nothing of it is merged until they say yes. */
  | { readonly kind: 'denied'; readonly deletions: Readonly<Partial<Record<MadeKind, number>>> }
  /** The same changes, another content: it must not be, and is told. */
  | { readonly kind: 'differs'; readonly docs: readonly DocName[] }
  /** What it sent was refused, and is kept aside. */
  | { readonly kind: 'refused'; readonly detail: string }

export interface SyncedDevice {
  readonly id: DeviceId
  readonly phase: SyncPhase
  /** The phase is that of a file of it that is being taken in: it need not be connected. */
  readonly isByFile?: boolean
  /** When both were last known to be equal; undefined where they never were. */
  readonly equalAt?: number
}

/* The X-ray. */
export interface DocXray {
  readonly doc: DocName
  readonly bytes: number
  readonly structs: number
  readonly deletions: number
  /** By client, the clock up to which its changes are here; the largest first. */
  readonly vector: readonly { readonly client: number; readonly clock: number; readonly isThis: boolean }[]
  readonly pending: boolean
  readonly hash?: string
}
export interface LinkXray {
  readonly device: DeviceId
  readonly docs: readonly {
    readonly doc: DocName
    readonly state: 'comparing' | 'behind' | 'ahead' | 'both' | 'equal' | 'apart'
    readonly sentBytes: number
    readonly receivedBytes: number
  }[]
}
export interface SeenFrame {
  readonly at: number
  readonly device: DeviceId
  readonly way: 'in' | 'out'
  readonly kind: string
  readonly doc?: DocName
  readonly bytes: number
}
export interface Xray {
  readonly docs: readonly DocXray[]
  readonly links: readonly LinkXray[]
  /** The newest last, at most 200. */
  readonly frames: readonly SeenFrame[]
}

/** What the gate refused, kept as it came. */
export interface Quarantined {
  readonly id: string
  readonly device: DeviceId
  readonly doc: DocName
  readonly at: number
  readonly size: number
  readonly detail: string
}
