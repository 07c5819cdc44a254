/** Times before which something is old: `now`, `never`, `2.weeks.ago`. */
import { Fatal } from '../command/faults'

const units: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
}

/** Seconds since 1970; `never` is before all. */
export function readDate(now: number, text: string): number {
  if (text === 'now' || text === 'all') return now
  if (text === 'never' || text === 'false') return Number.NEGATIVE_INFINITY
  const parts = /^(\d+)[. ]([a-z]+?)s?(?:[. ]ago)?$/.exec(text)
  const unit = units[parts?.[2] ?? '']
  if (parts && unit !== undefined) return now - Number(parts[1]) * unit
  if (/^\d+$/.test(text)) return now - Number(text) * 86_400
  throw new Fatal(`failed to parse prune expiry value ${text}`)
}
