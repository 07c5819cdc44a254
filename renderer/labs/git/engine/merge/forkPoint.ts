/** Where a branch left another one, by what that other one was at the time. */
import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { readLog, readRef } from '../core/refs'
import { refsNamed } from '../history/refNames'
import { ancestryOf, basesOfMany } from './bases'

/** As `git merge-base --fork-point` finds it with the log of the ref; undefined where it does not. */
export function forkPoint(git: Git, name: string, commit: Oid): Oid | undefined {
  const { repo } = git
  const [ref, ...more] = refsNamed(repo, name)
  if (ref === undefined) throw new Fatal(`No such ref: '${name}'`)
  if (more.length > 0) throw new Fatal(`Ambiguous refname: '${name}'`)
  const seen = new Set<Oid>()
  const add = (oid: Oid | undefined) => {
    if (oid !== undefined && oid !== zeroOid && repo.commit(oid)) seen.add(oid)
  }
  const log = readLog(repo, ref) ?? []
  add(log[0]?.old)
  for (const { oid } of log) add(oid)
  if (seen.size === 0) add(readRef(repo, ref))
  const [base, ...others] = basesOfMany(ancestryOf(repo), commit, [...seen])
  return base !== undefined && others.length === 0 && seen.has(base) ? base : undefined
}
