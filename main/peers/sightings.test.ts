import { describe, expect, test } from 'vitest'
import { Sightings } from './sightings'

const setUp = () => {
  let now = 0
  const sightings = new Sightings(() => now)
  return { sightings, pass: (ms: number) => (now += ms) }
}
const count = (times: number, job: (at: number) => boolean): number =>
  Array.from({ length: times }, (_, at) => job(at)).filter(Boolean).length

describe('notices that anybody may have sent again', () => {
  test('cause few tries, from one address and from forged ones', () => {
    const { sightings, pass } = setUp()
    expect(count(1_000, () => sightings.mayTry('a', '10.0.0.9'))).toBe(4)
    // What one address sends leaves room for the device itself.
    expect(sightings.mayTry('a', '10.0.0.2')).toBe(true)
    expect(count(1_000, (at) => sightings.mayTry('a', `10.0.${at >> 8}.${at & 255}`))).toBeLessThanOrEqual(16)
    expect(sightings.mayTry('b', '10.0.0.3')).toBe(true)
    pass(10_000)
    expect(count(1_000, (at) => sightings.mayTry('a', `10.1.${at >> 8}.${at & 255}`))).toBe(10)
  })

  test('under an earlier name cause few tries', () => {
    const { sightings, pass } = setUp()
    expect(count(1_000, () => sightings.mayTryEarlier())).toBe(4)
    pass(60_000)
    expect(count(1_000, () => sightings.mayTryEarlier())).toBe(4)
  })

  test('end a connection once for each run, and once a minute', () => {
    const { sightings, pass } = setUp()
    expect(sightings.mayEnd('a', 1)).toBe(true)
    pass(61_000)
    expect(sightings.mayEnd('a', 2)).toBe(true)
    pass(61_000)
    // The notice of a former run, sent again.
    expect(count(100, () => sightings.mayEnd('a', 1))).toBe(0)
    expect(count(1_000, (at) => sightings.mayEnd('a', 100 + at))).toBe(1)
    expect(sightings.mayEnd('b', 1)).toBe(true)
  })
})
