/** `git merge` */
import { stagedPaths, switchTrees } from '../branch/switchTrees'
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { updateRef, writePlainRef } from '../core/refs'
import { type Leaf, writeTree } from '../core/repository'
import { abbreviate } from '../history/revision'
import { trackingOf } from '../remote/tracking'
import { requireNoneIntended } from '../stash/create'
import { unmergedText } from '../work/commits'
import { unstagedChanges } from '../work/status'
import { ancestryOf, basesOfMany, octopusBases } from './bases'
import { commitMerge, finish, type Merging, removeMergeState, suggestConflicts, writeMergeState } from './finish'
import { readHeads } from './heads'
import { mergeMessage } from './message'
import { type MergePlan, planMerge, type Start, startOf } from './plan'
import { chooseStrategy, runStrategy } from './strategies'

export function merge(git: Git, args: readonly string[]): number {
  const start = startOf(git)
  const plan = planMerge(git, args, start.branch)
  if (plan.action !== 'merge') return endMerge(git, plan)
  chooseStrategy(git, plan.strategies, plan.names.length)
  requireNothingUnderWay(git)
  const names = namesOf(git, plan, start)
  if (start.head === undefined) return mergeIntoNothing(git, plan, names)
  return mergeInto(git, plan, { branch: start.branch, head: start.head }, names)
}

function endMerge(git: Git, { action }: MergePlan): number {
  const isMerging = git.repo.hasGit('MERGE_HEAD')
  if (action === 'quit') {
    removeMergeState(git)
    return 0
  }
  if (action === 'abort') {
    if (!isMerging) throw new Fatal('There is no merge to abort (MERGE_HEAD missing).')
    return git.run(['reset', '--merge'])
  }
  if (!isMerging) throw new Fatal('There is no merge in progress (MERGE_HEAD missing).')
  return git.run(['commit'])
}

function requireNothingUnderWay(git: Git): void {
  const repo = git.workRepo
  if (repo.index().some(({ stage }) => stage > 0)) throw new Fatal(unmergedText('Merging'), 128, false)
  const advice = 'Please, commit your changes before you merge.'
  if (repo.hasGit('MERGE_HEAD')) throw new Fatal(`You have not concluded your merge (MERGE_HEAD exists).\n${advice}`)
  if (repo.hasGit('CHERRY_PICK_HEAD'))
    throw new Fatal(`You have not concluded your cherry-pick (CHERRY_PICK_HEAD exists).\n${advice}`)
}

function namesOf(git: Git, { names }: MergePlan, { branch }: Start): readonly string[] {
  if (names.length > 0) return names.length === 1 && names[0] === '-' ? ['@{-1}'] : names
  if (!git.configBool('merge.defaulttoupstream', true))
    throw new Fatal('No commit specified and merge.defaultToUpstream not set.')
  if (branch === undefined) throw new Fatal('No current branch.')
  if (git.config(`branch.${branch}.remote`) === undefined) throw new Fatal('No remote for the current branch.')
  const followed = git.config(`branch.${branch}.merge`)
  if (followed === undefined) throw new Fatal('No default upstream defined for the current branch.')
  const tracking = trackingOf(git, branch)
  if (!tracking)
    throw new Fatal(`No remote-tracking branch for ${followed} from ${git.config(`branch.${branch}.remote`)}`)
  return [tracking.upstream]
}

function mergeIntoNothing(git: Git, plan: MergePlan, names: readonly string[]): number {
  if (plan.isSquash) throw new Fatal('Squash commit into empty head not supported yet')
  if (plan.fastForward === 'never') throw new Fatal('Non-fast-forward commit does not make sense into an empty head')
  const { heads } = readHeads(git, names, undefined)
  const [first, ...more] = heads
  if (!first) throw new Fatal(`${names[0]} - not something we can merge`)
  if (more.length > 0) throw new Fatal('Can merge only exactly one commit into empty head')
  switchTrees(git, undefined, first.commit, 'merge')
  updateRef(git.repo, 'HEAD', first.commit, git.note('initial pull'))
  return 0
}

function mergeInto(
  git: Git,
  plan: MergePlan,
  { branch, head }: Start & { readonly head: Oid },
  names: readonly string[],
): number {
  const { repo } = git
  const found = readHeads(git, names, head)
  const { heads } = found
  const merging: Merging = {
    ...{ plan, head, heads, isHeadSubsumed: found.isHeadSubsumed },
    message: plan.message ?? mergeMessage(git, { ...found, ...plan, head, branch }),
    action: git.action(['merge', ...heads.map(({ name }) => name)].join(' ')),
  }
  const strategy = chooseStrategy(git, plan.strategies, heads.length)
  const bases = basesFor(git, merging)
  writePlainRef(repo, 'ORIG_HEAD', head)
  if (heads.length > 0 && bases.length === 0) {
    if (!plan.allowsUnrelated) throw new Fatal('refusing to merge unrelated histories')
  } else if (heads.length === 0) return upToDate(git, plan)
  const [first, ...more] = heads
  const isForward = first && more.length === 0 && bases.length === 1 && bases[0] === head
  if (isForward && plan.fastForward !== 'never' && strategy !== 'ours') return fastForward(git, merging, first.commit)
  if (plan.fastForward === 'only') throw new Fatal('Not possible to fast-forward, aborting.')
  return mergeReally(git, merging, strategy, bases)
}

function basesFor({ repo }: Git, { head, heads }: Merging): readonly Oid[] {
  const ancestry = ancestryOf(repo)
  const [first, ...more] = heads.map(({ commit }) => commit)
  if (first === undefined) return []
  return more.length === 0 ? basesOfMany(ancestry, head, [first]) : octopusBases(ancestry, [head, first, ...more])
}

function upToDate(git: Git, { isSquash, isQuiet }: MergePlan): number {
  if (!isQuiet) git.out(isSquash ? 'Already up to date. (nothing to squash)\n' : 'Already up to date.\n')
  removeMergeState(git)
  return 0
}

function fastForward(git: Git, merging: Merging, to: Oid): number {
  const { plan, head } = merging
  if (!plan.isQuiet) git.out(`Updating ${abbreviate(git.repo, head)}..${abbreviate(git.repo, to)}\n`)
  switchTrees(git, head, to, 'merge')
  const words = plan.message === undefined ? 'Fast-forward' : 'Fast-forward (no commit created; -m option ignored)'
  finish(git, merging, to, words)
  removeMergeState(git)
  return 0
}

function mergeReally(git: Git, asked: Merging, strategy: string, bases: readonly Oid[]): number {
  const plan: MergePlan = strategy === 'ours' ? { ...asked.plan, fastForward: 'never' } : asked.plan
  const merging = { ...asked, plan }
  // Who commits must be known before anything changes.
  requireIdentity(git)
  requireNoneIntended(git, 'stash failed')
  const outcome = runStrategy(git, strategy, merging, bases)
  if (outcome.kind === 'failed') {
    restore(git, merging)
    git.err(`Merge with strategy ${strategy} failed.\n`)
    return 2
  }
  if (outcome.kind === 'clean' && plan.commits) {
    commitMerge(git, merging, outcome.tree, strategy)
    return 0
  }
  if (plan.isSquash) finish(git, merging, undefined, undefined)
  else writeMergeState(git, merging)
  if (outcome.kind === 'conflicts') return suggestConflicts(git)
  git.err('Automatic merge went well; stopped before committing as requested\n')
  return 0
}

function requireIdentity(git: Git): void {
  if (git.ident === '') throw new Fatal('empty ident name not allowed')
}

/**
 * Git puts local changes into a stash before it merges, and back when it could not. They are as they were; what the
 * application of that stash leaves behind is there too.
 */
function restore(git: Git, { head, action }: Merging): void {
  const { repo } = git
  const isStaged = stagedPaths(repo, head).length > 0
  const unstaged = unstagedChanges(git)
  if (!isStaged && unstaged.length === 0) return
  const leaves = new Map<string, Leaf>(repo.index().map((entry) => [entry.path, entry]))
  for (const { old, now } of unstaged) {
    if (now) leaves.set(now.path, { mode: now.mode, oid: now.text === undefined ? now.oid : repo.putBlob(now.text) })
    else if (old) leaves.delete(old.path)
  }
  const tree = writeTree(repo, leaves)
  if (tree === repo.commit(head)?.tree) git.out('Already up to date.\n')
  else repo.writeGit('AUTO_MERGE', `${tree}\n`)
  if (isStaged) updateRef(repo, 'HEAD', head, git.note(`${action}: updating HEAD`))
}
