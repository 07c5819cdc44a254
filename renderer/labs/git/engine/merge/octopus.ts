/** A merge of more than two heads, one after the other, without renames. */
import { applyMerge, stagedPaths } from '../branch/switchTrees'
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import { type IndexEntry, indexOrder } from '../core/indexEntry'
import { emptyBlob, type Oid } from '../core/objects'
import { flatten, type Leaf, type Repository, writeTree } from '../core/repository'
import { mergeText } from '../text/merge'
import { ancestryOf, basesOfMany } from './bases'
import type { Merging } from './finish'
import type { MergeHead } from './heads'
import type { TreeMerge } from './ort'
import type { Outcome } from './strategies'

interface Round {
  /** Commits that are merged so far. */
  readonly merged: readonly Oid[]
  readonly result: TreeMerge
  readonly isForward: boolean
}

export function mergeOctopus(git: Git, { head, heads }: Merging): Outcome {
  const { repo } = git
  const staged = stagedPaths(repo, head)
  if (staged.length > 0) {
    const list = staged.map((path) => `    ${path}\n`).join('')
    git.out(`Error: Your local changes to the following files would be overwritten by merge\n${list}`)
    return { kind: 'failed' }
  }
  const start = repo.commit(head)?.tree ?? ''
  let round: Round = { merged: [head], result: cleanMerge(repo, flatten(repo, start)), isForward: true }
  for (const one of heads) {
    if (!round.result.isClean) {
      git.out('Automated merge did not work.\nShould not be doing an octopus.\n')
      return { kind: 'failed' }
    }
    round = mergeNext(git, round, one)
  }
  try {
    applyMerge(git, head, round.result, 'merge')
  } catch (fault) {
    if (!(fault instanceof Failure)) throw fault
    git.err(`error: ${fault.message}\n`)
    return { kind: 'failed' }
  }
  repo.removeGit('AUTO_MERGE')
  return round.result.isClean ? { kind: 'clean', tree: round.result.tree } : { kind: 'conflicts' }
}

function cleanMerge(repo: Repository, files: ReadonlyMap<string, Leaf>, stages: readonly IndexEntry[] = []): TreeMerge {
  const open = new Set(stages.map(({ path }) => path))
  const index: IndexEntry[] = [...stages]
  for (const [path, { mode, oid }] of files) if (!open.has(path)) index.push({ path, stage: 0, mode, oid })
  const tree = writeTree(repo, files)
  return { isClean: stages.length === 0, files, tree, index: index.sort(indexOrder), messages: [] }
}

function mergeNext(git: Git, { merged, result, isForward }: Round, { name, commit }: MergeHead): Round {
  const { repo } = git
  const theirs = flatten(repo, repo.commit(commit)?.tree)
  const bases = basesOfMany(ancestryOf(repo), commit, merged)
  if (bases.includes(commit)) {
    git.out(`Already up to date with ${name}\n`)
    return { merged, result, isForward }
  }
  if (isForward && bases.length === 1 && merged.length === 1 && bases[0] === merged[0]) {
    git.out(`Fast-forwarding to: ${name}\n`)
    return { merged: [commit], result: cleanMerge(repo, theirs), isForward }
  }
  git.out(`Trying simple merge with ${name}\n`)
  const base = bases[0] === undefined ? undefined : repo.commit(bases[0])?.tree
  const next = mergeSimply(git, [flatten(repo, base), result.files, theirs])
  return { merged: [...merged, commit], result: next, isForward: false }
}

type Files = ReadonlyMap<string, Leaf>
type Three = readonly [Leaf | undefined, Leaf | undefined, Leaf | undefined]

function mergeSimply(git: Git, trees: readonly [Files, Files, Files]): TreeMerge {
  const { repo } = git
  const result = new Map<string, Leaf>()
  const open: string[] = []
  const at = (path: string): Three => [trees[0].get(path), trees[1].get(path), trees[2].get(path)]
  for (const path of new Set(trees.flatMap((tree) => [...tree.keys()]))) {
    const [old, one, other] = at(path)
    const isOurs = isSame(one, other) || isSame(old, other)
    const leaf = isOurs ? one : other
    if (!isOurs && !isSame(old, one)) open.push(path)
    else if (leaf) result.set(path, leaf)
  }
  if (open.length > 0) git.out('Simple merge did not work, trying automatic merge.\n')
  const stages: IndexEntry[] = []
  for (const path of open.sort(compareBytes)) {
    const three = at(path)
    const merged = mergeFile(git, path, three)
    if (merged.leaf) result.set(path, merged.leaf)
    if (merged.isClean) continue
    three.forEach((leaf, side) => {
      if (leaf) stages.push({ path, stage: side === 0 ? 1 : side === 1 ? 2 : 3, ...leaf })
    })
  }
  if (stages.length > 0) git.err('fatal: merge program failed\n')
  return cleanMerge(repo, result, stages)
}

const isSame = (one: Leaf | undefined, other: Leaf | undefined) => one?.oid === other?.oid && one?.mode === other?.mode

interface MergedFile {
  readonly leaf: Leaf | undefined
  readonly isClean: boolean
}

function mergeFile(git: Git, path: string, [old, one, other]: Three): MergedFile {
  const { repo } = git
  if (!one || !other) {
    git.err(`ERROR: ${path}: Not handling case ${[old, one, other].map((leaf) => leaf?.oid ?? '').join(' -> ')}\n`)
    return { leaf: one, isClean: false }
  }
  git.out(old ? `Auto-merging ${path}\n` : `Added ${path} in both, but differently.\n`)
  const merged = mergeText({
    ...{ base: old ? repo.text(old.oid) : '', ours: repo.text(one.oid), theirs: repo.text(other.oid) },
    // Git's script has the names of its temporary files here.
    labels: { base: '.merge_file_base', ours: '.merge_file_ours', theirs: '.merge_file_theirs' },
    ...{ style: 'merge', joinsWordless: true },
  })
  // Git's script reads the empty file from the repository, which need not have it.
  const isReadable = old !== undefined || repo.has(emptyBlob)
  if (!isReadable)
    git.err(`fatal: unable to read blob object ${emptyBlob}\nerror: Could not stat : No such file or directory\n`)
  const problems = [
    ...(merged.conflicts > 0 || !old ? ['content conflict'] : []),
    ...(one.mode === other.mode ? [] : [`permissions conflict: ${old?.mode ?? ''}->${one.mode},${other.mode}`]),
  ]
  if (problems.length > 0) git.err(`ERROR: ${problems.join(', ')} in ${path}\n`)
  return {
    leaf: isReadable ? { mode: one.mode, oid: repo.putBlob(merged.text) } : one,
    isClean: problems.length === 0,
  }
}
