/** Text as UTF-8 bytes, and hashes of bytes. */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { strFromU8, strToU8 } from 'fflate'

export const utf8 = (text: string): Uint8Array => strToU8(text)
export const fromUtf8 = (bytes: Uint8Array): string => strFromU8(bytes)
export const hex = bytesToHex
export const fromHex = hexToBytes
export const sha1Hex = (bytes: Uint8Array): string => bytesToHex(sha1(bytes))

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The length of a text in bytes of UTF-8. */
export function byteLength(text: string): number {
  let length = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (unit < 0x800) length += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length) {
      length += 2
      at++
    } else length += 2
  }
  return length
}

/** The order of the texts' UTF-8 bytes, which is Git's: by code points, not by UTF-16 units. */
export function compareBytes(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length)
  for (let at = 0; at < shorter; at++) {
    const a = one.charCodeAt(at)
    const b = other.charCodeAt(at)
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1
  }
  return one.length - other.length
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xe000
