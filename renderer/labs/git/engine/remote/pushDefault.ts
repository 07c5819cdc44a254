/** What `git push` pushes when it is not told: push.default and its refusals. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { branchName, branchRef, readSymbolic } from '../core/refs'
import { parseRefspec, type Refspec } from './refspec'
import { defaultRemoteName, type Remote, remoteNames } from './remotes'

const known = ['nothing', 'matching', 'simple', 'upstream', 'tracking', 'current']

export interface DefaultPush {
  readonly specs: readonly Refspec[]
  /** `push.autoSetupRemote` wants the branch to follow. */
  readonly setsUpstream: boolean
}

export function pushMode(git: Git): string {
  const mode = git.config('push.default') ?? 'simple'
  if (known.includes(mode)) return mode === 'tracking' ? 'upstream' : mode
  const line = (git.repo.readGit('config') ?? '').split('\n').findIndex((text) => /^\s*default\s*=/.test(text)) + 1
  throw new Fatal(
    `error: malformed value for push.default: ${mode}\nerror: must be one of nothing, matching, simple, upstream or current\nfatal: bad config variable 'push.default' in file '.git/config' at line ${line}\n`,
    128,
    false,
  )
}

export function defaultPush(git: Git, remote: Remote, mode: string): DefaultPush {
  if (mode === 'matching') return { specs: [parseRefspec(':', true)], setsUpstream: false }
  if (mode === 'nothing') throw new Fatal('You didn\'t specify any refspecs to push, and push.default is "nothing".')
  const branch = branchName(readSymbolic(git.repo))
  if (branch === undefined) throw new Fatal(detached(remote.name))
  const own = branchRef(branch)
  const merges = git.configAll(`branch.${branch}.merge`)
  // Where none is set up, the one that was typed counts as the only remote.
  const isSame = remote.name === defaultRemoteName(git) || (remoteNames(git).length === 0 && !hasRemote(git, branch))
  const setsItself = git.configBool('push.autosetupremote', false) && merges.length === 0
  let target = own
  if (mode === 'upstream' && !isSame)
    throw new Fatal(
      `You are pushing to remote '${remote.name}', which is not the upstream of\nyour current branch '${branch}', without telling me what to push\nto update which remote branch.`,
    )
  if (mode !== 'current' && isSame && !setsItself) {
    const upstream = upstreamOf(git, branch, merges, remote.name)
    if (mode === 'upstream') target = upstream
    else if (upstream !== own) throw new Fatal(mismatch(git, upstream, remote.name))
  }
  return { specs: [parseRefspec(`${own}:${target}`, true)], setsUpstream: setsItself }
}

const hasRemote = (git: Git, branch: string) => git.config(`branch.${branch}.remote`) !== undefined

function upstreamOf(git: Git, branch: string, merges: readonly string[], remote: string): string {
  const [merge] = merges
  if (merge === undefined || git.config(`branch.${branch}.remote`) === undefined)
    throw new Fatal(
      [
        `The current branch ${branch} has no upstream branch.`,
        'To push the current branch and set the remote as upstream, use',
        '',
        `    git push --set-upstream ${remote} ${branch}`,
        '',
        ...(git.configBool('push.autosetupremote', false)
          ? []
          : [
              'To have this happen automatically for branches without a tracking',
              "upstream, see 'push.autoSetupRemote' in 'git help config'.",
              '',
            ]),
      ].join('\n'),
    )
  if (merges.length > 1)
    throw new Fatal(`The current branch ${branch} has multiple upstream branches, refusing to push.`)
  return merge
}

function mismatch(git: Git, upstream: string, remote: string): string {
  const short = branchName(upstream) ?? upstream
  return [
    'The upstream branch of your current branch does not match',
    'the name of your current branch.  To push to the upstream branch',
    'on the remote, use',
    '',
    `    git push ${remote} HEAD:${short}`,
    '',
    'To push to the branch of the same name on the remote, use',
    '',
    `    git push ${remote} HEAD`,
    '',
    ...(git.config('push.default') === undefined
      ? ["To choose either option permanently, see push.default in 'git help config'.", '']
      : []),
    ...(git.config('branch.autosetupmerge') === 'simple'
      ? []
      : [
          'To avoid automatically configuring an upstream branch when its name',
          "won't match the local branch, see option 'simple' of branch.autoSetupMerge",
          "in 'git help config'.",
          '',
        ]),
  ].join('\n')
}

const detached = (remote: string) =>
  [
    'You are not currently on a branch.',
    'To push the history leading to the current (detached HEAD)',
    'state now, use',
    '',
    `    git push ${remote} HEAD:<name-of-remote-branch>`,
    '',
  ].join('\n')
