/** The keys of one device, all from one seed of 32 bytes: Ed25519 for its name and signatures, X25519 to seal to it. */
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { publicKeyFromRaw } from '@libp2p/crypto/keys'
import { peerIdFromPublicKey, peerIdFromString } from '@libp2p/peer-id'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { joined, utf8 } from './binary'

/** Gives that many bytes that nobody can foresee. */
export type Random = (bytes: number) => Uint8Array
export const systemRandom: Random = (bytes) => new Uint8Array(randomBytes(bytes))

export interface DeviceKeys {
  /** The libp2p peer id, in base58. */
  readonly id: string
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** X25519, 32 bytes. */
  readonly boxKey: Uint8Array
  /** 64 bytes. `context` keeps signatures for one purpose from serving another. */
  readonly sign: (context: string, bytes: Uint8Array) => Uint8Array
  /** What was sealed to this device by `sealTo` in the same context; undefined where it was not. */
  readonly open: (context: string, sealed: Uint8Array) => Uint8Array | undefined
}

/** What `sealTo` adds, in bytes: a one-time X25519 key and a tag. */
export const sealBytes = 48

/** What stands before the 32 bytes of a key in DER, where the last byte of the algorithm's number tells the curve. */
const pkcs8Heads = { ed25519: '302e020100300506032b657004220420', x25519: '302e020100300506032b656e04220420' } as const
const spkiHeads = { ed25519: '302a300506032b6570032100', x25519: '302a300506032b656e032100' } as const
type Curve = keyof typeof spkiHeads

const privateKey = (curve: Curve, secret: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(pkcs8Heads[curve], 'hex'), secret]),
    format: 'der',
    type: 'pkcs8',
  })
const publicKey = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([Buffer.from(spkiHeads[curve], 'hex'), raw]), format: 'der', type: 'spki' })
const rawPublicKey = (secret: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32))
/** Throws where it would be noughts, whatever the secret. */
const sharedSecret = (secret: KeyObject, raw: Uint8Array): Uint8Array =>
  new Uint8Array(diffieHellman({ privateKey: secret, publicKey: publicKey('x25519', raw) }))
const framed = (context: string, bytes: Uint8Array) => joined(utf8(`drydock ${context}\0`), bytes)

export const idOf = (publicKey: Uint8Array): string => {
  const key = publicKeyFromRaw(publicKey)
  if (key.type !== 'Ed25519') throw new TypeError('It is no Ed25519 key.')
  return peerIdFromPublicKey(key).toString()
}

/** The Ed25519 key that a peer id is made of, 32 bytes; throws where it is made of something else. */
export function keyOf(id: string): Uint8Array {
  const peer = peerIdFromString(id)
  if (peer.type !== 'Ed25519') throw new TypeError('It is no Ed25519 peer id.')
  return Uint8Array.from(peer.publicKey.raw)
}

export function deviceKeys(seed: Uint8Array): DeviceKeys {
  if (seed.length !== 32) throw new RangeError('A seed has 32 bytes.')
  const signing = privateKey('ed25519', seed)
  const box = privateKey('x25519', hkdf(sha256, seed, utf8('drydock device 1'), utf8('box'), 32))
  const ownKey = rawPublicKey(signing)
  const boxKey = rawPublicKey(box)
  return {
    id: idOf(ownKey),
    publicKey: ownKey,
    boxKey,
    sign: (context, bytes) => new Uint8Array(sign(null, framed(context, bytes), signing)),
    open: (context, sealed) => {
      if (sealed.length < sealBytes) return undefined
      const oneTime = sealed.subarray(0, 32)
      try {
        return boxCipher(context, sharedSecret(box, oneTime), oneTime, boxKey).decrypt(sealed.subarray(32))
      } catch {
        return undefined // Forged, damaged, or for another device: the cipher does not tell which.
      }
    },
  }
}

export function verifySignature(key: Uint8Array, context: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, framed(context, bytes), publicKey('ed25519', key), signature)
  } catch {
    return false // No point of the curve.
  }
}

/** Undefined where the key is one of the few with which every secret is noughts: nothing can be sealed to it. */
export function sealTo(key: Uint8Array, context: string, bytes: Uint8Array, random: Random): Uint8Array | undefined {
  const secret = privateKey('x25519', random(32))
  const oneTime = rawPublicKey(secret)
  try {
    return joined(oneTime, boxCipher(context, sharedSecret(secret, key), oneTime, key).encrypt(bytes))
  } catch {
    return undefined
  }
}

/** The nonce is fixed because each key, made of a one-time secret, seals once. */
function boxCipher(context: string, shared: Uint8Array, oneTime: Uint8Array, boxKey: Uint8Array) {
  const key = hkdf(sha256, shared, joined(oneTime, boxKey), utf8(`drydock box 1 ${context}`), 32)
  return xchacha20poly1305(key, new Uint8Array(24))
}
