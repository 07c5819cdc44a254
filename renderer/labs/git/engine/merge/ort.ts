/** Git's merge of trees: three ways, aware of renames, with virtual bases where histories cross. */
import { compareBytes } from '../core/bytes'
import type { IndexEntry } from '../core/indexEntry'
import { emptyTree, type Oid } from '../core/objects'
import { flatten, type Leaf, type Repository } from '../core/repository'
import { abbreviate } from '../history/revision'
import { detectRenames } from '../tree/detect'
import { type Ancestry, ancestryOf, basesOfMany } from './bases'
import { collect } from './collect'
import { forgetUnneeded, guideOf } from './directoryCounts'
import { findDirectoryRenames, followDirectories } from './directoryRenames'
import type { MergeLabels, MergeOptions } from './options'
import { applyRenames } from './renamedEntries'
import { settle } from './settle'
import { type ChangedSide, changedSides, leafOf, type MergeState, newSide, type Pair } from './state'

export type { MergeLabels, MergeOptions } from './options'

export interface TreeMerge {
  readonly isClean: boolean
  /** Every file of the result, conflict markers and all, as the working tree gets it. Its blobs are stored. */
  readonly files: ReadonlyMap<string, Leaf>
  /** The tree of `files`. */
  readonly tree: Oid
  /** The whole index, with the stages of conflicts. */
  readonly index: readonly IndexEntry[]
  /** Lines for the output, in git's order: `Auto-merging a.txt`, `CONFLICT (content): Merge conflict in a.txt`. */
  readonly messages: readonly string[]
}

/** Merges two trees over a given base tree; undefined is the empty one. For cherry-pick, revert, stash and rebase. */
export function mergeTrees(
  repo: Repository,
  base: Oid | undefined,
  ours: Oid,
  theirs: Oid,
  options: MergeOptions,
): TreeMerge {
  return finished(runMerge(repo, [base ?? emptyTree, ours, theirs], options, options.labels, 0))
}

/** Merges two commits over their merge bases, or over those that are given, newest first. */
export function mergeCommits(
  repo: Repository,
  ours: Oid,
  theirs: Oid,
  options: MergeOptions,
  bases?: readonly Oid[],
): TreeMerge {
  const virtual = new Map<Oid, Virtual>()
  return finished(mergeOver({ repo, options, virtual, ancestry: withVirtual(repo, virtual) }, ours, theirs, 0, bases))
}

/** A commit that is only made up, of the bases that were merged. */
interface Virtual {
  readonly tree: Oid
  readonly parents: readonly Oid[]
}

interface Run {
  readonly state: MergeState
  readonly tree: Oid
}

interface Histories {
  readonly repo: Repository
  readonly options: MergeOptions
  readonly virtual: Map<Oid, Virtual>
  readonly ancestry: Ancestry
}

function withVirtual(repo: Repository, virtual: ReadonlyMap<Oid, Virtual>): Ancestry {
  const { parents, date } = ancestryOf(repo)
  return {
    parents: (oid) => virtual.get(oid)?.parents ?? parents(oid),
    date: (oid) => (virtual.has(oid) ? 0 : date(oid)),
  }
}

const temporary = { ours: 'Temporary merge branch 1', theirs: 'Temporary merge branch 2' }

function mergeOver(histories: Histories, ours: Oid, theirs: Oid, depth: number, given?: readonly Oid[]): Run {
  const { repo, options, virtual, ancestry } = histories
  const treeOf = (oid: Oid) => virtual.get(oid)?.tree ?? repo.commit(oid)?.tree ?? oid
  const [first, ...more] = [...(given ?? basesOfMany(ancestry, ours, [theirs]))].reverse()
  let base = first
  for (const next of more) {
    if (base === undefined) break
    const { tree } = mergeOver(histories, base, next, depth + 1)
    const name = `virtual ${virtual.size}`
    virtual.set(name, { tree, parents: [base, next] })
    base = name
  }
  const labels: MergeLabels = {
    ...(depth > 0 ? temporary : options.labels),
    base: first === undefined ? 'empty tree' : more.length > 0 ? 'merged common ancestors' : shortName(),
  }
  const trees = [base === undefined ? emptyTree : treeOf(base), treeOf(ours), treeOf(theirs)] as const
  return runMerge(repo, trees, options, labels, depth)

  function shortName(): string {
    return first === undefined || virtual.has(first) ? '' : abbreviate(repo, first)
  }
}

function runMerge(
  repo: Repository,
  trees: readonly [Oid, Oid, Oid],
  options: MergeOptions,
  labels: MergeLabels,
  depth: number,
): Run {
  const state: MergeState = {
    ...{ repo, options, labels, depth, isClean: true },
    ...{ entries: new Map(), sides: { 1: newSide(), 2: newSide() }, messages: new Map(), conflicted: new Map() },
  }
  collect(state, trees)
  findAndApplyRenames(state)
  const tree = settle(state)
  if (state.conflicted.size > 0) state.isClean = false
  return { state, tree }
}

/** So many files may be compared with so many. */
const limit = 7000

function findAndApplyRenames(state: MergeState): void {
  const { repo, options, sides, depth } = state
  if (!changedSides.some((side) => mayRename(state, side))) return
  for (const side of changedSides) {
    const own = sides[side]
    if (!mayRename(state, side)) continue
    own.matches = detectRenames(repo, {
      sources: own.deleted.map((one) => ({ ...one, uses: 0 })),
      ...{ dests: own.added, limit, takesEmpty: false, findsCopies: false, guide: guideOf(own) },
      threshold: options.renameThreshold || 50,
    })
    forgetUnneeded(own)
  }
  if (depth === 0 && options.directoryRenames !== 'off') findDirectoryRenames(state)
  const pairs = followDirectories(state, [...pairsOf(state, 1), ...pairsOf(state, 2)])
  const sorted = [...pairs].sort((one, other) => compareBytes(one.from, other.from) || one.side - other.side)
  applyRenames(state, sorted)
}

function mayRename({ sides }: MergeState, side: ChangedSide): boolean {
  const { deleted, added, relevant } = sides[side]
  return deleted.length + added.length > 0 && relevant.size > 0
}

const pairsOf = ({ sides }: MergeState, side: ChangedSide): readonly Pair[] =>
  sides[side].added.map((dest) => {
    const match = sides[side].matches.get(dest)
    return { side, from: match?.source.path ?? dest.path, to: dest.path, kind: match ? 'renamed' : 'added' }
  })

function finished({ state, tree }: Run): TreeMerge {
  const files = flatten(state.repo, tree)
  const index: IndexEntry[] = []
  for (const [path, leaf] of files)
    if (!state.conflicted.has(path)) index.push({ path, stage: 0, mode: leaf.mode, oid: leaf.oid })
  for (const [path, { files: mask, stages }] of state.conflicted)
    for (const side of [0, 1, 2] as const) {
      const leaf = leafOf(stages[side])
      if (leaf && mask & (1 << side)) index.push({ path, stage: side === 0 ? 1 : side === 1 ? 2 : 3, ...leaf })
    }
  index.sort((one, other) => compareBytes(one.path, other.path) || one.stage - other.stage)
  const messages = [...state.messages].sort(([one], [other]) => compareBytes(one, other)).flatMap(([, lines]) => lines)
  return { isClean: state.isClean, files, tree, index, messages }
}
