import { Fatal } from '../command/faults'
import type { Commands, Git } from '../command/git'
import { type Parsed, parseOptions, type Spec, Unknown } from '../command/options'
import type { Oid } from '../core/objects'
import { type Revisions, readRevisions, type Tip } from '../history/arguments'
import { commitAt, treeAt } from '../history/peel'
import { mergeBases } from '../merge/bases'
import { type FileChange, pathOf, type Side } from '../tree/changes'
import { readPathspec } from '../work/pathspec'
import { headTree, treeLeaves, workLeaf } from '../work/status'
import {
  combinedFiles,
  type DiffFormat,
  diffFormat,
  diffSpec,
  printChanges,
  printCombined,
  selectChanges,
} from './changes'
import { countChanges } from './count'
import { conflictFiles, indexToWork, type Matches, treeToIndex, treeToTree, treeToWork } from './sides'

const spec = {
  ...diffSpec,
  staged: 'flag cached',
  'merge-base': 'flag',
  base: 'flag 1',
  ours: 'flag 2',
  theirs: 'flag 3',
  'no-stage': 'flag 0',
} as const satisfies Spec

type Options = Parsed<typeof spec>

const usage = 'usage: git diff [<options>] [<commit>] [--] [<path>...]\n'
const misuse = () => new Fatal(usage, 129, false)

/** diff */
export const diffCommands: Commands = { diff }

function diff(git: Git, args: readonly string[]): number {
  if (!git.foundRepo) {
    git.err(`warning: Not a git repository. Use --no-index to compare two paths outside a working tree\n${usage}`)
    return 129
  }
  const options = readOptions(args)
  const read = diffFormat(git, options)
  const isBare = read.shows.length === 0 && !read.isSilent
  const format: DiffFormat = isBare ? { ...read, shows: ['patch'] } : read
  const revisions = readRevisions(git, options.rest, { beforeDashes: options.beforeDashes })
  const matches = readPathspec(git, revisions.paths).matches
  return exitCode(git, compare(git, options, revisions, { format, matches }), format)
}

function readOptions(args: readonly string[]): Options {
  try {
    return parseOptions(args, spec)
  } catch (fault) {
    if (!(fault instanceof Unknown)) throw fault
    const end = args.indexOf('--')
    const words = end < 0 ? args : args.slice(0, end)
    const bad = words.find((word) => word.startsWith('-') && word !== '-' && !isKnown(word)) ?? ''
    if (bad === '--no-index') throw new Fatal("this lab leaves the option '--no-index' out; diff compares two files")
    throw new Unknown(bad, `error: invalid option: ${bad}\n`, 255)
  }
}

function isKnown(word: string): boolean {
  try {
    parseOptions([word], spec)
    return true
  } catch (fault) {
    return !(fault instanceof Unknown)
  }
}

interface Looks {
  readonly format: DiffFormat
  readonly matches: Matches
}

/** What was found; undefined where several versions were shown at once. */
function compare(git: Git, options: Options, revisions: Revisions, looks: Looks): readonly FileChange[] {
  const { tips, paths } = revisions
  const isStaged = options.on('staged')
  const blobs = tips.filter(({ oid }) => git.repo.get(oid)?.type === 'blob')
  if (blobs.length > 0) return compareBlobs(git, blobs, tips, paths, looks)
  if (tips.length === 0) {
    if (options.on('merge-base') && !isStaged) throw new Fatal('error: invalid option: --merge-base\n', 255, false)
    return isStaged ? fromTree(git, headTree(git.repo), true, looks) : fromIndex(git, options, looks)
  }
  const [first, second] = tips
  if (!first) return []
  if (tips.length === 1) {
    const tip = options.on('merge-base') ? baseWithHead(git, first) : first.oid
    return fromTree(git, treeOf(git, tip, first.name), isStaged, looks)
  }
  if (isStaged) throw misuse()
  if (tips.some(({ isLeft }) => isLeft)) return symmetric(git, tips, looks)
  if (tips.length > 2 || !second) return severalTrees(git, tips, looks)
  const [old, now] = second.isExcluded && !first.isExcluded ? [second, first] : [first, second]
  const from = options.on('merge-base') ? baseOf(git, old, now) : old.oid
  return show(git, treeToTree(git, treeOf(git, from, old.name), treeOf(git, now.oid, now.name), looks.matches), looks, {
    tree: treeOf(git, from, old.name),
  })
}

function treeOf(git: Git, oid: Oid, name: string): Oid {
  const tree = treeAt(git.repo, oid)
  if (tree === undefined) throw new Fatal(`unhandled object '${name}' given.`)
  return tree
}

function baseWithHead(git: Git, tip: Tip): Oid {
  const head = readRevisions(git, ['HEAD'], { beforeDashes: 1 }).tips[0]
  if (!head) throw new Fatal('unable to get HEAD')
  return baseOf(git, head, tip)
}

function baseOf(git: Git, one: Tip, other: Tip): Oid {
  const [left, right] = [commitAt(git.repo, one.oid), commitAt(git.repo, other.oid)]
  if (left === undefined || right === undefined) throw new Fatal('--merge-base only works with commits')
  const bases = mergeBases(git.repo, left, right)
  if (bases.length > 1) throw new Fatal('multiple merge bases found')
  if (bases[0] === undefined) throw new Fatal('no merge base found')
  return bases[0]
}

function fromTree(git: Git, tree: Oid | undefined, isStaged: boolean, looks: Looks): readonly FileChange[] {
  const { matches } = looks
  if (!isStaged && git.workRepo.worktree === undefined) return []
  const changes = isStaged ? treeToIndex(git, tree, matches) : treeToWork(git, tree, matches)
  return show(git, changes, looks, { tree })
}

function fromIndex(git: Git, options: Options, looks: Looks): readonly FileChange[] {
  const { format, matches } = looks
  if (git.workRepo.worktree === undefined) return []
  const asked = (['base', 'ours', 'theirs', 'no-stage'] as const).filter((name) => options.on(name))
  const isCombined = format.merges !== undefined ? format.merges !== 'separate' : format.shows.includes('patch')
  const conflicts = asked.length === 0 && isCombined ? conflictFiles(git, matches) : []
  printCombined(git, conflicts, format, format.merges !== 'combined')
  const shown = new Set(conflicts.map(({ path }) => path))
  const last = asked.at(-1)
  const stage = last === 'base' ? 1 : last === 'theirs' ? 3 : last === 'no-stage' ? 0 : 2
  return show(
    git,
    indexToWork(git, stage, matches, (path) => shown.has(path)),
    looks,
    {},
  )
}

/** `A...B`: from where they parted to the second. */
function symmetric(git: Git, tips: readonly Tip[], looks: Looks): readonly FileChange[] {
  const left = tips.find(({ isLeft }) => isLeft)
  const right = tips.findLast(({ isExcluded, isLeft }) => !isExcluded && !isLeft)
  const bases = tips.filter(({ isExcluded }) => isExcluded)
  const [base] = bases
  if (!left || !right) throw misuse()
  const range = `${left.name}...${right.name}`
  if (!base) throw new Fatal(`${range}: no merge base`)
  if (bases.length > 1) git.err(`warning: ${range}: multiple merge bases, using ${base.oid}\n`)
  const [from, to] = [treeOf(git, base.oid, base.name), treeOf(git, right.oid, right.name)]
  return show(git, treeToTree(git, from, to, looks.matches), looks, { tree: from })
}

/** The first beside all others, as a merge beside its parents. */
function severalTrees(git: Git, tips: readonly Tip[], { format, matches }: Looks): readonly FileChange[] {
  const trees = tips.map(({ oid, name }) => treeOf(git, oid, name))
  const at = Math.max(
    0,
    tips.findIndex(({ isExcluded }) => !isExcluded),
  )
  const parents = trees.filter((_, n) => n !== at)
  const files = combinedFiles(git, parents, trees[at], format, matches)
  printCombined(git, files, format, format.merges !== 'combined')
  return files.map(({ path }) => ({ kind: 'M', now: { path, mode: '100644', oid: '' } }))
}

function compareBlobs(
  git: Git,
  blobs: readonly Tip[],
  tips: readonly Tip[],
  paths: readonly string[],
  looks: Looks,
): readonly FileChange[] {
  const [old, second] = blobs
  if (!old || blobs.length !== tips.length || blobs.length > 2) throw misuse()
  if (second ? paths.length > 0 : paths.length !== 1) throw misuse()
  const from = sideOf(git, old)
  const path = git.prefix + (paths[0] ?? '')
  const to = second ? sideOf(git, second) : { path, mode: '100644' as const, oid: '', ...workLeaf(git, path) }
  if (from.oid === to.oid && from.mode === to.mode) return []
  return show(git, [{ kind: 'M', old: second ? from : { ...from, path }, now: to }], looks, {})
}

/** A blob goes by its path where it was named by one, else by its id. */
function sideOf(git: Git, { oid, name }: Tip): Side {
  const colon = name.indexOf(':')
  const path = colon < 0 ? name : name.slice(colon + 1).replace(/^[0-3]:/, '')
  const tree = colon > 0 ? readRevisions(git, [name.slice(0, colon)], { beforeDashes: 1 }).tips[0] : undefined
  const leaf = tree ? treeLeaves(git.repo, treeAt(git.repo, tree.oid)).get(path) : undefined
  return { path, mode: leaf?.mode ?? '100644', oid }
}

function show(
  git: Git,
  changes: readonly FileChange[],
  { format }: Looks,
  { tree }: { readonly tree?: Oid | undefined },
): readonly FileChange[] {
  const found = selectChanges(git, changes, format, format.findsHarder ? unchanged(git, tree, changes) : [])
  printChanges(git, found, format)
  return found
}

function unchanged(git: Git, tree: Oid | undefined, changes: readonly FileChange[]): readonly Side[] {
  const changed = new Set(changes.map(pathOf))
  return [...treeLeaves(git.repo, tree)].flatMap(([path, leaf]) => (changed.has(path) ? [] : [{ path, ...leaf }]))
}

/** 1 where something differs and it was asked for. */
function exitCode(git: Git, found: readonly FileChange[], format: DiffFormat): number {
  if (!format.exitCode) return 0
  const counts = format.ignored === undefined && !format.ignoresBlankLines
  return (counts ? found.length : countChanges(git, found, format).length) > 0 ? 1 : 0
}
