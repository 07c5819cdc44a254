import { afterEach, describe, expect, it } from 'vitest'
import { newId } from './ids'
import { zone } from './zone'

const hourMs = 3_600_000
const zoneBefore = process.env.TZ

describe('the learner’s day', () => {
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env.TZ
    else process.env.TZ = zoneBefore
  })

  it.each(['UTC', 'America/New_York', 'Europe/London', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Australia/Lord_Howe'])(
    'begins at four in the morning, also where clocks change: %s',
    (name) => {
      process.env.TZ = name
      const [borders, fours] = [[] as number[], [] as number[]]
      for (let at = Date.UTC(2026, 0); at < Date.UTC(2027, 0); at += hourMs / 2) {
        const local = new Date(at)
        if (local.getHours() === 4 && local.getMinutes() === 0) fours.push(at)
        for (let day = zone.dayOf(at - hourMs / 2); day < zone.dayOf(at); day++) borders.push(at)
      }
      expect(borders).toEqual(fours)
      expect(borders.length).toBeGreaterThanOrEqual(364)
    },
  )

  it('is another day in another zone, from the moment at which the device is set to it', () => {
    const at = Date.UTC(2026, 10, 22, 12)
    process.env.TZ = 'UTC'
    const day = zone.dayOf(at)
    process.env.TZ = 'Pacific/Kiritimati'
    expect(zone.dayOf(at + 3 * hourMs)).toBe(day + 1)
  })
})

describe('new ids', () => {
  it('are 22 URL-safe characters, each time others', () => {
    const ids = new Set(Array.from({ length: 1_000 }, newId))
    expect(ids.size).toBe(1_000)
    for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/)
    expect(new Set([...ids].join('')).size).toBe(64)
  })
})
