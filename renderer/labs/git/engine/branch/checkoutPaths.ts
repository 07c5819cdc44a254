/** `git checkout [<tree>] -- <paths>`: files of the index or of a tree come back into the working tree. */
import { Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { IndexEntry } from '../core/indexEntry'
import { abbreviate } from '../history/revision'
import { mergeText } from '../text/merge'
import { readPathspec } from '../work/pathspec'
import type { CheckoutOptions } from './checkoutOptions'
import type { Target } from './checkoutTarget'
import { leavesOf } from './switchTrees'
import { isUpToDate, removeWorkFile, writeWorkFile } from './workingTree'

export function checkoutPaths(
  git: Git,
  options: CheckoutOptions,
  target: Target,
  paths: readonly string[],
  counts: boolean,
): number {
  requireSense(options)
  const { repo } = git
  const pathspec = readPathspec(git, paths)
  const fromTree =
    target.tree === undefined
      ? undefined
      : new Map([...leavesOf(repo, target.tree)].filter(([path]) => pathspec.matches(path)))
  const removed = options.isOverlay === false && fromTree ? goneFrom(git, fromTree, pathspec.matches) : []
  const index = fromTree ? overlaid(repo.index(), fromTree) : repo.index()
  const chosen = index.filter(({ path }) => (fromTree ? fromTree.has(path) : pathspec.matches(path)))
  const unmatched = pathspec.unmatched([...chosen.map(({ path }) => path), ...removed])
  for (const one of unmatched) git.err(`error: pathspec '${one}' did not match any file(s) known to git\n`)
  if (unmatched.length > 0) return 1
  if (!areMerged(git, options, chosen)) return 1
  for (const path of removed) removeWorkFile(git, path)
  const counted = writeOut(git, options, chosen)
  const kept = index.filter(({ path }) => !removed.includes(path))
  repo.setIndex(kept.map((entry) => (counted.sides.has(entry) ? { ...entry, isWritten: true } : entry)))
  if (counts && !options.isQuiet) git.err(summary(git, target, counted))
  return counted.isFailed ? 1 : 0
}

function requireSense(options: CheckoutOptions): void {
  const no = (what: string) => new Fatal(`'${what}' cannot be used with updating paths`)
  if (options.track !== undefined) throw no('--track')
  if (options.makesLog) throw no('-l')
  if (options.newBranch !== undefined)
    throw new Fatal(`Cannot update paths and switch to branch '${options.newBranch}' at the same time.`)
}

type Leaves = ReturnType<typeof leavesOf>

const goneFrom = ({ repo }: Git, tree: Leaves, matches: (path: string) => boolean): readonly string[] => [
  ...new Set(repo.index().flatMap(({ path }) => (matches(path) && !tree.has(path) ? [path] : []))),
]

/** The index with a tree's files in the place of its own, and of what cannot stand beside them. */
function overlaid(index: readonly IndexEntry[], leaves: Leaves): readonly IndexEntry[] {
  const above = new Set<string>()
  for (const path of leaves.keys())
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) above.add(path.slice(0, at))
  const isBelow = (path: string) => {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      if (leaves.has(path.slice(0, at))) return true
    return false
  }
  const kept = index.filter(({ path }) => !leaves.has(path) && !above.has(path) && !isBelow(path))
  const added = [...leaves].map(([path, { mode, oid }]) => ({ path, stage: 0 as const, mode, oid }))
  return [...kept, ...added].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
}

/** Whether every conflict can be written as it was asked for. */
function areMerged(git: Git, options: CheckoutOptions, chosen: readonly IndexEntry[]): boolean {
  let isGood = true
  for (const [path, stages] of conflictsOf(chosen)) {
    const refuse = (what: string) => {
      git.err(`error: path '${path}' ${what}\n`)
      isGood = false
    }
    if (options.isForced) {
      if (!options.isQuiet) git.err(`warning: path '${path}' is unmerged\n`)
    } else if (options.stage !== undefined) {
      if (!stages.has(options.stage) && options.isOverlay !== false)
        refuse(`does not have ${options.stage === 2 ? 'our' : 'their'} version`)
    } else if (!options.isMerge) refuse('is unmerged')
    else if (!stages.has(2) || !stages.has(3)) refuse('does not have all necessary versions')
  }
  return isGood
}

function conflictsOf(entries: readonly IndexEntry[]): ReadonlyMap<string, ReadonlyMap<number, IndexEntry>> {
  const found = new Map<string, Map<number, IndexEntry>>()
  for (const entry of entries) {
    if (entry.stage === 0) continue
    const stages = found.get(entry.path) ?? new Map<number, IndexEntry>()
    found.set(entry.path, stages.set(entry.stage, entry))
  }
  return found
}

interface Counted {
  written: number
  merged: number
  isFailed: boolean
  /** Sides of conflicts that were written. */
  readonly sides: Set<IndexEntry>
}

function writeOut(git: Git, options: CheckoutOptions, chosen: readonly IndexEntry[]): Counted {
  const { repo } = git
  // An entry that comes from the tree is written even where the file holds the same.
  const before = new Map(repo.index().map((entry) => [entry.path, entry]))
  const isKnown = ({ path, oid, mode }: IndexEntry) => {
    const old = before.get(path)
    return old?.stage === 0 && old.oid === oid && old.mode === mode && !old.isIntentToAdd
  }
  const counted: Counted = { written: 0, merged: 0, isFailed: false, sides: new Set() }
  const write = (entry: IndexEntry) => {
    if (entry.stage === 0 && isKnown(entry) && isUpToDate(repo, entry)) return
    writeWorkFile(repo, entry.path, entry)
    counted.written++
  }
  for (const entry of chosen) if (entry.stage === 0) write(entry)
  for (const [path, stages] of conflictsOf(chosen)) {
    if (options.stage !== undefined) {
      const side = stages.get(options.stage)
      if (!side) removeWorkFile(git, path)
      else if (!side.isWritten || !isUpToDate(repo, side)) {
        write(side)
        counted.sides.add(side)
      }
    } else if (options.isMerge) {
      writeMerged(git, options, path, stages)
      counted.merged++
    }
  }
  return counted
}

function writeMerged(git: Git, options: CheckoutOptions, path: string, stages: ReadonlyMap<number, IndexEntry>): void {
  const { repo } = git
  const ours = stages.get(2)
  if (!ours) throw new Failure(`path '${path}' does not have necessary versions`)
  const text = (stage: number) => repo.text(stages.get(stage)?.oid ?? '')
  const { text: merged } = mergeText({
    ...{ base: text(1), ours: text(2), theirs: text(3) },
    labels: { base: 'base', ours: 'ours', theirs: 'theirs' },
    style: options.style,
  })
  writeWorkFile(repo, path, { mode: ours.mode, oid: repo.putBlob(merged) })
}

function summary(git: Git, { tree }: Target, { written, merged }: Counted): string {
  const many = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
  const lines = merged > 0 ? [`Recreated ${many(merged, 'merge conflict')}\n`] : []
  if (tree !== undefined) lines.push(`Updated ${many(written, 'path')} from ${abbreviate(git.repo, tree)}\n`)
  else if (merged === 0 || written > 0) lines.push(`Updated ${many(written, 'path')} from the index\n`)
  return lines.join('')
}
