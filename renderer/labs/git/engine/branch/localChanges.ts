/** What of a commit is otherwise in the index and the working tree: the `M\ta.txt` lines of a switch. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { Oid } from '../core/objects'
import type { Leaf, Repository } from '../core/repository'
import { leavesOf } from './switchTrees'
import { isUpToDate } from './workingTree'

export function localChanges(repo: Repository, commit: Oid): readonly string[] {
  const tree = leavesOf(repo, commit)
  const index = new Map(repo.index().map((entry) => [entry.path, entry]))
  const lines: string[] = []
  for (const path of [...new Set([...tree.keys(), ...index.keys()])].sort(compareBytes)) {
    const letter = letterOf(repo, path, tree.get(path), index.get(path))
    if (letter !== '') lines.push(`${letter}\t${path}\n`)
  }
  return lines
}

type Entry = ReturnType<Repository['index']>[number]

function letterOf(repo: Repository, path: string, old: Leaf | undefined, entry: Entry | undefined): string {
  if (!entry) return old ? 'D' : ''
  const file = repo.files.file(repo.workPath(path))
  if (!file) return old ? 'D' : ''
  if (!old) return 'A'
  const isSame = entry.stage === 0 && old.oid === entry.oid && old.mode === entry.mode && isUpToDate(repo, entry)
  return isSame ? '' : 'M'
}

export const printLocalChanges = (git: Git, commit: Oid): void => git.out(localChanges(git.repo, commit).join(''))
