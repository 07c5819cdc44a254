/** `git branch` */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { withoutValue } from '../core/config'
import { branchRef, readRef } from '../core/refs'
import { setUpstream } from '../remote/tracking'
import { deleteBranches, moveBranch } from './branchChange'
import { listBranches } from './branchList'
import { type BranchOptions, branchOptions, kindOf } from './branchOptions'
import { trackOf } from './checkoutOptions'
import { createBranch, upstreamSource } from './create'
import { headOf } from './heads'
import { typedBranch } from './names'

const usage = 'usage: git branch [<options>] [<branch-name> [<start-point>]]\n'
const misuse = () => new Fatal(usage, 129, false)

export function branch(git: Git, args: readonly string[]): number {
  const options = branchOptions(args)
  const { on, given, value, rest } = options
  void git.repo
  const actions = {
    delete: on('delete') || on('D'),
    move: on('move') || on('M'),
    copy: on('copy') || on('C'),
    upstream: value('set-upstream-to') !== undefined,
    current: on('show-current'),
    edit: on('edit-description'),
    unset: on('unset-upstream'),
  }
  const isFiltered = (['contains', 'lacking', 'merged', 'unmerged', 'points-at'] as const).some(given)
  const isList = on('list') || isFiltered || (rest.length === 0 && !Object.values(actions).some(Boolean))
  if (Object.values(actions).filter(Boolean).length + (isList ? 1 : 0) > 1) throw misuse()
  const isForced = on('force')
  if (actions.delete) return deleteBranches(git, options, on('D') || isForced)
  if (actions.current) return showCurrent(git)
  if (isList) return listBranches(git, options)
  if (actions.edit) return editDescription(git, rest)
  if (actions.move || actions.copy) return moveBranch(git, options, actions.copy, isForced || on('M') || on('C'))
  if (actions.upstream) return follow(git, options)
  if (actions.unset) return unfollow(git, rest)
  if (rest.length > 2) throw misuse()
  return create(git, options)
}

function create(git: Git, options: BranchOptions): number {
  const { on, given, value, rest } = options
  const [name = '', start] = rest
  if (kindOf(options) !== 'local')
    throw new Fatal(
      "The -a, and -r, options to 'git branch' do not take a branch name.\nDid you mean to use: -a|-r --list <pattern>?",
    )
  if (on('set-upstream'))
    throw new Fatal(
      "the '--set-upstream' option is no longer supported. Please use '--track' or '--set-upstream-to' instead.",
    )
  const head = headOf(git)
  createBranch(git, {
    ...{ name, start: start ?? head.branch ?? 'HEAD', isForced: on('force'), isQuiet: on('quiet') },
    track: given('track') ? (on('track') ? trackOf(value('track') ?? 'direct') : 'none') : 'setting',
  })
  return 0
}

function showCurrent(git: Git): number {
  const { ref, branch: name } = headOf(git)
  if (ref !== undefined) git.out(`${name ?? ref}\n`)
  return 0
}

/** The branch that is meant: HEAD's, or the one that was typed. */
function branchMeant(git: Git, typed: string | undefined, otherwise: string): string {
  if (typed !== undefined && typed !== 'HEAD') return typedBranch(git, typed)
  const { branch: name } = headOf(git)
  if (name === undefined) throw new Fatal(`could not ${otherwise} when it does not point to any branch.`)
  return name
}

function follow(git: Git, { value, rest, on }: BranchOptions): number {
  const { repo } = git
  const upstream = value('set-upstream-to') ?? ''
  if (rest.length > 1) throw new Fatal('too many arguments to set new upstream')
  const name = branchMeant(git, rest[0], `set upstream of HEAD to ${upstream}`)
  if (readRef(repo, branchRef(name)) === undefined) {
    if (headOf(git).branch === name) throw new Fatal(`No commit on branch '${name}' yet.`)
    throw new Fatal(`branch '${name}' does not exist`)
  }
  setUpstream(git, name, upstreamSource(git, upstream), on('quiet'))
  return 0
}

function unfollow(git: Git, rest: readonly string[]): number {
  if (rest.length > 1) throw new Fatal('too many arguments to unset upstream')
  const name = branchMeant(git, rest[0], 'unset upstream of HEAD')
  if (git.configAll(`branch.${name}.merge`).length === 0)
    throw new Fatal(`Branch '${name}' has no upstream information`)
  let text = git.repo.readGit('config') ?? ''
  for (const key of ['remote', 'merge']) text = withoutValue(text, `branch.${name}.${key}`)
  git.repo.writeGit('config', text)
  git.forgetConfig()
  return 0
}

function editDescription(git: Git, rest: readonly string[]): number {
  const { branch: current } = headOf(git)
  if (rest.length > 1) throw new Fatal('cannot edit description of more than one branch')
  if (rest.length === 0 && current === undefined) throw new Fatal('Cannot give description to detached HEAD')
  throw new Fatal('the description of a branch cannot be edited in this lab')
}
