import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha1 } from './sha1'

test('texts of every length around a block hash as Node says', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) & 255)
    expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'))
    const part = bytes.subarray(3)
    expect(sha1(part)).toBe(createHash('sha1').update(part).digest('hex'))
  }
})
