/** What is read out of commits over and over, kept by the commit itself, which never changes. */
import type { Commit, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { type Ident, readIdent } from './commitText'

const committers = new WeakMap<Commit, Ident>()
const authors = new WeakMap<Commit, Ident>()

function kept(of: WeakMap<Commit, Ident>, commit: Commit, text: string): Ident {
  const before = of.get(commit)
  if (before) return before
  const ident = readIdent(text)
  of.set(commit, ident)
  return ident
}

export const committerOf = (commit: Commit): Ident => kept(committers, commit, commit.committer)
export const authorOf = (commit: Commit): Ident => kept(authors, commit, commit.author)

/** When a commit was made, in seconds; 0 for what is no commit. */
export function committedAt(repo: Repository, oid: Oid): number {
  const commit = repo.commit(oid)
  return commit ? committerOf(commit).seconds : 0
}
