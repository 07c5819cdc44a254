/** `git reset` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { parseOptions, type Spec } from '../command/options'
import type { IndexEntry } from '../core/indexEntry'
import { emptyBlob, emptyTree, type Oid } from '../core/objects'
import { readRef, updateRef, writePlainRef } from '../core/refs'
import { diagnose, isFileName, looksLikePathspec } from '../history/diagnose'
import { commitAt, treeAt } from '../history/peel'
import { resolve } from '../history/revision'
import { type Pathspec, readPathspec } from '../work/pathspec'
import { bothText } from './checkoutTarget'
import { shortCommit } from './heads'
import { endWhatIsUnderWay } from './leaving'
import { plumbingRefusal } from './refusal'
import { leavesOf } from './switchTrees'
import { Unpack } from './unpack'
import { isUpToDate, leadingFile } from './workingTree'

const spec = {
  quiet: 'flag q',
  refresh: 'flag',
  mixed: 'flag',
  soft: 'flag',
  hard: 'flag',
  merge: 'flag',
  keep: 'flag',
  'intent-to-add': 'flag N',
} as const satisfies Spec

const modes = ['mixed', 'soft', 'hard', 'merge', 'keep'] as const
type Mode = (typeof modes)[number]

export function reset(git: Git, args: readonly string[]): number {
  const { on, order, rest, beforeDashes } = parseOptions(args, spec)
  const last = order.findLast((name) => modes.some((mode) => mode === name))
  const given = modes.find((mode) => mode === last)
  const { rev, paths } = readArguments(git, rest, beforeDashes)
  const isUnborn = rev === 'HEAD' && readRef(git.repo, 'HEAD') === undefined
  const to = isUnborn ? emptyTree : targetOf(git, rev, paths.length > 0)
  if (paths.length > 0 && given !== undefined && given !== 'mixed')
    throw new Fatal(`Cannot do ${given} reset with paths.`)
  if (paths.length > 0 && given === 'mixed')
    git.err("warning: --mixed with paths is deprecated; use 'git reset -- <paths>' instead.\n")
  const mode = given ?? 'mixed'
  if (mode !== 'soft' && mode !== 'mixed') void git.workRepo
  if (mode === 'mixed' && git.repo.worktree === undefined)
    throw new Fatal('mixed reset is not allowed in a bare repository')
  if (on('intent-to-add') && mode !== 'mixed') throw new Fatal("the option '-N' requires '--mixed'")
  if (mode === 'soft' || mode === 'keep') requireNoMerge(git, mode)
  if (mode === 'mixed') {
    resetIndex(git, to, readPathspec(git, paths), on('intent-to-add'))
    printUnstaged(git, on('quiet'))
  } else if (mode !== 'soft') resetFiles(git, to, mode, rev)
  if (paths.length > 0) return 0
  if (!isUnborn) {
    moveHead(git, to, rev)
    if (mode === 'hard' && !on('quiet')) git.out(`HEAD is now at ${shortCommit(git.repo, to).trimEnd()}\n`)
  }
  endWhatIsUnderWay(git, false)
  return 0
}

interface Arguments {
  readonly rev: string
  readonly paths: readonly string[]
}

function readArguments(git: Git, rest: readonly string[], beforeDashes: number | undefined): Arguments {
  const [first, ...others] = rest
  const named = (rev: string | undefined, paths: readonly string[]) => ({
    rev: rev ?? 'HEAD',
    paths,
  })
  if (first === undefined || beforeDashes === 0) return named(undefined, rest)
  if (beforeDashes === 1) return named(first, others)
  const oid = resolve(git, first, others.length > 0 ? 'tree' : 'commit')
  if (oid !== undefined) {
    if (isFileName(git, first)) throw new Fatal(bothText(first))
    return named(first, others)
  }
  if (!isFileName(git, first) && !looksLikePathspec(first)) diagnose(git, first)
  return named(undefined, rest)
}

function targetOf(git: Git, rev: string, isForPaths: boolean): Oid {
  const { repo } = git
  const oid = resolve(git, rev, isForPaths ? 'tree' : 'commit')
  if (oid === undefined) throw new Fatal(`Failed to resolve '${rev}' as a valid ${isForPaths ? 'tree' : 'revision'}.`)
  const found = isForPaths ? treeAt(repo, oid) : commitAt(repo, oid)
  if (found !== undefined) return found
  if (!isForPaths) git.err(`error: object ${oid} is a ${repo.get(oid)?.type ?? 'blob'}, not a commit\n`)
  throw new Fatal(`Could not parse object '${rev}'.`)
}

function requireNoMerge({ repo }: Git, mode: Mode): void {
  if (repo.hasGit('MERGE_HEAD') || repo.index().some(({ stage }) => stage > 0))
    throw new Fatal(`Cannot do a ${mode} reset in the middle of a merge.`)
}

/** Index entries that a pathspec means become those of the tree; the others stay. */
function resetIndex({ repo }: Git, to: Oid, { matches }: Pathspec, keepsAdded: boolean): void {
  const leaves = leavesOf(repo, to)
  const entries: IndexEntry[] = repo.index().filter(({ path }) => !matches(path))
  for (const [path, { mode, oid }] of leaves) if (matches(path)) entries.push({ path, stage: 0, mode, oid })
  if (keepsAdded)
    for (const path of new Set(repo.index().map((entry) => entry.path)))
      if (matches(path) && !leaves.has(path)) entries.push(intended(path))
  repo.setIndex(entries)
}

const intended = (path: string): IndexEntry => ({
  ...{ path, stage: 0, mode: '100644', oid: emptyBlob, isIntentToAdd: true },
})

function printUnstaged(git: Git, isQuiet: boolean): void {
  const { repo } = git
  if (isQuiet) {
    const open = new Set(repo.index().flatMap(({ stage, path }) => (stage > 0 ? [path] : [])))
    git.out([...open].map((path) => `${path}: needs merge\n`).join(''))
    return
  }
  const lines = new Set<string>()
  for (const entry of repo.index()) {
    const { path } = entry
    if (entry.stage > 0) lines.add(`U\t${path}\n`)
    else if (!isUpToDate(repo, entry)) lines.add(`${letterOf(git, entry)}\t${path}\n`)
  }
  if (lines.size > 0) git.out(`Unstaged changes after reset:\n${[...lines].join('')}`)
}

function letterOf({ repo }: Git, { path, isIntentToAdd }: IndexEntry): string {
  const node = repo.files.node(repo.workPath(path))
  if (!node) return leadingFile(repo, path) === undefined ? 'D' : 'M'
  if (isIntentToAdd) return 'A'
  return node.kind === 'dir' ? 'T' : 'M'
}

function resetFiles(git: Git, to: Oid, mode: Mode, rev: string): void {
  const { repo } = git
  const now = leavesOf(repo, to)
  const unpack = new Unpack(git, mode === 'hard' ? { reset: 'everything' } : {})
  if (mode === 'keep') {
    const head = readRef(repo, 'HEAD')
    if (head === undefined) {
      git.err('error: You do not have a valid HEAD.\n')
      throw new Fatal(`Could not reset index file to revision '${rev}'.`)
    }
    unpack.twoWay(leavesOf(repo, head), now)
  } else unpack.oneWay(now)
  const [first] = unpack.refusals
  if (first) {
    git.err(`error: ${plumbingRefusal(first)}\n`)
    throw new Fatal(`Could not reset index file to revision '${rev}'.`)
  }
  unpack.apply()
  if (mode === 'keep')
    repo.setIndex([...now].map(([path, { mode: bits, oid }]) => ({ path, stage: 0, mode: bits, oid })))
}

function moveHead(git: Git, to: Oid, rev: string): void {
  const { repo } = git
  const old = readRef(repo, 'HEAD')
  if (old !== undefined) writePlainRef(repo, 'ORIG_HEAD', old)
  else repo.removeGit('ORIG_HEAD')
  const action = git.action('')
  updateRef(repo, 'HEAD', to, git.note(action === '' ? `reset: moving to ${rev}` : `${action}: updating HEAD`))
}
