/** What the main process and the process of the devices tell each other, by structured clone. */
import type { Finding, LedgerEntry, Pairing, PeerDevice, SealedResult } from '../bridge/contract'

/** What must survive the process: written by the main process, the secret part under the system's key store. */
export interface Kept {
  /** 32 bytes: the seed of the device's Ed25519 key, from which its other keys derive. Secret. */
  readonly seed: Uint8Array
  /** Secret. See pairing/groupKeys.ts. */
  readonly epochKeys: readonly { readonly epoch: string; readonly key: Uint8Array }[]
  /** Encoded entries of the roster, in any order. See pairing/roster.ts. */
  readonly roster: readonly Uint8Array[]
  /** This device's name before it has a group. */
  readonly name: string
  /** TCP port that it listens on for good; 0 until it has one. */
  readonly port: number
  /** Where devices were last reached, `ip:port`, the newest first; and addresses that were typed in. */
  readonly addresses: readonly {
    readonly device: string
    readonly seen: readonly string[]
    readonly manual: readonly string[]
    readonly lastSeenAt?: number
  }[]
}

export type ToPeers =
  | { readonly kind: 'start'; readonly kept: Kept; readonly appVersion: string; readonly isCut: boolean }
  | { readonly kind: 'kept'; readonly id: number; readonly fault?: string }
  | { readonly kind: 'cut'; readonly isCut: boolean }
  | { readonly kind: 'rename'; readonly id: number; readonly device: string; readonly name: string }
  | { readonly kind: 'remove'; readonly id: number; readonly device: string }
  | { readonly kind: 'leave'; readonly id: number }
  | {
      readonly kind: 'address'
      readonly id: number
      readonly device: string
      readonly address: string
      readonly isAdded: boolean
    }
  | { readonly kind: 'invite'; readonly id: number }
  | { readonly kind: 'join'; readonly id: number; readonly words: string }
  | { readonly kind: 'confirm'; readonly id: number; readonly isSame: boolean }
  | { readonly kind: 'endPairing' }
  | { readonly kind: 'doctor'; readonly id: number }
  | { readonly kind: 'seal'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'unseal'; readonly id: number; readonly bytes: Uint8Array }
  /** Whether a page is there; without one no session is opened. */
  | { readonly kind: 'listen'; readonly isListening: boolean }
  | { readonly kind: 'send'; readonly id: number; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'took'; readonly session: number; readonly bytes: number }
  | { readonly kind: 'hangUp'; readonly session: number; readonly why: string }
  /** The computer slept: connections may be dead though their sockets stand. */
  | { readonly kind: 'resumed' }
  /** Closes everything in good order, then the process ends by itself. */
  | { readonly kind: 'stop' }

export interface ProcessState {
  readonly self: { readonly id: string; readonly name: string; readonly addresses: readonly string[] }
  readonly devices: readonly PeerDevice[]
  readonly removed?: { readonly by: string }
  readonly pairing: Pairing
}

export type FromPeers =
  | { readonly kind: 'state'; readonly state: ProcessState }
  /** To be written; what waits for it goes on when `kept` with the same id comes back. */
  | { readonly kind: 'keep'; readonly id: number; readonly kept: Kept }
  /** The answer to a message with that id; a reason is a fixed word, or a sentence for the log. */
  | { readonly kind: 'done'; readonly id: number; readonly reason?: string }
  | { readonly kind: 'sent'; readonly id: number; readonly isSent: boolean }
  | { readonly kind: 'sealed'; readonly id: number; readonly result: SealedResult }
  | { readonly kind: 'found'; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly kind: 'opened'; readonly session: number; readonly device: string; readonly isFirst: boolean }
  | { readonly kind: 'frame'; readonly session: number; readonly bytes: Uint8Array }
  | { readonly kind: 'closed'; readonly session: number; readonly why: string }
  | { readonly kind: 'ledger'; readonly entry: Omit<LedgerEntry, 'count' | 'lastAt'> }
  | { readonly kind: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly message: string }
