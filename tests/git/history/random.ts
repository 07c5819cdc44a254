/** Chance that a seed decides. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) >>> 0
    for (let at = 0; at < 4; at++) this.next()
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of them; there must be one. */
  of<T>(all: readonly T[]): T {
    const one = all[this.below(all.length)]
    if (one === undefined) throw new Error('There was nothing to choose from.')
    return one
  }

  /** One of them, by weight. */
  weighted<T>(all: readonly (readonly [number, T])[]): T {
    let left = this.next() * all.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, one] of all) {
      left -= weight
      if (left < 0) return one
    }
    return this.of(all)[1]
  }
}
