/** Git's merge of trees: three ways, aware of renames, with virtual bases where histories cross. */
import type { IndexEntry } from '../core/indexEntry'
import type { Oid } from '../core/objects'
import type { Leaf, Repository } from '../core/repository'
import type { ConflictStyle } from '../text/merge'

export interface MergeLabels {
  readonly base: string
  /** `HEAD` */
  readonly ours: string
  /** `topic`, or `1a2b3c4 (Add a service)` */
  readonly theirs: string
}

export interface MergeOptions {
  readonly labels: MergeLabels
  readonly style: ConflictStyle
  readonly favour?: 'ours' | 'theirs'
}

export interface TreeMerge {
  readonly isClean: boolean
  /** Every file of the result, conflict markers and all, as the working tree gets it. Its blobs are stored. */
  readonly files: ReadonlyMap<string, Leaf>
  /** The tree of `files`. */
  readonly tree: Oid
  /** The whole index, with the stages of conflicts. */
  readonly index: readonly IndexEntry[]
  /** Lines for the output, in git's order: `Auto-merging a.txt`, `CONFLICT (content): Merge conflict in a.txt`. */
  readonly messages: readonly string[]
}

/** Merges two trees over a given base tree; undefined is the empty one. For cherry-pick, revert, stash and rebase. */
export function mergeTrees(
  repo: Repository,
  base: Oid | undefined,
  ours: Oid,
  theirs: Oid,
  options: MergeOptions,
): TreeMerge {
  throw new Error(`Not written yet: ${repo.gitDir} ${base} ${ours} ${theirs} ${options.style}`)
}

/** Merges two commits over their merge bases. */
export function mergeCommits(repo: Repository, ours: Oid, theirs: Oid, options: MergeOptions): TreeMerge {
  throw new Error(`Not written yet: ${repo.gitDir} ${ours} ${theirs} ${options.style}`)
}
