/** Which paths a command was asked about: names, directories, globs and `:(exclude)`. */
import type { Git } from '../command/git'

export interface Pathspec {
  /** As they were typed. */
  readonly given: readonly string[]
  /** Whether a path from the top of the working tree is meant. No pathspec means every path. */
  readonly matches: (path: string) => boolean
  /** Those that match none of these paths, as they were typed: `pathspec 'x' did not match any files`. */
  readonly unmatched: (paths: Iterable<string>) => readonly string[]
}

/** Paths are read from the current directory. */
export function readPathspec(git: Git, given: readonly string[]): Pathspec {
  throw new Error(`Not written yet: ${git.cwd} ${given.length}`)
}
