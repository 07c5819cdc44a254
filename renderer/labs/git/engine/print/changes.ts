/** Differences as `git diff`, `show` and `log` print them. */
import type { Git } from '../command/git'
import type { Parsed, Spec } from '../command/options'
import type { FileChange } from '../tree/changes'

/** The options that all commands that print differences share, to be spread into a command's own. */
export const diffSpec = {
  patch: { kind: 'flag', short: 'p', alias: 'unified-patch' },
} as const satisfies Spec

export interface DiffFormat {
  /** In git's order; none is the command's own default. */
  readonly shows: readonly (
    | 'patch'
    | 'stat'
    | 'shortstat'
    | 'numstat'
    | 'summary'
    | 'name-only'
    | 'name-status'
    | 'raw'
  )[]
  /** Lines of context. */
  readonly context: number
  readonly findsRenames: boolean
}

export function diffFormat(git: Git, options: Parsed<typeof diffSpec>): DiffFormat {
  throw new Error(`Not written yet: ${git.cwd} ${options.rest.length}`)
}

/** Prints changes, in which renames were already found. */
export function printChanges(git: Git, changes: readonly FileChange[], format: DiffFormat): void {
  throw new Error(`Not written yet: ${git.cwd} ${changes.length} ${format.context}`)
}

/** ` 2 files changed, 3 insertions(+)` with its newline; empty where nothing changed. */
export function shortStat(git: Git, changes: readonly FileChange[]): string {
  throw new Error(`Not written yet: ${git.cwd} ${changes.length}`)
}

/** ` create mode 100644 a.txt` and the like, for added, deleted and renamed files and changes of mode. */
export function summary(git: Git, changes: readonly FileChange[]): string {
  throw new Error(`Not written yet: ${git.cwd} ${changes.length}`)
}

/** The lines of `--stat` with the counts below, in so many columns (80 for a pipe). */
export function stat(git: Git, changes: readonly FileChange[], width?: number): string {
  throw new Error(`Not written yet: ${git.cwd} ${changes.length} ${width}`)
}
