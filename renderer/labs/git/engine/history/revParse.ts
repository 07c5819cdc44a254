/** git rev-parse */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { relativePath } from '../core/files'
import type { Oid } from '../core/objects'
import { listRefs } from '../core/refs'
import { mergeBases } from '../merge/bases'
import { abbreviate } from './abbreviate'
import { diagnose, isFileName, looksLikePathspec } from './diagnose'
import { commitAt } from './peel'
import { fillIn, fullRef, shortRef } from './refNames'
import { resolve } from './revision'
import { dateOrNow } from './walkOptions'

interface Mode {
  isVerify: boolean
  isQuiet: boolean
  short: number | undefined
  abbrevRef: boolean
  symbolic: 'no' | 'as-is' | 'full'
  hasDashes: boolean
  found: number
}

export function revParse(git: Git, args: readonly string[]): number {
  const mode: Mode = {
    ...{ isVerify: false, isQuiet: false, short: undefined, abbrevRef: false, symbolic: 'no' },
    ...{ hasDashes: args.includes('--'), found: 0 },
  }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--') {
      if (mode.isVerify) continue
      git.out(`${args.slice(at).join('\n')}\n`)
      break
    }
    if (arg.startsWith('-') && option(git, mode, arg)) continue
    if (word(git, mode, arg)) continue
    if (mode.isVerify) return needsOne(mode)
    if (mode.hasDashes) throw new Fatal(`bad revision '${arg}'`)
    if (!arg.startsWith('-')) return files(git, args.slice(at))
    git.out(`${arg}\n`)
  }
  if (mode.isVerify && mode.found !== 1) return needsOne(mode)
  return 0
}

function needsOne({ isQuiet }: Mode): number {
  if (!isQuiet) throw new Fatal('Needed a single revision')
  return 1
}

/** What is no revision must be a file, and so must all behind it. */
function files(git: Git, args: readonly string[]): number {
  args.forEach((arg, at) => {
    if (looksLikePathspec(arg) || isFileName(git, arg)) {
      git.out(`${arg}\n`)
      return
    }
    if (at === 0) git.out(`${arg}\n`)
    diagnoseFile(git, arg, at === 0)
  })
  return 0
}

function diagnoseFile(git: Git, arg: string, isFirst: boolean): never {
  if (arg.startsWith('-')) throw new Fatal(`option '${arg}' must come before non-option arguments`)
  if (isFirst) diagnose(git, arg)
  throw new Fatal(
    `${arg}: no such path in the working tree.\nUse 'git <command> -- <path>...' to specify paths that do not exist locally.`,
  )
}

function option(git: Git, mode: Mode, arg: string): boolean {
  const parts = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg)
  const [name, value] = parts ? [parts[1] ?? '', parts[2]] : [arg, undefined]
  if (name === 'verify') mode.isVerify = true
  else if (name === 'quiet' || arg === '-q') mode.isQuiet = true
  else if (name === 'short') {
    mode.short = value === undefined ? 7 : Math.max(4, Math.min(40, Number(value)))
    mode.isVerify = true
  } else if (name === 'abbrev-ref') mode.abbrevRef = true
  else if (name === 'symbolic') mode.symbolic = 'as-is'
  else if (name === 'symbolic-full-name') mode.symbolic = 'full'
  else if (value !== undefined && Object.hasOwn(ages, name)) git.out(`--${ages[name]}=${dateOrNow(git, value)}\n`)
  else return refs(git, mode, name) || places(git, name)
  return true
}

const ages: Readonly<Record<string, string>> = {
  ...{ since: 'max-age', after: 'max-age', until: 'min-age', before: 'min-age' },
}

function refs(git: Git, mode: Mode, name: string): boolean {
  const prefixes: Readonly<Record<string, string>> = {
    ...{ all: 'refs/', branches: 'refs/heads/', tags: 'refs/tags/', remotes: 'refs/remotes/' },
  }
  const prefix = prefixes[name]
  if (prefix === undefined) return false
  for (const [ref, oid] of listRefs(git.repo)) if (ref.startsWith(prefix)) show(git, mode, oid, ref, false)
  return true
}

/** From the current directory where that is how git says it. */
function shownPath(git: Git, path: string): string {
  const { worktree } = git.repo
  if (worktree !== undefined && git.cwd === worktree) return relativePath(git.cwd, path)
  return path
}

function places(git: Git, name: string): boolean {
  const { repo } = git
  const isInGit = git.cwd === repo.gitDir || git.cwd.startsWith(`${repo.gitDir}/`)
  const isInWork = repo.worktree !== undefined && !isInGit
  const up = '../'.repeat(git.prefix === '' ? 0 : git.prefix.split('/').length - 1)
  const said: Readonly<Record<string, () => string>> = {
    'show-toplevel': () => {
      if (repo.worktree === undefined || isInGit) throw new Fatal('this operation must be run in a work tree')
      return repo.worktree
    },
    'git-dir': () => (git.cwd === repo.gitDir ? '.' : shownPath(git, repo.gitDir)),
    'is-inside-work-tree': () => String(isInWork),
    'is-inside-git-dir': () => String(isInGit),
    'is-bare-repository': () => String(git.configBool('core.bare', repo.worktree === undefined)),
    'show-prefix': () => (isInGit ? '' : git.prefix),
    'show-cdup': () => (isInGit ? '' : up),
  }
  const say = Object.hasOwn(said, name) ? said[name] : undefined
  if (!say) return false
  git.out(`${say()}\n`)
  return true
}

function show(git: Git, mode: Mode, oid: Oid, name: string | undefined, isExcluded: boolean): void {
  mode.found++
  const caret = isExcluded ? '^' : ''
  const typed = name === undefined ? undefined : named(git, mode, name)
  if (typed === null) return
  if (typed !== undefined) git.out(`${caret}${typed}\n`)
  else git.out(`${caret}${mode.short === undefined ? oid : abbreviate(git.repo, oid, mode.short)}\n`)
}

/** How a name is shown where it is not its id: null for not at all, undefined for the id. */
function named(git: Git, mode: Mode, name: string): string | null | undefined {
  if (mode.abbrevRef || mode.symbolic === 'full') {
    const filled = fillIn(git, name)
    const full = filled === undefined ? undefined : fullRef(git.repo, filled)
    if (full === undefined) return null
    const head = full === 'HEAD' ? headBranch(git) : full
    return mode.abbrevRef ? (head === 'HEAD' ? 'HEAD' : shortRef(git.repo, head)) : head
  }
  return mode.symbolic === 'as-is' ? name : undefined
}

const headBranch = ({ repo }: Git) => {
  const text = repo.readGit('HEAD')?.trim() ?? ''
  return text.startsWith('ref: ') ? text.slice(5) : 'HEAD'
}

/** A revision or a range: false where it is none. */
function word(git: Git, mode: Mode, arg: string): boolean {
  if (range(git, mode, arg) || parents(git, mode, arg)) return true
  const isExcluded = arg.startsWith('^')
  const name = isExcluded ? arg.slice(1) : arg
  if (name.startsWith('-')) return false
  const oid = quietly(git, mode, name)
  if (oid === undefined) return false
  if (!mode.hasDashes && !mode.isVerify && isFileName(git, arg))
    throw new Fatal(
      `ambiguous argument '${arg}': both revision and filename\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`,
    )
  show(git, mode, oid, name, isExcluded)
  return true
}

/** With `-q` a log that is too short is no revision, and nothing is said. */
function quietly(git: Git, mode: Mode, name: string): Oid | undefined {
  if (!mode.isQuiet) return resolve(git, name)
  try {
    return git.capture(() => resolve(git, name)).result
  } catch (fault) {
    if (fault instanceof Fatal) return undefined
    throw fault
  }
}

function range(git: Git, mode: Mode, arg: string): boolean {
  const dots = arg.indexOf('..')
  if (dots < 0 || arg === '..') return false
  const isSymmetric = arg.startsWith('...', dots)
  const [from, to] = [arg.slice(0, dots) || 'HEAD', arg.slice(dots + (isSymmetric ? 3 : 2)) || 'HEAD']
  const [left, right] = [resolve(git, from, 'commit'), resolve(git, to, 'commit')]
  if (left === undefined || right === undefined) return false
  show(git, mode, right, to, false)
  show(git, mode, left, from, !isSymmetric)
  const [one, other] = [commitAt(git.repo, left), commitAt(git.repo, right)]
  if (!isSymmetric || one === undefined || other === undefined) return true
  for (const base of mergeBases(git.repo, one, other)) show(git, mode, base, undefined, true)
  return true
}

function parents(git: Git, mode: Mode, arg: string): boolean {
  const parts = /^(.+)\^(@|!|-(\d*))$/s.exec(arg)
  if (!parts) return false
  const [, name = '', kind = ''] = parts
  const oid = resolve(git, name, 'commit')
  const commit = oid === undefined ? undefined : commitAt(git.repo, oid)
  if (oid === undefined || commit === undefined) return false
  const all = git.repo.commit(commit)?.parents ?? []
  const nth = kind.startsWith('-') ? Number(parts[3] || 1) : undefined
  if (nth !== undefined && all[nth - 1] === undefined) return false
  if (kind !== '@') show(git, mode, oid, name, false)
  all.forEach((parent, at) => {
    if (nth === undefined || at === nth - 1) show(git, mode, parent, `${name}^${at + 1}`, kind !== '@')
  })
  return true
}
