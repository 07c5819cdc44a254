/** Which backups stay: the last twelve, and ever fewer of what is older. Pure; the file system is the vault's. */
import type { BackupReason } from '../bridge/contract'

export interface Kept {
  readonly id: string
  readonly number: number
  readonly at: number
  readonly reason: BackupReason
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const mondayMs = 3 * dayMs

const month = (at: number) => {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** How many newest ones of which span stay; `of` names the span that a time (milliseconds since 1970) falls into. */
export const generations = [
  { name: 'latest', keep: 12, of: undefined },
  { name: 'hourly', keep: 24, of: (at: number) => Math.floor(at / hourMs) },
  { name: 'daily', keep: 14, of: (at: number) => Math.floor(at / dayMs) },
  { name: 'weekly', keep: 8, of: (at: number) => Math.floor((at + mondayMs) / (7 * dayMs)) },
  { name: 'monthly', keep: 24, of: month },
] as const

export const keptOfNamed = 10

/** Those that may go, of good backups alone: the newest always stays, and order is by number, for clocks jump. */
export function spareBackups(good: readonly Kept[]): readonly Kept[] {
  const newestFirst = [...good].sort((a, b) => b.number - a.number)
  const regular = newestFirst.filter(({ reason }) => reason === 'regular')
  const stay = new Set<Kept>(newestFirst.slice(0, 1))
  for (const { keep, of } of generations) {
    const spans = new Set<number>()
    for (const one of regular) {
      const span = of ? of(one.at) : one.number
      if (spans.has(span)) continue
      if (spans.size === keep) break
      spans.add(span)
      stay.add(one)
    }
  }
  for (const reason of ['before-merge', 'before-migration', 'before-restore', 'unsaved'] as const)
    for (const one of newestFirst.filter((some) => some.reason === reason).slice(0, keptOfNamed)) stay.add(one)
  return good.filter((one) => !stay.has(one))
}
