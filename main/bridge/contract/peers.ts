/** The devices: what the page asks of `main/peers` and is told by it. Frames are bytes that the main process never reads. */
import { boolean, bytes, call, integer, nothing, oneOf, record, text } from './shape'

/** A libp2p peer id of an Ed25519 key, in base58. */
export const deviceId = text(60, /^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$/)
/** What the learner calls a device: no control, format or line characters, so that no name can pose as another. */
export const deviceName = text(40, /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
/** Who removed this device: its name, or its id where the name is not known. */
export const remover = text(60, /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
/** One message of the sync protocol; see main/peers/wire/WIRE.md. */
export const maxFrameBytes = 1_048_576
/** A session is one connection with one device, numbered anew each time. */
const session = integer(1, 2 ** 40)
const maxSealedBytes = 128 * 1024 ** 2

/* State. */
export type Refusal =
  /** No common version of the protocol: the other, or this one, must be updated. */
  | 'olderThere'
  | 'newerThere'
  /** It is not in the list of trusted devices. */
  | 'notTrusted'

export type Link =
  /** `since` in milliseconds since 1970. */
  | { readonly kind: 'connected'; readonly address: string; readonly since: number; readonly session?: number }
  /** Looked for, or called at `address`. */
  | { readonly kind: 'searching'; readonly address?: string; readonly lastFailure?: string }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly theirVersion?: string }

export interface PeerDevice {
  readonly id: string
  readonly name: string
  readonly link: Link
  /** When this device was last connected with it, milliseconds since 1970. */
  readonly lastSeenAt?: number
  /** Addresses that the learner typed in, `ip:port`. */
  readonly manual: readonly string[]
}

export type PairingFailure =
  | 'wrongCode' // the code or the invitation is not the one that the other device shows
  | 'expired'
  | 'tooManyTries'
  | 'notFound' // nobody with that code on this network
  | 'notAnInvitation' // the text is none
  | 'versions'
  | 'refusedThere' // the other learner said no
  | 'refusedHere'
  | 'inGroup' // both devices already have other devices
  | 'connection' // it broke off
  | 'notKept' // the trust list could not be written

export type Pairing =
  | { readonly kind: 'idle' }
  /** `invitation` is the text of the QR code and for pasting; `code` is for typing. Both end after `leftMs`. */
  | {
      readonly kind: 'inviting'
      readonly invitation: string
      readonly code: string
      readonly leftMs: number
      readonly triesLeft: number
    }
  | { readonly kind: 'joining' }
  /** The same six digits must stand on both screens. */
  | {
      readonly kind: 'comparing'
      readonly digits: string
      readonly device: string
      readonly name: string
      /** The name of a device here that this one's could be taken for. */
      readonly resembles?: string
      readonly hasAccepted: boolean
    }
  | { readonly kind: 'done'; readonly device: string; readonly name: string }
  | { readonly kind: 'failed'; readonly why: PairingFailure; readonly triesLeft?: number }

export interface PeersState {
  /** The learner's switch. While it is off there is no process and no packet. */
  readonly isOn: boolean
  readonly process: 'off' | 'starting' | 'running' | 'failed'
  /** Why it failed, for the log and the doctor. */
  readonly reason?: string
  /** The X-ray's switch: the process runs, and every connection is held closed. */
  readonly isCut: boolean
  /** This device; undefined until devices were first switched on. */
  readonly self?: { readonly id: string; readonly name: string; readonly addresses: readonly string[] }
  /** Where the device's key stands. `plain`: the system has no key store, so whoever reads the disk has the key. */
  readonly keyStore: 'system' | 'plain' | 'none'
  readonly devices: readonly PeerDevice[]
  /** Another device removed this one. What is stored here stays. */
  readonly removed?: { readonly by: string }
  readonly pairing: Pairing
}

/** One attempt of a connection, or one message to the network at large. */
export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly what: 'dial' | 'accept' | 'search' | 'answer' | 'listen'
  /** `ip:port`, or an interface's address for `search` and `answer`. */
  readonly address: string
  readonly device?: string
  /** The learner typed this address in. */
  readonly isTyped?: boolean
  readonly outcome: 'open' | 'refused' | 'failed' | 'sent'
  readonly detail?: string
  /** How often the same happened in a row, and when last. */
  readonly count: number
  readonly lastAt: number
}
export interface Ledger {
  /** The newest first, at most 2,000. */
  readonly entries: readonly LedgerEntry[]
  /** Entries that were let go because there were more. */
  readonly dropped: number
}

export const findingIds = [
  'process',
  'interfaces',
  'vpn',
  'multicast',
  'listening',
  'neighbours',
  'reachability',
  'isolation',
  'versions',
  'clock',
  'trust',
] as const
export interface Finding {
  readonly id: (typeof findingIds)[number]
  readonly state: 'good' | 'warn' | 'bad' | 'unknown'
  /** Which sentence of that id, such as `none`, `onlyLinkLocal`, `refused`, `timeout`. */
  readonly case: string
  /** What the sentence names: an interface, an address, a device, a number of seconds. */
  readonly values: Readonly<Record<string, string>>
}

export type PeersResult = { readonly done: true } | { readonly done: false; readonly reason: string }
export type SealedResult =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly from?: string }
  /** `stranger`: sealed by another group, or by a device that is not trusted; `damaged`; `newer`; `noKey`. */
  | { readonly kind: 'failed'; readonly why: 'stranger' | 'damaged' | 'newer' | 'noKey' }

export const peersCalls = {
  peersState: call<PeersState>()(nothing),
  peersSwitch: call<PeersResult>()(record({ isOn: boolean })),
  peersCut: call<PeersResult>()(record({ isCut: boolean })),
  /** This device's own name, or another's. */
  peersRename: call<PeersResult>()(record({ device: deviceId, name: deviceName })),
  /** For good: the others get a new key, and the device is told when it returns. */
  peersRemove: call<PeersResult>()(record({ device: deviceId })),
  /** This device leaves its group, and forgets the others. */
  peersLeave: call<PeersResult>()(nothing),
  peersAddress: call<PeersResult>()(
    record({ device: deviceId, address: text(60, /^[0-9a-fA-F.:[\]]+:\d{1,5}$/), isAdded: boolean }),
  ),
  /** Switches the devices on where they are off. */
  peersInvite: call<PeersResult>()(nothing),
  /** Takes an invitation's text or a typed code. */
  peersJoin: call<PeersResult>()(record({ words: text(2_000) })),
  peersConfirm: call<PeersResult>()(record({ isSame: boolean })),
  peersEndPairing: call<void>()(nothing),
  peersLedger: call<Ledger>()(nothing),
  peersForgetLedger: call<void>()(nothing),
  peersDoctor: call<readonly Finding[]>()(nothing),
  /** From now on sessions are told to this page, those that stand first. */
  peersListen: call<void>()(nothing),
  /** Resolves once the stream has taken it, which is the back-pressure; false where the session has ended. */
  peersSend: call<boolean>()(record({ session, bytes: bytes(maxFrameBytes) })),
  /** Bytes of frames that the page has worked off; the process lets only so many be under way. */
  peersTook: call<void>()(record({ session, bytes: integer(1, 2 ** 30) })),
  /** Ends a session: it is opened anew after `pauseMs`. */
  peersHangUp: call<void>()(record({ session, why: oneOf('refused', 'protocol', 'idle') })),
  /** Under the group's key, so that only its devices read it. */
  peersSeal: call<SealedResult>()(record({ bytes: bytes(maxSealedBytes) })),
  peersUnseal: call<SealedResult>()(record({ bytes: bytes(maxSealedBytes) })),
} as const

export const peersEvents = {
  /** Something of `peersState` is not as it was. */
  peersChanged: nothing,
  /** `isFirst`: this side begins the exchange. */
  peersOpened: record({ session, device: deviceId, isFirst: boolean }),
  peersFrame: record({ session, bytes: bytes(maxFrameBytes) }),
  peersClosed: record({ session, why: text(200) }),
} as const

/** Frames under way to the page, in bytes, before the process stops reading from the stream. */
export const pageWindowBytes = 2 * 1024 ** 2
export const ledgerLimit = 2_000
