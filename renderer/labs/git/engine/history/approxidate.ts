/** Dates as people type them after `--since` and in `main@{yesterday}`. */
import { momentOf, secondsOf, zoneSeconds } from './dates'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const spans: Readonly<Record<string, number>> = {
  ...{ second: 1, sec: 1, minute: 60, min: 60, hour: 3600, day: 86_400, week: 604_800, fortnight: 1_209_600 },
}
const hours: Readonly<Record<string, number>> = { midnight: 0, noon: 12, tea: 17 }
const day = 86_400

/** The second that is meant; undefined where nothing in the text is a date. */
export function approxidate(text: string, now: number): number | undefined {
  const exact = exactDate(text.trim(), now)
  if (exact !== undefined) return exact
  let [at, count, isUnderstood] = [now, 0, false]
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+|[\d:]+/g)) {
    const next = moved(at, word, count)
    isUnderstood ||= next !== undefined
    at = next ?? at
    count = /^\d+$/.test(word) ? Number(word) : /^(an?|last)$/.test(word) ? 1 : Math.max(0, numbers.indexOf(word))
  }
  return isUnderstood ? at : undefined
}

/** The moment after a word, with the number before it. */
function moved(at: number, word: string, count: number): number | undefined {
  const date = momentOf(at)
  const start = at - (((at % day) + day) % day)
  if (word === 'now' || word === 'today') return at
  if (word === 'yesterday') return at - day
  if (word === 'never') return 0
  const hour = hours[word]
  // An hour that has not come yet today is yesterday's.
  if (hour !== undefined) return start + hour * 3600 - (date.hour < hour ? day : 0)
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(word)
  if (time) return start + Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)
  const name = word.replace(/s$/, '')
  const span = spans[name]
  if (count === 0) return undefined
  if (span !== undefined) return at - count * span
  if (name !== 'month' && name !== 'year') return undefined
  const back = count * (name === 'year' ? 12 : 1)
  return secondsOf(date.year, date.month - back, date.day, date.hour, date.minute, date.second)
}

/** Unix seconds, ISO 8601, RFC 2822 and what `git log` prints. */
function exactDate(text: string, now: number): number | undefined {
  const raw = /^@?(\d{9,})(?: ([+-]\d{4}))?$/.exec(text)
  if (raw) return Number(raw[1])
  const zone = /\s*(Z|[+-]\d{2}:?\d{2})$/.exec(text)
  const ahead = zone?.[1] === undefined || zone[1] === 'Z' ? 0 : zoneSeconds(zone[1].replace(':', ''))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?/.exec(text)
  const hasRest = iso && iso[0].length + (iso[4] === undefined ? 0 : (zone?.[0].length ?? 0)) !== text.length
  if (!iso || hasRest) return worded(text)
  const at = momentOf(now)
  const time =
    iso[4] === undefined ? [at.hour, at.minute, at.second] : [Number(iso[4]), Number(iso[5]), Number(iso[6] ?? 0)]
  const [hour = 0, minute = 0, second = 0] = time
  return secondsOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), hour, minute, second) - ahead
}

const wordedDate =
  /^(?:\w{3},? )?(?:(\d{1,2}) (\w{3})|(\w{3}) (\d{1,2})) (?:(\d{4}) )?(\d{2}):(\d{2}):(\d{2})(?: (\d{4}))? ([+-]\d{4})$/

function worded(text: string): number | undefined {
  const parts = wordedDate.exec(text)
  const month = months.indexOf((parts?.[2] ?? parts?.[3] ?? '').toLowerCase())
  const year = parts?.[5] ?? parts?.[9]
  if (!parts || month < 0 || year === undefined) return undefined
  const [date, hour, minute, second] = [parts[1] ?? parts[4], parts[6], parts[7], parts[8]].map(Number)
  const at = secondsOf(Number(year), month, date ?? 0, hour ?? 0, minute ?? 0, second ?? 0)
  return at - zoneSeconds(parts[10] ?? '+0000')
}
