/** Commits as a walk sees them: with marks, and with parents that simplification may change. */
import type { Commit, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { committerOf } from './facts'

export const mark = {
  seen: 1,
  uninteresting: 2,
  treeSame: 4,
  shown: 8,
  boundary: 16,
  childShown: 32,
  left: 64,
  bottom: 128,
  added: 256,
  patchSame: 512,
  way: 1024,
  ancestryPath: 2048,
} as const

export interface Seat {
  readonly oid: Oid
  flags: number
  /** Undefined until the walk comes near, and for what is not stored. */
  commit: Commit | undefined
  date: number
  parents: readonly Seat[]
}

/** The seats of one walk. */
export class Seats {
  private readonly all = new Map<Oid, Seat>()

  constructor(private readonly repo: Repository) {}

  /** The seat of a commit, whose parents may not be known yet. */
  of(oid: Oid): Seat {
    let seat = this.all.get(oid)
    if (!seat) {
      seat = { oid, flags: 0, commit: undefined, date: 0, parents: [] }
      this.all.set(oid, seat)
    }
    return seat
  }

  /** The same with its parents and its date. */
  read(seat: Seat): Seat {
    if (seat.commit) return seat
    const commit = this.repo.commit(seat.oid)
    if (!commit) return seat
    seat.commit = commit
    seat.date = committerOf(commit).seconds
    seat.parents = commit.parents.map((oid) => this.of(oid))
    return seat
  }
}

export const has = (seat: Seat, flag: number): boolean => (seat.flags & flag) !== 0

/** Counts for the shape of the history: what is interesting, and the commits where it was cut off. */
export const isRelevant = (seat: Seat): boolean =>
  (seat.flags & (mark.uninteresting | mark.bottom)) !== mark.uninteresting

/** Marks all ancestors that are known by now. */
export function excludeParents(seat: Seat): void {
  const pending = [...seat.parents]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (has(next, mark.uninteresting)) continue
    next.flags |= mark.uninteresting
    pending.push(...next.parents)
  }
}

/** Puts a seat before the first that is older; the list goes from the newest to the oldest. */
export function insertByDate(list: Seat[], seat: Seat): void {
  let from = 0
  let to = list.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((list[middle]?.date ?? 0) < seat.date) to = middle
    else from = middle + 1
  }
  list.splice(from, 0, seat)
}
