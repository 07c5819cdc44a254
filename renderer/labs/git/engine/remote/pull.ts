/** `git pull`: a fetch, and then a merge or a rebase. */

import { switchTrees } from '../branch/switchTrees'
import { Fatal } from '../command/faults'
import type { Command, Git } from '../command/git'
import { type Parsed, parseOptions } from '../command/options'
import type { Oid } from '../core/objects'
import { branchName, branchRef, readLog, readRef, readSymbolic, updateRef } from '../core/refs'
import { ancestryOf, basesOfMany, isAncestor } from '../merge/bases'
import { requireCleanWork } from '../work/status'
import { runApart } from './apart'
import { type RebaseMode, rebaseMode } from './pullMode'
import { pullSpec } from './pullOptions'
import { nothingToMerge } from './pullWords'
import { trackingRef } from './refspec'
import { defaultRemoteName, remoteOf } from './remotes'
import { peelToCommit } from './transport'

type Options = Parsed<typeof pullSpec>

export const pull: Command = (git, args) => {
  const options = parseOptions(args, pullSpec)
  const action = git.action(['pull', ...args].join(' '))
  const { repo } = git
  const mode = rebaseMode(git, options)
  const fastForward = fastForwardOf(git, options, mode)
  refuseUnfinished(git)
  const head = readRef(repo, 'HEAD')
  if (mode.isRebase) refuseUnclean(git, options, head)
  const fork = mode.isRebase ? forkPoint(git, options, head) : undefined
  const fetching = ['fetch', ...fetchArguments(options), '--update-head-ok', ...options.rest]
  if (runApart(git, fetching, action) !== 0) return 1
  if (options.on('dry-run')) return 0
  const after = readRef(repo, 'HEAD')
  if (head !== undefined && after !== undefined && head !== after) catchUp(git, head, after)
  const heads = fetchedHeads(git)
  if (heads.length === 0) throw nothingToMerge(git, options.rest, mode.isRebase)
  if (after === undefined) {
    if (heads.length > 1) throw new Fatal('Cannot merge multiple branches into empty head.')
    return intoEmpty(git, heads[0] ?? '')
  }
  if (mode.isRebase && heads.length > 1) throw new Fatal('Cannot rebase onto multiple branches.')
  return join(git, { options, mode, fastForward, action, head: after, heads, fork })
}

function fastForwardOf(git: Git, options: Options, mode: RebaseMode): string | undefined {
  const given = options.order.filter((name) => name === 'ff' || name === 'ff-only').at(-1)
  if (given === 'ff-only' && options.on('ff-only')) return '--ff-only'
  if (given === 'ff') return options.on('ff') ? '--ff' : '--no-ff'
  const value = git.config('pull.ff')?.toLowerCase()
  if (value === undefined) return undefined
  // What was said about rebasing counts more than a setting.
  if (value === 'only') return mode.isGiven ? '--ff' : '--ff-only'
  if (!/^(true|yes|on|1|false|no|off|0)$/.test(value)) throw new Fatal(`invalid value for 'pull.ff': '${value}'`)
  return git.configBool('pull.ff', true) ? '--ff' : '--no-ff'
}

function refuseUnfinished(git: Git): void {
  const { repo } = git
  const isConflicted = repo.index().some(({ stage }) => stage > 0)
  const asks = git.configBool('advice.resolveconflict', true)
  if (isConflicted) {
    const hints = [
      "hint: Fix them up in the work tree, and then use 'git add/rm <file>'",
      'hint: as appropriate to mark resolution and make a commit.',
    ]
    throw new Fatal(
      `error: Pulling is not possible because you have unmerged files.\n${asks ? `${hints.join('\n')}\n` : ''}fatal: Exiting because of an unresolved conflict.\n`,
      128,
      false,
    )
  }
  if (!repo.hasGit('MERGE_HEAD')) return
  throw new Fatal(
    `error: You have not concluded your merge (MERGE_HEAD exists).\n${asks ? 'hint: Please, commit your changes before merging.\n' : ''}fatal: Exiting because of unfinished merge.\n`,
    128,
    false,
  )
}

function refuseUnclean(git: Git, options: Options, head: Oid | undefined): void {
  if (head === undefined) {
    if (git.repo.hasGit('index')) throw new Fatal('Updating an unborn branch with changes added to the index.')
    return
  }
  const stashes = options.given('autostash') ? options.on('autostash') : git.configBool('rebase.autostash', false)
  if (!stashes) requireCleanWork(git, 'pull with rebase', 'please commit or stash them.', 128)
}

function fetchArguments(options: Options): readonly string[] {
  const passed: string[] = []
  for (let left = options.count('verbose'); left > 0; left--) passed.push('-v')
  for (let left = options.count('quiet'); left > 0; left--) passed.push('-q')
  if (options.given('tags')) passed.push(options.on('tags') ? '--tags' : '--no-tags')
  for (const name of ['all', 'append', 'force', 'dry-run', 'keep', 'set-upstream'] as const)
    if (options.on(name)) passed.push(`--${name}`)
  if (options.given('prune')) passed.push(options.on('prune') ? '--prune' : '--no-prune')
  return passed
}

/** The fetch moved the branch that is checked out: the working tree follows. */
function catchUp(git: Git, from: Oid, to: Oid): void {
  git.err(`warning: fetch updated the current branch head.\nfast-forwarding your working tree from\ncommit ${from}.\n`)
  try {
    switchTrees(git, from, to, 'merge')
  } catch {
    throw new Fatal(
      `Cannot fast-forward your working tree.\nAfter making sure that you saved anything precious from\n$ git diff ${from}\noutput, run\n$ git reset --hard\nto recover.`,
    )
  }
}

const fetchedHeads = ({ repo }: Git): readonly Oid[] =>
  (repo.readGit('FETCH_HEAD') ?? '')
    .split('\n')
    .flatMap((line) => (/^[0-9a-f]{40}\t\t/.test(line) ? [line.slice(0, 40)] : []))

function intoEmpty(git: Git, oid: Oid): number {
  const { repo } = git
  const commit = peelToCommit(repo, oid) ?? oid
  try {
    switchTrees(git, undefined, commit, 'merge')
  } catch (fault) {
    git.err(fault instanceof Error ? `error: ${fault.message}\n` : '')
    return 1
  }
  updateRef(repo, 'HEAD', commit, git.note('initial pull'))
  return 0
}

interface Joining {
  readonly options: Options
  readonly mode: RebaseMode
  readonly fastForward: string | undefined
  readonly action: string
  readonly head: Oid
  readonly heads: readonly Oid[]
  readonly fork: Oid | undefined
}

function join(git: Git, { options, mode, fastForward, action, head, heads, fork }: Joining): number {
  const [first = ''] = heads
  const upstream = peelToCommit(git.repo, first) ?? first
  const isForward = heads.length === 1 && isAncestor(git.repo, head, upstream)
  const isThere = heads.every((oid) => isAncestor(git.repo, peelToCommit(git.repo, oid) ?? oid, head))
  const isDivergent = !isForward && !isThere
  if (fastForward === '--ff-only') {
    if (isDivergent) throw new Fatal('Not possible to fast-forward, aborting.')
    return merge(git, options, '--ff-only', action)
  }
  if (mode.isUndecided && fastForward === undefined && isDivergent) {
    git.err(divergentHint)
    throw new Fatal('Need to specify how to reconcile divergent branches.')
  }
  if (!mode.isRebase) return merge(git, options, fastForward, action)
  if (isForward) return merge(git, options, '--ff-only', action)
  const isShared = fork !== undefined && isAncestor(git.repo, fork, head) && isAncestor(git.repo, fork, upstream)
  return rebase(git, { options, mode, action }, upstream, fork === undefined || isShared ? upstream : fork)
}

function merge(git: Git, options: Options, fastForward: string | undefined, action: string): number {
  const passed: string[] = ['merge']
  for (let left = options.count('verbose'); left > 0; left--) passed.push('-v')
  for (let left = options.count('quiet'); left > 0; left--) passed.push('-q')
  for (const name of ['stat', 'commit', 'edit', 'squash', 'signoff', 'autostash'] as const)
    if (options.given(name)) passed.push(options.on(name) ? `--${name}` : `--no-${name}`)
  if (options.given('log'))
    passed.push(options.on('log') ? `--log${options.value('log') ? `=${options.value('log')}` : ''}` : '--no-log')
  if (fastForward !== undefined) passed.push(fastForward)
  for (const strategy of options.all('strategy')) passed.push(`--strategy=${strategy}`)
  for (const one of options.all('strategy-option')) passed.push(`--strategy-option=${one}`)
  if (options.on('allow-unrelated-histories')) passed.push('--allow-unrelated-histories')
  return git.run([...passed, 'FETCH_HEAD'], action)
}

function rebase(
  git: Git,
  { options, mode, action }: Pick<Joining, 'options' | 'mode' | 'action'>,
  onto: Oid,
  from: Oid,
): number {
  const passed: string[] = ['rebase']
  for (let left = options.count('verbose'); left > 0; left--) passed.push('-v')
  for (let left = options.count('quiet'); left > 0; left--) passed.push('-q')
  if (mode.kind === 'merges') passed.push('--rebase-merges')
  if (mode.kind === 'interactive') passed.push('--interactive')
  if (options.given('stat')) passed.push(options.on('stat') ? '--stat' : '--no-stat')
  if (options.given('autostash')) passed.push(options.on('autostash') ? '--autostash' : '--no-autostash')
  for (const strategy of options.all('strategy')) passed.push(`--strategy=${strategy}`)
  for (const one of options.all('strategy-option')) passed.push(`--strategy-option=${one}`)
  return git.run([...passed, '--onto', onto, from], action)
}

/** Where the branch left its upstream, also where that was rewritten since: from the log of the remote-tracking ref. */
function forkPoint(git: Git, options: Options, head: Oid | undefined): Oid | undefined {
  const branch = branchName(readSymbolic(git.repo))
  if (branch === undefined || head === undefined) return undefined
  const [name = defaultRemoteName(git), spec] = options.rest
  const merge = spec === undefined ? git.config(`branch.${branch}.merge`) : /^[^:+]*$/.test(spec) ? spec : undefined
  if (merge === undefined || (spec === undefined && name !== defaultRemoteName(git))) return undefined
  const full = merge.startsWith('refs/') ? merge : branchRef(merge)
  const kept = name === '.' ? full : trackingRef(remoteOf(git, name).fetch, full)
  if (kept === undefined || readRef(git.repo, kept) === undefined) return undefined
  const lines = readLog(git.repo, kept) ?? []
  const logged = lines
    .flatMap(({ old, oid }, at) => (at === 0 ? [old, oid] : [oid]))
    .filter((oid) => git.repo.commit(oid))
  const known = [...new Set(logged.length > 0 ? logged : [readRef(git.repo, kept) ?? ''])]
  const bases = basesOfMany(ancestryOf(git.repo), head, known)
  const [base] = bases
  return bases.length === 1 && base !== undefined && known.includes(base) ? base : undefined
}

const divergentHint = [
  'You have divergent branches and need to specify how to reconcile them.',
  'You can do so by running one of the following commands sometime before',
  'your next pull:',
  '',
  '  git config pull.rebase false  # merge',
  '  git config pull.rebase true   # rebase',
  '  git config pull.ff only       # fast-forward only',
  '',
  'You can replace "git config" with "git config --global" to set a default',
  'preference for all repositories. You can also pass --rebase, --no-rebase,',
  'or --ff-only on the command line to override the configured default per',
  'invocation.',
]
  .map((line) => `hint: ${line}\n`)
  .join('')
