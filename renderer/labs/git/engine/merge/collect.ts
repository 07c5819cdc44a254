/** Reads three trees side by side, settles what is plain, and notes what may have been renamed. */
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import { hashOrder } from '../tree/hashOrder'
import {
  type ChangedSide,
  changedSides,
  type Entry,
  isDirectory,
  isSameVersion,
  leafOf,
  type MergeState,
  type Version,
  type Versions,
} from './state'

type Trees = readonly [Oid | undefined, Oid | undefined, Oid | undefined]

/**
 * Whether directory renames matter for the files below: the side (as a mask) that still has a directory which the other
 * removed, or `all` once that side has added a file there.
 */
type DirMask = 0 | 2 | 4 | typeof all
const all = 7

interface Names {
  readonly name: string
  readonly versions: Versions
}

/** A directory that is read only when some file's new name is looked for. */
interface Deferred {
  readonly trees: Trees
  readonly mask: DirMask
}

interface Collector {
  readonly state: MergeState
  /** By side; undefined once directories of that side are read at once. */
  readonly deferred: Record<ChangedSide, Map<string, Deferred> | undefined>
}

/**
 * Where the files of deferred directories make three times as many paths, git 2.39 begins anew with the renames that it
 * has found. The result is the same, but a directory that nobody needs to read then is never said to be in the way of a
 * file; here it is.
 */
export function collect(state: MergeState, trees: Trees): void {
  const collector: Collector = { state, deferred: { 1: new Map(), 2: new Map() } }
  readDirectory(collector, '', trees, 0)
  for (const side of changedSides) {
    const waiting = collector.deferred[side] ?? new Map<string, Deferred>()
    if (state.sides[side].relevant.size > 0) collector.deferred[side] = undefined
    // What one directory defers may be read by the loop itself.
    for (const path of hashOrder(waiting.keys())) {
      const directory = waiting.get(path)
      if (!directory) continue
      if (collector.deferred[side] === undefined) readDirectory(collector, path, directory.trees, directory.mask)
      else settleDirectory(state, path, side)
    }
  }
}

/** Nobody looks for a name in it: the side that changed it has it its way. */
function settleDirectory(state: MergeState, path: string, side: ChangedSide): void {
  const entry = state.entries.get(path)
  if (!entry) return
  entry.isClean = true
  entry.result = entry.stages[side]
  entry.isGone = entry.result === undefined
}

function readDirectory(collector: Collector, path: string, trees: Trees, above: DirMask): void {
  const names = readNames(collector.state, trees)
  let mask = above
  if (mask === 2 || mask === 4)
    for (const { versions } of names) {
      const files = maskOf(versions, (version) => !isDirectory(version))
      if (files === mask) mask = all
    }
  for (const one of names) readName(collector, path, one, mask)
}

function readNames({ repo }: MergeState, trees: Trees): readonly Names[] {
  const found = new Map<string, Versions>()
  trees.forEach((tree, side) => {
    if (tree === undefined) return
    for (const { name, mode, oid } of repo.entries(tree)) {
      const versions = found.get(name) ?? [undefined, undefined, undefined]
      versions[side] = { mode, oid }
      found.set(name, versions)
    }
  })
  const sortName = ({ name, versions }: Names) =>
    versions.every((version) => version === undefined || isDirectory(version)) ? `${name}/` : name
  return [...found]
    .map(([name, versions]) => ({ name, versions }))
    .sort((one, other) => compareBytes(sortName(one), sortName(other)))
}

const maskOf = (versions: Versions, counts: (version: Version) => boolean): number =>
  versions.reduce((mask, version, side) => (version && counts(version) ? mask | (1 << side) : mask), 0)

function sameMask([base, ours, theirs]: Versions): number {
  const hasOurs = base !== undefined && isSameVersion(base, ours)
  const hasTheirs = base !== undefined && isSameVersion(base, theirs)
  if (hasOurs) return hasTheirs ? 7 : 3
  if (hasTheirs) return 5
  return ours !== undefined && isSameVersion(ours, theirs) ? 6 : 0
}

function readName(collector: Collector, dir: string, { name, versions }: Names, above: DirMask): void {
  const { state } = collector
  const path = dir === '' ? name : `${dir}/${name}`
  const dirs = maskOf(versions, isDirectory)
  const files = maskOf(versions, (version) => !isDirectory(version))
  const same = sameMask(versions)
  const entry: Entry = {
    ...{ isClean: false, isGone: false, result: undefined, stages: versions, names: [path, path, path] },
    ...{ files, dirs, same, hasDirectoryClash: files !== 0 && dirs !== 0, hasPathConflict: false },
  }
  state.entries.set(path, entry)
  const settled = same === 7 ? versions[0] : files === 7 && same !== 0 ? versions[same === 3 ? 2 : 1] : undefined
  if (settled) {
    entry.isClean = true
    entry.result = settled
    return
  }
  const mask: DirMask = above !== all && (dirs === 3 || dirs === 5) ? (dirs === 3 ? 2 : 4) : above
  noteDirectory(state, dir, path, { files, dirs, mask })
  noteFile(state, path, entry, mask)
  if (dirs === 0) return
  let side: ChangedSide | undefined = same === 3 ? 2 : same === 5 ? 1 : undefined
  if (files === 0 && (dirs === 2 || dirs === 4)) {
    entry.same = 7 - dirs
    side = dirs === 2 ? 1 : 2
  }
  const [base, ours, theirs] = versions.map((version) => (isDirectory(version) ? version?.oid : undefined))
  const trees: Trees = [base, ours, theirs]
  const waiting = side && mask !== all ? collector.deferred[side] : undefined
  if (waiting) {
    waiting.set(path, { trees, mask })
    return
  }
  entry.same &= files
  readDirectory(collector, path, trees, mask)
}

interface Masks {
  readonly files: number
  readonly dirs: number
  readonly mask: DirMask
}

/** Notes directories that a side removed, and whether the other side put a new file there. */
function noteDirectory({ sides }: MergeState, dir: string, path: string, { files, dirs, mask }: Masks): void {
  const relevance = mask === all ? 'ancestor' : 'none'
  if (dirs === 1 || dirs === 5) sides[1].removedDirs.set(path, relevance)
  if (dirs === 1 || dirs === 3) sides[2].removedDirs.set(path, relevance)
  if (mask === all && (files === 2 || files === 4)) sides[files === 2 ? 2 : 1].removedDirs.set(dir, 'self')
}

function noteFile({ sides }: MergeState, path: string, entry: Entry, mask: DirMask): void {
  const { files, stages } = entry
  if (files === 0 || files === 7) return
  const isContent = (entry.same & files) === 0
  for (const side of changedSides) {
    const hasBase = (files & 1) !== 0
    const hasSide = (files & (1 << side)) !== 0
    const leaf = leafOf(stages[hasBase ? 0 : side])
    if (!leaf || hasBase === hasSide) continue
    if (hasSide) sides[side].added.push({ path, ...leaf })
    else {
      sides[side].deleted.push({ path, ...leaf })
      if (isContent || mask === all) sides[side].relevant.set(path, isContent ? 'content' : 'location')
    }
  }
}
