/** The entries of reflogs as `log -g` and `reflog` show them. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { branchRef, type LogLine, readLog, readSymbolic } from '../core/refs'
import { approxidate } from './approxidate'
import { readIdent } from './commitText'
import { type DateStyle, formatDate } from './dates'
import type { LogEntry } from './placeholders'
import { logsNamed, shortRef } from './refNames'
import { fullRef } from './revision'

export interface Entry extends LogEntry {
  readonly oid: Oid
}

interface Source {
  /** As it was typed. */
  readonly name: string
  readonly short: string
  readonly lines: readonly LogLine[]
  next: number
  readonly isDated: boolean
}

/** Newest first; those of several logs by their times. Undefined where a name has no log. */
export function reflogEntries(git: Git, names: readonly string[], date: DateStyle, hasDate: boolean): readonly Entry[] {
  const sources = names.map((name) => sourceOf(git, name, hasDate))
  const entries: Entry[] = []
  for (;;) {
    let newest: Source | undefined
    let newestAt = -1
    for (const source of sources) {
      const line = source.lines[source.lines.length - 1 - source.next]
      const at = line ? readIdent(line.who).seconds : -1
      if (at > newestAt) {
        newest = source
        newestAt = at
      }
    }
    const line = newest?.lines[newest.lines.length - 1 - newest.next]
    if (!newest || !line) return entries
    const who = readIdent(line.who)
    const place = newest.isDated ? formatDate(who.seconds, who.zone, date, git.machine.now) : String(newest.next)
    newest.next++
    entries.push({
      ...{ oid: line.oid, who, message: line.message },
      ...{ selector: `${newest.name}@{${place}}`, shortSelector: `${newest.short}@{${place}}` },
    })
  }
}

function sourceOf(git: Git, typed: string, hasDate: boolean): Source {
  const { repo } = git
  const at = /^(.*?)@\{(.*)\}$/.exec(typed)
  const named = at ? (at[1] ?? '') : typed
  const name = named === '' ? (readSymbolic(repo) ?? 'HEAD') : named
  const log = readLog(repo, name) ? name : (logsNamed(repo, name)[0] ?? branchRef(name))
  const lines = readLog(repo, log) ?? []
  const full = fullRef(repo, name) ?? log
  const source = { name, short: full === 'HEAD' ? 'HEAD' : shortRef(repo, full), lines }
  const when = at?.[2]
  if (when === undefined) return { ...source, next: 0, isDated: hasDate }
  if (/^\d{1,8}$/.test(when)) return { ...source, next: Number(when), isDated: hasDate }
  const time = approxidate(when, git.machine.now) ?? git.machine.now
  const later = lines.filter(({ who }) => readIdent(who).seconds > time).length
  return { ...source, next: later, isDated: true }
}
