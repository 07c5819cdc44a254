/** Putting a stash entry back into the index and the working tree. */
import { applyMerge } from '../branch/switchTrees'
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import type { IndexEntry } from '../core/indexEntry'
import type { Oid } from '../core/objects'
import { type Leaf, writeTree } from '../core/repository'
import { mergeTrees } from '../merge/ort'
import { mergeOptions } from '../sequence/replay'
import { attempt, sayError } from '../sequence/say'
import { compareTrees } from '../tree/changes'
import { leavesOf } from '../work/commits'
import { treeLeaves, unmergedPaths } from '../work/status'
import { applyChanges } from './patch'
import { type Entry, findEntry } from './store'

export interface ApplyWish {
  /** The index as well. */
  readonly hasIndex: boolean
  readonly isQuiet: boolean
}

/** The exit code. */
export function applyEntry(git: Git, entry: Entry, { hasIndex, isQuiet }: ApplyWish): number {
  const { repo } = git
  if (unmergedPaths(repo.index()).size > 0) {
    for (const path of unmergedPaths(repo.index()).keys()) git.out(`${path}: needs merge\n`)
    return 1
  }
  const current = writeTree(repo, leavesOf(repo.index()))
  const staged = hasIndex ? stagedTree(git, entry, current) : undefined
  if (staged === 'refused') {
    sayError(git, 'conflicts in index. Try without --index.')
    return 1
  }
  // Git takes the index back to HEAD before it merges, and ends what was under way with that.
  if (staged !== undefined) attempt(git, () => git.run(['reset', '-q']))
  let code = mergeEntry(git, entry, current, isQuiet)
  if (code !== 0) {
    if (hasIndex) git.err('Index was not unstashed.\n')
  } else if (staged !== undefined) setTree(git, staged)
  else unstage(git, current)
  if (entry.untracked !== undefined && !restoreUntracked(git, entry.untracked)) {
    sayError(git, 'could not restore untracked files from stash')
    code = 1
  }
  if (!isQuiet) attempt(git, () => git.run(['status']))
  return code
}

/** As `apply -q`, with no word at all; false where it conflicts. */
export function applyQuietly(git: Git, oid: Oid): boolean {
  const { result } = git.capture(() =>
    attempt(git, () => applyEntry(git, findEntry(git, [oid]), { hasIndex: false, isQuiet: true })),
  )
  return result === 0
}

const treeOf = ({ repo }: Git, oid: Oid): Oid => repo.commit(oid)?.tree ?? oid

/** The index that the entry had, moved onto the present one; undefined where nothing was staged. */
function stagedTree(git: Git, entry: Entry, current: Oid): Oid | 'refused' | undefined {
  const { repo } = git
  const [base, index] = [treeOf(git, entry.base), treeOf(git, entry.index)]
  if (base === index || current === index) return undefined
  const leaves = new Map(treeLeaves(repo, current))
  const read = (path: string) => {
    const leaf = leaves.get(path)
    return leaf && { text: repo.text(leaf.oid), mode: leaf.mode }
  }
  const changes = compareTrees(repo, base, index)
  const applied = applyChanges(git, changes, { where: 'index', read, context: 3, isReversed: false })
  if (!applied) return 'refused'
  for (const [path, now] of applied) {
    if (now) leaves.set(path, { mode: now.mode, oid: repo.putBlob(now.text) })
    else leaves.delete(path)
  }
  return writeTree(repo, leaves)
}

function mergeEntry(git: Git, entry: Entry, current: Oid, isQuiet: boolean): number {
  const base = treeOf(git, entry.base)
  if (base === treeOf(git, entry.oid)) {
    // The files are as they were in HEAD, though the index may not be; git says this even where it is to be quiet.
    git.out('Already up to date.\n')
    return 0
  }
  const labels = {
    base: 'Stash base',
    ours: base === current ? 'Version stash was based on' : 'Updated upstream',
    theirs: 'Stashed changes',
  }
  const result = mergeTrees(git.repo, base, current, treeOf(git, entry.oid), mergeOptions(git, labels, undefined))
  try {
    applyMerge(git, current, result, 'merge')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    sayError(git, fault.message)
    return 1
  }
  if (!isQuiet || !result.isClean) git.out(result.messages.map((line) => `${line}\n`).join(''))
  return result.isClean ? 0 : 1
}

function setTree({ repo }: Git, tree: Oid): void {
  repo.setIndex([...treeLeaves(repo, tree)].map(([path, leaf]): IndexEntry => entryOf(path, leaf)))
}

const entryOf = (path: string, { mode, oid }: Leaf): IndexEntry => ({ path, stage: 0, mode: mode as '100644', oid })

/** What was changed is as it was in the index; only new files stay staged. */
function unstage({ repo }: Git, current: Oid): void {
  const before = treeLeaves(repo, current)
  const added = repo.index().filter(({ path }) => !before.has(path))
  const intended = repo.index().filter(({ path, isIntentToAdd }) => isIntentToAdd && before.has(path))
  const kept = new Set(intended.map(({ path }) => path))
  repo.setIndex([
    ...[...before].flatMap(([path, leaf]) => (kept.has(path) ? [] : [entryOf(path, leaf)])),
    ...added,
    ...intended,
  ])
}

/** Writes the files that are not there; false where one of them is. */
function restoreUntracked(git: Git, commit: Oid): boolean {
  const { repo } = git
  let isWhole = true
  for (const [path, { mode, oid }] of treeLeaves(repo, treeOf(git, commit))) {
    const at = repo.workPath(path)
    if (repo.files.has(at)) {
      git.err(`${path} already exists, no checkout\n`)
      isWhole = false
    } else repo.files.write(at, repo.text(oid), mode === '100755')
  }
  return isWhole
}
