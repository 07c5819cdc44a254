/** The lines that fetch and push print for refs. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { abbreviate } from '../history/revision'

/** `main` for `refs/heads/main`, `origin/main`, `v1`; other names stay. */
export const prettyRef = (name: string): string => name.replace(/^refs\/(heads|tags|remotes)\//, '')

/** The column of ids is as wide as two abbreviated ids with dots between. */
export function summaryWidth(repo: Repository, oids: Iterable<Oid | undefined>): number {
  let most = -1
  for (const oid of oids) if (oid !== undefined) most = Math.max(most, short(repo, oid).length)
  return 2 * (most < 0 ? 7 : most) + 3
}

/** An id as short as it may be; one that is not stored here as well. */
export const short = (repo: Repository, oid: Oid): string => (repo.has(oid) ? abbreviate(repo, oid) : oid.slice(0, 7))

export const range = (repo: Repository, old: Oid, now: Oid, isForced: boolean): string =>
  `${short(repo, old)}${isForced ? '...' : '..'}${short(repo, now)}`

export interface Row {
  /** ` `, `+`, `-`, `*`, `!`, `=` or `t`. */
  readonly flag: string
  readonly summary: string
  readonly from: string
  readonly to: string
  readonly note?: string
}

/** A line of fetch's table. */
export const fetchLine = (row: Row, summaryColumns: number, nameColumns: number): string => {
  const note = row.note === undefined ? '' : `  (${row.note})`
  return ` ${row.flag} ${row.summary.padEnd(summaryColumns)} ${row.from.padEnd(nameColumns)} -> ${row.to}${note}\n`
}
