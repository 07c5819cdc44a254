/** What two devices say while they are paired, byte for byte. See ../wire/PAIRING.md. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joined, longBytes, Malformed, Reader, shortText, unsigned, utf8 } from './binary'
import { maxEntryBytes, mostEntries } from './rosterEntry'
import { type Agreed, confirmationBytes, type Side, shareBytes } from './spake2'

export const pairVersion = 1
export const pairLimits = {
  /** No message is longer; the carrier cuts off whoever sends more. */
  messageBytes: 256 * 1024,
  /** Any message but `welcome`, sealed or not. */
  shortBytes: 1024,
  /** The list of a group, over all its `welcome`s. */
  welcomeBytes: 16 * 1024 ** 2,
  stepMs: 10_000,
  /** How long both learners may look at the digits. */
  compareMs: 120_000,
  attempts: 4,
} as const

const welcomeChunkBytes = 128 * 1024

export const refusals = ['wrongCode', 'expired', 'tooManyTries', 'versions', 'busy'] as const
export type PairRefusal = (typeof refusals)[number]

/** How the joining device has the secret. */
export type Mode = 'secret' | 'code'

export type PlainMessage =
  | { readonly kind: 'hello'; readonly version: number; readonly mode: Mode; readonly share: Uint8Array }
  | { readonly kind: 'share'; readonly share: Uint8Array }
  | { readonly kind: 'confirm'; readonly confirmation: Uint8Array }
  | { readonly kind: 'refuse'; readonly why: PairRefusal; readonly triesLeft: number }
  | { readonly kind: 'sealed'; readonly sealed: Uint8Array }

export type SealedMessage =
  | { readonly kind: 'intro'; readonly name: string; readonly boxKey: Uint8Array; readonly devices: number }
  | { readonly kind: 'verdict'; readonly isSame: boolean }
  | { readonly kind: 'welcome'; readonly isLast: boolean; readonly entries: readonly Uint8Array[] }
  | { readonly kind: 'kept'; readonly isKept: boolean }

const modes: readonly Mode[] = ['secret', 'code']

export function encodePlain(message: PlainMessage): Uint8Array {
  switch (message.kind) {
    case 'hello':
      return joined(Uint8Array.of(1, message.version, modes.indexOf(message.mode)), message.share)
    case 'share':
      return joined(Uint8Array.of(2), message.share)
    case 'confirm':
      return joined(Uint8Array.of(3), message.confirmation)
    case 'refuse':
      return Uint8Array.of(4, refusals.indexOf(message.why), message.triesLeft)
    case 'sealed':
      return joined(Uint8Array.of(5), message.sealed)
  }
}

/** Throws `Malformed`. A hello of another version is read no further than its version. */
export function readPlain(bytes: Uint8Array): PlainMessage {
  const reader = new Reader(bytes)
  if (bytes.length > pairLimits.messageBytes) throw new Malformed('The message is too long.')
  const kind = reader.unsigned(1)
  if (kind === 5) return { kind: 'sealed', sealed: reader.bytes(reader.left) }
  if (bytes.length > pairLimits.shortBytes) throw new Malformed('The message is too long.')
  if (kind === 1) return readHello(reader)
  const message = readShort(kind, reader)
  reader.end()
  return message
}

function readHello(reader: Reader): PlainMessage {
  const version = reader.unsigned(1)
  if (version !== pairVersion) return { kind: 'hello', version, mode: 'code', share: new Uint8Array() }
  const mode = modes[reader.unsigned(1)]
  if (mode === undefined) throw new Malformed('The mode is unknown.')
  const share = reader.bytes(shareBytes)
  reader.end()
  return { kind: 'hello', version, mode, share }
}

function readShort(kind: number, reader: Reader): PlainMessage {
  if (kind === 2) return { kind: 'share', share: reader.bytes(shareBytes) }
  if (kind === 3) return { kind: 'confirm', confirmation: reader.bytes(confirmationBytes) }
  const why = kind === 4 ? refusals[reader.unsigned(1)] : undefined
  if (why === undefined) throw new Malformed('The message is unknown.')
  return { kind: 'refuse', why, triesLeft: reader.unsigned(1) }
}

export function encodeSealed(message: SealedMessage): Uint8Array {
  switch (message.kind) {
    case 'intro':
      return joined(Uint8Array.of(1), shortText(message.name), message.boxKey, unsigned(message.devices, 2))
    case 'verdict':
      return Uint8Array.of(2, message.isSame ? 1 : 0)
    case 'welcome':
      return encodeWelcome(message.isLast, message.entries)
    case 'kept':
      return Uint8Array.of(4, message.isKept ? 1 : 0)
  }
}

const encodeWelcome = (isLast: boolean, entries: readonly Uint8Array[]) =>
  joined(Uint8Array.of(3, isLast ? 1 : 0), unsigned(entries.length, 2), ...entries.map(longBytes))

/** A list in as many messages as it needs, none over the limit. */
export function welcomesOf(entries: readonly Uint8Array[]): SealedMessage[] {
  const rooms: Uint8Array[][] = [[]]
  let bytes = 0
  for (const entry of entries) {
    if (bytes + entry.length > welcomeChunkBytes) {
      rooms.push([])
      bytes = 0
    }
    rooms.at(-1)?.push(entry)
    bytes += entry.length + 4
  }
  return rooms.map((some, index) => ({ kind: 'welcome', isLast: index === rooms.length - 1, entries: some }))
}

/** Throws `Malformed`. */
export function readSealed(bytes: Uint8Array): SealedMessage {
  const reader = new Reader(bytes)
  const message = readInner(reader.unsigned(1), reader)
  reader.end()
  if (message.kind !== 'welcome' && bytes.length > pairLimits.shortBytes) throw new Malformed('It is too long.')
  return message
}

function readInner(kind: number, reader: Reader): SealedMessage {
  if (kind === 1)
    return { kind: 'intro', name: reader.shortText(), boxKey: reader.bytes(32), devices: reader.unsigned(2) }
  if (kind === 2) return { kind: 'verdict', isSame: readFlag(reader) }
  if (kind === 4) return { kind: 'kept', isKept: readFlag(reader) }
  if (kind !== 3) throw new Malformed('The message is unknown.')
  const isLast = readFlag(reader)
  const count = reader.unsigned(2)
  if (count > mostEntries) throw new Malformed('Too many entries.')
  return { kind: 'welcome', isLast, entries: Array.from({ length: count }, () => reader.longBytes(maxEntryBytes)) }
}

function readFlag(reader: Reader): boolean {
  const flag = reader.unsigned(1)
  if (flag > 1) throw new Malformed('It is neither yes nor no.')
  return flag === 1
}

export interface PairCipher {
  readonly seal: (bytes: Uint8Array) => Uint8Array
  /** Undefined where it is not the other side's next message. */
  readonly open: (sealed: Uint8Array) => Uint8Array | undefined
  /** Six digits for both screens. */
  readonly digits: string
}

/** Keys from the exchange, one for each way; the number of the message is its nonce. */
export function pairCipher(side: Side, { key, transcript }: Agreed): PairCipher {
  const derive = (purpose: string) => hkdf(sha256, key, transcript, utf8(`drydock pair 1 ${purpose}`), 32)
  const keyA = derive('A to B')
  const keyB = derive('B to A')
  const [own, theirs] = side === 'A' ? [keyA, keyB] : [keyB, keyA]
  let sent = 0
  let received = 0
  const nonce = (number: number) => joined(new Uint8Array(20), unsigned(number, 4))
  return {
    seal: (bytes) => xchacha20poly1305(own, nonce(sent++)).encrypt(bytes),
    open: (sealed) => {
      try {
        return xchacha20poly1305(theirs, nonce(received++)).decrypt(sealed)
      } catch {
        return undefined
      }
    },
    digits: String(Buffer.from(derive('digits')).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
  }
}
