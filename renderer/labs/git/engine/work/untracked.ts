/** What is in the working tree and not in the index. */
import { compareBytes } from '../core/bytes'
import type { DirNode } from '../core/files'
import type { Repository } from '../core/repository'
import type { IgnoreRules } from './ignore'

export interface Untracked {
  /** Paths in the order of their bytes; a directory ends in a slash. */
  readonly untracked: readonly string[]
  readonly ignored: readonly string[]
}

export interface UntrackedOptions {
  /** Each file, not the directory that has nothing tracked in it. */
  readonly all?: boolean
  /** Each ignored file too, not the directory. */
  readonly allIgnored?: boolean
  /** Only what a pattern means is ignored, not the directory that has nothing else in it. */
  readonly isMatching?: boolean
  /** Directories in which nothing may be left out because of a pathspec. */
  readonly opens?: (dir: string) => boolean
  /** A directory counts as there, though it holds no file, or none that is not ignored. */
  readonly hasEmptyDirs?: boolean
}

export function findUntracked(
  repo: Repository,
  rules: IgnoreRules,
  tracked: ReadonlySet<string>,
  options: UntrackedOptions = {},
): Untracked {
  const top = repo.files.node(repo.worktree ?? '/')
  if (top?.kind !== 'dir') return { untracked: [], ignored: [] }
  const scan = new Scan(rules, tracked, options)
  const found = scan.dir(top, '', false)
  // A directory in the place of a tracked file is that file, deleted.
  const isOther = (path: string) => !path.endsWith('/') || !tracked.has(path.slice(0, -1))
  return {
    untracked: found.untracked.filter(isOther).sort(compareBytes),
    ignored: found.ignored.filter(isOther).sort(compareBytes),
  }
}

/** The directories that hold a tracked file, each ending in a slash. */
export function dirsOf(paths: Iterable<string>): ReadonlySet<string> {
  const dirs = new Set<string>()
  for (const path of paths)
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const dir = path.slice(0, at + 1)
      if (dirs.has(dir)) break
      dirs.add(dir)
    }
  return dirs
}

interface Found {
  untracked: string[]
  ignored: string[]
}

class Scan {
  private readonly trackedDirs: ReadonlySet<string>
  private readonly rules: IgnoreRules
  private readonly tracked: ReadonlySet<string>
  private readonly options: UntrackedOptions

  constructor(rules: IgnoreRules, tracked: ReadonlySet<string>, options: UntrackedOptions) {
    this.rules = rules
    this.tracked = tracked
    this.options = options
    this.trackedDirs = dirsOf(tracked)
  }

  dir(dir: DirNode, prefix: string, isIgnored: boolean): Found {
    const found: Found = { untracked: [], ignored: [] }
    for (const [name, node] of dir.entries) {
      if (name === '.git') continue
      const path = prefix + name
      if (node.kind === 'file') {
        if (this.tracked.has(path)) continue
        const isOut = isIgnored || this.rules.isHit(this.rules.ownMatch(path))
        found[isOut ? 'ignored' : 'untracked'].push(path)
      } else if (node.kind === 'dir') this.below(node, `${path}/`, isIgnored, found)
    }
    return found
  }

  private below(node: DirNode, path: string, isAboveIgnored: boolean, found: Found): void {
    const isIgnored = isAboveIgnored || this.rules.isHit(this.rules.ownMatch(path))
    if (node.entries.has('.git')) {
      if (this.tracked.has(path.slice(0, -1))) return
      found[isIgnored ? 'ignored' : 'untracked'].push(path)
      return
    }
    if (isIgnored && this.options.isMatching && !this.trackedDirs.has(path)) {
      found.ignored.push(path)
      return
    }
    const inner = this.dir(node, path, isIgnored)
    const isEmpty = inner.untracked.length === 0 && inner.ignored.length === 0
    const isOpen = this.trackedDirs.has(path) || this.options.opens?.(path)
    if (this.options.hasEmptyDirs && !isOpen && inner.untracked.length === 0) {
      found[isIgnored ? 'ignored' : 'untracked'].push(path)
      return
    }
    const oneIgnored =
      !isEmpty && !isOpen && inner.untracked.length === 0 && !this.options.allIgnored && !this.options.isMatching
    if (isOpen || this.options.all) found.untracked.push(...inner.untracked)
    else if (inner.untracked.length > 0) found.untracked.push(path)
    if (oneIgnored) found.ignored.push(path)
    else found.ignored.push(...inner.ignored)
  }
}
