/** Dates as git prints and reads them for commits. */
import { approxidate } from '../history/approxidate'
import { formatDate, secondsOf, zoneSeconds } from '../history/dates'

/** `Mon Jan 5 09:01:00 2026 +0000` */
export const gitDate = (seconds: number, zone: string): string =>
  formatDate(seconds, zone, { kind: 'default' }, seconds)

/** `seconds zone` of a date as people type it for `--date`; undefined where it is none. */
export function readDate(text: string, now: number): string | undefined {
  const raw = /^@?(\d{5,})(?: ([+-]\d{4}))?$/.exec(text.trim())
  if (raw) return `${raw[1]} ${raw[2] ?? '+0000'}`
  const exact = readIso(text.trim()) ?? readMail(text.trim())
  if (exact !== undefined) return exact
  const seconds = approxidate(text, now)
  return seconds === undefined ? undefined : `${seconds} +0000`
}

interface Day {
  readonly year: number
  /** From 0. */
  readonly month: number
  readonly day: number
}

function stamp({ year, month, day }: Day, time: string, zone: string | undefined): string {
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  const offset = zone === undefined || zone === 'Z' ? '+0000' : zone.replace(':', '').padEnd(5, '0')
  return `${secondsOf(year, month, day, hour, minute, second) - zoneSeconds(offset)} ${offset}`
}

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/

function readIso(text: string): string | undefined {
  const parts = iso.exec(text)
  if (!parts) return undefined
  const day = { year: Number(parts[1]), month: Number(parts[2]) - 1, day: Number(parts[3]) }
  return day.month > 11 || day.day > 31 ? undefined : stamp(day, parts[4] ?? '', parts[5])
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const mail = /^(?:[A-Z][a-z]{2},? )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{1,2}:\d{2}:\d{2})(?: ([+-]\d{4}))?$/
const plain = /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) (\d{1,2}) (\d{1,2}:\d{2}:\d{2}) (\d{4})(?: ([+-]\d{4}))?$/

/** `Mon, 5 Jan 2026 09:01:00 +0000`, and git's own form. */
function readMail(text: string): string | undefined {
  const [one, other] = [mail.exec(text), plain.exec(text)]
  const month = months.indexOf(one?.[2] ?? other?.[1] ?? '')
  if (month < 0) return undefined
  if (one) return stamp({ year: Number(one[3]), month, day: Number(one[1]) }, one[4] ?? '', one[5])
  return other ? stamp({ year: Number(other[4]), month, day: Number(other[2]) }, other[3] ?? '', other[5]) : undefined
}
