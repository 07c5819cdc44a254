/** `git stash`. */
import { Exit, Fatal } from '../command/faults'
import type { Commands, Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import { readLog } from '../core/refs'
import { resolve } from '../history/revision'
import { attempt, sayError } from '../sequence/say'
import { applyEntry } from './apply'
import { createStash, requireNoneIntended } from './create'
import { push } from './push'
import { show } from './show'
import { clearStash, dropEntry, findEntry, requireListed, stashRef, storeStash } from './store'

const quiet = { quiet: 'flag q' } as const satisfies Spec
const applySpec = { ...quiet, index: 'flag' } as const satisfies Spec
const pushSpec = {
  ...quiet,
  'keep-index': 'flag k',
  staged: 'flag S',
  patch: 'flag p',
  'include-untracked': 'flag u',
  all: 'flag a',
  message: 'value m',
} as const satisfies Spec

type Sub = (git: Git, args: readonly string[]) => number

const usage =
  'usage: git stash (list | show | drop | pop | apply | branch | push | save | clear | create | store) [<options>]\n'
const misuse = (git: Git): never => {
  git.err(usage)
  throw new Exit(129)
}

function pushWith(git: Git, args: readonly string[], isSave: boolean): number {
  const parsed = parseOptions(args, pushSpec)
  if (parsed.on('patch')) throw new Fatal('choosing parts of a file (-p, --patch) is not simulated here')
  const words = isSave ? parsed.rest.join(' ') : undefined
  const untracked = parsed.on('all') ? 'all' : parsed.on('include-untracked') ? 'untracked' : 'none'
  return push(git, {
    message: parsed.value('message') ?? (words === '' ? undefined : words),
    ...{ untracked, keepsIndex: parsed.on('keep-index'), isStaged: parsed.on('staged'), isQuiet: parsed.on('quiet') },
    paths: isSave ? [] : parsed.rest,
  })
}

const apply: Sub = (git, args) => {
  const parsed = parseOptions(args, applySpec)
  const entry = findEntry(git, parsed.rest)
  return applyEntry(git, entry, { hasIndex: parsed.on('index'), isQuiet: parsed.on('quiet') })
}

const pop: Sub = (git, args) => {
  const parsed = parseOptions(args, applySpec)
  const entry = findEntry(git, parsed.rest)
  requireListed(entry)
  const code = applyEntry(git, entry, { hasIndex: parsed.on('index'), isQuiet: parsed.on('quiet') })
  if (code === 0) dropEntry(git, entry, parsed.on('quiet'))
  else git.out('The stash entry is kept in case you need it again.\n')
  return code
}

const drop: Sub = (git, args) => {
  const parsed = parseOptions(args, quiet)
  const entry = findEntry(git, parsed.rest)
  requireListed(entry)
  dropEntry(git, entry, parsed.on('quiet'))
  return 0
}

const list: Sub = (git, args) => {
  const lines = readLog(git.repo, stashRef)
  if (!lines) return 0
  if (args.length > 0) return git.run(['log', '--format=%gd: %gs', '-g', '--first-parent', ...args, stashRef])
  git.out(
    lines
      .toReversed()
      .map(({ message }, at) => `stash@{${at}}: ${message}\n`)
      .join(''),
  )
  return 0
}

const branch: Sub = (git, args) => {
  const [name, ...rest] = parseOptions(args, {}).rest
  if (name === undefined) {
    git.err('No branch name specified\n')
    return 1
  }
  const entry = findEntry(git, rest)
  const code = attempt(git, () => git.run(['checkout', '-b', name, entry.base]))
  if (code !== 0) return 1
  const applied = applyEntry(git, entry, { hasIndex: true, isQuiet: false })
  if (applied === 0 && entry.isListed) dropEntry(git, entry, false)
  return applied
}

const store: Sub = (git, args) => {
  const parsed = parseOptions(args, { ...quiet, message: 'value m' })
  const [name, ...more] = parsed.rest
  if (name === undefined || more.length > 0) {
    if (!parsed.on('quiet')) git.err('"git stash store" requires one <commit> argument\n')
    return 1
  }
  const oid = resolve(git, name)
  if (oid === undefined) {
    if (!parsed.on('quiet')) git.err(`Cannot update ${stashRef} with ${name}\n`)
    return 1
  }
  if ((git.repo.commit(oid)?.parents.length ?? 0) < 2) throw new Fatal(`'${oid}' is not a stash-like commit`)
  storeStash(git, oid, parsed.value('message') ?? 'Created via "git stash store".')
  return 0
}

const create: Sub = (git, args) => {
  const message = args.join(' ')
  requireNoneIntended(git)
  const made = createStash(git, message === '' ? {} : { message })
  if (made) git.out(`${made.oid}\n`)
  return 0
}

const clear: Sub = (git, args) => {
  if (args.length > 0) {
    sayError(git, 'git stash clear with arguments is unimplemented')
    return 1
  }
  clearStash(git)
  return 0
}

const subs: Readonly<Record<string, Sub>> = {
  ...{ apply, pop, drop, list, show, branch, store, create, clear },
  push: (git, args) => pushWith(git, args, false),
  save: (git, args) => pushWith(git, args, true),
}

function stash(git: Git, args: readonly string[]): number {
  git.workRepo
  const [name = 'push', ...rest] = args
  const sub = Object.hasOwn(subs, name) ? subs[name] : undefined
  if (sub) return sub(git, rest)
  if (name === '-h') misuse(git)
  if (name === '--' || name.startsWith('-')) {
    const parsed = parseOptions(args, pushSpec)
    const before = parsed.rest.slice(0, parsed.beforeDashes)
    if (before[0] !== undefined)
      throw new Fatal(`subcommand wasn't specified; 'push' can't be assumed due to unexpected token '${before[0]}'`)
    return pushWith(git, args, false)
  }
  throw new Fatal(`subcommand wasn't specified; 'push' can't be assumed due to unexpected token '${name}'`)
}

export const stashCommands: Commands = { stash }
