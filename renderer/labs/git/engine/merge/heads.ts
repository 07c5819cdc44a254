/** The commits that `git merge` was asked to bring in. */
import { Exit, Fatal } from '../command/faults'
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { listRefs } from '../core/refs'
import { peelTo } from '../history/peel'
import { resolve } from '../history/revision'
import { ancestryOf, independent } from './bases'

export interface MergeHead {
  /** As it was named. */
  readonly name: string
  readonly commit: Oid
  /** What the name stands for: a tag, or the commit. */
  readonly object: Oid
}

export interface MergeHeads {
  /** Those that no other of them, nor HEAD, contains. */
  readonly heads: readonly MergeHead[]
  /** HEAD is contained in one of them. */
  readonly isHeadSubsumed: boolean
  /** The lines of `FETCH_HEAD`, where that was named. */
  readonly fetched: readonly string[] | undefined
}

export function headNamed(git: Git, name: string): MergeHead | undefined {
  const object = resolve(git, name)
  const commit = object === undefined ? undefined : peelTo(git, object, 'commit', name)
  return object === undefined || commit === undefined ? undefined : { name, commit, object }
}

export function readHeads(git: Git, names: readonly string[], head: Oid | undefined): MergeHeads {
  const fetched = names.length === 1 && names[0] === 'FETCH_HEAD' ? fetchedLines(git) : undefined
  const all = (fetched?.map((line) => line.slice(0, 40)) ?? names).map(
    (name) => headNamed(git, name) ?? unknown(git, name),
  )
  const given = head === undefined ? all.map(({ commit }) => commit) : [head, ...all.map(({ commit }) => commit)]
  const kept = new Set(independent(ancestryOf(git.repo), given))
  const heads: MergeHead[] = []
  for (const one of all)
    if (kept.has(one.commit) && one.commit !== head && !heads.some(({ commit }) => commit === one.commit))
      heads.push(one)
  // What another head contains is not told of.
  const told = new Set(all.flatMap(({ name, commit }) => (heads.some((one) => one.commit === commit) ? [name] : [])))
  const lines = fetched?.filter((line) => told.has(line.slice(0, 40)))
  return { heads, isHeadSubsumed: head === undefined || !kept.has(head), fetched: lines }
}

function fetchedLines(git: Git): readonly string[] {
  const text = git.repo.readGit('FETCH_HEAD')
  if (text === undefined) throw new Fatal("could not open '.git/FETCH_HEAD' for reading: No such file or directory")
  return text.split('\n').filter((line) => line !== '' && !line.slice(40).startsWith('\tnot-for-merge\t'))
}

function unknown(git: Git, name: string): never {
  const similar = listRefs(git.repo, 'refs/remotes/').flatMap(([ref]) => {
    const short = ref.slice('refs/remotes/'.length)
    return short.slice(short.indexOf('/') + 1) === name ? [short] : []
  })
  git.err(`merge: ${name} - not something we can merge\n`)
  if (similar.length > 0) git.err(`\nDid you mean ${similar.length === 1 ? 'this' : 'one of these'}?\n`)
  for (const one of similar) git.err(`\t${one}\n`)
  throw new Exit(1)
}
