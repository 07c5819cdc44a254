/** What a ref was, some steps or some time ago. */

import { Fatal } from '../command/faults'
import type { Git } from '../command/git'
import { type Oid, zeroOid } from '../core/objects'
import { type LogLine, readLog, readRef } from '../core/refs'
import { approxidate } from './approxidate'
import { readIdent } from './commitText'
import { formatDate } from './dates'

/**
 * `log` is the full name of a ref that has one, `shown` what git calls it in its words. Undefined where `when` is no
 * date. Throws where the log is too short.
 */
export function refAt(git: Git, log: string, shown: string, when: string): Oid | undefined {
  const count = /^\d{1,8}$/.test(when) ? Number(when) : undefined
  const entries = [...(readLog(git.repo, log) ?? [])].reverse()
  if (count !== undefined) return nth(git, entries, count, log, shown)
  const time = /^\d+$/.test(when) ? Number(when) : approxidate(when, git.machine.now)
  if (time === undefined) return undefined
  if (entries.length === 0) throw new Fatal(`log for ${log} is empty`)
  const found = entries.find(({ who }) => readIdent(who).seconds <= time)
  if (found) return found.oid
  const oldest = entries.at(-1)
  if (!oldest) return undefined
  const { seconds, zone } = readIdent(oldest.who)
  git.err(
    `warning: log for '${shown}' only goes back to ${formatDate(seconds, zone, { kind: 'rfc' }, git.machine.now)}\n`,
  )
  return oldest.old === zeroOid ? oldest.oid : oldest.old
}

function nth(git: Git, entries: readonly LogLine[], count: number, log: string, shown: string): Oid | undefined {
  const [newest] = entries
  if (count === 0) return newest ? (newest.oid === zeroOid ? newest.old : newest.oid) : readRef(git.repo, log)
  if (entries.length === 0) throw new Fatal(`log for ${log} is empty`)
  const found = entries.slice(count - 1).find(({ old }) => old !== zeroOid)
  if (!found) throw new Fatal(`log for '${shown}' only has ${entries.length} entries`)
  return found.old
}
