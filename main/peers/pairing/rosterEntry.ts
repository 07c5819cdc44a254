/** One entry of the trust list: its bytes, its hash, its signature. See ../wire/PAIRING.md. */
import { sha256 } from '@noble/hashes/sha2.js'
import { isEqual, joined, Malformed, Newer, Reader, shortText, toHex, unsigned } from './binary'
import { type DeviceKeys, sealBytes, verifySignature } from './deviceKeys'
import { isCleanName } from './deviceName'

export const kinds = ['genesis', 'add', 'remove', 'rename', 'share'] as const
export type Kind = (typeof kinds)[number]

/** The key that `entry` brought, sealed to `device`. */
export interface SealedKey {
  readonly device: Uint8Array
  /** Hash of the entry that brought it; noughts for the entry that it stands in, whose hash is not yet known. */
  readonly entry: Uint8Array
  /** 80 bytes. */
  readonly sealed: Uint8Array
}

export interface Draft {
  readonly kind: Kind
  /** 32 bytes: the hash of the group's genesis; in the genesis itself, 32 random bytes. */
  readonly group: Uint8Array
  /** Hashes, ascending. */
  readonly parents: readonly Uint8Array[]
  /** Ed25519 keys. */
  readonly by: Uint8Array
  readonly subject: Uint8Array
  /** Of genesis, add and rename; else empty. */
  readonly name: string
  /** X25519, of genesis and add; else 32 noughts. */
  readonly boxKey: Uint8Array
  readonly keys: readonly SealedKey[]
}

export interface Entry extends Draft {
  /** SHA-256 of `bytes`, in hexadecimal digits. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/**
 * `entries` and `bytes` are what a list holds; beyond that, so many of the devices that were first in it may each still
 * sign so many removals, so that nobody who fills the list keeps himself from being removed.
 */
export const entryLimits = {
  ...{ version: 1, parents: 16, keys: 512, members: 256, entries: 1_024, bytes: 4 * 1024 ** 2 },
  ...{ seniors: 16, removalsOfSenior: 4 },
} as const
export const mostEntries = entryLimits.entries + entryLimits.seniors * entryLimits.removalsOfSenior
export const noughts: Uint8Array = new Uint8Array(32)
const signatureBytes = 64
const sealedKeyBytes = 32 + sealBytes
/** No valid entry is longer. */
export const maxEntryBytes = 4096 + entryLimits.keys * (64 + sealedKeyBytes)
const context = 'roster 1'
/** Hashes of entries whose signature was found right: a list is read when it is offered, and again when it is taken. */
const verified = new Set<string>()

export const hashOf = (bytes: Uint8Array): Uint8Array => Uint8Array.from(sha256(bytes))

export function signEntry(draft: Draft, keys: DeviceKeys): Entry {
  const body = encodeBody(draft)
  const bytes = joined(body, keys.sign(context, body))
  return { ...draft, bytes, hash: toHex(hashOf(bytes)) }
}

/**
 * Throws `Malformed` where the bytes are no entry in canonical form, or the signature is not that of `by`; `Newer` where
 * the entry is of a later version, of which nothing but the version can be read here.
 */
export function readEntry(given: Uint8Array): Entry {
  if (given.length > maxEntryBytes) throw new Malformed('The entry is too long.')
  const bytes = given.slice()
  const body = bytes.subarray(0, -signatureBytes)
  const draft = readBody(new Reader(body))
  checkForm(draft)
  const hash = toHex(hashOf(bytes))
  const signature = bytes.subarray(-signatureBytes)
  if (!verified.has(hash)) {
    if (!verifySignature(draft.by, context, body, signature)) throw new Malformed('The signature is forged.')
    if (verified.size >= entryLimits.entries) verified.clear()
    verified.add(hash)
  }
  return { ...draft, bytes, hash }
}

function encodeBody(draft: Draft): Uint8Array {
  return joined(
    unsigned(entryLimits.version, 1),
    unsigned(kinds.indexOf(draft.kind) + 1, 1),
    draft.group,
    unsigned(draft.parents.length, 1),
    ...draft.parents,
    draft.by,
    draft.subject,
    shortText(draft.name),
    draft.boxKey,
    unsigned(draft.keys.length, 2),
    ...draft.keys.flatMap((key) => [key.device, key.entry, key.sealed]),
  )
}

function readBody(reader: Reader): Draft {
  const version = reader.unsigned(1)
  if (version > entryLimits.version) throw new Newer(`The entry is of version ${version}.`)
  if (version !== entryLimits.version) throw new Malformed('The entry has no version.')
  const kind = kinds[reader.unsigned(1) - 1]
  if (kind === undefined) throw new Malformed('The entry is of no known kind.')
  const group = reader.bytes(32)
  const parents = readMany(reader.unsigned(1), entryLimits.parents, () => reader.bytes(32))
  const by = reader.bytes(32)
  const subject = reader.bytes(32)
  const name = reader.shortText()
  const boxKey = reader.bytes(32)
  const keys = readMany(reader.unsigned(2), entryLimits.keys, () => ({
    device: reader.bytes(32),
    entry: reader.bytes(32),
    sealed: reader.bytes(sealedKeyBytes),
  }))
  reader.end()
  return { kind, group, parents, by, subject, name, boxKey, keys }
}

function readMany<T>(count: number, limit: number, read: () => T): T[] {
  if (count > limit) throw new Malformed(`More than ${limit} of a kind.`)
  return Array.from({ length: count }, read)
}

function checkForm({ kind, parents, by, subject, name, boxKey, keys }: Draft): void {
  const isFirst = kind === 'genesis'
  if (isFirst !== (parents.length === 0)) throw new Malformed('Only a genesis is without parents.')
  if (parents.some((hash, index) => index > 0 && Buffer.compare(parents[index - 1] ?? noughts, hash) >= 0))
    throw new Malformed('The parents are not in order.')
  if (isFirst && !isEqual(by, subject)) throw new Malformed('A genesis is of its own device.')
  const hasName = isFirst || kind === 'add' || kind === 'rename'
  if (hasName ? !isCleanName(name) : name !== '') throw new Malformed('The name is not as it must be.')
  const hasBox = isFirst || kind === 'add'
  if (hasBox === isEqual(boxKey, noughts)) throw new Malformed('The box key is not as it must be.')
  if (kind === 'rename' && keys.length > 0) throw new Malformed('A rename brings no keys.')
  const isOwn = isFirst || kind === 'remove'
  if (keys.some((key) => isEqual(key.entry, noughts) !== isOwn)) throw new Malformed('A key is of the wrong entry.')
}
