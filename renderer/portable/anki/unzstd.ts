/** Zstandard as Anki's newer files use it, piece by piece and stopped at the limits. */
import { Decompress } from 'fzstd'
import type { Bytes, RefusalReason } from '../../study/parcel'
import { limits } from '../limits'
import { join } from '../zip/readZip'

/** Far more than Anki's own packer asks for; a frame that wants a larger window is refused before it is given memory. */
const mostWindow = 128 * 1_048_576
const step = 65_536

export const isZstd = (bytes: Uint8Array) =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd

export function unzstd(bytes: Bytes, most: number): Bytes | RefusalReason {
  if (!isZstd(bytes)) return 'damaged'
  if (windowOf(bytes) > mostWindow) return 'bomb'
  const allowed = Math.min(most, Math.max(limits.ratioFrom, bytes.length * limits.ratio))
  const chunks: Uint8Array[] = []
  let size = 0
  const unpacking = new Decompress((chunk) => {
    size += chunk.length
    if (size <= allowed) chunks.push(chunk.slice())
  })
  try {
    for (let at = 0; at < bytes.length; at += step) {
      unpacking.push(bytes.subarray(at, at + step), at + step >= bytes.length)
      if (size > allowed) return 'bomb'
    }
  } catch {
    return 'damaged' // the library says only that the stream is broken
  }
  return join(chunks, size)
}

/** What the first frame's header asks for (RFC 8878, 3.1.1.1). */
function windowOf(bytes: Uint8Array): number {
  const descriptor = bytes[4] ?? 0
  const isSingle = (descriptor & 0x20) !== 0
  if (!isSingle) {
    const window = bytes[5] ?? 0
    const base = 2 ** (10 + (window >> 3))
    return base + (base / 8) * (window & 7)
  }
  const sizeBytes = [1, 2, 4, 8][descriptor >> 6] ?? 8
  const from = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0)
  let size = 0
  for (let at = sizeBytes - 1; at >= 0; at--) size = size * 256 + (bytes[from + at] ?? 0)
  return size
}
