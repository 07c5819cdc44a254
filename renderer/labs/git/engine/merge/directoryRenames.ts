/** Where one side renamed a directory, the files that the other side put there go with it. */
import { compareBytes } from '../core/bytes'
import { hashOrder } from '../tree/hashOrder'
import { mostFiles } from './directoryCounts'
import { branchOf, changedSides, dirOf, type Entry, type MergeState, otherSide, type Pair, say } from './state'

/** Fills `dirRenames` of both sides from the counts. */
export function findDirectoryRenames(state: MergeState): void {
  const { sides } = state
  for (const side of changedSides) {
    const { counts, dirRenames } = sides[side]
    for (const dir of hashOrder(counts.keys())) {
      const best = mostFiles(counts.get(dir) ?? new Map())
      if (best.dir === undefined) continue
      if (!best.isTie) dirRenames.set(dir, best.dir)
      else {
        state.isClean = false
        say(state, dir, splitText(dir))
      }
    }
  }
  for (const dir of [...sides[1].dirRenames.keys()])
    if (sides[2].dirRenames.delete(dir)) sides[1].dirRenames.delete(dir)
}

const splitText = (dir: string) =>
  `CONFLICT (directory rename split): Unclear where to rename ${dir} to; it was renamed to multiple other directories, with no destination getting a majority of the files.`

/** A place to which directory renames would put files, with those files. */
interface Target {
  readonly sources: Set<string>
  isReported: boolean
}

type Targets = ReadonlyMap<string, Target>

/** Changes the new paths of pairs, and their entries, as the other side's directory renames have it. */
export function followDirectories(state: MergeState, pairs: readonly Pair[]): readonly Pair[] {
  const targets = { 1: targetsOf(state, pairs, 1), 2: targetsOf(state, pairs, 2) }
  return pairs.filter((pair) => {
    const to = newPlace(state, pair, targets)
    if (to !== undefined) move(state, pair, to)
    return pair.kind === 'renamed' || to !== undefined
  })
}

function targetsOf(state: MergeState, pairs: readonly Pair[], side: 1 | 2): Targets {
  const { dirRenames } = state.sides[otherSide(side)]
  const targets = new Map<string, Target>()
  if (dirRenames.size === 0) return targets
  for (const pair of pairs) {
    if (pair.side !== side) continue
    const dir = renamedAbove(pair.to, dirRenames)
    if (dir === undefined) continue
    const to = moved(pair.to, dir, dirRenames.get(dir) ?? '')
    const target = targets.get(to) ?? { sources: new Set(), isReported: false }
    target.sources.add(pair.to)
    targets.set(to, target)
  }
  return targets
}

function renamedAbove(path: string, renames: ReadonlyMap<string, string>): string | undefined {
  for (let dir = dirOf(path); dir !== ''; dir = dirOf(dir)) if (renames.has(dir)) return dir
  return undefined
}

const moved = (path: string, from: string, to: string) => to + path.slice(to === '' ? from.length + 1 : from.length)

function newPlace(state: MergeState, pair: Pair, targets: Readonly<Record<1 | 2, Targets>>): string | undefined {
  const other = otherSide(pair.side)
  const { dirRenames } = state.sides[other]
  if (dirRenames.size === 0 || targets[other].has(pair.to)) return undefined
  const dir = renamedAbove(pair.to, dirRenames)
  if (dir === undefined) return undefined
  const into = dirRenames.get(dir) ?? ''
  // What this side has itself renamed away is no place to go to.
  if (state.sides[pair.side].dirRenames.has(into)) {
    say(
      state,
      dir,
      `WARNING: Avoiding applying ${dir} -> ${into} rename to ${pair.to}, because ${into} itself was renamed.`,
    )
    return undefined
  }
  const to = moved(pair.to, dir, into)
  const target = targets[pair.side].get(to)
  if (target && isFree(state, to, target, pair.side)) return to
  state.isClean = false
  return undefined
}

function isFree(state: MergeState, to: string, target: Target, side: 1 | 2): boolean {
  if (target.isReported) return false
  const sources = [...target.sources].sort(compareBytes).join(', ')
  const entry = state.entries.get(to)
  if (entry && (entry.isClean || ((entry.files | entry.dirs) & (1 << side)) !== 0)) {
    target.isReported = true
    const text = `Existing file/dir at ${to} in the way of implicit directory rename(s) putting the following path(s) there: ${sources}.`
    say(state, to, `CONFLICT (implicit dir rename): ${text}`)
    return false
  }
  if (target.sources.size > 1) {
    target.isReported = true
    const text = `Cannot map more than one path to ${to}; implicit directory renames tried to put these paths there: ${sources}`
    say(state, to, `CONFLICT (implicit dir rename): ${text}`)
    return false
  }
  return true
}

function move(state: MergeState, pair: Pair, to: string): void {
  const { entries } = state
  const from = pair.to
  const entry = takeFile(state, from)
  if (!entry) return
  for (let dir = dirOf(to); dir !== '' && !entries.has(dir); dir = dirOf(dir))
    entries.set(dir, directoryEntry(dir, entry))
  const there = entries.get(to)
  const kept = there ?? entry
  if (there) {
    const side = entry.files === 2 ? 1 : 2
    there.files |= entry.files
    if (there.dirs !== 0) there.hasDirectoryClash = true
    there.names[side] = entry.names[side]
    there.stages[side] = entry.stages[side]
  } else entries.set(to, entry)
  const [added, renamed] = [branchOf(state, pair.side), branchOf(state, otherSide(pair.side))]
  const isConflict = state.options.directoryRenames !== 'apply'
  if (isConflict) kept.hasPathConflict = true
  const what = pair.kind === 'added' ? `${from} added in ${added}` : `${pair.from} renamed to ${from} in ${added},`
  say(
    state,
    to,
    isConflict
      ? `CONFLICT (file location): ${what} inside a directory that was renamed in ${renamed}, suggesting it should perhaps be moved to ${to}.`
      : `Path updated: ${what} inside a directory that was renamed in ${renamed}; moving it to ${to}.`,
  )
  pair.to = to
}

/** The file's entry, out of its place; a directory of that name stays there. */
function takeFile({ entries }: MergeState, path: string): Entry | undefined {
  const entry = entries.get(path)
  if (!entry || entry.dirs === 0) {
    entries.delete(path)
    return entry
  }
  const file: Entry = {
    ...{ ...entry, names: [...entry.names], stages: [...entry.stages] },
    ...{ dirs: 0, same: 0, hasDirectoryClash: false },
  }
  for (const side of [0, 1, 2] as const)
    if (entry.files & (1 << side)) entry.stages[side] = undefined
    else file.stages[side] = undefined
  entry.files = 0
  entry.hasDirectoryClash = false
  return file
}

const directoryEntry = (path: string, { files }: Entry): Entry => ({
  ...{ isClean: false, isGone: false, result: undefined, stages: [undefined, undefined, undefined] },
  ...{ names: [path, path, path], files: 0, dirs: files, same: 0, hasDirectoryClash: false, hasPathConflict: false },
})
