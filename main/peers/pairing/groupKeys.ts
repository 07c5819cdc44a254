/** What the devices of a group derive from the key of an epoch: under which name they look for each other, and notices. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase32 } from './base32'
import { joined, utf8 } from './binary'
import type { Random } from './deviceKeys'

export interface EpochKey {
  /** 32 hexadecimal digits. */
  readonly epoch: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

export const noticeLimitBytes = 160
const nonceBytes = 24
const overheadBytes = nonceBytes + 16

/**
 * One key of the keys that concurrent removals brought: each removed device lacks at least one of them. `parts` in
 * ascending order of the entries' hashes.
 */
export function combineKeys(epoch: string, parts: readonly Uint8Array[]): EpochKey {
  return { epoch, key: Uint8Array.from(hkdf(sha256, joined(...parts), utf8('drydock epoch 1'), utf8(epoch), 32)) }
}

export function serviceName(epochKey: Uint8Array): string {
  const mac = hmac(sha256, epochKey, utf8('drydock discovery 1'))
  return `_${encodeBase32(mac).toLowerCase().slice(0, 26)}._udp.local`
}

const noticeKey = (epochKey: Uint8Array) => hkdf(sha256, epochKey, utf8('drydock epoch 1'), utf8('notice'), 32)

/** Nonce, then ciphertext and tag; throws a RangeError where more than 160 bytes would come out. */
export function sealNotice(epochKey: Uint8Array, notice: Uint8Array, random: Random): Uint8Array {
  if (notice.length + overheadBytes > noticeLimitBytes) throw new RangeError('The notice is too long.')
  const nonce = random(nonceBytes)
  return joined(nonce, xchacha20poly1305(noticeKey(epochKey), nonce).encrypt(notice))
}

/** Tries each key; undefined where none fits. */
export function openNotice(epochKeys: readonly Uint8Array[], sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < overheadBytes || sealed.length > noticeLimitBytes) return undefined
  for (const key of epochKeys) {
    try {
      return xchacha20poly1305(noticeKey(key), sealed.subarray(0, nonceBytes)).decrypt(sealed.subarray(nonceBytes))
    } catch {
      // Not this epoch's; the next is tried.
    }
  }
  return undefined
}
