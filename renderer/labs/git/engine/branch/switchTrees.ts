/** Takes the index and the working tree from one tree to another, and refuses where work would be lost. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import type { TreeMerge } from '../merge/ort'

/** Whose words the refusal uses: `checkout`, `merge`, `reset`, … */
export type Verb = string

/**
 * What `git checkout` does with files: those that differ between the trees are written, local changes of others stay.
 * Throws the `Failure` that git prints when a local change or an untracked file would be overwritten; then nothing has
 * changed. `from` undefined is the empty tree.
 */
export function switchTrees(git: Git, from: Oid | undefined, to: Oid, verb: Verb): void {
  throw new Error(`Not written yet: ${git.cwd} ${from} ${to} ${verb}`)
}

/** Puts a merge's result over HEAD's tree into the index and the working tree, or refuses as above. */
export function applyMerge(git: Git, head: Oid, result: TreeMerge, verb: Verb): void {
  throw new Error(`Not written yet: ${git.cwd} ${head} ${result.tree} ${verb}`)
}

/** `reset --hard`: index and working tree become the tree; untracked files stay unless they are in the way. */
export function forceTree(git: Git, to: Oid): void {
  throw new Error(`Not written yet: ${git.cwd} ${to}`)
}
