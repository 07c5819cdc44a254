/** Commits in the order in which `git rev-list` and `git log` give them. */
import type { Commit, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { compareSides } from './cherryMarks'
import { has, mark } from './seats'
import { Traversal } from './traversal'

export interface Walk {
  readonly include: readonly Oid[]
  /** These and their ancestors are left out. */
  readonly exclude?: readonly Oid[]
  /** Those of `include` that are the left side of `A...B`. */
  readonly left?: readonly Oid[]
  /** All of these in the order in which they were named, which decides between commits of one time. */
  readonly tips?: readonly { readonly oid: Oid; readonly isExcluded: boolean }[]
  readonly order?: 'date' | 'topo' | 'author-date' | 'default'
  readonly isReversed?: boolean
  readonly firstParent?: boolean
  readonly skip?: number
  readonly max?: number
  /** In seconds; older ones end the walk. */
  readonly since?: number
  readonly until?: number
  readonly minParents?: number
  readonly maxParents?: number
  /** Only those that this holds for. */
  readonly fits?: (commit: Commit, oid: Oid) => boolean
  /** Only those that change such a path, with history simplified. */
  readonly touches?: (path: string) => boolean
  /** Keeps every way through history that touches the paths. */
  readonly isFull?: boolean
  /** Keeps commits that do not touch the paths. */
  readonly isSparse?: boolean
  /** Parents are those that are shown, not those of the objects. */
  readonly rewritesParents?: boolean
  readonly hasBoundary?: boolean
  readonly ancestryPath?: boolean
  readonly onlySide?: 'left' | 'right'
  /** Changes that both sides have: left out, or marked. */
  readonly cherry?: 'pick' | 'mark'
  /** The commits as they were given, without their ancestors; by date, or in the order given. */
  readonly noWalk?: 'sorted' | 'unsorted'
}

export interface Walked {
  readonly oid: Oid
  readonly commit: Commit
  /** As simplification has left them, where that was asked for. */
  readonly parents: readonly Oid[]
  /** The parents that the walk shows as well. */
  readonly lanes: readonly Oid[]
  readonly isLeft: boolean
  readonly isBoundary: boolean
  /** The other side has the same change. */
  readonly isSame: boolean
}

export function walkCommits(repo: Repository, walk: Walk): readonly Oid[] {
  return walkHistory(repo, walk).map(({ oid }) => oid)
}

/** The same with what is to be known of each commit. */
export function walkHistory(repo: Repository, walk: Walk): readonly Walked[] {
  return [...stepHistory(repo, walk)]
}

/** The same one by one, for who may stop early. */
export function* stepHistory(repo: Repository, walk: Walk): Generator<Walked> {
  const traversal = new Traversal(repo, walk, compareSides)
  for (const seat of traversal.all())
    if (seat.commit)
      yield {
        ...{ oid: seat.oid, commit: seat.commit, parents: seat.parents.map(({ oid }) => oid) },
        lanes: traversal.drawnParents(seat).map(({ oid }) => oid),
        ...{ isLeft: has(seat, mark.left), isBoundary: has(seat, mark.boundary), isSame: has(seat, mark.patchSame) },
      }
}

export interface Step {
  readonly oid: Oid
  readonly parents: readonly Oid[]
  /** Leaves the paths as they were. */
  readonly isIdle: boolean
}

/** What a bisection searches: all commits of a walk, newest first, with those that do not touch the paths. */
export function searchedSteps(repo: Repository, walk: Walk): readonly Step[] {
  return new Traversal(repo, walk, compareSides).everything().map((seat) => ({
    oid: seat.oid,
    parents: seat.parents.map(({ oid }) => oid),
    isIdle: has(seat, mark.treeSame),
  }))
}
