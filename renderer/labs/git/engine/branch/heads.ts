/** What commits and HEAD look like in a line of words. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchName, branchRef, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { subjectOf } from '../history/commitText'
import { abbreviate } from '../history/revision'

/** `1a2b3c4 Add a service` */
export function shortCommit(repo: Repository, oid: Oid): string {
  const commit = repo.commit(oid)
  return `${abbreviate(repo, oid)} ${commit ? subjectOf(commit) : ''}`
}

export interface Head {
  /** `refs/heads/main`; undefined where HEAD holds an id. */
  readonly ref: string | undefined
  /** `main` */
  readonly branch: string | undefined
  /** Undefined before the first commit. */
  readonly oid: Oid | undefined
}

export function headOf({ repo }: Git): Head {
  const ref = readSymbolic(repo)
  return { ref, branch: branchName(ref), oid: readRef(repo, 'HEAD') }
}

/** Whether HEAD is on it, or a rebase or a bisection will go back to it. */
export function isInUse(git: Git, ref: string): boolean {
  const { repo } = git
  if (headOf(git).ref === ref) return true
  if (repo.readGit('rebase-merge/head-name')?.trim() === ref) return true
  const start = repo.hasGit('BISECT_LOG') ? repo.readGit('BISECT_START')?.trim() : undefined
  return start !== undefined && (start === ref || branchRef(start) === ref)
}
