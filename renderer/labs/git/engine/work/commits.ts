/** Writing commits: their message, their author, and the line that says that it was done. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'

export interface NewCommit {
  readonly tree: Oid
  readonly parents: readonly Oid[]
  readonly message: string
  /** `Name <mail> seconds zone`; the present user where it is not given. */
  readonly author?: string
}

/** Stores a commit by the present user at the present time. No ref moves. */
export function storeCommit(git: Git, { tree, parents, message, author }: NewCommit): Oid {
  return git.repo.put({ type: 'commit', tree, parents, author: author ?? git.ident, committer: git.ident, message })
}

export type Cleanup = 'strip' | 'whitespace' | 'verbatim' | 'scissors'

/** A message as git keeps it: no blanks at line ends, no runs of empty lines, and for `strip` no comments. */
export function cleanMessage(text: string, how: Cleanup): string {
  throw new Error(`Not written yet: ${text} ${how}`)
}

/** The tree of the index. Throws as git does where there are conflicts: `error: Committing is not possible because you have unmerged files.` */
export function indexTree(git: Git): Oid {
  throw new Error(`Not written yet: ${git.cwd}`)
}

/** `[main 1a2b3c4] Add a service` and the counts, as `git commit` and others print them for a commit that was made. */
export function printCommitted(git: Git, oid: Oid): void {
  throw new Error(`Not written yet: ${git.cwd} ${oid}`)
}
