/** Pairs of a deleted and an added file that are one renamed file, as git's diff finds them. */
import type { Repository } from '../core/repository'
import type { FileChange } from './changes'

export interface RenameOptions {
  /** Least similarity in percent: 50 unless given. */
  readonly threshold?: number
  readonly copies?: boolean
}

/** The changes with renames in the place of their parts, by the new path. */
export function findRenames(
  repo: Repository,
  changes: readonly FileChange[],
  options: RenameOptions = {},
): readonly FileChange[] {
  throw new Error(`Not written yet: ${repo.gitDir} ${changes.length} ${options.threshold}`)
}
