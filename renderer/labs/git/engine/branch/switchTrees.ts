/** Takes the index and the working tree from one tree to another, and refuses where work would be lost. */
import { Failure } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { flatten, type Leaf, type Repository } from '../core/repository'
import type { TreeMerge } from '../merge/ort'
import { compareLeaves, pathOf } from '../tree/changes'
import { porcelainRefusal } from './refusal'
import { Unpack } from './unpack'

/** Whose words the refusal uses: `checkout`, `merge`, `reset`, … */
export type Verb = string

/** The tree of a commit; a tree is its own. */
export function treeOf(repo: Repository, oid: Oid): Oid {
  const object = repo.get(oid)
  if (object?.type === 'tag') return treeOf(repo, object.object)
  return object?.type === 'commit' ? object.tree : oid
}

export const leavesOf = (repo: Repository, treeish: Oid | undefined): Map<string, Leaf> =>
  treeish === undefined ? new Map() : flatten(repo, treeOf(repo, treeish))

/**
 * What `git checkout` does with files: those that differ between the trees are written, local changes of others stay.
 * Trees may be given by their commits; `from` undefined is the empty tree. Throws the `Failure` that git prints when a
 * local change or an untracked file would be overwritten; then nothing has changed. It has the exit code 1; whoever
 * exits otherwise catches it.
 */
export function switchTrees(git: Git, from: Oid | undefined, to: Oid, verb: Verb): void {
  const unpack = new Unpack(git).twoWay(leavesOf(git.repo, from), leavesOf(git.repo, to))
  if (unpack.refusals.length > 0) throw porcelainRefusal(unpack.refusals, verb)
  unpack.apply()
}

/**
 * Puts a merge's result over the tree (or commit) `head` into the index and the working tree, and writes `AUTO_MERGE`,
 * which whoever ends the merge removes. Refuses as above, and where the index is not `head`; the exit code is 2 then,
 * as that of `git merge`.
 */
export function applyMerge(git: Git, head: Oid, result: TreeMerge, verb: Verb): void {
  const { repo } = git
  requireIndexIs(git, head)
  const unpack = new Unpack(git).twoWay(leavesOf(repo, head), result.files)
  if (unpack.refusals.length > 0) throw porcelainRefusal(unpack.refusals, verb, 2)
  unpack.apply()
  const stages = result.index.filter(({ stage }) => stage > 0)
  if (stages.length > 0) {
    const conflicted = new Set(stages.map(({ path }) => path))
    repo.setIndex([...repo.index().filter(({ path }) => !conflicted.has(path)), ...stages])
  }
  repo.writeGit('AUTO_MERGE', `${result.tree}\n`)
}

/** Paths in which the index differs from a tree or commit. */
export function stagedPaths(repo: Repository, treeish: Oid | undefined): readonly string[] {
  const index = new Map(repo.index().map((one) => [one.path, one]))
  return compareLeaves(leavesOf(repo, treeish), index).map(pathOf)
}

/** Throws merge's other spelling, with all paths on one line, where something is staged. */
export function requireIndexIs(git: Git, head: Oid): void {
  const { repo } = git
  const intended = new Set(repo.index().flatMap(({ path, isIntentToAdd }) => (isIntentToAdd ? [path] : [])))
  const paths = stagedPaths(repo, head).filter((path) => !intended.has(path))
  if (paths.length > 0)
    throw new Failure(
      `Your local changes to the following files would be overwritten by merge:\n  ${paths.join(' ')}`,
      2,
    )
}

/** `reset --hard`: index and working tree become the tree (of a commit); untracked files stay unless they are in the way. */
export function forceTree(git: Git, to: Oid, reset: 'tracked' | 'everything' = 'everything'): void {
  const unpack = new Unpack(git, { reset }).oneWay(leavesOf(git.repo, to))
  const [first] = unpack.refusals
  if (first) throw porcelainRefusal(unpack.refusals, 'reset')
  unpack.apply()
}
