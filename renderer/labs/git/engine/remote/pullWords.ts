/** What a pull says where nothing that was fetched is to be merged. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { branchName, readSymbolic } from '../core/refs'
import { defaultRemoteName, remoteNames, remoteOf } from './remotes'

export function nothingToMerge(git: Git, rest: readonly string[], isRebase: boolean): Fatal {
  const [name, spec] = rest
  const branch = branchName(readSymbolic(git.repo))
  return new Fatal(`${words(git, name, spec, branch, isRebase).join('\n')}\n`, 1, false)
}

function words(
  git: Git,
  name: string | undefined,
  spec: string | undefined,
  branch: string | undefined,
  isRebase: boolean,
): readonly string[] {
  const which = `Please specify which branch you want to ${isRebase ? 'rebase against' : 'merge with'}.`
  const how = ['See git-pull(1) for details.', '', '    git pull <remote> <branch>', '']
  if (spec !== undefined)
    return [
      isRebase
        ? 'There is no candidate for rebasing against among the refs that you just fetched.'
        : 'There are no candidates for merging among the refs that you just fetched.',
      'Generally this means that you provided a wildcard refspec which had no',
      'matches on the remote end.',
    ]
  const isOther = branch !== undefined && name !== undefined && name !== defaultName(git, branch)
  if (isOther)
    return [
      `You asked to pull from the remote '${name}', but did not specify`,
      'a branch. Because this is not the default configured remote',
      'for your current branch, you must specify a branch on the command line.',
    ]
  if (branch === undefined) return ['You are not currently on a branch.', which, ...how]
  const [merge] = git.configAll(`branch.${branch}.merge`)
  if (merge === undefined || git.config(`branch.${branch}.remote`) === undefined)
    return [
      'There is no tracking information for the current branch.',
      which,
      ...how,
      'If you wish to set tracking information for this branch you can do so with:',
      '',
      `    git branch --set-upstream-to=${shownRemote(git, isRebase)}/<branch> ${branch}`,
      '',
    ]
  return [
    `Your configuration specifies to merge with the ref '${merge}'`,
    'from the remote, but no such ref was fetched.',
  ]
}

/** Only a branch's own setting counts here. */
const defaultName = (git: Git, branch: string) => git.config(`branch.${branch}.remote`)

/** The only remote. A rebase has asked for the usual one by then, which counts from then on. */
function shownRemote(git: Git, isRebase: boolean): string {
  const named = remoteNames(git).filter((name) => remoteOf(git, name).isNamed)
  const known = [...new Set([...named, ...(isRebase ? [defaultRemoteName(git)] : [])])]
  const [only] = known
  return only !== undefined && known.length === 1 ? only : '<remote>'
}
