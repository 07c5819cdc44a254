/** `git ls-files`. */
import { Exit } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { IndexEntry } from '../core/indexEntry'
import { abbreviate } from '../history/revision'
import { ignoreRulesOf } from './ignore'
import { type Pathspec, readPathspec, warnUnopened } from './pathspec'
import { quotePath, shownFrom } from './quote'
import { workLeaf } from './status'
import { findUntracked } from './untracked'

const spec = {
  z: 'flag z',
  t: 'flag t',
  v: 'flag v',
  cached: 'flag c',
  deleted: 'flag d',
  modified: 'flag m',
  others: 'flag o',
  ignored: 'flag i',
  stage: 'flag s',
  killed: 'flag k',
  directory: 'flag',
  'empty-directory': 'flag',
  unmerged: 'flag u',
  exclude: 'list x',
  'exclude-standard': 'flag',
  'full-name': 'flag',
  'error-unmatch': 'flag',
  abbrev: 'optional',
  deduplicate: 'flag',
} as const
type Options = Parsed<typeof spec>

export function lsFiles(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const { repo } = git
  const pathspec = readPathspec(git, options.rest.length > 0 || git.prefix === '' ? options.rest : ['.'])
  const list = new Listing(git, options)
  const index = repo.index().filter(({ path }) => pathspec.matches(path))
  const others = options.on('others') ? otherPaths(git, options, pathspec) : []
  for (const path of others) list.other(path)
  const shows = (name: 'cached' | 'stage' | 'unmerged' | 'deleted' | 'modified') => options.on(name)
  const isCached =
    shows('cached') ||
    shows('stage') ||
    shows('unmerged') ||
    !(shows('deleted') || shows('modified') || options.on('others') || options.on('killed'))
  const rules = ignoreRulesOf(git, options.all('exclude'), options.on('exclude-standard'))
  for (const entry of index) {
    if (options.on('unmerged') && entry.stage === 0) continue
    if (options.on('ignored') && !options.on('others') && !rules.isIgnored(entry.path)) continue
    if (isCached) list.entry(entry, entry.stage > 0 ? 'M' : 'H')
    if (!shows('deleted') && !shows('modified')) continue
    const now = workLeaf(git, entry.path)
    if (!now && shows('deleted')) list.entry(entry, 'R')
    if (shows('modified') && (now?.oid !== entry.oid || now.mode !== entry.mode || entry.isIntentToAdd))
      list.entry(entry, 'C')
  }
  git.out(list.text)
  if (options.on('error-unmatch')) refuseUnmatched(git, pathspec, [...index.map(({ path }) => path), ...others])
  return 0
}

function refuseUnmatched(git: Git, pathspec: Pathspec, paths: readonly string[]): void {
  const [missing] = pathspec.unmatched(paths)
  if (missing === undefined) return
  git.err(`error: pathspec '${missing}' did not match any file(s) known to git\n`)
  git.err("Did you forget to 'git add'?\n")
  throw new Exit(1)
}

function otherPaths(git: Git, options: Options, pathspec: Pathspec): readonly string[] {
  const tracked = new Set(git.repo.index().map(({ path }) => path))
  const hasRules = options.on('exclude-standard')
  const rules = ignoreRulesOf(git, options.all('exclude'), hasRules)
  warnUnopened(git, pathspec, (path) => rules.isIgnored(path))
  const isWhole = options.on('directory')
  const found = findUntracked(git.repo, rules, tracked, {
    ...{
      all: !isWhole,
      allIgnored: !isWhole,
      hasEmptyDirs: isWhole && (!options.given('empty-directory') || options.on('empty-directory')),
    },
  })
  return (options.on('ignored') ? found.ignored : found.untracked).filter(pathspec.matches)
}

class Listing {
  text = ''
  private readonly git: Git
  private readonly options: Options
  private last = ''

  constructor(git: Git, options: Options) {
    this.git = git
    this.options = options
  }

  other(path: string): void {
    this.line(this.options.on('t') ? '? ' : '', path)
  }

  entry(entry: IndexEntry, tag: string): void {
    const { options, git } = this
    const start = options.on('t') || options.on('v') ? `${tag} ` : ''
    if (!options.on('stage') && !options.on('unmerged')) {
      if (options.on('deduplicate') && this.last === entry.path) return
      this.last = entry.path
      this.line(start, entry.path)
      return
    }
    const oid = options.on('abbrev') ? abbreviate(git.repo, entry.oid, Number(options.value('abbrev') ?? 7)) : entry.oid
    this.line(`${start}${entry.mode} ${oid} ${entry.stage}\t`, entry.path)
  }

  private line(start: string, path: string): void {
    const isNul = this.options.on('z')
    const seen = this.options.on('full-name') ? path : shownFrom(this.git.prefix, path)
    this.text += `${start}${isNul ? seen : quotePath(seen)}${isNul ? '\0' : '\n'}`
  }
}
