/** The options of `git rebase`, and which of them do not go together. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions, type Spec } from '../command/options'

const rebaseSpec = {
  onto: 'value',
  'keep-base': 'flag',
  'no-verify': 'flag',
  quiet: 'flag q',
  verbose: 'flag v',
  stat: 'flag',
  'no-stat': 'flag n',
  signoff: 'flag',
  'force-rebase': 'flag f',
  'no-ff': 'flag',
  apply: 'flag',
  merge: 'flag m',
  interactive: 'flag i',
  continue: 'flag',
  skip: 'flag',
  abort: 'flag',
  quit: 'flag',
  'edit-todo': 'flag',
  'show-current-patch': 'flag',
  empty: 'value',
  'keep-empty': 'flag k',
  autosquash: 'flag',
  'update-refs': 'flag',
  autostash: 'flag',
  exec: 'list x',
  'allow-empty-message': 'flag',
  'rebase-merges': 'optional r',
  'fork-point': 'flag',
  strategy: 'value s',
  'strategy-option': 'list X',
  root: 'flag',
  'reschedule-failed-exec': 'flag',
  'reapply-cherry-picks': 'flag',
  'committer-date-is-author-date': 'flag',
  'reset-author-date': 'flag ignore-date',
  'ignore-whitespace': 'flag',
} as const satisfies Spec

export type RebaseOptions = Parsed<typeof rebaseSpec>

export const rebaseModes = [
  ...(['continue', 'skip', 'abort', 'quit', 'edit-todo', 'show-current-patch'] as const),
] as const
export type RebaseMode = (typeof rebaseModes)[number]

export const usage =
  'usage: git rebase [-i] [options] [--exec <cmd>] [--onto <newbase> | --keep-base] [<upstream> [<branch>]]\n' +
  '   or: git rebase --continue | --abort | --skip | --edit-todo\n'

export function readRebaseOptions(args: readonly string[]): { options: RebaseOptions; mode: RebaseMode | undefined } {
  const options = parseOptions(args, rebaseSpec)
  const given = options.order.filter((name): name is RebaseMode => rebaseModes.some((mode) => mode === name))
  const mode = given[0]
  const other = given.find((name) => name !== mode)
  if (mode && other) throw new Fatal(`error: option \`${other}' is incompatible with --${mode}\n`, 129, false)
  return { options, mode }
}

/** What the lab's rebase does not do: it says so rather than do something else. */
const notHere: readonly (keyof typeof rebaseSpec & string)[] = [
  ...(['apply', 'rebase-merges', 'update-refs', 'committer-date-is-author-date'] as const),
  ...(['reset-author-date', 'ignore-whitespace'] as const),
]

export function checkOptions(git: Git, options: RebaseOptions, mode: RebaseMode | undefined): void {
  if (mode) {
    if (options.order.length > 1 || options.rest.length > 0) {
      git.err(usage)
      throw new Exit(129)
    }
    return
  }
  for (const line of options.all('exec')) {
    if (line.includes('\n')) throw new Fatal('error: exec commands cannot contain newlines\n', 1, false)
    if (line.trim() === '') throw new Fatal('error: empty exec command\n', 1, false)
  }
  const apart = (one: string, other: string) => new Fatal(`options '${one}' and '${other}' cannot be used together`)
  if (options.on('keep-base')) {
    if (options.value('onto') !== undefined) throw apart('--keep-base', '--onto')
    if (options.on('root')) throw apart('--keep-base', '--root')
  }
  if (options.on('root') && options.given('fork-point') && options.on('fork-point'))
    throw apart('--root', '--fork-point')
  for (const name of notHere) if (options.on(name)) throw new Fatal(`--${name} is not simulated here`)
  const strategy = options.value('strategy')
  if (strategy !== undefined && !['ort', 'recursive'].includes(strategy))
    throw new Fatal(`--strategy=${strategy} is not simulated here`)
  const empty = options.value('empty')
  if (empty !== undefined && !['drop', 'keep', 'ask'].includes(empty))
    throw new Fatal(`unrecognized empty type '${empty}'; valid values are "drop", "keep", and "ask".`)
  if (options.rest.length > 2 || (options.on('root') && options.rest.length > 1)) {
    git.err(usage)
    throw new Exit(129)
  }
}
