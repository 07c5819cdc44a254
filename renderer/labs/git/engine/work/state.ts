/** What a repository is in the middle of. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readLog, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { refsNamed } from '../history/refNames'
import { abbreviate } from '../history/revision'

export interface RebaseState {
  readonly isInteractive: boolean
  /** Short; undefined where a detached HEAD is rebased. */
  readonly branch: string | undefined
  readonly onto: string
}

export interface WorkState {
  readonly isMerging: boolean
  readonly rebase: RebaseState | undefined
  /** Null where one goes on without a commit of its own. */
  readonly cherryPick: Oid | null | undefined
  readonly revert: Oid | null | undefined
  /** Where the bisection began; empty where nobody knows. */
  readonly bisect: string | undefined
}

export function readState(repo: Repository): WorkState {
  const isMerging = repo.hasGit('MERGE_HEAD')
  const rebase = rebaseState(repo)
  const picked = !isMerging && !rebase ? readRef(repo, 'CHERRY_PICK_HEAD') : undefined
  const reverted = readRef(repo, 'REVERT_HEAD')
  const last = /^(\w+)/.exec(repo.readGit('sequencer/todo')?.trimStart() ?? '')?.[1]
  return {
    ...{ isMerging, rebase },
    // With several to be picked or reverted git does not say which one it is.
    cherryPick: last === 'pick' || last === 'p' ? null : picked,
    revert: last === 'revert' ? null : reverted,
    bisect: repo.hasGit('BISECT_LOG') ? (repo.readGit('BISECT_START') ?? '').trim() : undefined,
  }
}

function rebaseState(repo: Repository): RebaseState | undefined {
  if (!repo.files.isDir(repo.path('rebase-merge'))) return undefined
  const read = (name: string) => (repo.readGit(`rebase-merge/${name}`) ?? '').trim()
  const short = (text: string) => (/^[0-9a-f]{40}$/.test(text) ? abbreviate(repo, text) : text)
  const head = read('head-name')
  const branch = head.startsWith('refs/heads/') ? head.slice('refs/heads/'.length) : short(head)
  return {
    isInteractive: repo.hasGit('rebase-merge/interactive'),
    branch: branch === '' || branch === 'detached HEAD' ? undefined : branch,
    onto: short(read('onto')),
  }
}

/** Where the present commit comes from, for the words and the author of the next one. */
export type Whence = 'commit' | 'merge' | 'cherry-pick' | 'rebase'

export function whenceOf(repo: Repository): Whence {
  if (repo.hasGit('MERGE_HEAD')) return 'merge'
  const picked = readRef(repo, 'CHERRY_PICK_HEAD')
  if (picked === undefined) return 'commit'
  const isRebase = repo.files.isDir(repo.path('rebase-merge')) && readRef(repo, 'REBASE_HEAD') === picked
  return isRebase ? 'rebase' : 'cherry-pick'
}

export interface Detached {
  /** A tag, a remote's branch or an id. */
  readonly from: string
  /** Whether HEAD is still there. */
  readonly isThere: boolean
}

/** Where a detached HEAD was put; undefined on a branch, and where the log does not tell. */
export function detachedFrom(git: Git): Detached | undefined {
  const { repo } = git
  if (readSymbolic(repo) !== undefined) return undefined
  const line = readLog(repo, 'HEAD')?.findLast(({ message }) => message.startsWith('checkout: moving from '))
  if (!line) return undefined
  const target = / to (.*)$/.exec(line.message)?.[1] ?? ''
  const named = target === 'HEAD' || target === '' ? [] : refsNamed(repo, target === '@' ? 'HEAD' : target)
  // A name that could mean two is not said.
  const ref = named.length === 1 ? named[0] : undefined
  const isSame = ref !== undefined && peeled(repo, readRef(repo, ref)) === line.oid
  const from = isSame && ref !== undefined ? ref.replace(/^refs\/(tags|remotes)\//, '') : abbreviate(repo, line.oid)
  return { from, isThere: readRef(repo, 'HEAD') === line.oid }
}

function peeled(repo: Repository, oid: Oid | undefined): Oid | undefined {
  const object = oid === undefined ? undefined : repo.get(oid)
  return object?.type === 'tag' ? peeled(repo, object.object) : oid
}
