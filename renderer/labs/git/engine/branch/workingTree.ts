/** Writing and removing files of the working tree. */
import type { Git } from '../command/git'
import { parentOf } from '../core/files'
import type { IndexEntry } from '../core/indexEntry'
import type { Leaf, Repository } from '../core/repository'

/** Whether the file there is what the index says. A file that is missing is not. */
export function isUpToDate(repo: Repository, { path, mode, oid, isIntentToAdd }: IndexEntry): boolean {
  const file = repo.files.file(repo.workPath(path))
  if (!file || isIntentToAdd) return false
  const hasMode = !repo.trustsModes || file.isExecutable === (mode === '100755')
  return hasMode && file.text === repo.text(oid)
}

/** The nearest part of a path that is a file where a directory must be; undefined where nothing stands in the way. */
export function leadingFile(repo: Repository, path: string): string | undefined {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const lead = path.slice(0, at)
    const node = repo.files.node(repo.workPath(lead))
    if (!node) return undefined
    if (node.kind !== 'dir') return lead
  }
  return undefined
}

/** Writes a blob, over whatever stands in its way. */
export function writeWorkFile(repo: Repository, path: string, { mode, oid }: Leaf): void {
  const lead = leadingFile(repo, path)
  if (lead !== undefined) repo.files.remove(repo.workPath(lead))
  const at = repo.workPath(path)
  if (repo.files.isDir(at)) repo.files.remove(at)
  repo.files.write(at, repo.text(oid), mode === '100755')
}

/** Removes a file with the directories that become empty, but for the one that the user is in. */
export function removeWorkFile(git: Git, path: string): void {
  const { repo } = git
  const at = repo.workPath(path)
  if (repo.files.isDir(at)) {
    git.err(`warning: unable to unlink '${path}': Is a directory\n`)
    return
  }
  // A file that was gone already leaves its directory to be removed all the same.
  repo.files.remove(at)
  pruneAbove(git, at)
}

/** Removes the empty directories above a path. */
export function pruneAbove({ repo, cwd }: Git, at: string): void {
  const top = repo.worktree ?? '/'
  for (let dir = parentOf(at); dir !== top && dir.startsWith(top); dir = parentOf(dir)) {
    const node = repo.files.node(dir)
    if (node?.kind !== 'dir' || node.entries.size > 0 || dir === cwd) return
    repo.files.remove(dir)
  }
}
