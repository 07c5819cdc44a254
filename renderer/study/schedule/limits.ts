/** The learner's limits, in the map `reviewLimits` of the `study` document: they follow the learner to every device. */
import type * as Y from 'yjs'
import type { Limits } from './reviewBook'

const defaults: Limits = { newADay: 10, reviewsADay: 100, retention: 0.9 }
const bounds: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  newADay: [0, 9_999],
  reviewsADay: [0, 9_999],
  retention: [0.7, 0.97],
}
const names = ['newADay', 'reviewsADay', 'retention'] as const

export const limitsMap = (study: Y.Doc): Y.Map<unknown> => study.getMap('reviewLimits')

/** What cannot be read is as if it were not there; what is out of bounds is brought within. */
export function readLimits(map: Y.Map<unknown>): Limits {
  const [newADay, reviewsADay, retention] = names.map((name) => within(name, map.get(name)))
  return {
    newADay: newADay ?? defaults.newADay,
    reviewsADay: reviewsADay ?? defaults.reviewsADay,
    retention: retention ?? defaults.retention,
  }
}

export function writeLimits(map: Y.Map<unknown>, change: Partial<Limits>): void {
  const write = () => {
    for (const name of names) {
      const value = within(name, change[name])
      if (value !== undefined && value !== map.get(name)) map.set(name, value)
    }
  }
  if (map.doc) map.doc.transact(write)
  else write()
}

function within(name: keyof Limits, value: unknown): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined
  const [least, most] = bounds[name]
  const bounded = Math.min(most, Math.max(least, value))
  return name === 'retention' ? bounded : Math.round(bounded)
}
