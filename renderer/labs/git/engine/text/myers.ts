/**
 * Myers' search for the shortest edit from both ends at once, in linear space, with git's shortcuts: lines that cannot
 * match are left out before, and a search that takes too long settles for a good split.
 */
import { Box } from './box'
import { type Pair, type Sequence, slice } from './marks'

/** Marks what changed in a part of the two, or in all. */
export function markMyers(pair: Pair, isMinimal: boolean): void {
  const { start, oldEnd, nowEnd } = trimEnds(pair)
  const [old, now] = keepUseful(pair, start, oldEnd, nowEnd)
  const search = new Search(old, now)
  search.compare(0, old.ids.length, 0, now.ids.length, isMinimal)
}

/** The same for a part of the pair, as another algorithm's way out. */
export function markMyersWithin(
  pair: Pair,
  oldAt: number,
  oldEnd: number,
  nowAt: number,
  nowEnd: number,
  isMinimal = false,
): void {
  const part = slice(pair, oldAt, oldEnd, nowAt, nowEnd)
  markMyers(part, isMinimal)
  pair.old.changed.set(part.old.changed.subarray(0, oldEnd - oldAt), oldAt)
  pair.now.changed.set(part.now.changed.subarray(0, nowEnd - nowAt), nowAt)
}

function trimEnds({ old, now }: Pair): { start: number; oldEnd: number; nowEnd: number } {
  const limit = Math.min(old.ids.length, now.ids.length)
  let start = 0
  while (start < limit && old.ids[start] === now.ids[start]) start++
  let [oldEnd, nowEnd] = [old.ids.length, now.ids.length]
  while (oldEnd > start && nowEnd > start && old.ids[oldEnd - 1] === now.ids[nowEnd - 1]) {
    oldEnd--
    nowEnd--
  }
  return { start, oldEnd, nowEnd }
}

/** Lines that take part in the search, and where each stands in its text. */
interface Kept {
  readonly ids: Int32Array
  readonly places: Int32Array
  readonly changed: Uint8Array
}

function keepUseful({ old, now }: Pair, start: number, oldEnd: number, nowEnd: number): [Kept, Kept] {
  const counts = (ids: Int32Array) => {
    const found = new Map<number, number>()
    for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1)
    return found
  }
  const [inOld, inNow] = [counts(old.ids), counts(now.ids)]
  return [keep(old, start, oldEnd, inNow), keep(now, start, nowEnd, inOld)]
}

/** A rough square root: the least power of two above it. */
export function roughRoot(value: number): number {
  let root = 1
  for (let left = value; left > 0; left >>= 2) root <<= 1
  return root
}

function keep(text: Sequence, start: number, end: number, others: ReadonlyMap<number, number>): Kept {
  const limit = Math.min(roughRoot(text.ids.length), 1024)
  const matches = new Uint8Array(text.ids.length)
  for (let at = start; at < end; at++) {
    const count = others.get(text.ids[at] ?? -1) ?? 0
    matches[at] = count === 0 ? 0 : count >= limit ? 2 : 1
  }
  const places: number[] = []
  for (let at = start; at < end; at++) {
    const isKept = matches[at] === 1 || (matches[at] === 2 && !standsAmongUnmatched(matches, at, start, end - 1))
    if (isKept) places.push(at)
    else text.changed[at] = 1
  }
  return {
    ids: Int32Array.from(places, (place) => text.ids[place] ?? -1),
    places: Int32Array.from(places),
    changed: text.changed,
  }
}

/** Whether a line with many matches has so many lines without any around it that it says nothing. */
function standsAmongUnmatched(matches: Uint8Array, at: number, first: number, last: number): boolean {
  const from = Math.max(first, at - 100)
  const to = Math.min(last, at + 100)
  let [none, many] = [0, 1]
  for (let next = at - 1; next >= from && matches[next] !== 1; next--) matches[next] === 0 ? none++ : many++
  if (none === 0) return false
  const before = none
  many++
  for (let next = at + 1; next <= to && matches[next] !== 1; next++) matches[next] === 0 ? none++ : many++
  if (none === before) return false
  return many * 4 < many + none
}

/** Diagonals run from `-now.length - 1` to `old.length + 1`; they are kept from `zero` on. */
class Search {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly ahead: Int32Array
  readonly back: Int32Array
  readonly zero: number
  readonly maxCost: number
  private readonly old: Kept
  private readonly now: Kept

  constructor(old: Kept, now: Kept) {
    this.old = old
    this.now = now
    this.a = old.ids
    this.b = now.ids
    const diagonals = this.a.length + this.b.length + 3
    this.ahead = new Int32Array(diagonals)
    this.back = new Int32Array(diagonals)
    this.zero = this.b.length + 1
    this.maxCost = Math.max(roughRoot(diagonals), 256)
  }

  compare(oldAt: number, oldEnd: number, nowAt: number, nowEnd: number, isMinimal: boolean): void {
    const { a, b } = this
    let [x0, x1, y0, y1] = [oldAt, oldEnd, nowAt, nowEnd]
    while (x0 < x1 && y0 < y1 && a[x0] === b[y0]) {
      x0++
      y0++
    }
    while (x0 < x1 && y0 < y1 && a[x1 - 1] === b[y1 - 1]) {
      x1--
      y1--
    }
    if (x0 === x1) for (; y0 < y1; y0++) this.now.changed[this.now.places[y0] ?? 0] = 1
    else if (y0 === y1) for (; x0 < x1; x0++) this.old.changed[this.old.places[x0] ?? 0] = 1
    else {
      const split = new Box(this, x0, x1, y0, y1).split(isMinimal)
      this.compare(x0, split.x, y0, split.y, split.before)
      this.compare(split.x, x1, split.y, y1, split.after)
    }
  }
}
