import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeCards } from './placeCards'

describe('placeCards', () => {
  it('leaves cards where they want to be when there is room', () => {
    const cards = [
      { top: 0, height: 50 },
      { top: 100, height: 50 },
    ]
    expect(placeCards(cards, 8)).toEqual([0, 100])
  })
  it('keeps the active card at its line and moves the others apart', () => {
    const card = { top: 100, height: 40 }
    expect(placeCards([card, card, card], 10, 1)).toEqual([50, 100, 150])
  })
  it('never lets two cards overlap', () => {
    const cards = fc.array(fc.record({ top: fc.nat(2_000), height: fc.nat(300) }), { minLength: 1 })
    fc.assert(
      fc.property(cards, fc.nat(), (list, chosen) => {
        const sorted = list.sort((a, b) => a.top - b.top)
        const active = chosen % sorted.length
        const tops = placeCards(sorted, 8, active)
        expect(tops[active]).toBe(sorted[active]?.top)
        for (let at = 1; at < tops.length; at++)
          expect(tops[at]).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (sorted[at - 1]?.height ?? 0) + 8)
      }),
    )
  })
})
