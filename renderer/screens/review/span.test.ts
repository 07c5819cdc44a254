import { describe, expect, it } from 'vitest'
import { longDay, measure, shortDay } from './span'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('spans', () => {
  it.each([
    [10_000, 'minutes', 1],
    [10 * minute, 'minutes', 10],
    [59.6 * minute, 'hours', 1],
    [23 * hour, 'hours', 23],
    [23.9 * hour, 'days', 1],
    [11 * day, 'days', 11],
    [46 * day, 'months', 1.5],
    [349 * day, 'months', 11],
    [498 * day, 'years', 1.4],
    [4_000 * day, 'years', 11],
  ])('%i ms is in %s: %d', (ms, unit, count) => {
    expect(measure(ms)).toEqual({ unit, count })
  })
  it('names days', () => {
    expect(longDay(Math.floor(Date.parse('2026-11-24T00:00Z') / day), 'en')).toBe('Tue 24 Nov')
    expect(shortDay(Math.floor(Date.parse('2026-11-24T00:00Z') / day), 'pseudo')).toBe('24 Nov')
  })
})
