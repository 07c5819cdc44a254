/** One walk through history: from the tips down, newest first, with what is excluded taken out. */
import { Fatal } from '../command/faults'
import type { Repository } from '../core/repository'
import { excludeParents, has, insertByDate, mark, type Seat, Seats } from './seats'
import { Simplifier } from './simplify'
import { type TopoOrder, topoSort } from './topo'
import type { Walk } from './walk'

/** How many excluded commits are looked at when no others are in sight, as dates may be wrong. */
const slopAtMost = 5

/** Marks, among commits of two sides, those whose change the other side has. */
export type CompareSides = (repo: Repository, seats: readonly Seat[], walk: Walk) => void

export class Traversal {
  private readonly seats: Seats
  private readonly simplifier: Simplifier
  private queue: Seat[] = []
  private readonly isLimited: boolean
  private readonly order: TopoOrder | undefined
  private readonly tips: readonly Seat[]
  private boundaries: Seat[] = []

  constructor(
    private readonly repo: Repository,
    private readonly walk: Walk,
    private readonly compareSides: CompareSides,
  ) {
    this.seats = new Seats(repo)
    this.simplifier = new Simplifier(repo, walk, this.seats)
    const { order = 'default', exclude = [] } = walk
    this.order = order === 'default' ? undefined : order === 'topo' ? 'graph' : order
    this.isLimited =
      exclude.length > 0 || this.order !== undefined || walk.cherry !== undefined || walk.ancestryPath === true
    this.tips = this.begin()
  }

  /** The tips, marked and by date. */
  private begin(): readonly Seat[] {
    const { include, exclude = [], left = [] } = this.walk
    if (this.walk.ancestryPath && exclude.length === 0)
      throw new Fatal('--ancestry-path given but there are no bottom commits')
    const out = exclude.map((oid) => this.seats.read(this.seats.of(oid)))
    const wanted = include.map((oid) => this.seats.read(this.seats.of(oid)))
    for (const seat of out) seat.flags |= mark.uninteresting | mark.bottom
    for (const oid of left) this.seats.of(oid).flags |= mark.left
    for (const seat of out) excludeParents(seat)
    const tips: Seat[] = []
    const all = this.walk.tips?.map(({ oid }) => this.seats.read(this.seats.of(oid))) ?? [...out, ...wanted]
    for (const seat of all) {
      if (has(seat, mark.seen)) continue
      seat.flags |= mark.seen
      tips.push(seat)
    }
    if (this.walk.noWalk !== 'unsorted') tips.sort((one, other) => other.date - one.date)
    return tips
  }

  *all(): Generator<Seat> {
    if (!this.walk.isReversed) {
      yield* this.counted()
      return
    }
    yield* [...this.counted()].reverse()
  }

  /** With `skip` and `max`, then the boundary. */
  private *counted(): Generator<Seat> {
    const { max = -1, skip = 0, hasBoundary } = this.walk
    let left = max
    let toSkip = skip
    if (left !== 0)
      for (const seat of this.simplified()) {
        if (toSkip > 0) {
          toSkip--
          continue
        }
        seat.flags |= mark.shown
        if (hasBoundary) this.noteBoundary(seat)
        yield seat
        if (--left === 0) break
      }
    if (hasBoundary) yield* this.boundary()
  }

  private noteBoundary(seat: Seat): void {
    for (const parent of seat.parents) {
      if (has(parent, mark.childShown | mark.shown)) continue
      parent.flags |= mark.childShown
      this.boundaries.push(parent)
    }
  }

  private *boundary(): Generator<Seat> {
    const list: Seat[] = []
    for (const seat of this.boundaries) {
      if (has(seat, mark.shown | mark.boundary)) continue
      this.seats.read(seat)
      seat.flags |= mark.boundary
      list.unshift(seat)
    }
    for (const seat of topoSort(list, this.order ?? 'graph')) {
      seat.flags |= mark.shown
      yield seat
    }
  }

  private *simplified(): Generator<Seat> {
    const { rewritesParents } = this.walk
    for (const seat of this.raw()) {
      if (!this.isShown(seat)) continue
      if (rewritesParents) {
        const met = this.simplifier.rewriteParents(
          seat,
          this.isLimited ? undefined : (one) => this.visit(one, undefined),
        )
        for (const one of met) insertByDate(this.queue, one)
      }
      yield seat
    }
  }

  /** The parents that are shown too, now or later. */
  drawnParents(seat: Seat): readonly Seat[] {
    if (!this.walk.rewritesParents) return seat.parents
    const parents = this.walk.firstParent ? seat.parents.slice(0, 1) : seat.parents
    return parents.filter((parent) => (this.walk.hasBoundary && has(parent, mark.childShown)) || this.isShown(parent))
  }

  private isShown(seat: Seat): boolean {
    const { until, minParents = 0, maxParents = -1, fits } = this.walk
    if (has(seat, mark.shown | mark.uninteresting) || !seat.commit) return false
    if (until !== undefined && seat.date > until) return false
    const parents = seat.parents.length
    if (parents < minParents || (maxParents >= 0 && parents > maxParents)) return false
    if (fits && !fits(seat.commit, seat.oid)) return false
    return this.simplifier.isKept(seat)
  }

  /** All that is not excluded, with what leaves the paths as they were: for a search among them. */
  everything(): readonly Seat[] {
    this.queue = [...this.tips]
    return this.limited().filter((seat) => !has(seat, mark.uninteresting))
  }

  /** Every commit of the walk, simplified ones too. */
  private *raw(): Generator<Seat> {
    this.queue = [...this.tips]
    if (this.walk.noWalk) {
      for (const seat of this.queue) {
        if (this.isTooOld(seat)) continue
        for (const parent of seat.parents) this.seats.read(parent)
        this.simplifier.look(seat)
        yield seat
      }
      return
    }
    if (this.isLimited) {
      this.queue = this.limited()
      if (this.order) this.queue = topoSort(this.queue, this.order)
      yield* this.queue
      return
    }
    for (let seat = this.queue.shift(); seat; seat = this.queue.shift()) {
      if (this.isTooOld(seat)) continue
      this.visit(seat, this.queue)
      yield seat
    }
  }

  private isTooOld({ date }: Seat): boolean {
    return this.walk.since !== undefined && date < this.walk.since
  }

  /** Looks at a commit's parents and puts those into the list that are new; gives them where there is no list. */
  private visit(seat: Seat, list: Seat[] | undefined): readonly Seat[] {
    const met: Seat[] = []
    if (has(seat, mark.added)) return met
    seat.flags |= mark.added
    const put = (parent: Seat) => {
      if (has(parent, mark.seen)) return
      parent.flags |= mark.seen
      if (list) insertByDate(list, parent)
      else met.push(parent)
    }
    if (has(seat, mark.uninteresting)) {
      for (const parent of seat.parents) {
        parent.flags |= mark.uninteresting
        this.seats.read(parent)
        excludeParents(parent)
        put(parent)
      }
      return met
    }
    // Other parents stay unread, which decides whether they count as leaving the paths as they were.
    for (const parent of this.walk.firstParent ? seat.parents.slice(0, 1) : seat.parents) this.seats.read(parent)
    this.simplifier.look(seat)
    const passed = seat.flags & mark.left
    for (const parent of seat.parents) {
      parent.flags |= passed
      put(parent)
      if (this.walk.firstParent) break
    }
    return met
  }

  /** The whole walk before anything is shown, as what is excluded may come later than what it excludes. */
  private limited(): Seat[] {
    const list = this.queue
    const found: Seat[] = []
    let slop = slopAtMost
    let date = Number.POSITIVE_INFINITY
    for (let seat = list.shift(); seat; seat = list.shift()) {
      if (this.isTooOld(seat)) seat.flags |= mark.uninteresting
      this.visit(seat, list)
      if (has(seat, mark.uninteresting)) {
        excludeParents(seat)
        slop = stillInteresting(list, date, slop)
        if (slop > 0) continue
        break
      }
      if (this.walk.until !== undefined && seat.date > this.walk.until) continue
      date = seat.date
      found.push(seat)
    }
    this.narrow(found)
    return found
  }

  private narrow(found: readonly Seat[]): void {
    const { cherry, onlySide, ancestryPath, exclude = [] } = this.walk
    if (cherry) this.compareSides(this.repo, found, this.walk)
    if (onlySide) for (const seat of found) if (has(seat, mark.left) !== (onlySide === 'left')) seat.flags |= mark.shown
    if (!ancestryPath) return
    for (const oid of exclude) this.seats.of(oid).flags |= mark.way
    const upwards = [...found].reverse()
    for (let isMoving = true; isMoving; ) {
      isMoving = false
      for (const seat of upwards) {
        if (has(seat, mark.way | mark.uninteresting) || !seat.parents.some((parent) => has(parent, mark.way))) continue
        seat.flags |= mark.way
        isMoving = true
      }
    }
    for (const seat of found) if (!has(seat, mark.way)) seat.flags |= mark.uninteresting
  }
}

function stillInteresting(list: readonly Seat[], date: number, slop: number): number {
  const [next] = list
  if (!next) return 0
  if (date <= next.date) return slopAtMost
  if (list.some((seat) => !has(seat, mark.uninteresting))) return slopAtMost
  return slop - 1
}
