import { describe, expect, it } from 'vitest'
import { crc32c, crcOfText } from './crc32c'

describe('CRC-32C', () => {
  it('gives the published values', () => {
    expect(crcOfText('123456789')).toBe(0xe3069283)
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa)
    expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43)
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, at) => at))).toBe(0x46dd794e)
  })

  it('goes on where it stopped, at any byte', () => {
    const bytes = Uint8Array.from({ length: 41 }, (_, at) => (at * 37) & 255)
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes))
  })

  it('sees every single flipped bit', () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, at) => (at * 91) & 255)
    const right = crc32c(bytes)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(crc32c(flipped)).not.toBe(right)
    }
  })
})
