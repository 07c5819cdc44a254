/** `git add`. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import { compareBytes } from '../core/bytes'
import type { IndexEntry } from '../core/indexEntry'
import { emptyBlob, type Oid } from '../core/objects'
import { readRef } from '../core/refs'
import { clearWay } from './commitIndex'
import { ignoreRulesOf } from './ignore'
import { type Pathspec, type PathspecItem, readPathspec, warnUnopened } from './pathspec'
import { hashOf, modeOf, workLeaf } from './status'
import { findUntracked } from './untracked'

const spec = {
  'dry-run': 'flag n',
  verbose: 'flag v',
  interactive: 'flag i',
  patch: 'flag p',
  edit: 'flag e',
  force: 'flag f',
  update: 'flag u',
  renormalize: 'flag',
  'intent-to-add': 'flag N',
  all: 'flag A',
  'ignore-removal': 'flag',
  refresh: 'flag',
  'ignore-errors': 'flag',
  'ignore-missing': 'flag',
  sparse: 'flag',
  chmod: 'value',
} as const
type Options = Parsed<typeof spec>

export function add(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  git.workRepo
  checkOptions(options)
  const takesAll = options.on('all') || (options.given('ignore-removal') && !options.on('ignore-removal'))
  const given = options.rest
  if (given.length === 0 && !takesAll && !options.on('update') && !options.on('renormalize')) {
    git.err("Nothing specified, nothing added.\nhint: Maybe you wanted to say 'git add .'?\n")
    git.err('hint: Turn this message off by running\nhint: "git config advice.addEmptyPathspec false"\n')
    return 0
  }
  // Without paths, -u and -A mean the whole tree, wherever they run.
  const pathspec = readPathspec(git, given.length === 0 ? [':/'] : given)
  if (options.on('refresh')) return refresh(git, pathspec)
  return addPaths(git, pathspec, options)
}

function checkOptions(options: Options): void {
  if (options.on('interactive') || options.on('patch') || options.on('edit'))
    throw new Fatal('choosing parts of a file (-i, -p, -e) is not simulated here')
  if (options.on('all') && options.on('update')) throw new Fatal("options '-A' and '-u' cannot be used together")
  if (options.on('ignore-missing') && !options.on('dry-run'))
    throw new Fatal("the option '--ignore-missing' requires '--dry-run'")
  const chmod = options.value('chmod')
  if (chmod !== undefined && chmod !== '+x' && chmod !== '-x')
    throw new Fatal(`--chmod param '${chmod}' must be either -x or +x`)
}

function refresh(git: Git, pathspec: Pathspec): number {
  const [missing] = pathspec.unmatched(git.repo.index().map(({ path }) => path))
  if (missing !== undefined) throw new Fatal(`pathspec '${missing}' did not match any files`)
  return 0
}

function addPaths(git: Git, pathspec: Pathspec, options: Options): number {
  const { repo } = git
  const index = repo.index()
  const tracked = new Set(index.map(({ path }) => path))
  const onlyTracked = options.on('update') || options.on('renormalize')
  const rules = ignoreRulesOf(git)
  const found = onlyTracked
    ? { untracked: [], ignored: [] }
    : findUntracked(repo, rules, tracked, { all: true, allIgnored: true })
  if (!onlyTracked) warnUnopened(git, pathspec, (path) => rules.isIgnored(path))
  const fresh = (options.on('force') ? [...found.untracked, ...found.ignored] : found.untracked).filter(
    pathspec.matches,
  )
  const ignored = checkPathspec(git, pathspec, options, { tracked, fresh, isIgnored: (path) => rules.isIgnored(path) })
  const removes = !options.on('ignore-removal')
  const update = new IndexUpdate(git, options)
  update.tracked(
    index.filter(({ path }) => pathspec.matches(path)),
    removes,
  )
  update.fresh(fresh.sort(compareBytes))
  if (ignored.length > 0) {
    git.err(
      `The following paths are ignored by one of your .gitignore files:\n${ignored.map((path) => `${path}\n`).join('')}`,
    )
    git.err('hint: Use -f if you really want to add them.\nhint: Turn this message off by running\n')
    git.err('hint: "git config advice.addIgnoredFile false"\n')
  }
  update.chmod(pathspec)
  update.write()
  if (ignored.length > 0) throw new Exit(1)
  return 0
}

interface Known {
  readonly tracked: ReadonlySet<string>
  readonly fresh: readonly string[]
  readonly isIgnored: (path: string) => boolean
}

/** Fails where a path is none at all; gives the ignored ones that were named, or that what was named lies in. */
function checkPathspec(git: Git, pathspec: Pathspec, options: Options, known: Known): readonly string[] {
  const { tracked, fresh, isIgnored } = known
  const ignored: string[] = []
  const onlyTracked = options.on('update') || options.on('renormalize')
  for (const item of pathspec.items) {
    if (item.isExclude || item.path === '' || /(^|\/)\.git(\/|$)/.test(item.path)) continue
    if (!onlyTracked && !options.on('force')) ignored.push(...ignoredAbove(git, item, known))
    if ([...tracked].some(item.fits) || fresh.some(item.fits)) continue
    if (isThere(git, item, git.repo.workPath(item.path))) continue
    if (onlyTracked || !options.on('ignore-missing'))
      throw new Fatal(`pathspec '${item.given}' did not match any files`)
    if (isIgnored(item.path)) ignored.push(item.path)
  }
  return [...new Set(ignored)].sort(compareBytes)
}

/** The topmost ignored part of what an item names, if it is there and not tracked itself. */
function ignoredAbove(git: Git, item: PathspecItem, { tracked, isIgnored }: Known): readonly string[] {
  const { repo } = git
  const plain = `${item.isGlob ? item.path.slice(0, item.path.search(/[*?[\\]/)) : item.path}/`.replace('//', '/')
  for (let at = plain.indexOf('/'); at >= 0; at = plain.indexOf('/', at + 1)) {
    const path = plain.slice(0, at)
    const node = repo.files.node(repo.workPath(path))
    if (!node) return []
    if (isIgnored(node.kind === 'dir' ? `${path}/` : path)) return tracked.has(path) ? [] : [path]
  }
  return []
}

const isThere = (git: Git, item: PathspecItem, full: string) =>
  item.onlyDir ? git.repo.files.isDir(full) : git.repo.files.has(full)

class IndexUpdate {
  private readonly git: Git
  private readonly options: Options
  private readonly entries: Map<string, readonly IndexEntry[]>
  private readonly isDry: boolean
  private readonly isWordy: boolean
  private hasEmbedded = false

  constructor(git: Git, options: Options) {
    this.git = git
    this.options = options
    this.isDry = options.on('dry-run')
    this.isWordy = this.isDry || options.on('verbose')
    this.entries = Map.groupBy(git.repo.index(), ({ path }) => path)
  }

  tracked(entries: readonly IndexEntry[], removes: boolean): void {
    for (const path of new Set(entries.map((entry) => entry.path))) {
      const now = workLeaf(this.git, path)
      if (now?.mode === '160000') this.follow(path, now.oid)
      else if (now) this.put(path, this.options.on('renormalize'))
      else if (removes) {
        this.entries.delete(path)
        if (this.isWordy) this.git.out(`remove '${path}'\n`)
      }
    }
  }

  fresh(paths: readonly string[]): void {
    for (const path of paths) this.put(path, true)
  }

  private put(path: string, isForced: boolean): void {
    const { repo } = this.git
    if (path.endsWith('/')) {
      this.embed(path.slice(0, -1))
      return
    }
    const file = repo.files.file(repo.workPath(path))
    if (!file) return
    const old = this.entries.get(path) ?? []
    const [only] = old
    const isIntended = this.options.on('intent-to-add')
    const isFresh = isIntended && only === undefined
    const mode = modeOf(this.git.repo, path, file)
    const oid = isFresh ? emptyBlob : hashOf(file)
    const isSame =
      old.length === 1 && only?.stage === 0 && !only.isIntentToAdd && only.oid === oid && only.mode === mode
    if (isSame && !isForced) return
    // What is known already is not touched by `-N`.
    if (this.isWordy && !(isIntended && only?.isIntentToAdd && only.mode === mode)) this.git.out(`add '${path}'\n`)
    if (isIntended && only !== undefined) return
    if (!isSame && !this.isDry) repo.putBlob(isFresh ? '' : file.text)
    clearWay(this.entries, path)
    this.entries.set(path, [{ path, stage: 0, mode, oid, ...(isFresh ? { isIntentToAdd: true } : {}) }])
  }

  private follow(path: string, oid: Oid): void {
    const [only] = this.entries.get(path) ?? []
    if (only?.oid === oid) return
    this.entries.set(path, [{ path, stage: 0, mode: '160000', oid }])
    if (this.isWordy) this.git.out(`add '${path}'\n`)
  }

  /** Another repository in the tree is noted by its commit. */
  private embed(path: string): void {
    const { repo } = this.git
    const inner = this.git.machine.repositoryAt(repo.workPath(path))
    const oid = inner && readRef(inner, 'HEAD')
    if (oid === undefined) {
      this.git.err(`error: '${path}/' does not have a commit checked out\n`)
      throw new Fatal('adding files failed')
    }
    if (!this.isDry)
      this.git.err(`warning: adding embedded git repository: ${path}\n${this.hasEmbedded ? '' : embedHint(path)}`)
    this.hasEmbedded = true
    if (this.isWordy) this.git.out(`add '${path}'\n`)
    clearWay(this.entries, path)
    this.entries.set(path, [{ path, stage: 0, mode: '160000', oid }])
  }

  /** `--chmod`, on what the index has after all. */
  chmod(pathspec: Pathspec): void {
    const chmod = this.options.value('chmod')
    if (chmod === undefined) return
    for (const [path, list] of this.entries)
      if (pathspec.matches(path))
        this.entries.set(
          path,
          list.map((entry) => ({ ...entry, mode: chmod === '+x' ? '100755' : '100644' })),
        )
  }

  write(): void {
    if (!this.isDry) this.git.repo.setIndex([...this.entries.values()].flat())
  }
}

const embedHint = (path: string) =>
  [
    "You've added another git repository inside your current repository.",
    'Clones of the outer repository will not contain the contents of',
    'the embedded repository and will not know how to obtain it.',
    'If you meant to add a submodule, use:',
    '',
    `\tgit submodule add <url> ${path}`,
    '',
    'If you added this path by mistake, you can remove it from the',
    'index with:',
    '',
    `\tgit rm --cached ${path}`,
    '',
    'See "git help submodule" for more information.',
  ]
    .map((line) => `hint: ${line}\n`)
    .join('')
