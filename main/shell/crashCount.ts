/** Tells a page that stopped once from one that keeps stopping. */
export function countCrashes({ limit, withinMs }: { limit: number; withinMs: number }) {
  let times: readonly number[] = []
  /** Whether this crash, at a time in milliseconds, makes too many. */
  return (atMs: number): boolean => {
    times = [...times.filter((time) => atMs - time < withinMs), atMs]
    return times.length >= limit
  }
}
