/** The commit whose test tells most about where a fault came in. */
import type { Oid } from '../core/objects'
import type { Step } from './walk'

export interface Weighed {
  readonly oid: Oid
  /** How many of the commits that count lead to it, itself among them. */
  readonly reaches: number
  readonly all: number
}

/** All that may be tested, from the oldest on; where no commit counts, the oldest alone, as git keeps it. */
export function weighAll(steps: readonly Step[]): readonly Weighed[] {
  const reaches = weights(steps)
  const counting = steps.filter(({ isIdle }) => !isIdle)
  const kept = counting.length > 0 ? counting : steps.slice(-1)
  return [...kept].reverse().map(({ oid }) => ({ oid, reaches: reaches.get(oid) ?? 1, all: counting.length }))
}

const distance = ({ reaches, all }: Weighed) => Math.min(reaches, all - reaches)

/** The middle as git finds it: the first that it comes to which halves what is left, else the best. */
export function bisectMiddle(steps: readonly Step[]): Weighed | undefined {
  const order = [...steps].reverse()
  const reaches = weights(steps)
  const all = steps.filter(({ isIdle }) => !isIdle).length
  const weighed = (oid: Oid): Weighed => ({ oid, reaches: reaches.get(oid) ?? 0, all })
  const isHalf = (step: Step) => !step.isIdle && Math.abs(2 * weighed(step.oid).reaches - all) <= 1
  const inside = new Set(steps.map(({ oid }) => oid))
  const parentsIn = (step: Step) => step.parents.filter((oid) => inside.has(oid))
  const known = new Set<Oid>()
  for (const step of order) if (parentsIn(step).length === 0) known.add(step.oid)
  for (const step of order) {
    if (parentsIn(step).length < 2) continue
    known.add(step.oid)
    if (isHalf(step)) return weighed(step.oid)
  }
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const step of order) {
      if (known.has(step.oid) || !parentsIn(step).some((oid) => known.has(oid))) continue
      known.add(step.oid)
      isMoving = true
      if (isHalf(step)) return weighed(step.oid)
    }
  }
  const [first] = order
  let best: Weighed | undefined
  for (const { oid, isIdle } of order)
    if (!isIdle && (!best || distance(weighed(oid)) > distance(best))) best = weighed(oid)
  return best ?? (first && weighed(first.oid))
}

/** How many commits that count each commit reaches within the list. */
function weights(steps: readonly Step[]): ReadonlyMap<Oid, number> {
  const byOid = new Map(steps.map((step) => [step.oid, step]))
  const counts = new Map<Oid, number>()
  for (const { oid } of steps) {
    const seen = new Set<Oid>([oid])
    const queue = [oid]
    let count = 0
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const step = byOid.get(at)
      if (step && !step.isIdle) count++
      for (const parent of step?.parents ?? [])
        if (byOid.has(parent) && !seen.has(parent)) {
          seen.add(parent)
          queue.push(parent)
        }
    }
    counts.set(oid, count)
  }
  return counts
}
