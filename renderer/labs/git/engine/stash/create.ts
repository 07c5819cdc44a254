/** The commits of a stash entry: the working tree over the index over HEAD, and one for untracked files. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchName, readRef, readSymbolic } from '../core/refs'
import { type Leaf, writeTree } from '../core/repository'
import { subjectOf } from '../history/commitText'
import { abbreviate } from '../history/revision'
import { sayError } from '../sequence/say'
import { leavesOf, storeCommit } from '../work/commits'
import type { Pathspec } from '../work/pathspec'
import { hashOf, headTree, modeOf, readStatus, treeLeaves, workLeaf } from '../work/status'

export interface StashWish {
  /** Without one it is `WIP on main: …`. */
  readonly message?: string
  readonly untracked?: 'none' | 'untracked' | 'all'
  /** Only what is staged. */
  readonly isStaged?: boolean
  readonly pathspec?: Pathspec
}

export interface Stash {
  readonly oid: Oid
  /** `WIP on main: 1a2b3c4 Add a service` */
  readonly message: string
  readonly indexTree: Oid
  readonly workTree: Oid
  readonly untracked: readonly string[]
}

/** Stores the commits; undefined where there is nothing to stash. No ref, no file changes. */
export function createStash(git: Git, wish: StashWish): Stash | undefined {
  const { repo } = git
  const head = readRef(repo, 'HEAD')
  const commit = head === undefined ? undefined : repo.commit(head)
  if (head === undefined || !commit) return undefined
  const untracked = untrackedOf(git, wish)
  if (untracked.length === 0 && changedPaths(git, { ...wish, isStaged: false }).length === 0) return undefined
  const indexTree = writeTree(repo, leavesOf(repo.index()))
  const branch = branchName(readSymbolic(repo)) ?? '(no branch)'
  const at = `${branch}: ${abbreviate(repo, head)} ${subjectOf(commit)}`.trimEnd()
  const index = storeCommit(git, { tree: indexTree, parents: [head], message: `index on ${at}\n` })
  // Git looks for what is staged only when the commit of the index is stored.
  if (wish.isStaged && changedPaths(git, wish).length === 0) return undefined
  const parents = [head, index]
  // With -u it is there even where nothing is untracked.
  if ((wish.untracked ?? 'none') !== 'none')
    parents.push(storeCommit(git, { ...untrackedTree(git, untracked), message: `untracked files on ${at}\n` }))
  const workTree = wish.isStaged ? indexTree : workTreeOf(git, wish)
  const message = wish.message === undefined ? `WIP on ${at}` : `On ${branch}: ${wish.message}`
  return { oid: storeCommit(git, { tree: workTree, parents, message }), message, indexTree, workTree, untracked }
}

/** Git cannot stash files that are only intended to be added; `fatal` is what the command ends with. */
export function requireNoneIntended(git: Git, fatal?: string): void {
  const intended = git.repo.index().filter(({ isIntentToAdd }) => isIntentToAdd)
  if (intended.length === 0) return
  for (const { path } of intended) sayError(git, `Entry '${path}' not uptodate. Cannot merge.`)
  git.err('Cannot save the current worktree state\n')
  throw fatal === undefined ? new Exit(1) : new Fatal(fatal)
}

/** Paths in which the working tree or the index differs from HEAD. */
export function changedPaths(git: Git, { pathspec, isStaged }: StashWish): readonly string[] {
  const { staged, unstaged } = readStatus(git)
  const changes = isStaged ? staged : [...staged, ...unstaged]
  const paths = new Set(changes.map(({ old, now }) => now?.path ?? old?.path ?? ''))
  return [...paths].filter((path) => pathspec?.matches(path) ?? true)
}

function untrackedOf(git: Git, { untracked = 'none', pathspec }: StashWish): readonly string[] {
  if (untracked === 'none') return []
  const status = readStatus(git, true)
  const paths = untracked === 'all' ? [...status.untracked, ...status.ignored] : status.untracked
  return paths.filter((path) => !path.endsWith('/') && (pathspec?.matches(path) ?? true))
}

function untrackedTree(git: Git, paths: readonly string[]): { tree: Oid; parents: readonly Oid[] } {
  const leaves = paths.flatMap((path) => stored(git, path))
  return { tree: writeTree(git.repo, leaves), parents: [] }
}

/** A file of the working tree as a leaf, with its blob stored. */
function stored({ repo }: Git, path: string): readonly (readonly [string, Leaf])[] {
  const file = repo.files.file(repo.workPath(path))
  if (!file) return []
  const oid = hashOf(file)
  if (!repo.has(oid)) repo.putBlob(file.text)
  return [[path, { mode: modeOf(repo, path, file), oid }]]
}

/** The index with what the working tree has in the place of what differs from HEAD. */
function workTreeOf(git: Git, { pathspec }: StashWish): Oid {
  const { repo } = git
  const leaves = new Map<string, Leaf>(leavesOf(repo.index()))
  const before = treeLeaves(repo, headTree(repo))
  for (const { path, stage, isIntentToAdd } of repo.index()) {
    if (stage > 0 || !(pathspec?.matches(path) ?? true)) continue
    const now = workLeaf(git, path)
    const old = before.get(path)
    // A file that HEAD has not and that is gone from the working tree is no change to git: it stays as staged.
    if (!now) {
      if (old) leaves.delete(path)
    } else if (isIntentToAdd || !old || old.oid !== now.oid || old.mode !== now.mode)
      for (const [name, leaf] of stored(git, path)) leaves.set(name, leaf)
    else leaves.set(path, old)
  }
  // A file that is staged for removal and there all the same is stashed as it is.
  const tracked = new Set(repo.index().map(({ path }) => path))
  for (const path of before.keys())
    if (!tracked.has(path) && (pathspec?.matches(path) ?? true))
      for (const [name, leaf] of stored(git, path)) leaves.set(name, leaf)
  return writeTree(repo, leaves)
}
