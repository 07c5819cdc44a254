/** Which refs a clone gets, and where its HEAD stands. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { withValue } from '../core/config'
import type { Oid } from '../core/objects'
import { zeroOid } from '../core/objects'
import { appendLog, branchName, branchRef, readRef, updateRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { packedRefsText } from './packedRefs'
import { writeUpstream } from './tracking'
import { carry, headBranch, peel, peelToCommit, type RemoteRef } from './transport'

export interface ClonePlan {
  readonly git: Git
  readonly from: Repository
  readonly origin: string
  readonly url: string
  readonly isBare: boolean
  readonly isMirror: boolean
  /** Of the other side. */
  readonly refs: readonly RemoteRef[]
  readonly branch: string | undefined
  readonly isSingle: boolean
  readonly hasTags: boolean
}

export interface Placed {
  /** What must be copied. */
  readonly taken: readonly Oid[]
  readonly isEmpty: boolean
  /** The commit to check out. */
  readonly head: Oid | undefined
  readonly isDetached: boolean
  /** Writes refs, HEAD and logs, when the objects are there. */
  readonly finish: () => void
}

export function placeRefs(plan: ClonePlan): Placed {
  const { refs, from } = plan
  const tips = refs.filter(({ name }) => name !== 'HEAD')
  const head = tips.length === 0 ? undefined : remoteHead(plan)
  const ours = oursOf(plan, head)
  writeRemote(plan, ours ?? head)
  if (tips.length === 0) return emptyClone(plan)
  const kept = mappedRefs(plan, ours)
  const detached = head === undefined && !headBranch(from) ? refs.find(({ name }) => name === 'HEAD') : undefined
  const target = ours ?? (plan.branch === undefined ? detached : undefined)
  return {
    taken: [...kept.map(({ oid }) => oid), ...(target ? [target.oid] : [])],
    isEmpty: false,
    head: peelToCommit(from, target?.oid),
    isDetached: target !== undefined && branchName(target.name) === undefined,
    finish: () => finish(plan, kept, head, target),
  }
}

/** The branch that HEAD is on over there; a detached HEAD is guessed from the branches that stand at it. */
function remoteHead({ git, from, refs }: ClonePlan): RemoteRef | undefined {
  const named = headBranch(from)
  if (named !== undefined) return refs.find(({ name }) => name === named)
  const head = refs.find(({ name }) => name === 'HEAD')
  const same = refs.filter(({ name, oid }) => oid === head?.oid && name.startsWith('refs/heads/'))
  const usual = [git.config('init.defaultbranch') ?? 'master', 'master'].map(branchRef)
  return same.find(({ name }) => usual.includes(name)) ?? same[0]
}

function oursOf({ branch, refs, origin }: ClonePlan, head: RemoteRef | undefined): RemoteRef | undefined {
  if (branch === undefined) return head
  const found =
    refs.find(({ name }) => name === branchRef(branch)) ?? refs.find(({ name }) => name === `refs/tags/${branch}`)
  if (!found) throw new Fatal(`Remote branch ${branch} not found in upstream ${origin}`)
  return found
}

function writeRemote({ git, origin, url, isBare, isMirror, isSingle, hasTags }: ClonePlan, ours?: RemoteRef): void {
  let text = git.repo.readGit('config') ?? ''
  text = withValue(text, `remote.${origin}.url`, url)
  if (!hasTags) text = withValue(text, `remote.${origin}.tagOpt`, '--no-tags')
  const short = branchName(ours?.name)
  const spec =
    isSingle && ours
      ? `+${ours.name}:${short === undefined ? ours.name : isBare ? ours.name : `refs/remotes/${origin}/${short}`}`
      : `+refs/heads/*:refs/remotes/${origin}/*`
  if (isMirror) text = withValue(text, `remote.${origin}.fetch`, '+refs/*:refs/*')
  else if (!isBare || isSingle) text = withValue(text, `remote.${origin}.fetch`, spec)
  if (isMirror) text = withValue(text, `remote.${origin}.mirror`, 'true')
  git.repo.writeGit('config', text)
  git.forgetConfig()
}

interface Kept extends RemoteRef {
  /** The name here. */
  readonly to: string
}

function mappedRefs({ refs, origin, isBare, isMirror, isSingle, hasTags }: ClonePlan, ours?: RemoteRef): Kept[] {
  return refs.flatMap(({ name, oid }) => {
    const short = branchName(name)
    if (name === 'HEAD') return []
    if (isMirror) return [{ name, oid, to: name }]
    if (name.startsWith('refs/tags/'))
      return (hasTags && !isSingle) || name === ours?.name ? [{ name, oid, to: name }] : []
    if (short === undefined || (isSingle && name !== ours?.name)) return []
    return [{ name, oid, to: isBare ? name : `refs/remotes/${origin}/${short}` }]
  })
}

function emptyClone({ git, from, origin, isBare }: ClonePlan): Placed {
  const named = headBranch(from)
  const finish = () => {
    if (named === undefined) return
    git.repo.writeGit('HEAD', `ref: ${named}\n`)
    if (!isBare) writeUpstream(git, branchName(named) ?? named, origin, named, true)
  }
  return { taken: [], isEmpty: true, head: undefined, isDetached: false, finish }
}

function finish(plan: ClonePlan, kept: readonly Kept[], head: RemoteRef | undefined, target?: RemoteRef): void {
  const { git, from, origin, url, isBare } = plan
  const { repo } = git
  const note = git.note(`clone: from ${url}`)
  repo.writeGit(
    'packed-refs',
    packedRefsText(
      repo,
      kept.map(({ to, oid }) => [to, oid]),
    ),
  )
  if (plan.isSingle && plan.hasTags && !plan.isMirror) followTags(plan)
  const known = head && kept.find(({ name }) => name === head.name)
  if (known && !isBare) {
    repo.writeGit(`refs/remotes/${origin}/HEAD`, `ref: ${known.to}\n`)
    appendLog(repo, `refs/remotes/${origin}/HEAD`, {
      old: zeroOid,
      oid: known.oid,
      ...note,
      message: note.message ?? '',
    })
  }
  const unborn = target ? undefined : headBranch(from)
  const branch = branchName(target?.name ?? unborn)
  if (target && branch === undefined) {
    const oid = peelToCommit(repo, target.oid)
    if (oid !== undefined) updateRefDetached(plan, oid)
  } else if (branch !== undefined) {
    repo.writeGit('HEAD', `ref: ${branchRef(branch)}\n`)
    if (isBare) return
    if (target) updateRef(repo, 'HEAD', target.oid, note)
    writeUpstream(git, branch, origin, branchRef(branch), true)
  }
}

function updateRefDetached({ git, url, isBare }: ClonePlan, oid: Oid): void {
  git.repo.writeGit('HEAD', `${oid}\n`)
  if (!isBare) appendLog(git.repo, 'HEAD', { old: zeroOid, oid, who: git.ident, message: `clone: from ${url}` })
}

/** The tags of what came along, each in a file of its own. */
function followTags({ git, from, refs }: ClonePlan): void {
  for (const { name, oid } of refs) {
    const target = name.startsWith('refs/tags/') ? peel(from, oid) : undefined
    if (target === undefined || !git.repo.has(target) || readRef(git.repo, name) !== undefined) continue
    carry(from, git.repo, [oid])
    git.repo.writeGit(name, `${oid}\n`)
  }
}
