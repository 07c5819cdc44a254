/** The changes that `git diff` compares: working tree, index and trees. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { IndexEntry, Stage } from '../core/indexEntry'
import { type Oid, zeroOid } from '../core/objects'
import type { Leaf } from '../core/repository'
import { compareLeaves, type FileChange, pathOf, type Side } from '../tree/changes'
import { stagedChanges, treeLeaves, unmergedPaths, unstagedChanges, workLeaf } from '../work/status'
import type { CombinedFile } from './combined'

export type Matches = (path: string) => boolean

const inOrder = (changes: readonly FileChange[]) =>
  [...changes].sort((one, other) => compareBytes(pathOf(one), pathOf(other)))

/** A tree to the index. */
export function treeToIndex(git: Git, tree: Oid | undefined, matches: Matches): readonly FileChange[] {
  const before = treeLeaves(git.repo, tree)
  const conflicts = [...unmergedPaths(git.repo.index()).keys()].map((path): FileChange => {
    const old = before.get(path)
    return { kind: 'U', ...(old ? { old: { path, ...old } } : {}), now: { path, mode: '100644', oid: zeroOid } }
  })
  return inOrder([...stagedChanges(git.repo, tree), ...conflicts]).filter((change) => matches(pathOf(change)))
}

/** A tree to the files of the index as they are in the working tree. */
export function treeToWork(git: Git, tree: Oid | undefined, matches: Matches): readonly FileChange[] {
  const now = new Map<string, Leaf & { readonly text?: string }>()
  for (const { path, stage, oid, mode } of git.repo.index()) {
    const leaf = now.has(path) || !matches(path) ? undefined : workLeaf(git, path)
    // What the index holds as it is has its id, and is read from there.
    if (leaf) now.set(path, stage === 0 && leaf.oid === oid && leaf.mode === mode ? { oid, mode } : leaf)
  }
  const before = [...treeLeaves(git.repo, tree)].filter(([path]) => matches(path))
  return compareLeaves(new Map(before), now)
}

/** The index to the working tree. A conflict is compared from one of its stages. */
export function indexToWork(git: Git, stage: Stage, matches: Matches, skips: Matches): readonly FileChange[] {
  const conflicts = [...unmergedPaths(git.repo.index()).keys()].filter((path) => matches(path) && !skips(path))
  const unstaged = unstagedChanges(git).filter((change) => matches(pathOf(change)))
  return inOrder([...unstaged, ...conflicts.flatMap((path) => ofConflict(git, path, stage))])
}

function ofConflict(git: Git, path: string, stage: Stage): readonly FileChange[] {
  const work = workLeaf(git, path)
  const now: Side = work ? { path, ...work } : { path, mode: '100644', oid: zeroOid }
  const unmerged: FileChange = { kind: 'U', now }
  const entry = git.repo.index().find((one) => one.path === path && one.stage === stage)
  if (!entry) return [unmerged]
  const old: Side = { path, mode: entry.mode, oid: entry.oid }
  if (!work) return [unmerged, { kind: 'D', old }]
  return work.oid === old.oid && work.mode === old.mode ? [unmerged] : [unmerged, { kind: 'M', old, now }]
}

/** Conflicts that both sides have a version of, to be shown beside the working tree. */
export function conflictFiles(git: Git, matches: Matches): readonly CombinedFile[] {
  const index = git.repo.index()
  const found: CombinedFile[] = []
  for (const [path, stages] of unmergedPaths(index)) {
    if (!matches(path) || !stages.has(2) || !stages.has(3)) continue
    const entries: IndexEntry[] = index.filter((entry) => entry.path === path && entry.stage > 1)
    const parents = entries.map(({ oid, mode }) => ({ oid, mode }))
    found.push({ path, parents, kinds: ['M', 'M'], now: workLeaf(git, path), isWork: true })
  }
  return found
}

/** Two trees. */
export function treeToTree(git: Git, old: Oid | undefined, now: Oid | undefined, matches: Matches) {
  if (old === now) return []
  const found = compareLeaves(treeLeaves(git.repo, old), treeLeaves(git.repo, now))
  return found.filter((change) => matches(pathOf(change)))
}
