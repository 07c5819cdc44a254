/** A branch and the one that it follows. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { withValue } from '../core/config'
import type { Oid } from '../core/objects'
import { branchName, branchRef, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { trackedRef, trackingRef } from './refspec'
import { remoteNames, remoteOf } from './remotes'
import { shortRef } from './shortRef'

export interface Tracking {
  /** `refs/remotes/origin/main`, or `refs/heads/main` where a branch follows one of its own repository. */
  readonly upstream: string
  /** `origin`; `.` for the repository itself. */
  readonly remote: string
  /** The branch's full name there: `refs/heads/main`. */
  readonly merge: string
  /** Undefined where the upstream is gone. */
  readonly counts: { readonly ahead: number; readonly behind: number } | undefined
}

/** Of a branch by its short name. */
export function trackingOf(git: Git, branch: string): Tracking | undefined {
  const remote = git.config(`branch.${branch}.remote`)
  const merge = git.configAll(`branch.${branch}.merge`)[0]
  if (remote === undefined || merge === undefined) return undefined
  const full = merge.startsWith('refs/') ? merge : branchRef(merge)
  const upstream = remote === '.' ? full : trackingRef(remoteOf(git, remote).fetch, full)
  if (upstream === undefined) return undefined
  const [one, other] = [readRef(git.repo, branchRef(branch)), readRef(git.repo, upstream)]
  const isThere = one !== undefined && other !== undefined && git.repo.commit(other) !== undefined
  return { upstream, remote, merge, counts: isThere ? aheadBehind(git.repo, one, other) : undefined }
}

/** How many commits each has that the other has not. */
export function aheadBehind(repo: Repository, one: Oid, other: Oid): { ahead: number; behind: number } {
  if (one === other) return { ahead: 0, behind: 0 }
  const [ours, theirs] = [ancestors(repo, one), ancestors(repo, other)]
  const missing = (from: ReadonlySet<Oid>, of: ReadonlySet<Oid>) => {
    let count = 0
    for (const oid of from) if (!of.has(oid)) count++
    return count
  }
  return { ahead: missing(ours, theirs), behind: missing(theirs, ours) }
}

function ancestors(repo: Repository, of: Oid): ReadonlySet<Oid> {
  const seen = new Set<Oid>([of])
  for (const oid of seen) for (const parent of repo.commit(oid)?.parents ?? []) seen.add(parent)
  return seen
}

/** `Your branch is ahead of 'origin/main' by 1 commit.` and what follows, as `status` and `checkout` print it; else empty. */
export function trackingText(git: Git, branch: string): string {
  const tracking = trackingOf(git, branch)
  if (!tracking) return ''
  const name = shortRef(git.repo, tracking.upstream)
  const hint = (text: string) => (git.configBool('advice.statushints', true) ? `  (${text})\n` : '')
  if (!tracking.counts)
    return `Your branch is based on '${name}', but the upstream is gone.\n${hint('use "git branch --unset-upstream" to fixup')}`
  const { ahead, behind } = tracking.counts
  const commits = (count: number) => `${count} commit${count === 1 ? '' : 's'}`
  if (ahead === 0 && behind === 0) return `Your branch is up to date with '${name}'.\n`
  if (behind === 0)
    return `Your branch is ahead of '${name}' by ${commits(ahead)}.\n${hint('use "git push" to publish your local commits')}`
  if (ahead === 0)
    return `Your branch is behind '${name}' by ${commits(behind)}, and can be fast-forwarded.\n${hint('use "git pull" to update your local branch')}`
  return `Your branch and '${name}' have diverged,\nand have ${ahead} and ${behind} different commits each, respectively.\n${hint('use "git pull" to merge the remote branch into yours')}`
}

/** Makes a branch follow another, as `--set-upstream-to` and `--track` do; prints git's line unless told not to. */
export function setUpstream(git: Git, branch: string, upstreamRef: string, isQuiet = false): void {
  const found = remoteNames(git).flatMap((name) => {
    const src = trackedRef(remoteOf(git, name).fetch, upstreamRef)
    return src === undefined ? [] : [{ name, src }]
  })
  if (found.length > 1) throw new Fatal(ambiguous(git, upstreamRef, found), 128, false)
  const [from] = found
  const src = from?.src ?? upstreamRef
  if (!from && src === branchRef(branch)) {
    git.err(`warning: not setting branch '${branch}' as its own upstream\n`)
    return
  }
  writeUpstream(git, branch, from?.name, src, isQuiet)
}

/** The same where the remote and the branch's full name there are known; no remote is the repository itself. */
export function writeUpstream(
  git: Git,
  branch: string,
  remote: string | undefined,
  merge: string,
  isQuiet = false,
): void {
  const when = git.config('branch.autosetuprebase')
  const isRebasing = when === 'always' || when === (remote === undefined ? 'local' : 'remote')
  let text = git.repo.readGit('config') ?? ''
  text = withValue(text, `branch.${branch}.remote`, remote ?? '.')
  text = withValue(text, `branch.${branch}.merge`, merge)
  if (isRebasing) text = withValue(text, `branch.${branch}.rebase`, 'true')
  git.repo.writeGit('config', text)
  git.forgetConfig()
  if (isQuiet) return
  const short = branchName(merge) ?? merge
  const shown = remote === undefined ? short : `${remote}/${short}`
  git.out(`branch '${branch}' set up to track '${shown}'${isRebasing ? ' by rebasing' : ''}.\n`)
}

function ambiguous(git: Git, ref: string, found: readonly { readonly name: string }[]): string {
  const hints = [
    'There are multiple remotes whose fetch refspecs map to the remote',
    `tracking ref '${ref}':`,
    ...found.map(({ name }) => `  ${name}`),
    '',
    'This is typically a configuration error.',
    '',
    'To support setting up tracking branches, ensure that',
    "different remotes' fetch refspecs map into different",
    'tracking namespaces.',
  ]
  const shown = git.configBool('advice.ambiguousfetchrefspec', true)
    ? hints.map((line) => `${`hint: ${line}`.trimEnd()}\n`).join('')
    : ''
  return `fatal: not tracking: ambiguous information for ref '${ref}'\n${shown}`
}
