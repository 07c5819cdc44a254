/** What git says of a word that is neither a revision nor a file. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { colonOf, inTree, pathFrom, resolve } from './revision'

/** Whether a word names something in the working tree, from the current directory. */
export function isFileName(git: Git, word: string): boolean {
  const { worktree } = git.repo
  if (worktree === undefined || git.cwd === git.repo.gitDir || git.cwd.startsWith(`${git.repo.gitDir}/`)) return false
  if (word.startsWith(':/')) return word === ':/' || git.machine.files.has(`${worktree}/${word.slice(2)}`)
  if (/^:[!^]/.test(word)) return isFileName(git, word.slice(2)) || word.length === 2
  return word !== '' && !word.startsWith('-') && git.machine.files.has(git.resolve(word))
}

export const looksLikePathspec = (word: string): boolean =>
  /(^|[^\\])[*?[]/.test(word) || word.startsWith(':(') || /^:[!^]/.test(word)

/** Throws; for a word that was expected to be a revision. */
export function diagnose(git: Git, word: string): never {
  if (!/^:[^0-9A-Za-z]/.test(word)) diagnosePath(git, word)
  // It is looked up once more, which says once more what it leads to.
  if (/\^\{(blob|tree|commit|tag)\}$/.test(word)) resolve(git, word)
  throw new Fatal(unknownRevision(word))
}

export const unknownRevision = (word: string): string =>
  `ambiguous argument '${word}': unknown revision or path not in the working tree.\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`

/** Throws what git says of a wrong `rev:path` or `:path`; nothing for other words. */
export function diagnosePath(git: Git, word: string): void {
  const colon = colonOf(word)
  if (colon < 0) return
  if (colon === 0) {
    const staged = /^:([0-3]):(.*)$/s.exec(word)
    diagnoseIndex(
      git,
      pathFrom(git, staged?.[2] ?? word.slice(1)),
      Number(staged?.[1] ?? 0),
      word.slice(staged ? 3 : 1),
    )
    return
  }
  const name = word.slice(0, colon)
  const tree = resolve(git, name, 'tree')
  if (tree === undefined) throw new Fatal(`invalid object name '${name}'.`)
  const path = pathFrom(git, word.slice(colon + 1))
  const isThere = git.repo.worktree !== undefined && git.machine.files.has(git.resolve(word.slice(colon + 1)))
  if (isThere) throw new Fatal(`path '${path}' exists on disk, but not in '${name}'`)
  const nested = git.prefix + path
  if (git.prefix !== '' && inTree(git, tree, nested) !== undefined)
    throw new Fatal(
      `path '${nested}' exists, but not '${path}'\nhint: Did you mean '${name}:${nested}' aka '${name}:./${path}'?`,
    )
  throw new Fatal(`path '${path}' does not exist in '${name}'`)
}

function diagnoseIndex(git: Git, path: string, stage: number, typed: string): never {
  const entries = git.repo.index()
  const other = entries.find((entry) => entry.path === path)
  if (other)
    throw new Fatal(
      `path '${path}' is in the index, but not at stage ${stage}\nhint: Did you mean ':${other.stage}:${path}'?`,
    )
  const nested = entries.find((entry) => git.prefix !== '' && entry.path === git.prefix + path)
  if (nested)
    throw new Fatal(
      `path '${nested.path}' is in the index, but not '${path}'\nhint: Did you mean ':${nested.stage}:${nested.path}' aka ':${nested.stage}:./${path}'?`,
    )
  if (git.machine.files.has(git.resolve(typed))) throw new Fatal(`path '${path}' exists on disk, but not in the index`)
  throw new Fatal(`path '${path}' does not exist (neither on disk nor in the index)`)
}
