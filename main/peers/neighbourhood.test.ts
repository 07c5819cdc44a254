import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../tests/contract/seeded'
import { degree, neighbourhood } from './neighbourhood'

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `device ${index}`)

/** How many can be reached from the first, where each wants its neighbourhood and either side's wish makes a connection. */
const reachable = (
  around: readonly string[],
  all: readonly string[],
): { readonly count: number; readonly most: number } => {
  const isAround = new Set(around)
  const links = new Map(around.map((id) => [id, new Set<string>()]))
  for (const id of around) {
    const others = all.filter((other) => other !== id)
    for (const other of neighbourhood(id, others, (one) => isAround.has(one), 0)) {
      if (!isAround.has(other)) continue
      links.get(id)?.add(other)
      links.get(other)?.add(id)
    }
  }
  const seen = new Set(around.slice(0, 1))
  for (const id of seen) for (const other of links.get(id) ?? []) seen.add(other)
  return { count: seen.size, most: Math.max(...[...links.values()].map(({ size }) => size)) }
}

describe('the neighbourhood', () => {
  test('is everybody in a small group', () => {
    expect(neighbourhood('me', idsOf(degree), () => false, 0)).toEqual(idsOf(degree))
  })

  test('joins 200 devices with at most eight connections each', () => {
    const all = idsOf(200)
    expect(reachable(all, all)).toEqual({ count: 200, most: degree })
  })

  test('joins whoever is around, whoever else is not', () => {
    const { below } = seededRandom('neighbourhood')
    const all = idsOf(200)
    for (let round = 0; round < 12; round += 1) {
      const share = 1 + below(100)
      const around = all.filter(() => below(100) < share)
      if (around.length === 0) continue
      const { count, most } = reachable(around, all)
      expect(count).toBe(around.length)
      expect(most).toBeLessThanOrEqual(degree)
    }
  })

  test('tries everybody that is not around in turn', () => {
    const all = idsOf(100)
    const tried = new Set<string>()
    for (let minute = 0; minute < 13; minute += 1) {
      const some = neighbourhood('me', all, () => false, minute * 60_000)
      expect(some).toHaveLength(degree)
      for (const id of some) tried.add(id)
    }
    expect(tried.size).toBe(100)
  })
})
