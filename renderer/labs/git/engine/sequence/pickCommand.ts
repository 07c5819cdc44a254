/** `git cherry-pick` and `git revert`. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import type { Oid } from '../core/objects'
import { readRevisions } from '../history/arguments'
import { commitAt } from '../history/peel'
import { walkCommits } from '../history/walk'
import { abortPicks, continuePicks, quitPicks, type Result, runSeveral, runSingle, skipPick } from './pickRun'
import { defaults, type ReplayOptions, startReplay } from './replay'
import { sayError } from './say'

const shared = {
  quit: 'flag',
  continue: 'flag',
  abort: 'flag',
  skip: 'flag',
  cleanup: 'value',
  'no-commit': 'flag n',
  edit: 'flag e',
  signoff: 'flag s',
  mainline: 'value m',
  strategy: 'value',
  'strategy-option': 'list X',
} as const satisfies Spec

const picking = {
  ...shared,
  x: 'flag x',
  ff: 'flag',
  'allow-empty': 'flag',
  'allow-empty-message': 'flag',
  'keep-redundant-commits': 'flag',
} as const satisfies Spec

type Action = 'cherry-pick' | 'revert'
const modes = ['quit', 'continue', 'abort', 'skip'] as const

export const cherryPick = (git: Git, args: readonly string[]): number => run(git, 'cherry-pick', args)
export const revert = (git: Git, args: readonly string[]): number => run(git, 'revert', args)

function run(git: Git, action: Action, args: readonly string[]): number {
  const parsed = parseOptions(args, action === 'revert' ? (shared as typeof picking) : picking)
  git.workRepo
  const given = modes.filter((mode) => parsed.on(mode))
  const [mode, other] = given
  if (mode && other)
    throw new Fatal(
      `error: option \`${lastOf(parsed.order)}' is incompatible with --${firstOf(parsed.order)}\n`,
      129,
      false,
    )
  const others = parsed.order.filter((name) => name !== mode)
  if (mode) {
    refuseWith(action, `--${mode}`, others)
    if (parsed.rest.length > 0) usage(git, action)
    return finish(action, runMode(git, action, mode))
  }
  if (parsed.rest.length === 0) usage(git, action)
  const mainline = readMainline(parsed.value('mainline'))
  if (parsed.on('ff')) {
    refuseWith(
      action,
      '--ff',
      others.filter((name) => ['signoff', 'no-commit', 'x', 'edit'].includes(name) && parsed.on(name as 'x')),
    )
  }
  const options: ReplayOptions = {
    ...defaults,
    ...{
      action,
      noCommit: parsed.on('no-commit'),
      mainline,
      recordOrigin: parsed.on('x'),
      signOff: parsed.on('signoff'),
    },
    edit: parsed.given('edit') ? parsed.on('edit') : undefined,
    allowEmpty: parsed.on('allow-empty') || parsed.on('keep-redundant-commits'),
    keepRedundant: parsed.on('keep-redundant-commits'),
    allowFf: parsed.on('ff'),
    favour: favourOf(parsed.all('strategy-option')),
    changesNothing: strategyOf(parsed.value('strategy')) === 'ours',
    cleanup: parsed.value('cleanup'),
  }
  const replay = startReplay(git, options)
  const wanted = readCommits(git, action, parsed.rest)
  if (!wanted) return finish(action, undefined)
  if (wanted.oids.length === 0) {
    sayError(git, 'empty commit set passed')
    return finish(action, undefined)
  }
  const [first] = wanted.oids
  return finish(
    action,
    wanted.isSingle && first !== undefined ? runSingle(replay, first) : runSeveral(replay, wanted.oids),
  )
}

function runMode(git: Git, action: Action, mode: (typeof modes)[number]): Result {
  switch (mode) {
    case 'quit':
      quitPicks(git)
      return 0
    case 'continue':
      return continuePicks(git, action)
    case 'abort':
      return abortPicks(git)
    case 'skip':
      return skipPick(git, action)
  }
}

function finish(action: Action, result: Result): number {
  if (result === undefined) throw new Fatal(`${action} failed`)
  return result
}

const firstOf = (order: readonly string[]) => order.find((name) => modes.some((mode) => mode === name)) ?? ''
const lastOf = (order: readonly string[]) => order.findLast((name) => modes.some((mode) => mode === name)) ?? ''

const spelt: Readonly<Record<string, string>> = { x: '-x' }

function refuseWith(action: Action, mode: string, others: readonly string[]): void {
  const [other] = others
  if (other !== undefined) throw new Fatal(`${action}: ${spelt[other] ?? `--${other}`} cannot be used with ${mode}`)
}

function readMainline(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d+$/.test(value) || Number(value) === 0)
    throw new Fatal("error: option `mainline' expects a number greater than zero\n", 129, false)
  return Number(value)
}

function strategyOf(name = 'ort'): string {
  if (['ort', 'recursive', 'ours'].includes(name)) return name
  throw new Fatal(`--strategy=${name} is not simulated here`)
}

export function favourOf(options: readonly string[]): 'ours' | 'theirs' | undefined {
  const last = options.findLast((option) => option === 'ours' || option === 'theirs')
  return last === 'ours' || last === 'theirs' ? last : undefined
}

const usages: Readonly<Record<Action, string>> = {
  'cherry-pick': 'usage: git cherry-pick [--edit] [-n] [-m <parent-number>] [-s] [-x] [--ff] <commit>...\n',
  revert: 'usage: git revert [--[no-]edit] [-n] [-m <parent-number>] [-s] <commit>...\n',
}

function usage(git: Git, action: Action): never {
  git.err(usages[action])
  throw new Exit(129)
}

interface Wanted {
  readonly oids: readonly Oid[]
  /** One commit by its name: no sequence is begun. */
  readonly isSingle: boolean
}

/** A `-` in the first place is the branch before this one. */
const asPrevious = (word: string, at: number) => (at === 0 && word === '-' ? '@{-1}' : word)

/** Commits as they were named, or those of ranges, oldest first for a pick and newest first for a revert; undefined where one is none. */
function readCommits(git: Git, action: Action, given: readonly string[]): Wanted | undefined {
  const { tips } = readRevisions(git, given.map(asPrevious), { beforeDashes: given.length })
  const include: Oid[] = []
  const exclude: Oid[] = []
  for (const { oid, name, isExcluded } of tips) {
    const commit = commitAt(git.repo, oid)
    if (commit === undefined) {
      sayError(git, `${name}: can't ${action} a ${git.repo.get(oid)?.type}`)
      return undefined
    }
    const side = isExcluded ? exclude : include
    side.push(commit)
  }
  if (exclude.length === 0) return { oids: [...new Set(include)], isSingle: given.length === 1 }
  return { oids: walkCommits(git.repo, { include, exclude, isReversed: action === 'cherry-pick' }), isSingle: false }
}
