/** `git clean`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { compareBytes } from '../core/bytes'
import type { DirNode } from '../core/files'
import { type IgnoreRules, ignoreRulesOf } from './ignore'
import { type Pathspec, readPathspec, warnUnopened } from './pathspec'
import { quotePath, shownFrom } from './quote'
import { dirsOf } from './untracked'

const spec = {
  quiet: 'flag q',
  'dry-run': 'flag n',
  force: 'count f',
  interactive: 'flag i',
  d: 'flag d',
  exclude: 'list e',
  x: 'flag x',
  X: 'flag X',
} as const

export function clean(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  const repo = git.workRepo
  const isDry = options.on('dry-run')
  if (options.on('interactive')) throw new Fatal('choosing files (-i) is not simulated here')
  if (!isDry && options.count('force') === 0 && git.configBool('clean.requireforce', true))
    throw new Fatal(
      `clean.requireForce ${git.config('clean.requireforce') === undefined ? 'defaults to true' : 'set to true'} and neither -i, -n, nor -f given; refusing to clean`,
    )
  if (options.on('x') && options.on('X')) throw new Fatal('-x and -X cannot be used together')
  const pathspec = readPathspec(git, options.rest.length > 0 || git.prefix === '' ? options.rest : ['.'])
  const tracked = repo.index().map(({ path }) => path)
  const rules = ignoreRulesOf(git, options.all('exclude'), !options.on('x'))
  warnUnopened(git, pathspec, (path) => rules.isIgnored(path))
  const scan = new Scan({
    rules,
    tracked: new Set(tracked),
    dirs: dirsOf(tracked),
    takes: options.on('X') ? 'ignored' : 'others',
    hasDirs: options.on('d') || options.rest.length > 0,
    hasNested: options.count('force') > 1,
    pathspec,
  })
  const top = repo.files.node(repo.worktree)
  if (top?.kind !== 'dir') return 0
  const isOther = (path: string) => !path.endsWith('/') || !scan.isTracked(path.slice(0, -1))
  const found = scan.dir(top, '', false).parts.filter(isOther).sort(compareBytes)
  for (const path of found) removeOne(git, path, isDry, options.on('quiet'))
  return 0
}

function removeOne(git: Git, path: string, isDry: boolean, isQuiet: boolean): void {
  const { repo } = git
  const full = repo.workPath(path.endsWith('/') ? path.slice(0, -1) : path)
  const say = (what: string) => git.out(isQuiet ? '' : `${isDry ? 'Would remove' : 'Removing'} ${quotePath(what)}\n`)
  if (full !== git.cwd) {
    if (!isDry) repo.files.remove(full)
    say(shownFrom(git.prefix, path))
    return
  }
  // Where one is, only what is in it goes.
  git.out(`${isDry ? 'Would refuse' : 'Refusing'} to remove current working directory\n`)
  for (const name of repo.files.list(full)) {
    if (!isDry) repo.files.remove(`${full}/${name}`)
    say(`./${name}`)
  }
}

interface Settings {
  readonly rules: IgnoreRules
  readonly tracked: ReadonlySet<string>
  readonly dirs: ReadonlySet<string>
  readonly takes: 'ignored' | 'others'
  /** Whether directories without tracked files are gone into. */
  readonly hasDirs: boolean
  /** Whether repositories in the tree go too. */
  readonly hasNested: boolean
  readonly pathspec: Pathspec
}

interface Found {
  /** What is to be removed. */
  readonly parts: string[]
  /** Whether nothing in the directory stays. */
  isWhole: boolean
  isEmpty: boolean
}

class Scan {
  private readonly settings: Settings

  constructor(settings: Settings) {
    this.settings = settings
  }

  isTracked(path: string): boolean {
    return this.settings.tracked.has(path)
  }

  dir(dir: DirNode, prefix: string, isAboveIgnored: boolean): Found {
    const { rules, tracked, takes, pathspec } = this.settings
    const found: Found = { parts: [], isWhole: true, isEmpty: dir.entries.size === 0 }
    for (const [name, node] of dir.entries) {
      const path = prefix + name
      if (name === '.git' || tracked.has(path)) {
        found.isWhole = false
        continue
      }
      if (node.kind === 'dir') {
        this.below(node, `${path}/`, isAboveIgnored, found)
        continue
      }
      const isIgnored = isAboveIgnored || rules.isHit(rules.ownMatch(path))
      if (isIgnored === (takes === 'ignored') && pathspec.matches(path)) found.parts.push(path)
      else found.isWhole = false
    }
    return found
  }

  private below(node: DirNode, path: string, isAboveIgnored: boolean, found: Found): void {
    const { rules, dirs, takes, pathspec, hasDirs, hasNested } = this.settings
    const isIgnored = isAboveIgnored || rules.isHit(rules.ownMatch(path))
    const isTracked = dirs.has(path)
    const isRepository = node.entries.has('.git')
    // The ignored files of a directory are looked for in any case, but not those of an ignored one.
    const isClosed = !isTracked && !hasDirs && (takes === 'others' || isIgnored)
    if (isClosed || (isRepository && !hasNested) || (isIgnored && takes === 'others' && !isTracked)) {
      found.isWhole = false
      return
    }
    const inner = this.dir(node, path, isIgnored)
    // A directory with nothing but ignored files is one, and stays without `-d`.
    if (takes === 'ignored' && !hasDirs && !isTracked && inner.isWhole) return
    const isTaken = inner.isWhole || (isRepository && hasNested)
    const isMeant = !inner.isEmpty || (takes === 'others' ? !isIgnored : isIgnored)
    if (isTaken && isMeant && !isTracked && hasDirs && pathspec.matches(path)) found.parts.push(path)
    else {
      found.isWhole = false
      found.parts.push(...inner.parts)
    }
  }
}
