/** What `git checkout` and `git switch` were told. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'
import type { ConflictStyle } from '../text/merge'
import type { Track } from './create'

const shared = {
  detach: 'flag d',
  track: 'optional t',
  force: 'flag f',
  orphan: 'value',
  'overwrite-ignore': 'flag',
  'ignore-other-worktrees': 'flag',
  quiet: 'flag q',
  progress: 'flag',
  merge: 'flag m',
  conflict: 'value',
  guess: 'flag',
} as const satisfies Spec

const checkoutSpec = {
  b: 'value b',
  B: 'value B',
  l: 'flag l',
  ...shared,
  ours: 'flag 2',
  theirs: 'flag 3',
  overlay: 'flag',
  'pathspec-from-file': 'value',
  'ignore-skip-worktree-bits': 'flag',
} as const satisfies Spec

const switchSpec = {
  create: 'value c',
  'force-create': 'value C',
  'discard-changes': 'flag',
  ...shared,
} as const satisfies Spec

export interface CheckoutOptions {
  readonly isSwitch: boolean
  readonly isQuiet: boolean
  /** `-b`, `-B` or `--orphan`, or the branch that a remote's name stands for. */
  readonly newBranch: string | undefined
  readonly isReset: boolean
  readonly isOrphan: boolean
  readonly isDetached: boolean
  readonly isForced: boolean
  /** `switch --discard-changes`, or forced. */
  readonly discards: boolean
  readonly isMerge: boolean
  readonly style: ConflictStyle
  /** Undefined where no option says it. */
  readonly track: Track | undefined
  readonly guesses: boolean
  readonly stage: 2 | 3 | undefined
  /** Undefined where it was not given. */
  readonly isOverlay: boolean | undefined
  readonly makesLog: boolean
  readonly rest: readonly string[]
  readonly beforeDashes: number | undefined
}

export function checkoutOptions(git: Git, args: readonly string[]): CheckoutOptions {
  const parsed = parseOptions(args, checkoutSpec)
  const { on, value, given, order } = parsed
  const names = [value('b'), value('B'), value('orphan')]
  const last = order.findLast((name) => name === 'ours' || name === 'theirs')
  if (value('pathspec-from-file') !== undefined)
    throw new Fatal(`could not open '${value('pathspec-from-file')}' for reading: No such file or directory`)
  return {
    ...common(git, parsed, names, 'b'),
    isSwitch: false,
    isReset: value('B') !== undefined,
    discards: on('force'),
    ...{ stage: last === undefined ? undefined : last === 'ours' ? 2 : 3, makesLog: on('l') },
    isOverlay: given('overlay') ? on('overlay') : undefined,
    ...{ rest: parsed.rest, beforeDashes: parsed.beforeDashes },
  }
}

export function switchOptions(git: Git, args: readonly string[]): CheckoutOptions {
  const parsed = parseOptions(args, switchSpec)
  const { on, value } = parsed
  const names = [value('create'), value('force-create'), value('orphan')]
  return {
    ...common(git, parsed, names, 'c'),
    isSwitch: true,
    isReset: value('force-create') !== undefined,
    discards: on('discard-changes') || on('force'),
    ...{ stage: undefined, isOverlay: undefined, makesLog: false },
    // For `switch`, what stands after the dashes is one more reference.
    rest: parsed.beforeDashes === undefined ? parsed.rest : [...parsed.rest, '--'],
    beforeDashes: undefined,
  }
}

function common(
  git: Git,
  { on, value, given }: Parsed<typeof shared>,
  names: readonly (string | undefined)[],
  letter: string,
) {
  if (names.filter((name) => name !== undefined).length > 1)
    throw new Fatal(`options '-${letter}', '-${letter.toUpperCase()}', and '--orphan' cannot be used together`)
  const style = value('conflict')
  return {
    isQuiet: on('quiet'),
    newBranch: names.find((name) => name !== undefined),
    isOrphan: value('orphan') !== undefined,
    isDetached: on('detach'),
    isForced: on('force'),
    isMerge: on('merge') || style !== undefined,
    style: conflictStyle(style ?? git.config('merge.conflictstyle')),
    track: given('track') ? trackOf(on('track') ? (value('track') ?? 'direct') : 'none') : undefined,
    guesses: given('guess') ? on('guess') : git.configBool('checkout.guess', true),
  }
}

export function conflictStyle(style: string | undefined): ConflictStyle {
  if (style === undefined || style === 'merge') return 'merge'
  if (style === 'diff3' || style === 'zdiff3') return style
  throw new Fatal(`unknown style '${style}' given for 'merge.conflictstyle'`)
}

export function trackOf(value: string): Track {
  if (value === 'direct' || value === 'inherit' || value === 'none') return value
  throw new Fatal('error: option `--track\' expects "direct" or "inherit"\n', 129, false)
}
