/** What a repository is in the middle of, as its files tell. */
import type { Oid } from '../core/objects'
import { readRef } from '../core/refs'
import type { Repository } from '../core/repository'

export type UnderWay =
  | { readonly kind: 'merge' | 'cherryPick' | 'revert'; readonly oid: Oid | undefined }
  /** `branch` is what is rebased, undefined for a detached HEAD; `done` of `all` lines of the todo list are done. */
  | { readonly kind: 'rebase'; readonly branch: string | undefined; readonly done: number; readonly all: number }
  /** `good` is how many commits are known as good. */
  | { readonly kind: 'bisect'; readonly good: number; readonly isBadKnown: boolean }

/** Files of the git directory that name a commit while something is under way. */
export const pseudoRefs = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD'] as const

export function readUnderWay(repo: Repository): readonly UnderWay[] {
  const rebase = readRebase(repo)
  const found: UnderWay[] = rebase ? [rebase] : []
  const one = (kind: 'merge' | 'cherryPick' | 'revert', file: string) => {
    if (repo.hasGit(file)) found.push({ kind, oid: readRef(repo, file) })
  }
  one('merge', 'MERGE_HEAD')
  // A rebase picks commits too, and that is a part of it.
  if (!rebase) one('cherryPick', 'CHERRY_PICK_HEAD')
  if (!rebase) one('revert', 'REVERT_HEAD')
  if (!rebase && found.length === 0) found.push(...readSequence(repo))
  if (repo.hasGit('BISECT_START')) found.push(readBisect(repo))
  return found
}

/** Between two commits of a sequence no file names the next one, and the list of them is still there. */
function readSequence(repo: Repository): readonly UnderWay[] {
  const todo = repo.readGit('sequencer/todo')
  if (todo === undefined) return []
  return [{ kind: todo.startsWith('revert') ? 'revert' : 'cherryPick', oid: undefined }]
}

function readRebase(repo: Repository): UnderWay | undefined {
  for (const dir of ['rebase-merge', 'rebase-apply']) {
    const name = repo.readGit(`${dir}/head-name`)?.trim()
    if (name === undefined) continue
    const number = (file: string) => Number(repo.readGit(`${dir}/${file}`) ?? 0) || 0
    const branch = name.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : undefined
    const isMerge = dir === 'rebase-merge'
    return { kind: 'rebase', branch, done: number(isMerge ? 'msgnum' : 'next'), all: number(isMerge ? 'end' : 'last') }
  }
  return undefined
}

function readBisect(repo: Repository): UnderWay {
  const names = repo.files.list(repo.path('refs/bisect'))
  return {
    kind: 'bisect',
    good: names.filter((name) => name.startsWith('good-')).length,
    isBadKnown: names.includes('bad'),
  }
}
