/** What the network needs of the rest of the process, and what it tells. */
import type { Connection, Stream } from '@libp2p/interface'
import type { LedgerEntry, Refusal } from '../bridge/contract'
import type { Connected } from './connections'
import type { Plate } from './mdnsRecords'
import type { Trust } from './trust'
import type { VersionRange } from './wire/bodies'

export interface NetworkEvents {
  readonly ready: (connected: Connected) => void
  readonly opened: (connected: Connected) => void
  readonly message: (connected: Connected, bytes: Uint8Array) => void
  readonly closed: (connected: Connected, why: string) => void
  readonly ended: (connected: Connected, why: string) => void
  readonly refused: (device: string, why: Refusal, theirVersion: string) => void
  readonly paired: (stream: Stream, connection: Connection) => void
  readonly plate: (plate: Plate, ip: string) => void
  readonly ledger: (entry: Omit<LedgerEntry, 'at' | 'count' | 'lastAt'>) => void
  /** Something of the state is not as it was. */
  readonly changed: () => void
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
}

export interface NetworkOptions {
  readonly selfId: string
  readonly seed: Uint8Array
  readonly port: number
  readonly trust: Trust
  readonly app: string
  readonly versions: VersionRange
  /** Kept addresses, typed ones first. */
  readonly known: (device: string) => readonly string[]
  /** All whose addresses are known, members or not any more. */
  readonly knownDevices: () => readonly string[]
  readonly hasManual: (device: string) => boolean
  /** Whether strangers may come, since somebody pairs. */
  readonly isPairing: () => boolean
  readonly nowMs: () => number
  readonly wallMs: () => number
  readonly chance: () => number
  readonly events: NetworkEvents
}
