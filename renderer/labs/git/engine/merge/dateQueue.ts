/** A queue that gives the newest first, and of one time those that came first: a binary heap. */
export class DateQueue<T> {
  private readonly heap: { readonly item: T; readonly date: number; readonly count: number }[] = []
  private count = 0

  put(item: T, date: number): void {
    const { heap } = this
    heap.push({ item, date, count: this.count++ })
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1
      if (!this.isBefore(at, above)) break
      this.swap(at, above)
      at = above
    }
  }

  take(): T | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last) return undefined
    if (heap.length === 0) return first.item
    heap[0] = last
    for (let at = 0; ; ) {
      let best = at
      for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && this.isBefore(below, best)) best = below
      if (best === at) return first.item
      this.swap(at, best)
      at = best
    }
  }

  private isBefore(one: number, other: number): boolean {
    const a = this.heap[one]
    const b = this.heap[other]
    if (!a || !b) return false
    return a.date === b.date ? a.count < b.count : a.date > b.date
  }

  private swap(one: number, other: number): void {
    const a = this.heap[one]
    const b = this.heap[other]
    if (!a || !b) return
    this.heap[one] = b
    this.heap[other] = a
  }
}
