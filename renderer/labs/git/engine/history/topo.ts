/** No commit before its children. */
import { authorOf } from './facts'
import type { Seat } from './seats'

export type TopoOrder = 'graph' | 'date' | 'author-date'

/** The commits of a list, each after all of its children that are in the list. */
export function topoSort(list: readonly Seat[], order: TopoOrder): Seat[] {
  const waiting = new Map<Seat, number>(list.map((seat) => [seat, 0]))
  for (const seat of list)
    for (const parent of seat.parents) {
      const count = waiting.get(parent)
      if (count !== undefined) waiting.set(parent, count + 1)
    }
  const tips = list.filter((seat) => waiting.get(seat) === 0)
  const queue = order === 'graph' ? new Stack(tips.reverse()) : new Newest(tips, order)
  const sorted: Seat[] = []
  for (let seat = queue.take(); seat; seat = queue.take()) {
    for (const parent of seat.parents) {
      const count = waiting.get(parent)
      if (count === undefined) continue
      waiting.set(parent, count - 1)
      if (count === 1) queue.put(parent)
    }
    waiting.delete(seat)
    sorted.push(seat)
  }
  return sorted
}

class Stack {
  constructor(private readonly seats: Seat[]) {}
  put(seat: Seat): void {
    this.seats.push(seat)
  }
  take(): Seat | undefined {
    return this.seats.pop()
  }
}

/** Gives the newest first, and of those of one time the one that came first. */
class Newest {
  /** From the oldest to the newest, those of one time backwards. */
  private readonly seats: Seat[] = []

  constructor(
    tips: readonly Seat[],
    private readonly order: TopoOrder,
  ) {
    for (const tip of tips) this.put(tip)
  }

  put(seat: Seat): void {
    const at = this.dateOf(seat)
    let from = 0
    let to = this.seats.length
    while (from < to) {
      const middle = (from + to) >> 1
      const other = this.seats[middle]
      if (other && this.dateOf(other) < at) from = middle + 1
      else to = middle
    }
    this.seats.splice(from, 0, seat)
  }

  take(): Seat | undefined {
    return this.seats.pop()
  }

  private dateOf(seat: Seat): number {
    return this.order === 'author-date' && seat.commit ? authorOf(seat.commit).seconds : seat.date
  }
}
