/** What is run in both: lines of a shell, with the editor's answers and the clock. */

export interface Step {
  readonly line: string
  /** What a file holds when the editor was closed, in order; null closes it without a change. */
  readonly edits?: readonly (string | null)[]
  /** The contents of a file to be written before the line runs, by its path from where the script began. */
  readonly write?: Readonly<Record<string, string>>
}

export interface StepResult {
  readonly line: string
  readonly code: number
  readonly out: string
  readonly err: string
}

/** What is on the disk of a repository. */
export interface State {
  readonly head: string
  /** Full name to id or to `ref: …`. */
  readonly refs: Readonly<Record<string, string>>
  /** As `git ls-files -s` prints it. */
  readonly index: readonly string[]
  /** Path to contents; `*` before the contents of an executable file. */
  readonly files: Readonly<Record<string, string>>
  /** Name to text, of every log. */
  readonly logs: Readonly<Record<string, string>>
  /** Files such as `MERGE_HEAD`, `MERGE_MSG`, `ORIG_HEAD`, `rebase-merge/done`. */
  readonly notes: Readonly<Record<string, string>>
}

export interface Result {
  readonly steps: readonly StepResult[]
  /** By the path of each repository that was asked for. */
  readonly states: Readonly<Record<string, State>>
}

export interface Script {
  readonly steps: readonly Step[]
  /** Repositories to look at when it is over, from the home directory; `app` unless given. */
  readonly repositories?: readonly string[]
  /** An empty repository is made in `app` first, and the script begins there; true unless given. */
  readonly hasRepository?: boolean
}

/** 2026-01-05 09:00:00 UTC; each step is a minute later than the one before. */
export const start = 1_767_603_600
export const minute = 60

export const asSteps = (steps: readonly (string | Step)[]): readonly Step[] =>
  steps.map((step) => (typeof step === 'string' ? { line: step } : step))

/** Files in a git directory that tell of something under way. */
export const noteNames = [
  ...[
    'ORIG_HEAD',
    'MERGE_HEAD',
    'MERGE_MSG',
    'MERGE_MODE',
    'SQUASH_MSG',
    'CHERRY_PICK_HEAD',
    'REVERT_HEAD',
    'REBASE_HEAD',
  ],
  ...[
    'FETCH_HEAD',
    'AUTO_MERGE',
    'config',
    'packed-refs',
    'BISECT_LOG',
    'BISECT_START',
    'BISECT_TERMS',
    'BISECT_EXPECTED_REV',
  ],
]
/** The same, for directories: all files in them but those that nobody reads. */
export const noteDirs = ['rebase-merge', 'sequencer']

/** With the limits of `gc` as words: the ones that git has of its own go by the clock of the machine, not by the script's. */
export const globalConfig = [
  ...['[user]', '\tname = You', '\temail = you@example.com', '[init]', '\tdefaultBranch = main'],
  ...['[gc]', '\treflogExpire = 90.days.ago', '\treflogExpireUnreachable = 30.days.ago'],
  ...['\twriteCommitGraph = false', ''],
].join('\n')
