/** Objects by what was typed. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { colonOf, resolve } from '../history/revision'

/**
 * Throws `fatal: Not a valid object name x`, or says which part of a path is not there. Git asks for the words about it
 * when it looks the object up, and then does not search messages.
 */
export function requireObject(git: Git, name: string): Oid {
  const oid = name.startsWith(':/') ? undefined : resolve(git, name)
  if (oid !== undefined) return oid
  const staged = /^:(?:[0-3]:)?([^/].*)$/s.exec(name)?.[1]
  if (staged !== undefined) throw new Fatal(notInIndex(git, staged))
  const colon = colonOf(name)
  if (colon > 0) {
    const [revision, path] = [name.slice(0, colon), name.slice(colon + 1)]
    if (resolve(git, revision) === undefined) throw new Fatal(`invalid object name '${revision}'.`)
    throw new Fatal(
      git.repo.worktree !== undefined && git.machine.files.has(git.repo.workPath(path))
        ? `path '${path}' exists on disk, but not in '${revision}'`
        : `path '${path}' does not exist in '${revision}'`,
    )
  }
  throw new Fatal(`Not a valid object name ${name}`)
}

function notInIndex({ repo }: Git, path: string): string {
  const isThere = repo.worktree !== undefined && repo.files.has(repo.workPath(path))
  return isThere
    ? `path '${path}' exists on disk, but not in the index`
    : `path '${path}' does not exist (neither on disk nor in the index)`
}
