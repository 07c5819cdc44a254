/** Dates as git prints and reads them for commits. */
import { approxidate, exactDate } from '../history/approxidate'
import { formatDate } from '../history/dates'

/** `Mon Jan 5 09:01:00 2026 +0000` */
export const gitDate = (seconds: number, zone: string): string =>
  formatDate(seconds, zone, { kind: 'default' }, seconds)

/** `seconds zone` of a date as people type it for `--date`; undefined where it is none. */
export function readDate(text: string, now: number): string | undefined {
  const raw = /^(\d{5,})(?: ([+-]\d{4}))?$/.exec(text.trim())
  if (raw) return `${raw[1]} ${raw[2] ?? '+0000'}`
  const exact = exactDate(text)
  if (exact) return `${exact.seconds} ${exact.zone}`
  const seconds = approxidate(text, now)
  return seconds === undefined ? undefined : `${seconds} +0000`
}
