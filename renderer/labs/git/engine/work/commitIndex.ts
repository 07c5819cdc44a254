/** Which index a commit is made of, and which one stays afterwards. */
import { Exit, Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { IndexEntry } from '../core/indexEntry'
import type { CommitPlan } from './commitOptions'
import { unmergedLines, unmergedText } from './commits'
import { type Pathspec, readPathspec } from './pathspec'
import { hashOf, headTree, modeOf, treeLeaves } from './status'

export interface CommitIndex {
  /** What the commit holds. */
  readonly commits: readonly IndexEntry[]
  /** What the index holds when it is done. */
  readonly stays: readonly IndexEntry[]
}

export function commitIndex(git: Git, plan: CommitPlan): CommitIndex {
  const { options, whence } = plan
  const index = git.repo.index()
  const given = options.rest
  if (plan.fixup?.kind === 'reword' || (given.length === 0 && options.on('only'))) {
    const entries = headEntries(git)
    return { commits: entries, stays: index }
  }
  if (given.length === 0 || options.on('include')) {
    const isAll = options.on('all')
    const pathspec = isAll ? readPathspec(git, []) : given.length > 0 ? readPathspec(git, given) : undefined
    const entries = pathspec ? updated(git, index, pathspec) : index
    refuseConflicts(git, entries)
    return { commits: entries, stays: entries }
  }
  if (whence === 'merge') throw new Fatal('cannot do a partial commit during a merge.')
  if (whence === 'rebase') throw new Fatal('cannot do a partial commit during a rebase.')
  if (whence !== 'commit') throw new Fatal('cannot do a partial commit during a cherry-pick.')
  return partial(git, given)
}

function requireKnown(pathspec: Pathspec, index: readonly IndexEntry[], more: Iterable<string> = []): void {
  const missing = pathspec.unmatched([...index.map(({ path }) => path), ...more])
  const lines = missing.map((path) => `pathspec '${path}' did not match any file(s) known to git`)
  if (lines.length > 0) throw new Failure(lines.join('\nerror: '))
}

function refuseConflicts(git: Git, index: readonly IndexEntry[]): void {
  if (!index.some(({ stage }) => stage > 0)) return
  git.out(unmergedLines(index))
  throw new Fatal(unmergedText('Committing'), 128, false)
}

function headEntries(git: Git): readonly IndexEntry[] {
  return [...treeLeaves(git.repo, headTree(git.repo))].map(([path, leaf]) => ({ path, stage: 0, ...leaf }))
}

/** The entries with what the working tree holds for those that the index knows and the pathspec means. */
function updated(git: Git, index: readonly IndexEntry[], pathspec: Pathspec): readonly IndexEntry[] {
  const kept = new Map<string, IndexEntry[]>()
  for (const entry of index) {
    const list = kept.get(entry.path) ?? []
    list.push(entry)
    kept.set(entry.path, list)
  }
  for (const path of [...kept.keys()]) {
    if (!pathspec.matches(path)) continue
    const now = workEntry(git, path)
    if (now) kept.set(path, [now])
    else kept.delete(path)
  }
  return [...kept.values()].flat()
}

function workEntry(git: Git, path: string): IndexEntry | undefined {
  const file = git.repo.files.file(git.repo.workPath(path))
  if (!file) return undefined
  const oid = hashOf(file)
  if (!git.repo.has(oid)) git.repo.putBlob(file.text)
  return { path, stage: 0, mode: modeOf(git.repo, path, file), oid }
}

/** Only the given paths, over HEAD; what else was staged stays staged. */
function partial(git: Git, given: readonly string[]): CommitIndex {
  const index = git.repo.index()
  const head = headEntries(git)
  const pathspec = readPathspec(git, given)
  requireKnown(
    pathspec,
    index,
    head.map(({ path }) => path),
  )
  const known = new Set([...index, ...head].map(({ path }) => path))
  const meant = [...known].filter(pathspec.matches).sort(compareBytes)
  const [commits, stays] = [byPath(head), byPath(index)]
  for (const path of meant) {
    const now = workEntry(git, path)
    for (const entries of [commits, stays]) {
      if (now) {
        clearWay(entries, path)
        entries.set(path, [now])
      } else entries.delete(path)
    }
  }
  const left = [...stays.values()].flat()
  if (left.some(({ stage }) => stage > 0)) {
    git.out(unmergedLines(left))
    throw new Exit(128)
  }
  return { commits: [...commits.values()].flat(), stays: left }
}

const byPath = (entries: readonly IndexEntry[]) => {
  const found = new Map<string, IndexEntry[]>()
  for (const entry of entries) found.set(entry.path, [...(found.get(entry.path) ?? []), entry])
  return found
}

/** A file and a directory of one name cannot both be in an index. */
export function clearWay(entries: Map<string, unknown>, path: string): void {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) entries.delete(path.slice(0, at))
  if (entries.has(path)) return
  for (const other of [...entries.keys()]) if (other.startsWith(`${path}/`)) entries.delete(other)
}
