/** The file on a USB stick: whole, under the key of the group, signed by the device that wrote it. See PAIRING.md. */
import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { SealedResult } from '../../bridge/contract'
import { isEqual, joined, toHex, unsigned, utf8 } from './binary'
import { type DeviceKeys, idOf, type Random, systemRandom, verifySignature } from './deviceKeys'
import type { Roster } from './roster'

const magic = utf8('DRYDOCKS')
const version = 1
const segmentBytes = 64 * 1024
const tagBytes = 16
const headBytes = magic.length + 1 + 32 + 16 + 32 + 16
const signatureBytes = 64
const context = 'file 1'

/** After so many segments other work has its turn: 128 MiB take seconds, in the main process too. */
const turnSegments = 4

const failed = (why: 'stranger' | 'damaged' | 'newer' | 'noKey'): SealedResult => ({ kind: 'failed', why })

/** `noKey` where this device has no group, or was not yet given its key. Never works for long at a time. */
export async function sealFile(
  bytes: Uint8Array,
  keys: DeviceKeys,
  roster: Roster,
  random: Random = systemRandom,
): Promise<SealedResult> {
  const group = roster.group()
  const present = roster.presentKey()
  if (group === undefined || present === undefined) return failed('noKey')
  const salt = random(16)
  const epoch = Uint8Array.from(Buffer.from(present.epoch, 'hex'))
  const head = joined(magic, unsigned(version, 1), group, epoch, keys.publicKey, salt)
  const cipher = segmentCipher(present.key, head)
  const count = Math.max(1, Math.ceil(bytes.length / segmentBytes))
  const body = new Uint8Array(headBytes + bytes.length + count * tagBytes + signatureBytes)
  body.set(head)
  for (let index = 0; index < count; index++) {
    const segment = bytes.subarray(index * segmentBytes, (index + 1) * segmentBytes)
    body.set(cipher(index, index === count - 1).encrypt(segment), headBytes + index * (segmentBytes + tagBytes))
    if (index % turnSegments === 0) await breathe()
  }
  const signed = body.subarray(0, -signatureBytes)
  body.set(keys.sign(context, await hashOf(signed)), signed.length)
  return { kind: 'bytes', bytes: body }
}

/**
 * `damaged` where it is no such file, or a byte is not as it was written; `newer` where a later version wrote it;
 * `stranger` where another group did, or a device that is not in this one; `noKey` where this device has no group, or
 * lacks the key of the epoch.
 */
export async function unsealFile(file: Uint8Array, roster: Roster): Promise<SealedResult> {
  if (file.length < magic.length + 1 || !isEqual(file.subarray(0, magic.length), magic)) return failed('damaged')
  const written = file[magic.length] ?? 0
  if (written > version) return failed('newer')
  if (written !== version || file.length < headBytes + tagBytes + signatureBytes) return failed('damaged')
  const group = roster.group()
  if (group === undefined) return failed('noKey')
  const at = magic.length + 1
  const sender = file.subarray(at + 48, at + 80)
  const body = file.subarray(0, -signatureBytes)
  if (!verifySignature(sender, context, await hashOf(body), file.subarray(-signatureBytes))) return failed('damaged')
  const from = idOf(sender)
  if (!isEqual(file.subarray(at, at + 32), group) || !roster.isMember(from)) return failed('stranger')
  const epoch = toHex(file.subarray(at + 32, at + 48))
  const key = roster.epochKeys().find((known) => known.epoch === epoch)?.key
  if (key === undefined) return failed('noKey')
  const bytes = await openSegments(body, key)
  return bytes === undefined ? failed('damaged') : { kind: 'bytes', bytes, from }
}

async function hashOf(bytes: Uint8Array): Promise<Uint8Array> {
  const hash = createHash('sha256')
  const step = turnSegments * segmentBytes
  for (let at = 0; at < bytes.length; at += step) {
    hash.update(bytes.subarray(at, at + step))
    await breathe()
  }
  return new Uint8Array(hash.digest())
}

async function openSegments(body: Uint8Array, key: Uint8Array): Promise<Uint8Array | undefined> {
  const cipher = segmentCipher(key, body.subarray(0, headBytes))
  const sealed = body.subarray(headBytes)
  const whole = segmentBytes + tagBytes
  const count = Math.ceil(sealed.length / whole)
  try {
    const bytes = new Uint8Array(sealed.length - count * tagBytes)
    for (let index = 0; index < count; index++) {
      const segment = sealed.subarray(index * whole, (index + 1) * whole)
      bytes.set(cipher(index, index === count - 1).decrypt(segment), index * segmentBytes)
      if (index % turnSegments === 0) await breathe()
    }
    return bytes
  } catch {
    return undefined
  }
}

/** A key for this file alone; the nonce is the place of the segment and whether it is the last. */
function segmentCipher(epochKey: Uint8Array, head: Uint8Array) {
  const key = hkdf(sha256, epochKey, sha256(head), utf8('drydock file 1'), 32)
  return (index: number, isLast: boolean) => {
    const nonce = joined(new Uint8Array(19), unsigned(index, 4), unsigned(isLast ? 1 : 0, 1))
    return xchacha20poly1305(key, nonce)
  }
}
