/** What `git merge` was asked to do. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { splitWords } from '../command/words'
import type { Oid } from '../core/objects'
import { branchName, readRef, readSymbolic } from '../core/refs'
import type { Cleanup } from '../work/commits'

const spec = {
  abort: 'flag',
  continue: 'flag',
  quit: 'flag',
  squash: 'flag',
  commit: 'flag',
  edit: 'flag e',
  ff: 'flag',
  'ff-only': 'flag',
  stat: 'flag summary',
  message: 'list m',
  file: 'value F',
  strategy: 'list s',
  'strategy-option': 'list X',
  cleanup: 'value',
  log: 'optional',
  'into-name': 'value',
  'allow-unrelated-histories': 'flag',
  signoff: 'flag',
  verify: 'flag',
  progress: 'flag',
  verbose: 'count v',
  quiet: 'count q',
  autostash: 'flag',
  'overwrite-ignore': 'flag',
  'rerere-autoupdate': 'flag',
} as const satisfies Spec

export type FastForward = 'allowed' | 'never' | 'only'

export interface MergePlan {
  readonly action: 'merge' | 'abort' | 'continue' | 'quit'
  readonly names: readonly string[]
  readonly fastForward: FastForward
  readonly isSquash: boolean
  readonly commits: boolean
  readonly edits: boolean
  readonly cleanup: Cleanup
  readonly message: string | undefined
  /** Undefined for git's choice. */
  readonly strategies: readonly string[]
  readonly strategyOptions: readonly string[]
  readonly showsStat: boolean
  readonly isQuiet: boolean
  readonly allowsUnrelated: boolean
  readonly signsOff: boolean
  readonly into: string | undefined
  /** Commits to be listed in the message; 0 for none. */
  readonly logLength: number
}

/** The present state of HEAD, which a merge starts from. */
export interface Start {
  readonly branch: string | undefined
  readonly head: Oid | undefined
}

export function startOf({ repo }: Git): Start {
  return { branch: branchName(readSymbolic(repo)), head: readRef(repo, 'HEAD') }
}

export function planMerge(git: Git, args: readonly string[], branch: string | undefined): MergePlan {
  const own = branch === undefined ? [] : splitWords(git.config(`branch.${branch}.mergeoptions`) ?? '')
  const options = parseOptions(
    [...own, ...args].map((arg) => (arg === '-n' ? '--no-stat' : arg)),
    spec,
  )
  const { on, value, given } = options
  const action = (['abort', 'continue', 'quit'] as const).find((one) => on(one)) ?? 'merge'
  if (action !== 'merge' && args.length > 1) throw usage(`--${action} expects no arguments`)
  if (on('autostash') || git.configBool('merge.autostash', false))
    throw new Fatal('--autostash is not part of this Git: use git stash before and after')
  const message = messageOf(git, options.all('message'), value('file'))
  const edits = given('edit') ? on('edit') : message === undefined && git.isTty
  const fastForward = fastForwardOf(git, options.order, on('ff'))
  const isSquash = on('squash')
  if (isSquash && fastForward === 'never' && action === 'merge') throw together('--no-ff.')
  if (isSquash && given('commit') && on('commit') && action === 'merge') throw together('--commit.')
  return {
    ...{ action, names: options.rest, fastForward, isSquash, edits, message },
    commits: !isSquash && (given('commit') ? on('commit') : true),
    cleanup: cleanupOf(value('cleanup') ?? git.config('commit.cleanup'), edits),
    ...{ strategies: options.all('strategy'), strategyOptions: options.all('strategy-option') },
    isQuiet: options.count('quiet') > options.count('verbose'),
    showsStat: options.count('quiet') === 0 && (given('stat') ? on('stat') : git.configBool('merge.stat', true)),
    ...{ allowsUnrelated: on('allow-unrelated-histories'), signsOff: on('signoff'), into: value('into-name') },
    logLength: logLengthOf(given('log') ? (on('log') ? (value('log') ?? 'true') : 'false') : git.config('merge.log')),
  }
}

const usage = (what: string) => new Fatal(`fatal: ${what}\n\nusage: git merge [<options>] [<commit>...]\n`, 129, false)

const together = (other: string) => new Fatal(`options '--squash' and '${other}' cannot be used together`)

function messageOf(git: Git, given: readonly string[], file: string | undefined): string | undefined {
  if (file === undefined) return given.length === 0 ? undefined : given.join('\n\n')
  const text = file === '-' ? git.stdin : git.machine.files.read(git.resolve(file))
  if (text === undefined)
    throw new Fatal(`error: could not read file '${file}': No such file or directory\n`, 129, false)
  return [...given, text].join('\n\n')
}

function fastForwardOf(git: Git, order: readonly string[], isAllowed: boolean): FastForward {
  const last = order.filter((name) => name === 'ff' || name === 'ff-only').at(-1)
  if (last === 'ff-only') return 'only'
  if (last === 'ff') return isAllowed ? 'allowed' : 'never'
  const setting = git.config('merge.ff')?.toLowerCase()
  if (setting === 'only') return 'only'
  return git.configBool('merge.ff', true) ? 'allowed' : 'never'
}

function cleanupOf(name: string | undefined, edits: boolean): Cleanup {
  if (name === undefined || name === 'default') return edits ? 'strip' : 'whitespace'
  if (name === 'scissors') return edits ? 'scissors' : 'whitespace'
  if (name === 'strip' || name === 'whitespace' || name === 'verbatim') return name
  throw new Fatal(`Invalid cleanup mode ${name}`)
}

const defaultLogLength = 20

function logLengthOf(value: string | undefined): number {
  if (value === undefined || value === 'false' || value === 'no' || value === 'off') return 0
  return /^\d+$/.test(value) ? Number(value) : defaultLogLength
}
