/** Deleting, renaming and copying branches. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { withoutSection, withSectionRenamed } from '../core/config'
import { type Oid, zeroOid } from '../core/objects'
import { appendLog, branchName, branchRef, deleteRef, deleteRefs, readRef, readSymbolic } from '../core/refs'
import { commitAt } from '../history/peel'
import { abbreviate } from '../history/revision'
import { isAncestor } from '../merge/bases'
import { trackingOf } from '../remote/tracking'
import { type BranchOptions, kindOf } from './branchOptions'
import { claimBranch } from './create'
import { headOf, isInUse } from './heads'
import { clashOf, isLegalRef, legalBranchRef, typedBranch } from './names'

export function deleteBranches(git: Git, options: BranchOptions, isForced: boolean): number {
  const { repo } = git
  const kind = kindOf(options)
  if (options.rest.length === 0) throw new Fatal('branch name required')
  if (kind === 'all') throw new Fatal('cannot use -a with -d')
  const isRemote = kind === 'remote'
  const doomed: { readonly name: string; readonly ref: string; readonly was: string }[] = []
  let code = 0
  for (const typed of options.rest) {
    const name = isRemote ? typed : typedBranch(git, typed)
    const ref = isRemote ? `refs/remotes/${name}` : branchRef(name)
    const fault = refusalToDelete(git, name, ref, isRemote, isForced)
    if (fault === undefined) {
      const oid = readRef(repo, ref)
      doomed.push({ name, ref, was: readSymbolic(repo, ref) ?? (oid === undefined ? '' : abbreviate(repo, oid)) })
      continue
    }
    git.err(fault)
    code = 1
  }
  if (
    repeatedRef(
      git,
      doomed.map(({ ref }) => ref),
    )
  )
    return 1
  deleteRefs(
    repo,
    doomed.map(({ ref }) => ref),
  )
  for (const { name, was } of doomed) {
    if (!options.on('quiet')) git.out(`Deleted ${isRemote ? 'remote-tracking ' : ''}branch ${name} (was ${was}).\n`)
    dropSettings(git, name)
  }
  return code
}

/** A ref that is named twice keeps all of them from being deleted. */
export function repeatedRef(git: Git, refs: readonly string[]): boolean {
  const twice = refs.find((ref, at) => refs.indexOf(ref) !== at)
  if (twice === undefined) return false
  const what = 'error: could not delete references: '
  git.err(`${what}multiple updates for ref '${twice}' not allowed\n${what}\n`)
  return true
}

function dropSettings(git: Git, name: string): void {
  const text = git.repo.readGit('config') ?? ''
  const without = withoutSection(text, `branch.${name}`)
  if (without !== text) git.repo.writeGit('config', without)
  git.forgetConfig()
}

function refusalToDelete(
  git: Git,
  name: string,
  ref: string,
  isRemote: boolean,
  isForced: boolean,
): string | undefined {
  const { repo } = git
  if (!isRemote && isInUse(git, ref))
    return `error: Cannot delete branch '${name}' checked out at '${repo.worktree ?? repo.gitDir}'\n`
  const oid = isLegalRef(ref) ? readRef(repo, ref) : undefined
  if (oid === undefined) return `error: ${isRemote ? 'remote-tracking branch' : 'branch'} '${name}' not found.\n`
  if (isForced || isRemote || readSymbolic(repo, ref) !== undefined || isMerged(git, name, oid)) return undefined
  return `error: The branch '${name}' is not fully merged.\nIf you are sure you want to delete it, run 'git branch -D ${name}'.\n`
}

/** Whether what it follows, or HEAD, has its commits; a word where the two differ. */
function isMerged(git: Git, name: string, oid: Oid): boolean {
  const { repo } = git
  const head = headOf(git).oid
  const tracking = trackingOf(git, name)
  const upstream = tracking && readRef(repo, tracking.upstream)
  const commit = upstream === undefined ? undefined : commitAt(repo, upstream)
  const reference = commit ?? head
  const merged = reference !== undefined && isAncestor(repo, oid, reference)
  if (reference === head || tracking === undefined) return merged
  if ((head !== undefined && isAncestor(repo, oid, head)) === merged) return merged
  git.err(
    merged
      ? `warning: deleting branch '${name}' that has been merged to\n         '${tracking.upstream}', but not yet merged to HEAD.\n`
      : `warning: not deleting branch '${name}' that is not yet merged to\n         '${tracking.upstream}', even though it is merged to HEAD.\n`,
  )
  return merged
}

export function moveBranch(git: Git, options: BranchOptions, isCopy: boolean, isForced: boolean): number {
  const [one, other, ...more] = options.rest
  const head = headOf(git)
  if (one === undefined) throw new Fatal('branch name required')
  if (other === undefined && head.branch === undefined)
    throw new Fatal(`cannot ${isCopy ? 'copy' : 'rename'} the current branch while not on any.`)
  if (more.length > 0)
    throw new Fatal(isCopy ? 'too many branches for a copy operation' : 'too many arguments for a rename operation')
  const from = typedBranch(git, other === undefined ? (head.branch ?? '') : one)
  copyOrRename(git, from, other ?? one, isCopy, isForced)
  return 0
}

function copyOrRename(git: Git, from: string, typed: string, isCopy: boolean, isForced: boolean): void {
  const { repo } = git
  const head = headOf(git)
  const oldRef = branchRef(from)
  if (from === 'HEAD' || from.startsWith('-') || !isLegalRef(oldRef)) throw new Fatal(`Invalid branch name: '${from}'`)
  const oid = readRef(repo, oldRef)
  if (oid === undefined && (isCopy || head.branch !== from)) {
    if (head.branch === from) throw new Fatal(`No commit on branch '${from}' yet.`)
    throw new Fatal(`No branch named '${from}'.`)
  }
  const newRef = from === typed ? legalBranchRef(git, typed) : claimBranch(git, typed, isForced)
  const to = branchName(newRef) ?? typed
  if (head.ref === undefined) refuseBusy(git, from, oldRef)
  const message = `Branch: ${isCopy ? 'copied' : 'renamed'} ${oldRef} to ${newRef}`
  if (oid !== undefined) moveRef(git, oldRef, newRef, oid, message, isCopy)
  if (!isCopy && head.ref === oldRef) {
    repo.writeGit('HEAD', `ref: ${newRef}\n`)
    if (oid !== undefined) {
      appendLog(repo, 'HEAD', { old: oid, oid: zeroOid, who: git.ident, message })
      appendLog(repo, 'HEAD', { old: oldRef === newRef ? oid : zeroOid, oid, who: git.ident, message })
    } else {
      const now = readRef(repo, newRef)
      if (now !== undefined) appendLog(repo, 'HEAD', { old: zeroOid, oid: now, who: git.ident, message })
    }
  }
  if (from !== to) moveSettings(git, from, to, isCopy)
}

/** While HEAD is away from it, a branch stays that a rebase or a bisection goes back to. */
function refuseBusy({ repo }: Git, name: string, ref: string): void {
  const place = repo.worktree ?? repo.gitDir
  if (repo.readGit('rebase-merge/head-name')?.trim() === ref)
    throw new Fatal(`Branch ${ref} is being rebased at ${place}`)
  if (repo.readGit('BISECT_START')?.trim() === name && repo.hasGit('BISECT_LOG'))
    throw new Fatal(`Branch ${ref} is being bisected at ${place}`)
}

function moveRef(git: Git, oldRef: string, newRef: string, oid: Oid, message: string, isCopy: boolean): void {
  const { repo } = git
  const log = repo.readGit(`logs/${oldRef}`)
  const clash = oldRef === newRef ? undefined : clashOf(repo, newRef, isCopy ? undefined : oldRef)
  if (clash !== undefined) {
    git.err(`error: '${clash}' exists; cannot create '${newRef}'\n`)
    throw new Fatal(`Branch ${isCopy ? 'copy' : 'rename'} failed`)
  }
  if (!isCopy) {
    deleteRef(repo, oldRef)
    if (readRef(repo, newRef) !== undefined) deleteRef(repo, newRef)
  }
  if (log !== undefined) repo.writeGit(`logs/${newRef}`, log)
  repo.writeGit(newRef, `${oid}\n`)
  appendLog(repo, newRef, { old: oid, oid, who: git.ident, message })
  if (isCopy && headOf(git).ref === newRef) appendLog(repo, 'HEAD', { old: oid, oid, who: git.ident, message })
}

function moveSettings(git: Git, from: string, to: string, isCopy: boolean): void {
  const { repo } = git
  const text = repo.readGit('config') ?? ''
  const renamed = withSectionRenamed(text, `branch.${from}`, `branch.${to}`)
  if (renamed === text) return
  repo.writeGit('config', isCopy ? withSectionCopied(text, `branch.${from}`, `branch.${to}`) : renamed)
  git.forgetConfig()
}

/** The copy stands behind each section that is copied. */
function withSectionCopied(text: string, from: string, to: string): string {
  const sections = text.split(/^(?=\s*\[)/m)
  return sections
    .map((section) => {
      const copy = withSectionRenamed(section, from, to)
      return copy === section ? section : section + copy
    })
    .join('')
}
