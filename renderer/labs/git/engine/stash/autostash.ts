/** Local changes put aside for the time of a rebase, a merge or a pull. */

import { forceTree } from '../branch/switchTrees'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { readRef } from '../core/refs'
import { abbreviate } from '../history/revision'
import { applyQuietly } from './apply'
import { createStash, requireNoneIntended } from './create'
import { storeStash } from './store'

/** Stashes local changes and takes them out of index and working tree; undefined where there are none. */
export function createAutostash(git: Git): Oid | undefined {
  requireNoneIntended(git, 'Cannot autostash')
  const made = createStash(git, { message: 'autostash' })
  const head = readRef(git.repo, 'HEAD')
  if (!made || head === undefined) return undefined
  git.out(`Created autostash: ${abbreviate(git.repo, made.oid)}\n`)
  forceTree(git, head)
  return made.oid
}

/** Puts them back; where that would conflict, they become an entry of the stash. */
export function applyAutostash(git: Git, oid: Oid): void {
  if (applyQuietly(git, oid)) git.err('Applied autostash.\n')
  else keep(git, oid, 'Applying autostash resulted in conflicts.')
}

/** Makes them an entry of the stash. */
export function saveAutostash(git: Git, oid: Oid): void {
  keep(git, oid, 'Autostash exists; creating a new stash entry.')
}

function keep(git: Git, oid: Oid, why: string): void {
  storeStash(git, oid, 'autostash')
  git.err(`${why}\nYour changes are safe in the stash.\nYou can run "git stash pop" or "git stash drop" at any time.\n`)
}
