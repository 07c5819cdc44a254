/** `git status`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { readLog } from '../core/refs'
import { verbosePatch } from './commitPatch'
import { readPathspec } from './pathspec'
import { headTree } from './status'
import { emptyLine, longStatus } from './statusLong'
import { porcelainTwo, shortStatus } from './statusShort'
import { type StatusView, statusView, type UntrackedMode } from './statusView'

const spec = {
  short: 'flag s',
  branch: 'flag b',
  long: 'flag',
  porcelain: 'optional',
  verbose: 'count v',
  'untracked-files': 'optional u',
  ignored: 'optional',
  'show-stash': 'flag',
  'ahead-behind': 'flag',
  'find-renames': 'optional M',
  renames: 'flag',
  column: 'optional',
  null: 'flag z',
} as const

export function status(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const pathspec = readPathspec(git, options.rest)
  const view = statusView(git, {
    untrackedMode: untrackedMode(
      git,
      options.given('untracked-files') ? (options.value('untracked-files') ?? 'all') : undefined,
    ),
    ignored: ignoredMode(options),
    pathspec,
    findsRenames: options.given('renames') ? options.on('renames') : git.configBool('status.renames', true),
  })
  git.out(formatted(git, view, options))
  return 0
}

function formatted(git: Git, view: StatusView, options: Parsed<typeof spec>): string {
  const porcelain = options.on('porcelain')
  const version = options.value('porcelain') ?? 'v1'
  if (porcelain && !['v1', '1', 'v2', '2'].includes(version))
    throw new Fatal(`unsupported porcelain version '${version}'`)
  const isNul = options.on('null')
  const hasBranch = options.given('branch')
    ? options.on('branch')
    : !porcelain && git.configBool('status.branch', false)
  const isShort = options.given('short')
    ? options.on('short')
    : git.configBool('status.short', false) && !options.on('long')
  if (porcelain && version.endsWith('2')) return porcelainTwo(git, view, { hasBranch, isPlain: true, isNul })
  if (porcelain || isNul || isShort)
    return shortStatus(git, view, { hasBranch, isPlain: porcelain || (isNul && !isShort), isNul })
  return printedStatus(git, view, {
    showsStash: options.given('show-stash') ? options.on('show-stash') : git.configBool('status.showstash', false),
    verbose: options.count('verbose'),
    hasColumns: options.on('column') && options.value('column') !== 'never',
  })
}

/** The long form as it is printed, with its last line. */
export function printedStatus(
  git: Git,
  view: StatusView,
  options: {
    showsStash?: boolean
    isForCommit?: boolean
    hasColumns?: boolean
    verbose?: number
    /** The tree that differences are shown from, if not that of HEAD. */
    against?: Oid | undefined
  } = {},
): string {
  const hasHints = git.configBool('advice.statushints', true)
  const lines = longStatus(git, view, { hasHints, ...options })
  const last = emptyLine(view, hasHints)
  const below = last === '' ? [] : [last]
  const count = options.showsStash ? (readLog(git.repo, 'refs/stash')?.length ?? 0) : 0
  if (count > 0) below.push(`Your stash currently has ${count} ${count > 1 ? 'entries' : 'entry'}`)
  const patch = options.verbose
    ? verbosePatch(git, 'against' in options ? options.against : headTree(git.repo), options.verbose, true)
    : ''
  const text = (all: readonly string[]) => all.map((line) => `${line}\n`).join('')
  return text(lines) + patch + text(below)
}

/** The mode that was asked for, or that of the settings. */
export function untrackedMode(git: Git, given: string | undefined): UntrackedMode {
  const mode = given ?? git.config('status.showuntrackedfiles') ?? 'normal'
  if (mode === 'no' || mode === 'false') return 'no'
  if (mode === 'normal' || mode === 'true') return 'normal'
  if (mode === 'all') return 'all'
  throw new Fatal(`Invalid untracked files mode '${mode}'`)
}

function ignoredMode(options: Parsed<typeof spec>): 'no' | 'traditional' | 'matching' {
  if (!options.on('ignored')) return 'no'
  const mode = options.value('ignored') ?? 'traditional'
  if (mode === 'no' || mode === 'traditional' || mode === 'matching') return mode
  throw new Fatal(`Invalid ignored mode '${mode}'`)
}
