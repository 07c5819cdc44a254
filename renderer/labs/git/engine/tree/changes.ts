/** What differs between two trees, or between a tree, the index and the working tree. */
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import { flatten, type Leaf, type Repository } from '../core/repository'

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
  return old === now ? [] : compareLeaves(flatten(repo, old), flatten(repo, now))
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
