/** What pairing asks of its surroundings, and what it is to them. */
import type { Pairing } from '../../bridge/contract'
import type { DeviceKeys, Random } from './deviceKeys'
import type { Roster } from './roster'

/** One stream with an authenticated peer. Each `send` is one whole message, and each `receive` gets one. */
export interface PairChannel {
  readonly send: (bytes: Uint8Array) => void
  readonly close: () => void
}

/** What the channel calls back. `nowMs` is monotonic. */
export interface PairEnd {
  readonly receive: (bytes: Uint8Array, nowMs: number) => void
  readonly closed: (nowMs: number) => void
}

export interface PairDevice {
  readonly keys: DeviceKeys
  /** Of this device, as it is shown on the other. */
  readonly name: string
  readonly roster: Roster
  /** Resolves once the whole list stands on disk; it is taken into `roster` only then. Rejects where it does not. */
  readonly keep: (entries: readonly Uint8Array[]) => Promise<void>
  readonly random: Random
  /** Something of `state` is not as it was. */
  readonly changed: () => void
}

/** What both `Inviter` and `Joiner` are. */
export interface PairingSide {
  readonly state: (nowMs: number) => Pairing
  /** The learner's answer to the digits. */
  readonly confirm: (isSame: boolean, nowMs: number) => void
  /** To be called every second or so while it is not over. */
  readonly tick: (nowMs: number) => void
  /** Ends it and closes its channels. */
  readonly end: () => void
  readonly isOver: () => boolean
}

export interface Inviter extends PairingSide {
  /** To be announced, so that a device with a typed code finds this one. */
  readonly nameplate: string
  /** A peer opened the protocol; undefined where it is refused, and the channel was closed. */
  readonly accept: (channel: PairChannel, remoteId: string, nowMs: number) => PairEnd | undefined
}

export interface Joiner extends PairingSide, PairEnd {}
