/** `git mv`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { nameOf, parentOf, resolvePath } from '../core/files'
import type { IndexEntry } from '../core/indexEntry'

const spec = {
  verbose: 'flag v',
  'dry-run': 'flag n',
  force: 'flag f',
  k: 'flag k',
  sparse: 'flag',
} as const

interface Move {
  readonly from: string
  readonly to: string
  /** A file of a directory that is moved moves along. */
  readonly kind: 'file' | 'dir' | 'below'
}

export function mv(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  git.workRepo
  if (options.rest.length < 2) {
    git.err('usage: git mv [<options>] <source>... <destination>\n')
    return 129
  }
  const isDry = options.on('dry-run')
  const plan = new MovePlan(git, { isDry, isForced: options.on('force'), isWordy: options.on('verbose') })
  plan.add(options.rest.slice(0, -1), options.rest.at(-1) ?? '', options.on('k'))
  for (const move of plan.moves) {
    if (isDry || options.on('verbose')) git.out(`Renaming ${move.from} to ${move.to}\n`)
    if (!isDry) rename(git, move, options.on('k'))
  }
  return 0
}

interface Settings {
  readonly isDry: boolean
  readonly isForced: boolean
  readonly isWordy: boolean
}

class MovePlan {
  readonly moves: Move[] = []
  private readonly git: Git
  private readonly settings: Settings
  private readonly index: readonly IndexEntry[]
  private readonly taken = new Set<string>()

  constructor(git: Git, settings: Settings) {
    this.git = git
    this.settings = settings
    this.index = git.repo.index()
  }

  add(sources: readonly string[], target: string, skipsBad: boolean): void {
    const { git } = this
    const dest = fromTop(git, target)
    const isDir = dest === '' || git.repo.files.isDir(git.repo.workPath(dest))
    const shown = target.endsWith('/') && !isDir ? `${dest}/` : dest
    const froms = sources.map((source) => fromTop(git, source))
    if (!isDir && sources.length > 1) throw new Fatal(`destination '${shown}' is not a directory`)
    const queue: Move[] = froms.map((from) => {
      const to = !isDir ? shown : dest === '' ? nameOf(from) : `${dest}/${nameOf(from)}`
      return { from, to, kind: 'file' }
    })
    // What is below a directory comes after all that was named.
    for (const move of queue) {
      const bad = this.check(move, queue)
      if (bad !== undefined && !skipsBad) throw new Fatal(`${bad}, source=${move.from}, destination=${move.to}`)
    }
  }

  private check({ from, to, kind }: Move, queue: Move[]): string | undefined {
    const { repo } = this.git
    const { files } = repo
    if (this.settings.isDry) this.git.out(`Checking rename of '${from}' to '${to}'\n`)
    const node = from === '' ? undefined : files.node(repo.workPath(from))
    if (!node) {
      return 'bad source'
    } else if (to === from || to.startsWith(`${from}/`)) return 'can not move directory into itself'
    const bare = to.replace(/\/$/, '')
    if (node?.kind === 'dir' && kind !== 'below') {
      if (files.isDir(repo.workPath(bare))) return 'destination already exists'
      if (files.has(repo.workPath(bare))) return 'cannot move directory over file'
      const below = this.index.filter(({ path }) => path.startsWith(`${from}/`))
      if (below.length === 0) return 'source directory is empty'
      this.moves.push({ from, to: bare, kind: 'dir' })
      for (const { path } of below) queue.push({ from: path, to: bare + path.slice(from.length), kind: 'below' })
      return undefined
    }
    const entry = this.index.find(({ path }) => path === from)
    if (!entry) return 'not under version control'
    if (entry.stage !== 0) return 'conflicted'
    if (files.has(repo.workPath(bare)) && !(to.endsWith('/') && !files.isDir(repo.workPath(bare)))) {
      if (!this.settings.isForced) return 'destination exists'
      if (files.isDir(repo.workPath(bare))) return 'Cannot overwrite'
      if (this.settings.isWordy) this.git.err(`warning: overwriting '${to}'\n`)
    } else if (this.taken.has(to)) return 'multiple sources for the same target'
    else if (to.endsWith('/')) return 'destination directory does not exist'
    this.taken.add(to)
    this.moves.push({ from, to, kind })
    return undefined
  }
}

/** A path from the top, without a slash at its end. */
function fromTop(git: Git, path: string): string {
  const top = git.repo.worktree ?? '/'
  if (path === '') return git.prefix
  const full = resolvePath(git.cwd, path)
  if (full === top) return ''
  if (!full.startsWith(top === '/' ? '/' : `${top}/`)) throw new Fatal(`'${path}' is outside repository at '${top}'`)
  return full.slice(top === '/' ? 1 : top.length + 1)
}

function rename(git: Git, { from, to, kind }: Move, skipsBad: boolean): void {
  const { repo } = git
  const { files } = repo
  if (kind !== 'below') {
    const [source, target] = [repo.workPath(from), repo.workPath(to)]
    const node = files.node(source)
    const parent = files.node(parentOf(target))
    if (!node || parent?.kind !== 'dir') {
      // With `-k`, git loses a directory that could not be moved.
      if (skipsBad && kind === 'dir') files.remove(source)
      if (skipsBad) return
      const why = parent === undefined && !hasFileAbove(git, target) ? 'No such file or directory' : 'Not a directory'
      throw new Fatal(`renaming '${from}' failed: ${why}`)
    }
    files.remove(source)
    files.put(target, node)
  }
  if (kind === 'dir') return
  const index = repo.index()
  const moved = index.find(({ path }) => path === from)
  if (!moved) return
  const above = (path: string) => to.startsWith(`${path}/`) || path.startsWith(`${to}/`)
  repo.setIndex([...index.filter(({ path }) => path !== from && path !== to && !above(path)), { ...moved, path: to }])
}

function hasFileAbove(git: Git, path: string): boolean {
  for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
    const node = git.repo.files.node(at)
    if (node) return node.kind !== 'dir'
  }
  return false
}
