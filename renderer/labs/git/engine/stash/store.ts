/** The log of `refs/stash`, which is the list of entries. */
import { Failure, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { appendLog, deleteRef, logText, readLog, readRef, writePlainRef } from '../core/refs'
import { fullRef, resolve } from '../history/revision'

export const stashRef = 'refs/stash'

export function storeStash(git: Git, oid: Oid, message: string): void {
  const { repo } = git
  const old = readRef(repo, stashRef) ?? zeroOid
  writePlainRef(repo, stashRef, oid)
  appendLog(repo, stashRef, { old, oid, who: git.ident, message })
}

export interface Entry {
  readonly oid: Oid
  /** As git names it: `refs/stash@{0}`, or what was typed. */
  readonly name: string
  /** Whether it is an entry of the list, which may be dropped. */
  readonly isListed: boolean
  readonly base: Oid
  readonly index: Oid
  readonly untracked: Oid | undefined
}

/** The entry that was named, or the newest. Throws as git says it. */
export function findEntry(git: Git, given: readonly string[]): Entry {
  const { repo } = git
  if (given.length > 1) {
    git.err(`Too many revisions specified:${given.map((one) => ` '${one}'`).join('')}\n`)
    throw new Fatal('', 1, false)
  }
  const [word] = given
  if (word === undefined && readRef(repo, stashRef) === undefined)
    throw new Fatal('No stash entries found.\n', 1, false)
  const name = word === undefined ? `${stashRef}@{0}` : /^\d+$/.test(word) ? `${stashRef}@{${word}}` : word
  const oid = resolve(git, name)
  if (oid === undefined) throw new Failure(`${name} is not a valid reference`)
  const commit = repo.commit(oid)
  const [base, index, untracked] = commit?.parents ?? []
  if (base === undefined || index === undefined) throw new Fatal(`'${name}' is not a stash-like commit`)
  const symbol = name.replace(/@.*$/s, '')
  return { oid, name, base, index, untracked, isListed: fullRef(repo, symbol) === stashRef }
}

export function requireListed({ isListed, name }: Entry): void {
  if (!isListed) throw new Failure(`'${name}' is not a stash reference`)
}

/** Takes an entry out of the list and says so. */
export function dropEntry(git: Git, entry: Entry, isQuiet: boolean): void {
  const { repo } = git
  const lines = readLog(repo, stashRef) ?? []
  const number = Number(/@\{(\d+)\}$/.exec(entry.name)?.[1] ?? 0)
  const at = lines.length - 1 - number
  if (!isQuiet) git.out(`Dropped ${entry.name} (${entry.oid})\n`)
  const kept = lines.filter((_, index) => index !== at)
  const last = kept.at(-1)
  if (!last) {
    deleteRef(repo, stashRef)
    return
  }
  // Each line goes on from the one before it.
  const text = kept.map((line, index) => logText({ ...line, old: kept[index - 1]?.oid ?? zeroOid })).join('')
  repo.writeGit(`logs/${stashRef}`, text)
  writePlainRef(repo, stashRef, last.oid)
}

export function clearStash({ repo }: Git): void {
  if (readRef(repo, stashRef) !== undefined) deleteRef(repo, stashRef)
}
