import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { chance } from '../../../tests/support/exchangeNetwork'
import { ClockRanges, readDeletes, writeDeletes } from './ranges'

describe('sets of clocks', () => {
  it('hold what a plain set would hold', () => {
    const draw = chance(3)
    for (let round = 0; round < 200; round++) {
      const ranges = new ClockRanges()
      const plain = new Set<number>()
      for (let step = 0; step < 30; step++) {
        const from = draw.below(60)
        const to = from + draw.below(12)
        const isAdded = draw.below(3) > 0
        if (isAdded) ranges.add(1, from, to)
        else ranges.cut(1, from, to)
        for (let clock = from; clock < to; clock++) isAdded ? plain.add(clock) : plain.delete(clock)
      }
      const runs = ranges.clients.get(1) ?? []
      expect(
        [...ranges.ranges()].flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
      ).toEqual([...plain].sort((a, b) => a - b))
      expect(runs.every((clock, at) => at === 0 || clock > (runs[at - 1] ?? 0))).toBe(true)
      const within = [...ranges.within(1, 20, 40)].reduce((sum, { from, to }) => sum + to - from, 0)
      expect(within).toBe([...plain].filter((clock) => clock >= 20 && clock < 40).length)
    }
  })

  it('come back from their bytes, and not from bytes that overlap or lie about their count', () => {
    const ranges = new ClockRanges()
    ranges.add(5, 3, 9)
    ranges.add(5, 20, 21)
    ranges.add(4_000_000_000, 0, 2 ** 39)
    const bytes = encoding.encode((encoder) => writeDeletes(encoder, ranges))
    expect([...readDeletes(decoding.createDecoder(bytes)).ranges()]).toEqual(
      [...ranges.ranges()].sort((a, b) => b.client - a.client),
    )
    for (const wrong of [
      [1, 7, 2, 5, 3, 5, 1],
      [1, 7, 1, 5, 0],
      [255, 255, 255, 255, 15],
      [1, 7, 255, 255, 3, 1, 1],
      [1, 7, 1, 128, 128, 128, 128, 128, 128, 1, 1],
    ])
      expect(() => readDeletes(decoding.createDecoder(Uint8Array.from(wrong)))).toThrow()
  })
})
