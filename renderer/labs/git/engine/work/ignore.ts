/** `.gitignore`, `.git/info/exclude` and what they mean for a path. */
import type { Git } from '../command/git'
import { parseConfig } from '../core/config'
import { type Files, resolvePath } from '../core/files'
import type { Repository } from '../core/repository'
import { globRegExp, hasGlob } from './glob'

/** One line of such a file. */
export interface IgnorePattern {
  /** Where it stands, as `check-ignore -v` shows it: `src/.gitignore`. */
  readonly source: string
  /** Counted from 1. */
  readonly line: number
  readonly text: string
  readonly isNegated: boolean
  /** The directory that holds the file, ending in a slash; empty at the top. */
  readonly base: string
  readonly onlyDirs: boolean
  readonly fits: (path: string, name: string) => boolean
}

/** Whether an untracked path is ignored; a directory ends in a slash. */
export function ignoreRules(repo: Repository): (path: string) => boolean {
  const rules = new IgnoreRules(repo)
  return (path) => rules.isIgnored(path)
}

/** The same with the user's own settings, and what tells why. */
export function ignoreRulesOf(git: Git, extra: readonly string[] = [], hasStandard = true): IgnoreRules {
  return new IgnoreRules(git.repo, { excludes: git.config('core.excludesfile'), home: git.home, extra, hasStandard })
}

interface Settings {
  readonly excludes?: string | undefined
  readonly home?: string
  /** Patterns of the command line; they count before all others. */
  readonly extra?: readonly string[]
  /** False where only those of the command line count. */
  readonly hasStandard?: boolean
}

export class IgnoreRules {
  private readonly files: Files
  private readonly repo: Repository
  /** By directory, ending in a slash. */
  private readonly known = new Map<string, readonly IgnorePattern[]>()
  private readonly extra: readonly IgnorePattern[]
  private readonly shared: readonly IgnorePattern[]
  private readonly hasStandard: boolean

  constructor(repo: Repository, { excludes, home = '/', extra = [], hasStandard = true }: Settings = {}) {
    this.repo = repo
    this.files = repo.files
    this.hasStandard = hasStandard
    this.extra = parseIgnore(extra.join('\n'), '', '')
    const file =
      excludes ?? parseConfig(repo.readGit('config') ?? '').find(({ key }) => key === 'core.excludesfile')?.value
    const path =
      file === undefined
        ? `${home}/.config/git/ignore`
        : resolvePath(repo.worktree ?? '/', file.replace(/^~(?=\/)/, home))
    this.shared = hasStandard
      ? [
          ...parseIgnore(this.files.read(path) ?? '', file ?? path, ''),
          ...parseIgnore(repo.readGit('info/exclude') ?? '', '.git/info/exclude', ''),
        ]
      : []
  }

  /** A path from the top; a directory ends in a slash. */
  isIgnored(path: string): boolean {
    return this.isHit(this.matchOf(path))
  }

  isHit(pattern: IgnorePattern | undefined): boolean {
    return pattern !== undefined && !pattern.isNegated
  }

  /** The pattern that decides about a path: of the topmost ignored directory above it, else its own. */
  matchOf(path: string): IgnorePattern | undefined {
    for (let at = path.indexOf('/'); at >= 0 && at < path.length - 1; at = path.indexOf('/', at + 1)) {
      const above = this.ownMatch(path.slice(0, at + 1))
      if (this.isHit(above)) return above
    }
    return this.ownMatch(path)
  }

  /** The same where no directory above it is ignored. */
  ownMatch(path: string): IgnorePattern | undefined {
    const isDir = path.endsWith('/')
    const bare = isDir ? path.slice(0, -1) : path
    const name = bare.slice(bare.lastIndexOf('/') + 1)
    const hit = (patterns: readonly IgnorePattern[]) =>
      patterns.findLast(
        (pattern) => (isDir || !pattern.onlyDirs) && pattern.fits(bare.slice(pattern.base.length), name),
      )
    const first = hit(this.extra)
    if (first) return first
    for (let end = bare.length - name.length; end >= 0; end = end === 0 ? -1 : bare.lastIndexOf('/', end - 2) + 1) {
      const own = hit(this.inDir(bare.slice(0, end)))
      if (own) return own
    }
    return hit(this.shared)
  }

  private inDir(dir: string): readonly IgnorePattern[] {
    let patterns = this.known.get(dir)
    if (!patterns) {
      const text = this.hasStandard ? this.files.read(this.repo.workPath(`${dir}.gitignore`)) : undefined
      patterns = text === undefined ? [] : parseIgnore(text, `${dir}.gitignore`, dir)
      this.known.set(dir, patterns)
    }
    return patterns
  }
}

function parseIgnore(text: string, source: string, base: string): readonly IgnorePattern[] {
  return text.split('\n').flatMap((raw, at) => {
    const pattern = parsePattern(raw.replace(/\r$/, ''))
    return pattern ? [{ ...pattern, source, base, line: at + 1 }] : []
  })
}

function parsePattern(raw: string): Omit<IgnorePattern, 'source' | 'base' | 'line'> | undefined {
  if (raw.startsWith('#')) return undefined
  const text = withoutEndBlanks(raw)
  const isNegated = text.startsWith('!')
  let rest = isNegated ? text.slice(1) : text
  const onlyDirs = rest.length > 1 && rest.endsWith('/')
  if (onlyDirs) rest = rest.slice(0, -1)
  if (rest === '' || rest === '/') return undefined
  return { text, isNegated, onlyDirs, fits: fitter(rest) }
}

function fitter(glob: string): IgnorePattern['fits'] {
  if (!glob.includes('/')) {
    if (!hasGlob(glob)) return (_, name) => name === glob
    const pattern = globRegExp(glob, { isPathname: true })
    return (_, name) => pattern.test(name)
  }
  const anchored = glob.startsWith('/') ? glob.slice(1) : glob
  if (!hasGlob(anchored)) return (path) => path === anchored
  const pattern = globRegExp(anchored, { isPathname: true })
  return (path) => pattern.test(path)
}

/** Blanks at the end do not count unless the last is quoted. */
function withoutEndBlanks(text: string): string {
  const bare = text.replace(/ +$/, '')
  const quotes = /\\*$/.exec(bare)?.[0].length ?? 0
  return quotes % 2 === 1 && bare.length < text.length ? `${bare} ` : bare
}
