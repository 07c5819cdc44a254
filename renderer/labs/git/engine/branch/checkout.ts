/** `git checkout` and `git switch`. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { readRef, readSymbolic } from '../core/refs'
import { refsNamed } from '../history/refNames'
import { isRebasing, pickUnderWay } from '../sequence/state'
import { type CheckoutOptions, checkoutOptions, switchOptions } from './checkoutOptions'
import { checkoutPaths } from './checkoutPaths'
import { chooseTarget, type Target } from './checkoutTarget'
import { claimBranch } from './create'
import { typedBranch } from './names'
import { switchBranches, switchUnborn } from './switchTo'

export const checkout = (git: Git, args: readonly string[]): number => run(git, checkoutOptions(git, args))

export const switchCommand = (git: Git, args: readonly string[]): number => run(git, switchOptions(git, args))

function run(git: Git, given: CheckoutOptions): number {
  void git.workRepo
  const tracked = trackedName(given)
  const named = tracked === undefined ? given : { ...given, newBranch: tracked }
  const { target, paths, guessed, counts } = chooseTarget(git, named)
  const options = guessed === undefined ? named : { ...named, newBranch: guessed }
  const [first] = paths
  if (first !== undefined) {
    if (options.newBranch !== undefined && paths.length === 1 && target.name === undefined)
      throw new Fatal(`'${first}' is not a commit and a branch '${options.newBranch}' cannot be created from it`)
    if (options.isDetached) throw new Fatal(`git checkout: --detach does not take a path argument '${first}'`)
    if ([options.stage !== undefined, options.isForced, options.isMerge].filter(Boolean).length > 1)
      throw new Fatal(
        'git checkout: --ours/--theirs, --force and --merge are incompatible when\nchecking out of the index.',
      )
  }
  if (options.newBranch !== undefined) claimBranch(git, options.newBranch, options.isReset, true)
  if (first !== undefined) return checkoutPaths(git, options, target, paths, counts)
  requireSense(options, target)
  requireBranch(git, options, target)
  if (options.isSwitch) requireNothingUnderWay(git)
  if (target.commit === undefined && options.newBranch !== undefined) {
    if (readSymbolic(git.repo) !== undefined && readRef(git.repo, 'HEAD') === undefined)
      return switchUnborn(git, typedBranch(git, options.newBranch), options.isQuiet)
  }
  return switchBranches(git, options, target)
}

/** `--track origin/x` makes `x`. */
function trackedName({ isSwitch, track, newBranch, rest, beforeDashes }: CheckoutOptions): string | undefined {
  if (track === undefined || newBranch !== undefined) return undefined
  const [first] = rest
  if (first === undefined || beforeDashes === 0) throw new Fatal('--track needs a branch name')
  const short = first.replace(/^refs\//, '').replace(/^remotes\//, '')
  const name = short.slice(short.indexOf('/') + 1)
  if (!short.includes('/') || name === '') throw new Fatal(`missing branch name; try -${isSwitch ? 'c' : 'b'}`)
  return name
}

/** Options that do not go together. */
function requireSense(options: CheckoutOptions, target: Target): void {
  const no = (one: string, other = '') =>
    new Fatal(
      other === '' ? `'${one}' cannot be used with switching branches` : `'${one}' cannot be used with '${other}'`,
    )
  if (options.isOverlay !== undefined) throw no('--[no]-overlay')
  if (options.stage !== undefined) throw no('--ours/--theirs')
  if (options.isForced && options.isMerge) throw no('-f', '-m')
  if (options.discards && options.isMerge) throw no('--discard-changes', '--merge')
  if (options.isDetached && options.newBranch !== undefined) throw no('--detach', '-b/-B/--orphan')
  if (options.isOrphan) {
    if (options.track !== undefined) throw no('--orphan', '-t')
    if (options.isSwitch && target.name !== undefined) throw new Fatal("'--orphan' cannot take <start-point>")
  } else if (options.isDetached && options.track !== undefined) throw no('--detach', '-t')
  if (target.name !== undefined && target.commit === undefined)
    throw new Fatal(`Cannot switch branch to a non-commit '${target.name}'`)
  if (options.isSwitch && target.name === undefined && options.newBranch === undefined && !options.isDetached)
    throw new Fatal('missing branch or commit argument')
}

/** `switch` goes to a commit only where it is told to detach. */
function requireBranch(git: Git, options: CheckoutOptions, target: Target): void {
  const { name } = target
  if (!options.isSwitch || options.isDetached || options.newBranch !== undefined) return
  if (name === undefined || target.ref !== undefined) return
  const [ref, ...others] = refsNamed(git.repo, name === '@' ? 'HEAD' : name)
  const full = ref === undefined || others.length > 0 ? undefined : (readSymbolic(git.repo, ref) ?? ref)
  const what =
    full === undefined
      ? `commit '${name}'`
      : full.startsWith('refs/tags/')
        ? `tag '${full.slice('refs/tags/'.length)}'`
        : full.startsWith('refs/remotes/')
          ? `remote branch '${full.slice('refs/remotes/'.length)}'`
          : `'${full}'`
  const hint = git.configBool('advice.suggestdetachinghead', true)
    ? 'hint: If you want to detach HEAD at the commit, try again with the --detach option.\n'
    : ''
  throw new Fatal(`fatal: a branch is expected, got ${what}\n${hint}`, 128, false)
}

function requireNothingUnderWay(git: Git): void {
  const { repo } = git
  const stop = (doing: string, command: string) =>
    new Fatal(`cannot switch branch while ${doing}\nConsider "git ${command} --quit" or "git worktree add".`)
  if (repo.hasGit('MERGE_HEAD')) throw stop('merging', 'merge')
  if (isRebasing(repo)) throw stop('rebasing', 'rebase')
  const pick = pickUnderWay(repo)
  if (pick === 'cherry-pick') throw stop('cherry-picking', 'cherry-pick')
  if (pick === 'revert') throw stop('reverting', 'revert')
  if (repo.hasGit('BISECT_LOG')) git.err('warning: you are switching branch while bisecting\n')
}
