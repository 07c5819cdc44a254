/** Which older texts of a note are kept: all of the last hour, then fewer and fewer. */

const hour = 3_600_000
const day = 24 * hour
const month = 30 * day
export const mostVersions = 60

/** Up to which age one text is kept of each span; the rest is monthly. */
const spans: readonly (readonly [maxAge: number, span: number])[] = [
  [hour, 1],
  [day, hour],
  [month, day],
  [Number.POSITIVE_INFINITY, month],
]

/** The times to keep: of each span the newest, and no more than `mostVersions`, the oldest one always among them. */
export function thin(times: readonly number[], now: number): ReadonlySet<number> {
  const newestFirst = [...new Set(times)].sort((one, other) => other - one)
  const taken = new Set<string>()
  const kept = newestFirst.filter((at) => {
    const [, span] = spans.find(([maxAge]) => now - at < maxAge) ?? [0, month]
    const slot = `${span}/${Math.floor(at / span)}`
    return !taken.has(slot) && taken.add(slot)
  })
  return new Set(kept.length > mostVersions ? [...kept.slice(0, mostVersions - 1), ...kept.slice(-1)] : kept)
}
