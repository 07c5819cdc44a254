/** What a cherry-pick, a revert or a rebase is to do with each of its commits. */
import type { Git } from '../command/git'
import type { Commit, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { subjectOf } from '../history/commitText'
import { abbreviate } from '../history/revision'
import type { MergeOptions } from '../merge/ort'
import type { ConflictStyle } from '../text/merge'

export type ReplayAction = 'cherry-pick' | 'revert' | 'rebase'

export interface ReplayOptions {
  readonly action: ReplayAction
  /** `-n`: the index and the working tree change, and no commit is made. */
  readonly noCommit: boolean
  /** `-e`, `--no-edit`, or neither. */
  readonly edit: boolean | undefined
  /** `-x` */
  readonly recordOrigin: boolean
  readonly signOff: boolean
  /** The parent of a merge, from 1. */
  readonly mainline: number | undefined
  /** Commits that were empty from the start are kept. */
  readonly allowEmpty: boolean
  /** Those that become empty are kept, or dropped, or git stops at them. */
  readonly keepRedundant: boolean
  readonly dropRedundant: boolean
  readonly allowFf: boolean
  readonly favour: 'ours' | 'theirs' | undefined
  /** `--strategy=ours`: whatever a commit changes, all stays as it is. */
  readonly changesNothing: boolean
  readonly isQuiet: boolean
  readonly isVerbose: boolean
  /** `--cleanup` as it was given. */
  readonly cleanup: string | undefined
}

export const defaults: Omit<ReplayOptions, 'action'> = {
  ...{ noCommit: false, edit: undefined, recordOrigin: false, signOff: false, mainline: undefined },
  ...{ allowEmpty: false, keepRedundant: false, dropRedundant: false, allowFf: false },
  ...{ favour: undefined, changesNothing: false, isQuiet: false, isVerbose: false, cleanup: undefined },
}

/** One that is under way. */
export interface Replay extends ReplayOptions {
  readonly git: Git
  readonly repo: Repository
  readonly isRebase: boolean
  /** What the logs say: `cherry-pick`, `rebase (pick)`, `pull --rebase (pick)`. */
  reflogAction: string
  /** `squash <id>` and `fixup <id>` of the commits that are melded into the present one. */
  fixups: string[]
}

export function startReplay(git: Git, options: ReplayOptions): Replay {
  const isRebase = options.action === 'rebase'
  return { ...options, git, repo: git.repo, isRebase, reflogAction: git.action(options.action), fixups: [] }
}

/** `rebase (pick)`, or what a pull makes of it. */
export const rebaseAction = (git: Git, step: string): string => `${git.action('rebase')} (${step})`

/** What a step came to. */
export type Outcome =
  | { readonly kind: 'done' }
  /** It was not even begun: the command is to be tried again. */
  | { readonly kind: 'failed' }
  /** There is something for the user to do. */
  | { readonly kind: 'stopped'; readonly code: number }

export const done: Outcome = { kind: 'done' }
export const failed: Outcome = { kind: 'failed' }
export const stopped: Outcome = { kind: 'stopped', code: 1 }

export const titleOf = (commit: Commit): string => subjectOf(commit)
/** The message from its first line that says something. */
export const bodyOf = ({ message }: Commit): string => message.replace(/^(?:[ \t]*\n)+/, '')
/** The first line that says something. */
export const firstLine = (commit: Commit): string => bodyOf(commit).split('\n')[0] ?? ''
/** `1a2b3c4 (Add a service)` */
export const labelOf = (repo: Repository, oid: Oid, commit: Commit): string =>
  `${abbreviate(repo, oid)} (${titleOf(commit)})`

export const conflictStyle = (git: Git): ConflictStyle => {
  const style = git.config('merge.conflictstyle')
  return style === 'diff3' || style === 'zdiff3' ? style : 'merge'
}

export const mergeOptions = (
  git: Git,
  labels: MergeOptions['labels'],
  favour: ReplayOptions['favour'],
): MergeOptions => ({ labels, style: conflictStyle(git), ...(favour === undefined ? {} : { favour }) })
