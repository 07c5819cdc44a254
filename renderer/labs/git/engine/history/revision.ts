/** What `HEAD~2`, `main@{1}`, `:/text` and the others stand for. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'

/** The object that a revision names, or undefined. Throws where git says more than that, as for an ambiguous id. */
export function resolve(git: Git, text: string): Oid | undefined {
  throw new Error(`Not written yet: ${git.cwd} ${text}`)
}

/** The commit that a revision names, through tags. Throws `Fatal`: `bad revision 'x'`. */
export function resolveCommit(git: Git, text: string): Oid {
  throw new Error(`Not written yet: ${git.cwd} ${text}`)
}

/** The full name of the ref that a short one means, as git searches: `main`, `heads/main`, `origin/main`, `v1`. */
export function fullRef(repo: Repository, name: string): string | undefined {
  throw new Error(`Not written yet: ${repo.gitDir} ${name}`)
}

/** At least 7 digits, and as many as make it the only one. */
export function abbreviate(repo: Repository, oid: Oid, least = 7): string {
  throw new Error(`Not written yet: ${repo.gitDir} ${oid} ${least}`)
}
