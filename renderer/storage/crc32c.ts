/**
 * CRC-32C (Castagnoli, RFC 3720 appendix B.4): sees every burst of up to 32 damaged bits and every odd number of them.
 * A second hash would cost more than it finds: what is guarded here is accident, not malice.
 */
const polynomial = 0x82f63b78

/** Four tables: four bytes are taken at a time, which is about three times as fast as one by one. */
const tables = makeTables()

function makeTables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const first = new Uint32Array(256).map((_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
    return rest
  })
  const next = (before: Uint32Array) => before.map((crc) => (first[crc & 255] ?? 0) ^ (crc >>> 8))
  const second = next(first)
  const third = next(second)
  return [first, second, third, next(third)]
}

/** The checksum of `bytes`, going on from that of what came before them. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  const [a, b, c, d] = tables
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length & ~3
  let crc = ~before
  for (let at = 0; at < whole; at += 4) {
    crc ^= view.getUint32(at, true)
    crc =
      (d[crc & 255] as number) ^
      (c[(crc >>> 8) & 255] as number) ^
      (b[(crc >>> 16) & 255] as number) ^
      (a[crc >>> 24] as number)
  }
  for (let at = whole; at < bytes.length; at++) crc = (a[(crc ^ view.getUint8(at)) & 255] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}

const encoder = new TextEncoder()

export const crcOfText = (text: string, before = 0): number => crc32c(encoder.encode(text), before)
