/** What `log` and `show` print below a commit: its differences from its parents. */
import type { Git } from '../command/git'
import type { Parsed } from '../command/options'
import type { Oid } from '../core/objects'
import { changesText, type DiffFormat, diffFormat, type diffSpec, type Show } from '../print/changes'
import { combinedFiles, combinedText } from '../print/combined'
import { selectChanges } from '../print/select'
import { compareTrees, type FileChange, pathOf } from '../tree/changes'
import { readPathspec } from '../work/pathspec'
import type { Walked } from './walk'

export interface Differ {
  readonly git: Git
  readonly format: DiffFormat
  readonly touches: ((path: string) => boolean) | undefined
  /** Only commits with differences are shown. */
  readonly hides: boolean
  /** The one path that is followed through renames. */
  followed: string | undefined
  readonly firstParent: boolean
  readonly merges: DiffFormat['merges']
}

export interface Below {
  readonly below?: string
  readonly hasDashes?: boolean
  /** A line is left free below the commit, with differences or without. */
  readonly hasGap?: boolean
  readonly isCombined?: boolean
  readonly from?: Oid
}

export interface DifferInput {
  readonly paths: readonly string[]
  readonly isFull?: boolean
  readonly follows?: boolean
  readonly firstParent?: boolean
  /** What is shown where nothing was asked for. */
  readonly usual?: readonly Show[]
  readonly merges?: DiffFormat['merges']
  /** Only commits with differences are shown. */
  readonly hides?: boolean
}

const stats: readonly Show[] = ['numstat', 'stat', 'shortstat', 'summary']

export function readDiffer(git: Git, options: Parsed<typeof diffSpec>, input: DifferInput): Differ {
  const { paths, usual = [], follows = false } = input
  const read = diffFormat(git, options)
  // To ask how merges are shown is to ask for them.
  const implied: readonly Show[] = read.merges === 'combined' || read.merges === 'dense' ? ['patch'] : usual
  const format = read.shows.length === 0 && !read.isSilent ? { ...read, shows: implied } : read
  return {
    ...{ git, format, firstParent: input.firstParent ?? false },
    touches: paths.length === 0 || input.isFull ? undefined : readPathspec(git, paths).matches,
    hides: input.hides === true || follows || format.pickaxe !== undefined || format.filter !== '',
    followed: follows ? git.prefix + (paths[0] ?? '') : undefined,
    merges: read.merges ?? (input.firstParent ? undefined : input.merges),
  }
}

/** One for each time that the commit is to be printed; none where it is to be hidden. `lanes` is the width of a graph. */
export function belowOf(differ: Differ, { commit }: Walked, lanes: number): readonly Below[] {
  const { format, merges } = differ
  const { parents, tree } = commit
  const shows = !format.isSilent && format.shows.length > 0
  if (!shows && !differ.hides) return [{}]
  const none = differ.hides ? [] : [{}]
  if (parents.length > 1 && !differ.firstParent) {
    if (merges === 'combined' || merges === 'dense') return [combined(differ, parents, tree, lanes)]
    if (merges !== 'separate') return none
    const all = parents.flatMap((parent) =>
      one(differ, parent, tree, lanes).map((below) => ({ ...below, from: parent })),
    )
    return all.length > 0 ? all : none
  }
  const [below] = one(differ, parents[0], tree, lanes)
  return below ? [below] : none
}

function one(differ: Differ, parent: Oid | undefined, tree: Oid, lanes: number): readonly Below[] {
  const changes = changesOf(differ, parent, tree)
  if (changes.length === 0) return []
  const { format, git } = differ
  if (format.isSilent || format.shows.length === 0) return [{}]
  const hasDashes = format.shows.includes('patch') && format.shows.includes('stat')
  return [{ below: changesText(git, changes, narrowed(format, lanes)), hasDashes, hasGap: true }]
}

const narrowed = (format: DiffFormat, lanes: number): DiffFormat =>
  lanes === 0 ? format : { ...format, stat: { ...format.stat, width: format.stat.width - lanes } }

/** All parents at once; counts are of the differences from the first. */
function combined(differ: Differ, parents: readonly Oid[], tree: Oid, lanes: number): Below {
  const { git, touches, merges } = differ
  const format = narrowed(differ.format, lanes)
  const { repo } = git
  const files = combinedFiles(
    git,
    parents.map((parent) => repo.commit(parent)?.tree),
    tree,
    format,
    touches,
  )
  const counts = format.shows.filter((show) => stats.includes(show))
  const first =
    counts.length > 0 ? changesText(git, changesOf(differ, parents[0], tree), { ...format, shows: counts }) : ''
  const text = combinedText(git, files, format, merges === 'dense')
  return { below: first + (first !== '' && text !== '' ? '\n' : '') + text, hasGap: true, isCombined: true }
}

export function changesOf(differ: Differ, parent: Oid | undefined, tree: Oid): readonly FileChange[] {
  const { git, format } = differ
  const { repo } = git
  const all = compareTrees(repo, parent === undefined ? undefined : repo.commit(parent)?.tree, tree)
  if (differ.followed !== undefined) return following(differ, all)
  const touched = differ.touches ? all.filter((change) => differ.touches?.(pathOf(change))) : all
  return selectChanges(git, touched, format)
}

/** The change of the followed path; from a commit that renamed it, its older name is followed. */
function following(differ: Differ, all: readonly FileChange[]): readonly FileChange[] {
  const { git, format } = differ
  const touched = all.filter((change) => pathOf(change) === differ.followed || differ.touches?.(pathOf(change)))
  const own = touched.filter((change) => pathOf(change) === differ.followed)
  // A directory has no older name.
  if (own[0]?.kind !== 'A') return selectChanges(git, touched, format)
  const search = { ...format, findsRenames: true, filter: '', pickaxe: undefined }
  const renamed = selectChanges(git, all, search).filter((change) => pathOf(change) === differ.followed)
  if (renamed[0]?.old) differ.followed = renamed[0].old.path
  return selectChanges(git, renamed, { ...format, findsRenames: false })
}
