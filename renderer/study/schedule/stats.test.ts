import { describe, expect, it } from 'vitest'
import { dayMs, everyCard, reviewDevice, start } from '../../../tests/support/reviewDevice'

/** Answers a card on each of the days, counted back from today. */
function studiedOn(...daysAgo: readonly number[]) {
  const { book, clock } = reviewDevice()
  for (const days of daysAgo.toSorted((a, b) => b - a)) {
    clock.now = start - days * dayMs
    book.grade(`own:${days}`, 3)
  }
  clock.now = start
  return book.stats(everyCard).streak
}

describe('the figures of the reviews', () => {
  it('count what was answered, day by day', () => {
    const { book, clock } = reviewDevice()
    book.grade('own:a', 4, 4_000)
    book.grade('own:b', 3, 5 * 3_600_000)
    clock.now = start + 20 * dayMs
    book.grade('own:a', 3, 1_000)
    book.grade('own:c', 1)
    clock.now += 200 * dayMs
    book.grade('own:a', 1)
    book.grade('own:a', 3)
    book.undo()
    const day = Math.floor((start - 4 * 3_600_000) / dayMs)
    expect(book.stats(everyCard).days).toEqual([
      { day, reviews: 2, fresh: 2, mature: 0, remembered: 0, ms: 604_000 },
      { day: day + 20, reviews: 2, fresh: 1, mature: 1, remembered: 1, ms: 1_000 },
      { day: day + 220, reviews: 1, fresh: 0, mature: 1, remembered: 0, ms: 0 },
    ])
  })

  it('tell what is coming and what there is', () => {
    const { book, clock } = reviewDevice()
    clock.now = start - 20 * dayMs
    book.grade('own:overdue', 4)
    clock.now = start
    book.add(['own:new', 'own:gone'])
    book.grade('own:learning', 3)
    book.grade('own:easy', 4)
    book.grade('own:suspended', 4)
    book.suspend('own:suspended')
    const { forecast, counts } = book.stats((card) => card !== 'own:gone')
    expect(forecast).toHaveLength(30)
    expect(forecast.flatMap((count, day) => (count > 0 ? [[day, count]] : []))).toEqual([
      [0, 2],
      [8, 1],
    ])
    expect(counts).toEqual({ fresh: 1, learning: 1, review: 2, suspended: 1 })
  })

  it('do not break a streak for one day off in seven, nor for today', () => {
    expect(studiedOn()).toBe(0)
    expect(studiedOn(0)).toBe(1)
    expect(studiedOn(1)).toBe(1)
    expect(studiedOn(0, 1, 2)).toBe(3)
    expect(studiedOn(1, 2)).toBe(2)
    expect(studiedOn(2, 3)).toBe(2)
    expect(studiedOn(3, 4)).toBe(0)
    expect(studiedOn(0, 1, 3, 4)).toBe(4)
    expect(studiedOn(0, 3, 4)).toBe(1)
    expect(studiedOn(0, 2, 4)).toBe(2)
    expect(studiedOn(0, 2, 3, 4, 5, 6, 7, 9)).toBe(8)
    expect(studiedOn(0, 2, 3, 4, 5, 6, 8)).toBe(6)
  })
})
