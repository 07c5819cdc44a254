/** Edit distances between short texts, for quotes whose text was changed a little. */

interface Match {
  readonly from: number
  readonly to: number
  readonly distance: number
}

/** The part of the text nearest to the pattern (Sellers' algorithm, with the start carried along). O(pattern × text). */
export function nearest(pattern: string, text: string): Match {
  const size = pattern.length
  let costs = Uint16Array.from({ length: size + 1 }, (_, at) => at)
  let starts = new Uint32Array(size + 1)
  let nextCosts = new Uint16Array(size + 1)
  let nextStarts = new Uint32Array(size + 1)
  let best: Match = { from: 0, to: 0, distance: size }
  for (let end = 1; end <= text.length; end++) {
    const letter = text.charCodeAt(end - 1)
    nextCosts[0] = 0
    nextStarts[0] = end
    for (let at = 1; at <= size; at++) {
      const swap = (costs[at - 1] ?? 0) + (pattern.charCodeAt(at - 1) === letter ? 0 : 1)
      const drop = (nextCosts[at - 1] ?? 0) + 1
      const insert = (costs[at] ?? 0) + 1
      const least = swap <= drop && swap <= insert ? swap : drop <= insert ? drop : insert
      nextCosts[at] = least
      nextStarts[at] = (least === swap ? starts[at - 1] : least === drop ? nextStarts[at - 1] : starts[at]) ?? 0
    }
    const distance = nextCosts[size] ?? size
    if (distance < best.distance) best = { from: nextStarts[size] ?? 0, to: end, distance }
    ;[costs, nextCosts] = [nextCosts, costs]
    ;[starts, nextStarts] = [nextStarts, starts]
  }
  return best
}

/** How much of `context` the beginning of `text` says too: 1 is all of it, 0 nothing. */
export function likeness(context: string, text: string): number {
  const size = context.length
  if (size === 0) return 0
  if (text.startsWith(context)) return 1
  let costs = Uint16Array.from({ length: size + 1 }, (_, at) => at)
  let next = new Uint16Array(size + 1)
  let best = size
  for (let end = 1; end <= Math.min(text.length, size + (size >> 1)); end++) {
    next[0] = end
    for (let at = 1; at <= size; at++) {
      const swap = (costs[at - 1] ?? 0) + (context[at - 1] === text[end - 1] ? 0 : 1)
      next[at] = Math.min(swap, (next[at - 1] ?? 0) + 1, (costs[at] ?? 0) + 1)
    }
    best = Math.min(best, next[size] ?? size)
    ;[costs, next] = [next, costs]
  }
  return 1 - best / size
}
