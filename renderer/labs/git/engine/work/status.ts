/** How the index differs from HEAD, and the working tree from the index. */
import { Exit } from '../command/faults'
import type { Git } from '../command/git'
import type { FileNode } from '../core/files'
import type { IndexEntry } from '../core/indexEntry'
import { type GitObject, type Oid, oidOf } from '../core/objects'
import { readRef } from '../core/refs'
import { flatten, type Leaf, type Repository } from '../core/repository'
import { compareLeaves, type FileChange } from '../tree/changes'
import { ignoreRulesOf } from './ignore'
import { findUntracked, type UntrackedOptions } from './untracked'

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

export function readStatus(git: Git, all = false, options: UntrackedOptions = {}): Status {
  const repo = git.workRepo
  const index = repo.index()
  const tracked = new Set(index.map(({ path }) => path))
  return {
    staged: stagedChanges(repo, headTree(repo)),
    unstaged: unstagedChanges(git),
    unmerged: unmergedPaths(index),
    ...findUntracked(repo, ignoreRulesOf(git), tracked, { all, allIgnored: all, ...options }),
  }
}

/** The tree of HEAD; undefined before the first commit. */
export function headTree(repo: Repository): Oid | undefined {
  const head = readRef(repo, 'HEAD')
  return head === undefined ? undefined : repo.commit(head)?.tree
}

export function unmergedPaths(index: readonly IndexEntry[]): ReadonlyMap<string, ReadonlySet<1 | 2 | 3>> {
  const found = new Map<string, Set<1 | 2 | 3>>()
  for (const { path, stage } of index) {
    if (stage === 0) continue
    const stages = found.get(path) ?? new Set()
    found.set(path, stages.add(stage))
  }
  return found
}

/** A tree to index; conflicts and what is only intended to be added are not in it. */
export function stagedChanges(repo: Repository, tree: Oid | undefined): readonly FileChange[] {
  const index = repo.index()
  const conflicts = unmergedPaths(index)
  const before = [...treeLeaves(repo, tree)].filter(([path]) => !conflicts.has(path))
  const now = index.flatMap((entry) =>
    entry.stage === 0 && !entry.isIntentToAdd ? [[entry.path, leafOf(entry)] as const] : [],
  )
  return compareLeaves(new Map(before), new Map(now))
}

/** Index to working tree; conflicts are not in it. */
export function unstagedChanges(git: Git): readonly FileChange[] {
  const changes: FileChange[] = []
  for (const entry of git.repo.index()) {
    if (entry.stage !== 0) continue
    const { path } = entry
    const now = workLeaf(git, path)
    if (entry.isIntentToAdd) {
      changes.push(now ? { kind: 'A', now: { path, ...now } } : { kind: 'D', old: { path, ...leafOf(entry) } })
      continue
    }
    const old = { path, ...leafOf(entry) }
    if (!now) changes.push({ kind: 'D', old })
    else if (now.oid !== old.oid || now.mode !== old.mode)
      changes.push({
        kind: now.mode.slice(0, 3) === old.mode.slice(0, 3) ? 'M' : 'T',
        ...{ old, now: { path, ...now } },
      })
  }
  return changes
}

const leafOf = ({ mode, oid }: IndexEntry): Leaf => ({ mode, oid })

const flat = new WeakMap<GitObject, ReadonlyMap<string, Leaf>>()

/** As `flatten`, remembered for as long as the tree is. */
export function treeLeaves(repo: Repository, tree: Oid | undefined): ReadonlyMap<string, Leaf> {
  const object = tree === undefined ? undefined : repo.get(tree)
  if (!object) return new Map()
  let leaves = flat.get(object)
  if (!leaves) {
    leaves = flatten(repo, tree)
    flat.set(object, leaves)
  }
  return leaves
}

const hashes = new WeakMap<FileNode, Oid>()

/** The id that a file's contents have as a blob; hashed once for each node. */
export function hashOf(file: FileNode): Oid {
  let oid = hashes.get(file)
  if (oid === undefined) {
    oid = oidOf({ type: 'blob', text: file.text })
    hashes.set(file, oid)
  }
  return oid
}

/** The mode of a file in the working tree; where modes are not trusted, that of the index. */
export function modeOf(repo: Repository, path: string, { isExecutable }: FileNode): Leaf['mode'] {
  if (repo.trustsModes) return isExecutable ? '100755' : '100644'
  const known = repo.index().filter((entry) => entry.path === path)
  return (known.find(({ stage }) => stage === 0 || stage === 2) ?? known[0])?.mode ?? '100644'
}

/** The file in the working tree as a leaf, with the id that it would have; undefined where there is none. */
export function workLeaf(git: Git, path: string): (Leaf & { readonly text: string }) | undefined {
  const { repo } = git
  const node = repo.files.node(repo.workPath(path))
  if (node?.kind === 'file') return { mode: modeOf(repo, path, node), oid: hashOf(node), text: node.text }
  if (node?.kind !== 'dir' || !node.entries.has('.git')) return undefined
  const inner = git.machine.repositoryAt(repo.workPath(path))
  const oid = inner && readRef(inner, 'HEAD')
  return oid === undefined ? undefined : { mode: '160000', oid, text: '' }
}

/**
 * Ends the command as rebase, pull and others do when there are changes: `cannot rebase: You have unstaged changes.` and
 * `Please commit or stash them.` The exit code is 1 for rebase; pull has 128 and a hint in a small letter.
 */
export function requireCleanWork(git: Git, action: string, hint = 'Please commit or stash them.', code = 1): void {
  const index = git.repo.index()
  const isOpen = index.some(({ stage, isIntentToAdd }) => stage > 0 || isIntentToAdd)
  const lines: string[] = []
  if (isOpen || unstagedChanges(git).length > 0) lines.push(`cannot ${action}: You have unstaged changes.`)
  if (isOpen || stagedChanges(git.repo, headTree(git.repo)).length > 0)
    lines.push(
      lines.length > 0
        ? 'additionally, your index contains uncommitted changes.'
        : `cannot ${action}: Your index contains uncommitted changes.`,
    )
  if (lines.length === 0) return
  git.err([...lines, hint].map((line) => `error: ${line}\n`).join(''))
  throw new Exit(code)
}
