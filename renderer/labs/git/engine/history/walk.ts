/** Commits in the order in which `git rev-list` and `git log` give them. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'

export interface Walk {
  readonly include: readonly Oid[]
  /** These and their ancestors are left out. */
  readonly exclude?: readonly Oid[]
  readonly order?: 'date' | 'topo' | 'author-date' | 'default'
  readonly isReversed?: boolean
  readonly firstParent?: boolean
}

export function walkCommits(repo: Repository, walk: Walk): readonly Oid[] {
  throw new Error(`Not written yet: ${repo.gitDir} ${walk.include.length}`)
}
