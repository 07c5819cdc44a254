import { describe, expect, it } from 'vitest'
import { reviewsAgainst90, weeks } from './figures'

const day = (at: number, mature: number, remembered: number) => ({
  ...{ day: at, reviews: mature, fresh: 0, mature, remembered, ms: 0 },
})

describe('figures', () => {
  it('sum remembered cards up by week, up to today', () => {
    const found = weeks([day(86, 4, 2), day(93, 1, 1), day(94, 10, 9), day(100, 10, 10)], 100, 12)
    expect(found).toEqual([
      { day: 80, answers: 4, remembered: 50 },
      { day: 87, answers: 1, remembered: 100 },
      { day: 94, answers: 20, remembered: 95 },
    ])
  })
  it('leave a gap where no card came back, and the weeks before the first out', () => {
    expect(weeks([day(80, 1, 0), day(100, 1, 1)], 100, 12).map((week) => week.remembered)).toEqual([0, undefined, 100])
    expect(weeks([day(1, 1, 1), day(100, 1, 1)], 100, 4)).toHaveLength(4)
    expect(weeks([day(99, 0, 0)], 100, 4)).toEqual([])
  })
  it('say what a share to remember costs', () => {
    expect(reviewsAgainst90(0.9)).toBe(1)
    expect(reviewsAgainst90(0.95)).toBeCloseTo(2.5, 1)
    expect(reviewsAgainst90(0.8)).toBeCloseTo(0.3, 1)
  })
})
