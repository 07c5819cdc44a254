/** `git restore`. */
import { removeWorkFile, writeWorkFile } from '../branch/workingTree'
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { IndexEntry, Stage } from '../core/indexEntry'
import type { Oid } from '../core/objects'
import type { Leaf } from '../core/repository'
import { resolve } from '../history/revision'
import { type ConflictStyle, mergeText } from '../text/merge'
import { clearWay } from './commitIndex'
import { type Pathspec, readPathspec } from './pathspec'
import { treeLeaves } from './status'

const spec = {
  source: 'value s',
  staged: 'flag S',
  worktree: 'flag W',
  'ignore-unmerged': 'flag',
  overlay: 'flag',
  quiet: 'flag q',
  progress: 'flag',
  merge: 'flag m',
  conflict: 'value',
  ours: 'flag 2',
  theirs: 'flag 3',
  patch: 'flag p',
} as const
type Options = Parsed<typeof spec>

export function restore(git: Git, args: readonly string[]): number {
  const options = parseOptions(args, spec)
  git.workRepo
  const style = styleOf(git, options)
  if (options.on('patch')) throw new Fatal('choosing parts of a file (-p) is not simulated here')
  if (options.rest.length === 0) throw new Fatal('you must specify path(s) to restore')
  const toIndex = options.on('staged')
  const toWork = options.given('worktree') ? options.on('worktree') : !toIndex
  if (!toIndex && !toWork) throw new Fatal("neither '--staged' nor '--worktree' is specified")
  const isSided = options.on('ours') || options.on('theirs')
  const isMerged = options.on('merge') || options.value('conflict') !== undefined
  if (toIndex && isSided) throw new Fatal("'--ours' or '--theirs' cannot be used with --staged")
  if (toIndex && isMerged) throw new Fatal("'--merge' or '--conflict' cannot be used with --staged")
  if (isSided && isMerged) throw new Fatal("'--merge', '--ours/--theirs' cannot be used together")
  const source = options.value('source') ?? (toIndex ? 'HEAD' : undefined)
  const pathspec = readPathspec(git, options.rest)
  const sides = { isMerged, style, stage: options.on('ours') ? 2 : options.on('theirs') ? 3 : undefined } as const
  if (source === undefined) return fromIndex(git, pathspec, sides, options.on('ignore-unmerged'))
  return fromTree(git, pathspec, treeNamed(git, source), { toIndex, toWork, isOverlay: options.on('overlay') })
}

function styleOf(git: Git, options: Options): ConflictStyle {
  const style = options.value('conflict') ?? git.config('merge.conflictstyle') ?? 'merge'
  if (style === 'merge' || style === 'diff3' || style === 'zdiff3') return style
  throw new Fatal(`unknown style '${style}' given for 'merge.conflictstyle'`)
}

/** The tree that a revision leads to. */
function treeNamed(git: Git, name: string): Oid {
  const { repo } = git
  let oid = resolve(git, name)
  if (oid === undefined) throw new Fatal(`could not resolve ${name}`)
  for (let object = repo.get(oid); object; object = repo.get(oid)) {
    if (object.type === 'tree') return oid
    if (object.type === 'blob') break
    oid = object.type === 'commit' ? object.tree : object.object
  }
  throw new Fatal(`reference is not a tree: ${name}`)
}

function refuseUnknown(git: Git, pathspec: Pathspec, paths: Iterable<string>): void {
  const missing = pathspec.unmatched(paths)
  if (missing.length === 0) return
  git.err(missing.map((path) => `error: pathspec '${path}' did not match any file(s) known to git\n`).join(''))
  throw new Exit(1)
}

interface Targets {
  readonly toIndex: boolean
  readonly toWork: boolean
  readonly isOverlay: boolean
}

function fromTree(git: Git, pathspec: Pathspec, tree: Oid, { toIndex, toWork, isOverlay }: Targets): number {
  const { repo } = git
  const leaves = treeLeaves(repo, tree)
  const index = repo.index()
  refuseUnknown(git, pathspec, [...leaves.keys(), ...index.map(({ path }) => path)])
  const entries = new Map<string, readonly IndexEntry[]>(Map.groupBy(index, ({ path }) => path))
  const gone = isOverlay ? [] : [...entries.keys()].filter((path) => pathspec.matches(path) && !leaves.has(path))
  for (const path of gone) {
    entries.delete(path)
    if (toWork && repo.files.file(repo.workPath(path))) removeWorkFile(git, path)
  }
  for (const [path, leaf] of leaves) {
    if (!pathspec.matches(path)) continue
    clearWay(entries, path)
    entries.set(path, [{ path, stage: 0, ...leaf }])
    if (toWork) put(git, path, leaf)
  }
  if (toIndex) repo.setIndex([...entries.values()].flat())
  return 0
}

/** Writes a file where it is not there already. */
function put(git: Git, path: string, leaf: Leaf): void {
  const { repo } = git
  const file = repo.files.file(repo.workPath(path))
  const isSame = file && file.isExecutable === (leaf.mode === '100755') && file.text === repo.text(leaf.oid)
  if (!isSame) writeWorkFile(repo, path, leaf)
}

interface Sides {
  readonly isMerged: boolean
  readonly style: ConflictStyle
  readonly stage: 2 | 3 | undefined
}

function fromIndex(git: Git, pathspec: Pathspec, sides: Sides, mayBeUnmerged: boolean): number {
  const { repo } = git
  const index = repo.index()
  refuseUnknown(
    git,
    pathspec,
    index.map(({ path }) => path),
  )
  const meant = Map.groupBy(
    index.filter(({ path }) => pathspec.matches(path)),
    ({ path }) => path,
  )
  const bad = [...meant].flatMap(([path, entries]) => complaint(path, stagesOf(entries), sides))
  if (bad.length > 0) {
    const kind = mayBeUnmerged ? 'warning' : 'error'
    git.err(bad.map((line) => `${kind}: ${line}\n`).join(''))
    if (!mayBeUnmerged) throw new Exit(1)
  }
  let code = 0
  for (const [path, entries] of meant) {
    const stages = stagesOf(entries)
    const plain = stages.get(0)
    if (plain) {
      if (!plain.isIntentToAdd) put(git, path, plain)
      else writeWorkFile(repo, path, plain)
    } else if (sides.stage !== undefined) takeSide(git, path, stages.get(sides.stage))
    else if (sides.isMerged && !remerge(git, path, stages, sides.style)) code = 1
  }
  return code
}

const stagesOf = (entries: readonly IndexEntry[]): ReadonlyMap<Stage, IndexEntry> =>
  new Map(entries.map((entry) => [entry.stage, entry]))

function complaint(
  path: string,
  stages: ReadonlyMap<Stage, IndexEntry>,
  { stage, isMerged }: Sides,
): readonly string[] {
  if (stages.has(0)) return []
  if (stage !== undefined) return []
  if (isMerged) return stages.has(2) && stages.has(3) ? [] : [`path '${path}' does not have all necessary versions`]
  return [`path '${path}' is unmerged`]
}

function takeSide(git: Git, path: string, entry: IndexEntry | undefined): void {
  if (entry) put(git, path, entry)
  else if (git.repo.files.file(git.repo.workPath(path))) removeWorkFile(git, path)
}

/** Writes the conflict again as it was before anyone touched it. */
function remerge(git: Git, path: string, stages: ReadonlyMap<Stage, IndexEntry>, style: ConflictStyle): boolean {
  const { repo } = git
  const [base, ours, theirs] = [stages.get(1), stages.get(2), stages.get(3)]
  if (!ours || !theirs) return true
  const { text } = mergeText({
    ...{ base: base ? repo.text(base.oid) : '', ours: repo.text(ours.oid), theirs: repo.text(theirs.oid) },
    ...{ labels: { base: 'base', ours: 'ours', theirs: 'theirs' }, style },
  })
  writeWorkFile(repo, path, { mode: ours.mode, oid: repo.putBlob(text) })
  return true
}
