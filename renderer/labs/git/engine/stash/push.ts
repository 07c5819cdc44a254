/** `git stash push` and `save`. */

import { removeWorkFile, writeWorkFile } from '../branch/workingTree'
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { readRef } from '../core/refs'
import type { Leaf } from '../core/repository'
import { attempt, sayError } from '../sequence/say'
import { compareLeaves, type FileChange } from '../tree/changes'
import { type Pathspec, readPathspec } from '../work/pathspec'
import { headTree, modeOf, treeLeaves, unmergedPaths, workLeaf } from '../work/status'
import { changedPaths, createStash, requireNoneIntended, type Stash, type StashWish } from './create'
import { applyChanges } from './patch'
import { storeStash } from './store'

export interface PushWish {
  readonly message: string | undefined
  readonly untracked: 'none' | 'untracked' | 'all'
  readonly keepsIndex: boolean
  readonly isStaged: boolean
  readonly isQuiet: boolean
  readonly paths: readonly string[]
}

export function push(git: Git, wish: PushWish): number {
  const { repo } = git
  git.workRepo
  const pathspec = wish.paths.length > 0 ? readPathspec(git, wish.paths) : undefined
  if (wish.isStaged && wish.untracked !== 'none')
    throw new Fatal("options '--staged' and '--include-untracked' cannot be used together")
  if (pathspec && wish.untracked === 'none') {
    const missing = pathspec.unmatched(repo.index().map(({ path }) => path))
    if (missing.length > 0) {
      for (const path of missing)
        sayError(git, `pathspec '${asGiven(git, path)}' did not match any file(s) known to git`)
      git.err("Did you forget to 'git add'?\n")
      return 1
    }
  }
  const conflicts = unmergedPaths(repo.index())
  if (conflicts.size > 0) {
    git.out([...conflicts.keys()].map((path) => `${path}: needs merge\n`).join(''))
    return 1
  }
  if (readRef(repo, 'HEAD') === undefined) {
    if (!wish.isQuiet) git.err('You do not have the initial commit yet\n')
    return 1
  }
  requireNoneIntended(git)
  const made = createStash(git, wishOf(wish, pathspec))
  if (!made && wish.isStaged && changedPaths(git, pathspec ? { pathspec } : {}).length > 0) {
    git.err('No staged changes\n')
    return 1
  }
  if (!made) {
    if (!wish.isQuiet) git.out('No local changes to save\n')
    return 0
  }
  storeStash(git, made.oid, made.message)
  if (!wish.isQuiet) git.out(`Saved working directory and index state ${made.message}\n`)
  return takeOut(git, wish, made, pathspec)
}

/** From the top, with how much of it the current directory is. */
function asGiven(git: Git, path: string): string {
  const top = git.repo.worktree ?? '/'
  const full = git.resolve(path)
  const shown = `${full}/`.slice(`${top}/`.length)
  const own = shown.startsWith(git.prefix) ? git.prefix.length : 0
  return `:(,prefix:${own})${full === top ? '' : /(^|\/)\.$|\/$/.test(path) ? shown : shown.slice(0, -1)}`
}

const wishOf = ({ message, untracked, isStaged }: PushWish, pathspec: StashWish['pathspec']): StashWish => ({
  ...{ untracked, isStaged },
  ...(message === undefined ? {} : { message }),
  ...(pathspec === undefined ? {} : { pathspec }),
})

/** Takes what was stashed out of the index and the working tree. */
function takeOut(git: Git, wish: PushWish, made: Stash, pathspec: Pathspec | undefined): number {
  const matches = pathspec?.matches
  const added = [...git.repo.index().map(({ path }) => path), ...made.untracked]
  const [missing] = wish.untracked === 'none' || !pathspec ? [] : pathspec.unmatched(added)
  if (missing !== undefined) throw new Fatal(`pathspec '${asGiven(git, missing)}' did not match any files`, 1)
  for (const path of made.untracked) removeWorkFile(git, path)
  const code = matches || wish.isStaged ? takePaths(git, wish, made, matches) : resetHard(git)
  if (code !== 0 || !wish.keepsIndex) return code
  const staged = treeLeaves(git.repo, made.indexTree)
  const unknown = pathspec
    ? pathspec.unmatched([...staged.keys()]).map((path) => asGiven(git, path))
    : staged.size === 0
      ? [':/']
      : []
  for (const path of unknown) sayError(git, `pathspec '${path}' did not match any file(s) known to git`)
  if (unknown.length > 0) return 1
  restore(git, staged, matches ?? (() => true))
  return 0
}

const resetHard = (git: Git) => attempt(git, () => git.run(['reset', '--hard', '-q']))

function takePaths(git: Git, wish: PushWish, made: Stash, matches: ((path: string) => boolean) | undefined): number {
  const before = treeLeaves(git.repo, headTree(git.repo))
  if (!wish.isStaged) {
    const isMeant = matches ?? (() => true)
    const wasSame = made.untracked.length === 0 && isAsBefore(git, before, isMeant)
    restore(git, before, isMeant)
    if (!wasSame) return 0
    // Git takes the change back as a patch, and here there is none.
    sayError(git, 'No valid patches in input (allow with "--allow-empty")')
    return 1
  }
  if (!takeStaged(git, compareLeaves(before, treeLeaves(git.repo, made.workTree)))) {
    git.err('Cannot remove worktree changes\n')
    return 1
  }
  return wish.keepsIndex
    ? 0
    : attempt(git, () => git.run(['reset', '-q', ...(wish.paths.length > 0 ? ['--', ...wish.paths] : [])]))
}

/** Whether the files that are tracked are those of HEAD, whatever is staged. */
function isAsBefore(git: Git, before: ReadonlyMap<string, Leaf>, isMeant: (path: string) => boolean): boolean {
  const tracked = git.repo.index().map(({ path }) => path)
  return [...new Set([...tracked, ...before.keys()])].filter(isMeant).every((path) => {
    const [old, now] = [before.get(path), tracked.includes(path) ? workLeaf(git, path) : undefined]
    return old?.oid === now?.oid && old?.mode === now?.mode
  })
}

/** Takes what was staged back out of the files; what was changed beside it stays. False where it cannot be told apart. */
function takeStaged(git: Git, changes: readonly FileChange[]): boolean {
  const { repo } = git
  const read = (path: string) => {
    const file = repo.files.file(repo.workPath(path))
    return file && { text: file.text, mode: modeOf(repo, path, file) }
  }
  const applied = applyChanges(git, changes, { where: 'working directory', read, context: 1, isReversed: true })
  if (!applied) return false
  for (const [path, now] of applied) {
    if (!now) removeWorkFile(git, path)
    else repo.files.write(repo.workPath(path), now.text, now.mode === '100755')
  }
  return true
}

/** Makes index and working tree hold these files, where a path is meant. */
function restore(git: Git, leaves: ReadonlyMap<string, Leaf>, isMeant: (path: string) => boolean): void {
  const { repo } = git
  const entries = repo.index().filter(({ path }) => !isMeant(path))
  for (const { path } of repo.index()) if (isMeant(path) && !leaves.has(path)) removeWorkFile(git, path)
  for (const [path, leaf] of leaves) {
    if (!isMeant(path)) continue
    entries.push({ path, stage: 0, mode: leaf.mode, oid: leaf.oid })
    const file = repo.files.file(repo.workPath(path))
    if (file?.text !== repo.text(leaf.oid) || file.isExecutable !== (leaf.mode === '100755'))
      writeWorkFile(repo, path, leaf)
  }
  repo.setIndex(entries)
}
