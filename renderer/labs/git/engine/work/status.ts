/** How the index differs from HEAD, and the working tree from the index. */
import type { Git } from '../command/git'
import type { Leaf } from '../core/repository'
import type { FileChange } from '../tree/changes'

export interface Status {
  /** HEAD to index, without a search for renames; conflicts are not in it. */
  readonly staged: readonly FileChange[]
  /** Index to working tree; conflicts are not in it. */
  readonly unstaged: readonly FileChange[]
  /** Paths of conflicts, with the stages that are there. */
  readonly unmerged: ReadonlyMap<string, ReadonlySet<1 | 2 | 3>>
  /** Paths; a directory with nothing tracked in it is one path, ending in a slash, unless `all` was asked for. */
  readonly untracked: readonly string[]
  readonly ignored: readonly string[]
}

export function readStatus(git: Git, all = false): Status {
  throw new Error(`Not written yet: ${git.cwd} ${all}`)
}

/** The file in the working tree as a leaf, with the id that it would have; undefined where there is none. */
export function workLeaf(git: Git, path: string): (Leaf & { readonly text: string }) | undefined {
  throw new Error(`Not written yet: ${git.cwd} ${path}`)
}

/**
 * Throws as rebase, pull and others do when there are changes: `cannot rebase: You have unstaged changes.` and
 * `Please commit or stash them.`
 */
export function requireCleanWork(git: Git, action: string): void {
  throw new Error(`Not written yet: ${git.cwd} ${action}`)
}
