import { describe, expect, it } from 'vitest'
import { generations, type Kept, keptOfNamed, spareBackups } from './generations'

const minute = 60_000
const day = 24 * 60 * minute
const start = Date.UTC(2026, 0, 1)
const entry = (number: number, at: number, reason: Kept['reason'] = 'regular'): Kept => ({
  id: `${number}`,
  number,
  at,
  reason,
})

/** Writes one backup after the other and thins after each, as the vault does. */
function live(times: readonly number[], each: (kept: readonly Kept[], now: number) => void = () => undefined) {
  let kept: Kept[] = []
  for (const [number, at] of times.entries()) {
    kept.push(entry(number, at))
    const spare = new Set(spareBackups(kept))
    kept = kept.filter((one) => !spare.has(one))
    each(kept, at)
  }
  return kept
}

/** Every five minutes from nine to eleven and from nineteen to twenty, for a year; no study on Sundays. */
function aYear() {
  const times: number[] = []
  for (let at = start; at < start + 365 * day; at += 5 * minute) {
    const hour = new Date(at).getUTCHours()
    if (new Date(at).getUTCDay() !== 0 && (hour === 9 || hour === 10 || hour === 19)) times.push(at)
  }
  return times
}

describe('generations', () => {
  it('keep, at each moment of a simulated year, something near every age, and never more than 82 files', () => {
    const times = aYear()
    expect(times.length).toBeGreaterThan(11_000)
    let most = 0
    live(times, (kept, now) => {
      most = Math.max(most, kept.length)
      const ages = kept.map(({ at }) => now - at)
      expect(Math.min(...ages)).toBe(0)
      const passed = now - start
      for (const age of [1, 3, 7, 13].map((days) => days * day))
        if (passed > age + 2 * day) expect(ages.some((one) => Math.abs(one - age) <= 2 * day)).toBe(true)
      for (const age of [21, 45].map((days) => days * day))
        if (passed > age + 8 * day) expect(ages.some((one) => Math.abs(one - age) <= 8 * day)).toBe(true)
      for (const age of [120, 240].map((days) => days * day))
        if (passed > age + 31 * day) expect(ages.some((one) => Math.abs(one - age) <= 31 * day)).toBe(true)
    })
    expect(most).toBeLessThanOrEqual(generations.reduce((sum, { keep }) => sum + keep, 0))
  })

  it('keep what the table says after the year', () => {
    const kept = live(aYear())
    const times = aYear()
    const at = new Set(kept.map((one) => one.at))
    expect(times.slice(-12).every((one) => at.has(one))).toBe(true)
    const spans = (of: (at: number) => number, all: readonly number[]) => new Set(all.map(of))
    for (const { of, keep, name } of generations) {
      if (!of) continue
      const wanted = [...spans(of, times)].slice(-keep)
      const got = spans(of, [...at])
      expect(
        wanted.filter((span) => !got.has(span)),
        name,
      ).toEqual([])
    }
    expect(kept.length).toBeLessThan(70)
  })

  it('never let the newest go, whatever its reason and whatever the clock said', () => {
    const all = Array.from({ length: 40 }, (_, number) => entry(number, start - number * 400 * day))
    expect(spareBackups(all).map(({ number }) => number)).not.toContain(39)
    expect(spareBackups([entry(1, start), entry(2, 0, 'unsaved')])).toEqual([])
    expect(spareBackups([])).toEqual([])
  })

  it('a clock that was ten years ahead does not cost the backups that come after it was put right', () => {
    const ahead = Array.from({ length: 30 }, (_, index) => start + 3650 * day + index * 5 * minute)
    const after = Array.from({ length: 12 }, (_, index) => start + index * 5 * minute)
    const kept = live([...ahead, ...after])
    expect(after.every((at) => kept.some((one) => one.at === at))).toBe(true)
  })

  it('keep ten of each named reason beside the regular ones', () => {
    const all = Array.from({ length: 25 }, (_, number) => entry(number, start, 'before-merge'))
    expect(all.length - spareBackups(all).length).toBe(keptOfNamed)
    expect(
      spareBackups([...all, entry(99, start, 'before-restore')]).every(({ reason }) => reason === 'before-merge'),
    ).toBe(true)
  })
})
