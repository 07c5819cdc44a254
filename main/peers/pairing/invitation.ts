/** What the inviting device shows: a text for a QR code and for pasting, and a code for typing. See ../wire/PAIRING.md. */
import { sha256 } from '@noble/hashes/sha2.js'
import { crockford, decodeBase32, encodeBase32 } from './base32'
import { isEqual, joined, Malformed, Reader, shortText, unsigned } from './binary'
import { idOf, keyOf, type Random } from './deviceKeys'

export interface Invitation {
  /** Of the inviting device. */
  readonly id: string
  /** 32 bytes; undefined where the device has no group yet. */
  readonly group: Uint8Array | undefined
  /** `ip:port`, at most 8. */
  readonly addresses: readonly string[]
  /** 16 random bytes, for one pairing. */
  readonly secret: Uint8Array
}

/** Two public characters by which the inviting device is found, and eight secret ones. */
export interface TypedCode {
  readonly nameplate: string
  readonly secret: string
}

export type Words =
  | { readonly kind: 'invitation'; readonly invitation: Invitation }
  | { readonly kind: 'code'; readonly code: TypedCode }
  /** An invitation of a later version. */
  | { readonly kind: 'newer' }

export const invitationLimits = { addresses: 8, lastsMs: 120_000, wrongTries: 3, textLength: 2_000 } as const
const mark = 'DRYDOCK'
const version = 1
const checksumBytes = 4
const checksum = (bytes: Uint8Array) => sha256(bytes).subarray(0, checksumBytes)

export const newSecret = (random: Random): Uint8Array => random(16)

/** The nameplate says nothing of the secret: 10 and 40 bits of chance. */
export function newCode(random: Random): TypedCode {
  return {
    nameplate: encodeBase32(random(2), crockford).slice(0, 2),
    secret: encodeBase32(random(5), crockford),
  }
}

/** Such as `K7-4FQX-9M2P`. */
export const codeText = ({ nameplate, secret }: TypedCode): string =>
  `${nameplate}-${secret.slice(0, 4)}-${secret.slice(4)}`

export function invitationText({ id, group, addresses, secret }: Invitation): string {
  const kept = addresses.slice(0, invitationLimits.addresses)
  const payload = joined(
    unsigned(group === undefined ? 0 : 1, 1),
    group ?? new Uint8Array(),
    keyOf(id),
    secret,
    unsigned(kept.length, 1),
    ...kept.map(encodeAddress),
  )
  return `${mark}${version}:${encodeBase32(joined(payload, checksum(payload)))}`
}

/** Undefined where it is neither, a mistyped invitation among them. Blanks, line breaks and case do not matter. */
export function readWords(words: string): Words | undefined {
  if (words.length > invitationLimits.textLength) return undefined
  const text = words.replace(/\s+/gu, '').toUpperCase()
  if (text.startsWith(mark)) return readInvitation(text.slice(mark.length))
  const typed = text.replace(/[-–—]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (typed.length !== 10 || [...typed].some((character) => !crockford.includes(character))) return undefined
  return { kind: 'code', code: { nameplate: typed.slice(0, 2), secret: typed.slice(2) } }
}

function readInvitation(text: string): Words | undefined {
  const [, number, encoded] = /^(\d{1,3}):(.+)$/.exec(text) ?? []
  const bytes = encoded === undefined ? undefined : decodeBase32(encoded)
  if (bytes === undefined || bytes.length <= checksumBytes) return undefined
  const payload = bytes.subarray(0, -checksumBytes)
  if (!isEqual(checksum(payload), bytes.subarray(-checksumBytes))) return undefined
  if (Number(number) !== version) return { kind: 'newer' }
  try {
    return { kind: 'invitation', invitation: readPayload(new Reader(payload)) }
  } catch (fault) {
    if (fault instanceof Malformed) return undefined
    throw fault
  }
}

function readPayload(reader: Reader): Invitation {
  const hasGroup = reader.unsigned(1)
  if (hasGroup > 1) throw new Malformed('A mark is unknown.')
  const group = hasGroup === 1 ? reader.bytes(32) : undefined
  const id = idOf(reader.bytes(32))
  const secret = reader.bytes(16)
  const count = reader.unsigned(1)
  if (count > invitationLimits.addresses) throw new Malformed('Too many addresses.')
  const addresses = Array.from({ length: count }, () => readAddress(reader))
  reader.end()
  return { id, group, addresses, secret }
}

/** IPv4 in six bytes after a 4; all else as text, after a 0. */
function encodeAddress(address: string): Uint8Array {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3}):(\d{1,5})$/.exec(address)?.slice(1).map(Number)
  const port = parts?.pop()
  const isIpv4 = parts?.every((part) => part < 256) === true && port !== undefined && port < 65_536
  if (!isIpv4) return joined(unsigned(0, 1), shortText(address))
  return joined(unsigned(4, 1), Uint8Array.from(parts), unsigned(port, 2))
}

function readAddress(reader: Reader): string {
  const kind = reader.unsigned(1)
  if (kind === 4) return `${reader.bytes(4).join('.')}:${reader.unsigned(2)}`
  const address = reader.shortText()
  if (kind !== 0 || !/^[0-9a-fA-F.:[\]]{2,54}:\d{1,5}$/.test(address)) throw new Malformed('It is no address.')
  return address
}
