/** What differs between two trees, or between a tree, the index and the working tree. */
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import type { Leaf, Repository } from '../core/repository'

export interface Side extends Leaf {
  readonly path: string
  /** The contents where they are no stored blob: those of the working tree. `oid` is then what they would have. */
  readonly text?: string
}

/** A added, D deleted, M modified, T another type, R renamed, C copied, U unmerged. */
export interface FileChange {
  readonly kind: 'A' | 'D' | 'M' | 'T' | 'R' | 'C' | 'U'
  /** Missing for A; for U only `now.path` counts. */
  readonly old?: Side
  /** Missing for D. */
  readonly now?: Side
  /** Of R and C, in percent. */
  readonly similarity?: number
}

export const pathOf = ({ old, now }: FileChange): string => now?.path ?? old?.path ?? ''

/** Between two trees, by path, without a search for renames. */
export function compareTrees(repo: Repository, old: Oid | undefined, now: Oid | undefined): readonly FileChange[] {
  const [before, after] = [new Map<string, Leaf>(), new Map<string, Leaf>()]
  collect(repo, old, now, '', before, after)
  return compareLeaves(before, after)
}

/** The files of two trees, but for what both share. */
function collect(
  repo: Repository,
  old: Oid | undefined,
  now: Oid | undefined,
  prefix: string,
  before: Map<string, Leaf>,
  after: Map<string, Leaf>,
): void {
  if (old === now) return
  const entries = (tree: Oid | undefined) => new Map((tree ? repo.entries(tree) : []).map((one) => [one.name, one]))
  const [olds, nows] = [entries(old), entries(now)]
  for (const name of new Set([...olds.keys(), ...nows.keys()])) {
    const [one, other] = [olds.get(name), nows.get(name)]
    if (one?.oid === other?.oid && one?.mode === other?.mode) continue
    const dirs = [one, other].map((entry) => (entry?.mode === '40000' ? entry.oid : undefined))
    if (one && one.mode !== '40000') before.set(prefix + name, { mode: one.mode, oid: one.oid })
    if (other && other.mode !== '40000') after.set(prefix + name, { mode: other.mode, oid: other.oid })
    collect(repo, dirs[0], dirs[1], `${prefix}${name}/`, before, after)
  }
}

type Leaves = ReadonlyMap<string, Leaf & { readonly text?: string }>

export function compareLeaves(old: Leaves, now: Leaves): readonly FileChange[] {
  const changes: FileChange[] = []
  for (const [path, leaf] of old) {
    const other = now.get(path)
    const before = { path, ...leaf }
    if (!other) changes.push({ kind: 'D', old: before })
    else if (other.oid !== leaf.oid || other.mode !== leaf.mode)
      changes.push({ kind: kindOf(leaf, other), old: before, now: { path, ...other } })
  }
  for (const [path, leaf] of now) if (!old.has(path)) changes.push({ kind: 'A', now: { path, ...leaf } })
  return changes.sort((one, other) => compareBytes(pathOf(one), pathOf(other)))
}

const kindOf = (one: Leaf, other: Leaf) => (one.mode.slice(0, 3) === other.mode.slice(0, 3) ? 'M' : 'T')
