/** SPAKE2 of RFC 9382 with P-256, SHA-256, HKDF and HMAC. A is the device that joins, B the one that invites. */
import { timingSafeEqual } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joined, utf8 } from './binary'
import type { Random } from './deviceKeys'

const Point = p256.Point
const order = Point.Fn.ORDER
/** Section 6 of the RFC. */
const pointM = Point.fromHex('02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f')
const pointN = Point.fromHex('03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49')

export const shareBytes = 65
export const confirmationBytes = 32

export type Side = 'A' | 'B'
export interface Identities {
  readonly a: Uint8Array
  readonly b: Uint8Array
}

export interface Agreed {
  /** Ke, 16 bytes: worth nothing before the other's confirmation was checked. */
  readonly key: Uint8Array
  /** SHA-256 of the transcript TT. */
  readonly transcript: Uint8Array
  /** What this side sends, 32 bytes. */
  readonly confirmation: Uint8Array
  /** Whether the other side has the same key; in constant time. */
  readonly isConfirmedBy: (confirmation: Uint8Array) => boolean
}

export interface Exchange {
  /** An uncompressed point, 65 bytes, to be sent. */
  readonly share: Uint8Array
  /** Undefined where the other's share is no point of the curve, or cancels the key out. */
  readonly finish: (share: Uint8Array) => Agreed | undefined
}

/**
 * The password scalar. scrypt with N = 4,096, r = 8, p = 1 (4 MiB, some 20 ms): the PAKE gives a guesser nothing to
 * work on offline, so the stretching only has to make guesses dear should the curve ever be broken.
 */
export function passwordScalar(password: Uint8Array, salt: Uint8Array): bigint {
  const bytes = scrypt(password, joined(utf8('drydock pair 1\0'), salt), { N: 4096, r: 8, p: 1, dkLen: 40 })
  const scalar = toNumber(bytes) % order
  return scalar === 0n ? 1n : scalar
}

export function randomScalar(random: Random): bigint {
  const scalar = toNumber(random(40)) % order
  return scalar === 0n ? 1n : scalar
}

/** `secret` is x or y of the RFC: fresh for each exchange. */
export function startExchange(side: Side, password: bigint, secret: bigint, identities: Identities): Exchange {
  const own = Point.BASE.multiply(secret).add((side === 'A' ? pointM : pointN).multiply(password))
  const share = Uint8Array.from(own.toBytes(false))
  return {
    share,
    finish: (theirs) => {
      const key = sharedPoint(side, password, secret, theirs)
      if (key === undefined) return undefined
      const [shareA, shareB] = side === 'A' ? [share, theirs] : [theirs, share]
      const scalar = Uint8Array.from(Point.Fn.toBytes(password))
      return deriveKeys(side, joined(...[identities.a, identities.b, shareA, shareB, key, scalar].map(counted)))
    },
  }
}

function sharedPoint(side: Side, password: bigint, secret: bigint, share: Uint8Array): Uint8Array | undefined {
  if (share.length !== shareBytes || share[0] !== 4) return undefined
  try {
    const theirs = Point.fromBytes(share)
    theirs.assertValidity() // Off the curve, or the point at infinity. The cofactor of P-256 is 1.
    const unmasked = theirs.subtract((side === 'A' ? pointN : pointM).multiply(password))
    if (unmasked.is0()) return undefined
    return Uint8Array.from(unmasked.multiply(secret).toBytes(false))
  } catch {
    return undefined
  }
}

function deriveKeys(side: Side, transcript: Uint8Array): Agreed {
  const hash = Uint8Array.from(sha256(transcript))
  const confirmationKeys = hkdf(sha256, hash.subarray(16), undefined, utf8('ConfirmationKeys'), 32)
  const macA = hmac(sha256, confirmationKeys.subarray(0, 16), transcript)
  const macB = hmac(sha256, confirmationKeys.subarray(16), transcript)
  const [own, expected] = side === 'A' ? [macA, macB] : [macB, macA]
  return {
    key: hash.slice(0, 16),
    transcript: Uint8Array.from(sha256(joined(utf8('drydock transcript 1\0'), transcript))),
    confirmation: Uint8Array.from(own),
    isConfirmedBy: (given) => given.length === confirmationBytes && timingSafeEqual(given, expected),
  }
}

/** A length of eight bytes, little-endian, as in section 3.3 of the RFC. */
function counted(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(bytes.length))
  return joined(new Uint8Array(length), bytes)
}

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
