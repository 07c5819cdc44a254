/** History without the commits that leave some paths as they were. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { has, isRelevant, mark, type Seat, type Seats } from './seats'
import { treesDiffer } from './treesDiffer'
import type { Walk } from './walk'

export class Simplifier {
  private readonly touches: ((path: string) => boolean) | undefined
  private readonly isSimple: boolean

  constructor(
    private readonly repo: Repository,
    private readonly walk: Walk,
    private readonly seats: Seats,
  ) {
    this.touches = walk.touches
    this.isSimple = !walk.isFull && !walk.ancestryPath
  }

  private differs(one: Oid | undefined, other: Oid | undefined): boolean {
    return this.touches !== undefined && treesDiffer(this.repo, one, other, this.touches)
  }

  /** Marks a commit that leaves the paths as they were; a merge may lose the parents that did not count. */
  look(seat: Seat): void {
    if (!this.touches || !seat.commit) return
    const { tree } = seat.commit
    const { parents } = seat
    if (parents.length === 0) {
      if (!this.differs(undefined, tree)) seat.flags |= mark.treeSame
      return
    }
    if (this.walk.isSparse && parents.length === 1) return
    let changes = 0
    let otherChanges = 0
    let relevant = 0
    for (const [at, parent] of parents.entries()) {
      const counts = isRelevant(parent)
      if (counts) relevant++
      if (at === 1 && this.walk.firstParent) break
      this.seats.read(parent)
      if (this.differs(parent.commit?.tree, tree)) {
        if (counts) changes++
        else otherChanges++
      } else if (this.isSimple && counts) {
        seat.parents = [parent]
        seat.flags |= mark.treeSame
        return
      }
    }
    if (relevant > 0 ? changes === 0 : otherChanges === 0) seat.flags |= mark.treeSame
  }

  isKept(seat: Seat): boolean {
    if (!this.touches || this.walk.isSparse || !has(seat, mark.treeSame)) return true
    // Where lines are drawn, merges of lines that both count are needed.
    return this.walk.rewritesParents === true && seat.parents.filter(isRelevant).length >= 2
  }

  /** Takes parents that are not shown out of the way. `visit` looks at commits that the walk has not come to; gives those that it found. */
  rewriteParents(seat: Seat, visit: ((seat: Seat) => readonly Seat[]) | undefined): readonly Seat[] {
    if (!this.touches || this.walk.isSparse) return []
    const met: Seat[] = []
    const kept: Seat[] = []
    for (const parent of seat.parents) {
      const shown = this.shownFrom(parent, visit, met)
      if (shown && !kept.includes(shown)) kept.push(shown)
    }
    seat.parents = kept
    return met
  }

  private shownFrom(parent: Seat, visit: ((seat: Seat) => readonly Seat[]) | undefined, met: Seat[]): Seat | undefined {
    for (let at = parent; ; ) {
      if (visit) met.push(...visit(at))
      if (has(at, mark.uninteresting) || !has(at, mark.treeSame)) return at
      if (at.parents.length === 0) return undefined
      const next = this.onlyParent(at)
      if (!next) return at
      at = next
    }
  }

  private onlyParent({ parents }: Seat): Seat | undefined {
    if (this.walk.firstParent || parents.length === 1) return parents[0]
    const relevant = parents.filter(isRelevant)
    return relevant.length === 1 ? relevant[0] : undefined
  }
}
