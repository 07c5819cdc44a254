/** The entries of the index. */
import { compareBytes } from './bytes'
import type { Mode, Oid } from './objects'

/** 0 is merged; 1 the base, 2 ours, 3 theirs of a conflict. */
export type Stage = 0 | 1 | 2 | 3

export interface IndexEntry {
  /** From the top of the working tree, with slashes between. */
  readonly path: string
  readonly stage: Stage
  readonly mode: Exclude<Mode, '40000'>
  readonly oid: Oid
  /** `git add -N`: the path is known, its contents are not yet. */
  readonly isIntentToAdd?: boolean
  /** Of a conflict: the file in the working tree was written from this side. */
  readonly isWritten?: boolean
}

/** By path, then by stage. */
export const indexOrder = (one: IndexEntry, other: IndexEntry): number =>
  compareBytes(one.path, other.path) || one.stage - other.stage
