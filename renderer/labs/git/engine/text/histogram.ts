/** The histogram algorithm: cut at the longest shared run of the rarest lines, and go on with both sides of it. */
import { markAll, type Pair } from './marks'
import { markMyersWithin } from './myers'

/** Lines that stand more often in the old text are never a place to cut. */
const tooOften = 64

export function markHistogram(
  pair: Pair,
  oldAt = 0,
  oldEnd = pair.old.ids.length,
  nowAt = 0,
  nowEnd = pair.now.ids.length,
): void {
  let [x, y] = [oldAt, nowAt]
  while (x < oldEnd || y < nowEnd) {
    if (x >= oldEnd || y >= nowEnd) {
      markAll(pair, x, oldEnd, y, nowEnd)
      return
    }
    const found = new Region(pair, x, oldEnd, y, nowEnd).search()
    if (found === 'none') {
      markAll(pair, x, oldEnd, y, nowEnd)
      return
    }
    if (found === 'crowded') {
      markMyersWithin(pair, x, oldEnd, y, nowEnd)
      return
    }
    markHistogram(pair, x, found.x, y, found.y)
    x = found.x + found.length
    y = found.y + found.length
  }
}

interface Run {
  readonly x: number
  readonly y: number
  readonly length: number
}

class Region {
  private readonly a: Int32Array
  private readonly b: Int32Array
  private readonly x0: number
  private readonly x1: number
  private readonly y0: number
  private readonly y1: number
  private readonly first = new Map<number, number>()
  private readonly counts = new Map<number, number>()
  /** The next place of the same line in the old text, from `x0` on; -1 for none. */
  private readonly next: Int32Array
  private best: Run = { x: 0, y: 0, length: 0 }
  private rarest = tooOften + 1
  private hasShared = false

  constructor({ old, now }: Pair, x0: number, x1: number, y0: number, y1: number) {
    this.a = old.ids
    this.b = now.ids
    this.x0 = x0
    this.x1 = x1
    this.y0 = y0
    this.y1 = y1
    this.next = new Int32Array(x1 - x0)
    for (let at = x1 - 1; at >= x0; at--) {
      const id = this.a[at] as number
      this.next[at - x0] = this.first.get(id) ?? -1
      this.first.set(id, at)
      this.counts.set(id, (this.counts.get(id) ?? 0) + 1)
    }
  }

  search(): Run | 'none' | 'crowded' {
    for (let y = this.y0; y < this.y1; ) y = this.tryAt(y)
    if (this.hasShared && this.rarest > tooOften) return 'crowded'
    return this.best.length === 0 ? 'none' : this.best
  }

  /** Every run through this line; gives the first line after them. */
  private tryAt(y: number): number {
    const first = this.first.get(this.b[y] as number)
    if (first === undefined) return y + 1
    this.hasShared = true
    const count = this.countAt(first)
    if (count > this.rarest) return y + 1
    let after = y + 1
    for (let x = first; x >= 0; ) {
      const { run, rarity } = this.grow(x, y, count)
      after = Math.max(after, run.y + run.length)
      if (this.best.length < run.length || rarity < this.rarest) {
        this.best = run
        this.rarest = rarity
      }
      let next = this.next[x - this.x0] as number
      while (next >= 0 && next < run.x + run.length) next = this.next[next - this.x0] as number
      x = next
    }
    return after
  }

  private countAt(x: number): number {
    return this.counts.get(this.a[x] as number) ?? 0
  }

  private grow(x: number, y: number, count: number): { run: Run; rarity: number } {
    const { a, b, x0, x1, y0, y1 } = this
    let [start, end, rarity] = [x, x + 1, count]
    for (let other = y; start > x0 && other > y0 && a[start - 1] === b[other - 1]; other--) {
      start--
      if (rarity > 1) rarity = Math.min(rarity, this.countAt(start))
    }
    for (let other = y + 1; end < x1 && other < y1 && a[end] === b[other]; other++) {
      if (rarity > 1) rarity = Math.min(rarity, this.countAt(end))
      end++
    }
    return { run: { x: start, y: y - (x - start), length: end - start }, rarity }
  }
}
