/** Making branches, and moving them to other commits. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchName, readRef, updateRef } from '../core/refs'
import { commitAt } from '../history/peel'
import { refsNamed } from '../history/refNames'
import { resolve } from '../history/revision'
import { mergeBases } from '../merge/bases'
import { trackedRef } from '../remote/refspec'
import { remoteNames, remoteOf } from '../remote/remotes'

import { setUpstream, trackingOf, writeUpstream } from '../remote/tracking'
import { headOf, isInUse } from './heads'
import { legalBranchRef, requireFreeName } from './names'

/** Whether the new branch follows its starting point: as the settings say, by an option, as that one does, or not. */
export type Track = 'setting' | 'direct' | 'inherit' | 'none'

export interface NewBranch {
  readonly name: string
  /** As it was typed. */
  readonly start: string
  readonly isForced: boolean
  readonly isQuiet: boolean
  readonly track: Track
  /** Where the branch that HEAD is on may be moved, as `checkout -B` does. */
  readonly mayMoveHead?: boolean
}

/** An object by a revision, or `A...B` as their only merge base. */
export function resolveOrBase(git: Git, text: string): Oid | undefined {
  const dots = text.indexOf('...')
  if (dots < 0) return resolve(git, text)
  const [one, other] = [text.slice(0, dots), text.slice(dots + 3)].map((side) => {
    const oid = resolve(git, side === '' ? 'HEAD' : side)
    return oid === undefined ? undefined : commitAt(git.repo, oid)
  })
  if (one === undefined || other === undefined) return undefined
  const bases = mergeBases(git.repo, one, other)
  return bases.length === 1 ? bases[0] : undefined
}

/** The full name of a branch that may be made or, where that is asked for, moved. */
export function claimBranch(git: Git, name: string, isForced: boolean, mayMoveHead = false): string {
  const ref = legalBranchRef(git, name)
  if (readRef(git.repo, ref) === undefined) return ref
  const short = branchName(ref) ?? ref
  if (!isForced) throw new Fatal(`a branch named '${short}' already exists`)
  if (!mayMoveHead && isInUse(git, ref))
    throw new Fatal(
      `cannot force update the branch '${short}' checked out at '${git.repo.worktree ?? git.repo.gitDir}'`,
    )
  return ref
}

/** Makes the branch, or moves it, and lets it follow its start where it should. */
export function createBranch(git: Git, { name, start, isForced, isQuiet, track, mayMoveHead }: NewBranch): void {
  const { repo } = git
  const isExplicit = track === 'direct' || track === 'inherit'
  const ref = claimBranch(git, name, isForced, mayMoveHead)
  const { oid, source } = startOf(git, start, track === 'direct', isExplicit)
  const old = readRef(repo, ref)
  if (old === undefined) requireFreeName(repo, ref)
  updateRef(repo, ref, oid, git.note(`branch: ${old === undefined ? 'Created from' : 'Reset to'} ${start}`))
  const short = branchName(ref)
  if (source !== undefined && short !== undefined) follow(git, short, source, track, isQuiet)
}

function startOf(git: Git, start: string, isDirect: boolean, isExplicit: boolean): { oid: Oid; source?: string } {
  const { repo } = git
  const found = resolveOrBase(git, start)
  if (found === undefined) {
    if (!isExplicit) throw new Fatal(`not a valid object name: '${start}'`)
    throw missingUpstream(git, start)
  }
  const named = refsNamed(repo, start === '@' ? 'HEAD' : start)
  if (named.length > 1) throw new Fatal(`ambiguous object name: '${start}'`)
  let source = named[0] === 'HEAD' ? (headOf(git).ref ?? 'HEAD') : named[0]
  if (source !== undefined && !source.startsWith('refs/heads/') && !isRemoteTracking(git, source)) {
    if (isDirect) throw notABranch(start)
    source = undefined
  }
  if (source === undefined && isExplicit) throw notABranch(start)
  const oid = commitAt(repo, found)
  if (oid === undefined) {
    git.err(`error: object ${found} is a ${repo.get(found)?.type ?? 'blob'}, not a commit\n`)
    throw new Fatal(`not a valid branch point: '${start}'`)
  }
  return source === undefined ? { oid } : { oid, source }
}

/** The full name of what a branch is told to follow. */
export function upstreamSource(git: Git, typed: string): string {
  const { source } = startOf(git, typed, true, true)
  if (source === undefined) throw notABranch(typed)
  return source
}

const notABranch = (start: string) =>
  new Fatal(`cannot set up tracking information; starting point '${start}' is not a branch`)

/** Whether a remote of the settings keeps its branches there. */
export const isRemoteTracking = (git: Git, ref: string): boolean =>
  remoteNames(git).some((name) => trackedRef(remoteOf(git, name).fetch, ref) !== undefined)

export function missingUpstream(git: Git, name: string): Fatal {
  const lines = [
    '',
    'If you are planning on basing your work on an upstream',
    'branch that already exists at the remote, you may need to',
    'run "git fetch" to retrieve it.',
    '',
    'If you are planning to push out a new local branch that',
    'will track its remote counterpart, you may want to use',
    '"git push -u" to set the upstream config as you push.',
    'Disable this message with "git config advice.setUpstreamFailure false"',
  ]
  const hints = git.configBool('advice.setupstreamfailure', true) ? lines.map((line) => `hint: ${line}\n`).join('') : ''
  return new Fatal(`fatal: the requested upstream branch '${name}' does not exist\n${hints}`, 128, false)
}

/** Notes in the settings what a new branch follows. */
export function follow(git: Git, branch: string, source: string, track: Track, isQuiet: boolean): void {
  if (track === 'none' || source === 'HEAD') return
  if (track === 'inherit') {
    const from = branchName(source)
    const tracking = from === undefined ? undefined : trackingOf(git, from)
    if (tracking) writeUpstream(git, branch, tracking.remote, tracking.merge, isQuiet)
    else if (from !== undefined)
      git.err(
        git.config(`branch.${from}.remote`) === undefined
          ? `warning: asked to inherit tracking from '${from}', but no remote is set\n`
          : `warning: asked to inherit tracking from '${from}', but no merge configuration is set\n`,
      )
    return
  }
  const setting = git.config('branch.autosetupmerge') ?? 'true'
  if (track === 'direct' || setting === 'always') setUpstream(git, branch, source, isQuiet)
  else if (setting === 'inherit') follow(git, branch, source, 'inherit', isQuiet)
  else if (setting !== 'false' && isRemoteTracking(git, source)) {
    if (setting === 'simple' && !source.endsWith(`/${branch}`)) return
    setUpstream(git, branch, source, isQuiet)
  }
}
