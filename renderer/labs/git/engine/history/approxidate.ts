/** Dates as people type them after `--since` and in `main@{yesterday}`. */
import { monthNames, secondsOf, zoneSeconds } from './moment'
import { wordyDate } from './wordyDate'

/** The second that is meant; undefined where nothing in the text is a date. */
export const approxidate = (text: string, now: number): number | undefined =>
  exactDate(text)?.seconds ?? wordyDate(text, now)

export interface Stamp {
  readonly seconds: number
  /** `+0000`, which is the machine's, unless the text has one. */
  readonly zone: string
}

const iso =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/
const worded =
  /^(?:\w{3},? )?(?:(\d{1,2}) (\w{3})|(\w{3}) (\d{1,2})) (?:(\d{4}) )?(\d{1,2}:\d{2}:\d{2})(?: (\d{4}))?(?: ([+-]\d{4}))?$/

/** Unix seconds, ISO 8601, RFC 2822 and what `git log` prints, with a time. */
export function exactDate(text: string): Stamp | undefined {
  const raw = /^(?:@(\d+)|(\d{9,}))(?: ([+-]\d{4}))?$/.exec(text.trim())
  if (raw) return { seconds: Number(raw[1] ?? raw[2]), zone: raw[3] ?? '+0000' }
  const plain = iso.exec(text.trim())
  if (plain) return stamp(Number(plain[1]), Number(plain[2]) - 1, Number(plain[3]), plain[4], plain[5])
  const parts = worded.exec(text.trim())
  const name = (parts?.[2] ?? parts?.[3] ?? '').toLowerCase()
  const year = parts?.[5] ?? parts?.[7]
  const month = monthNames.findIndex((one) => one.slice(0, 3).toLowerCase() === name)
  return parts && year ? stamp(Number(year), month, Number(parts[1] ?? parts[4]), parts[6], parts[8]) : undefined
}

function stamp(year: number, month: number, day: number, time = '', typed = 'Z'): Stamp | undefined {
  if (month < 0 || month > 11 || day > 31) return undefined
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  const zone = typed === 'Z' ? '+0000' : typed.replace(':', '').padEnd(5, '0')
  return { seconds: secondsOf(year, month, day, hour, minute, second) - zoneSeconds(zone), zone }
}
