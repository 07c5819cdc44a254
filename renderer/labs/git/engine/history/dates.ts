/** Dates as git writes them. */

export interface DateStyle {
  readonly kind: 'default' | 'short' | 'iso' | 'iso-strict' | 'rfc' | 'relative' | 'raw' | 'unix'
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

export interface Moment {
  readonly year: number
  /** From 0. */
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The civil date of a second since 1970. */
export function momentOf(seconds: number): Moment {
  const day = Math.floor(seconds / 86_400)
  const rest = seconds - day * 86_400
  // Years of this reckoning begin in March, so that the day of a leap year is the last of its year.
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 2 : shiftedMonth - 10
  return {
    ...{ year: yearOfEra + era * 400 + (month < 2 ? 1 : 0), month },
    ...{ day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1, weekday: (((day + 4) % 7) + 7) % 7 },
    ...{ hour: Math.floor(rest / 3600), minute: Math.floor(rest / 60) % 60, second: rest % 60 },
  }
}

/** The second of a civil date; months from 0, and days may lie outside of their month. */
export function secondsOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const over = Math.floor(month / 12)
  const inYear = month - over * 12
  const y = year + over - (inYear < 2 ? 1 : 0)
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (inYear < 2 ? inYear + 10 : inYear - 2) + 2) / 5)
  const count = era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  return (count + day - 1) * 86_400 + hour * 3600 + minute * 60 + second
}

const two = (value: number) => String(value).padStart(2, '0')

/** Seconds that a zone such as `+0130` is ahead. */
export const zoneSeconds = (zone: string): number => {
  const value = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3, 5)) * 60
  return zone.startsWith('-') ? -value : value
}

export function formatDate(seconds: number, zone: string, style: DateStyle, now: number): string {
  if (style.kind === 'unix') return String(seconds)
  if (style.kind === 'raw') return `${seconds} ${zone}`
  if (style.kind === 'relative') return relativeDate(seconds, now)
  const at = momentOf(seconds + zoneSeconds(zone))
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`
  const date = `${String(at.year).padStart(4, '0')}-${two(at.month + 1)}-${two(at.day)}`
  const weekday = (days[at.weekday] ?? '').slice(0, 3)
  const month = (months[at.month] ?? '').slice(0, 3)
  if (style.kind === 'short') return date
  if (style.kind === 'iso') return `${date} ${time} ${zone}`
  if (style.kind === 'iso-strict')
    return `${date}T${time}${zone === '+0000' ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(3)}`}`
  if (style.kind === 'rfc') return `${weekday}, ${at.day} ${month} ${at.year} ${time} ${zone}`
  return `${weekday} ${month} ${at.day} ${time} ${at.year} ${zone}`
}

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/** `3 hours ago` */
export function relativeDate(seconds: number, now: number): string {
  if (now < seconds) return 'in the future'
  let span = now - seconds
  if (span < 90) return `${plural(span, 'second')} ago`
  span = Math.floor((span + 30) / 60)
  if (span < 90) return `${plural(span, 'minute')} ago`
  span = Math.floor((span + 30) / 60)
  if (span < 36) return `${plural(span, 'hour')} ago`
  span = Math.floor((span + 12) / 24)
  if (span < 14) return `${plural(span, 'day')} ago`
  if (span < 70) return `${plural(Math.floor((span + 3) / 7), 'week')} ago`
  if (span < 365) return `${plural(Math.floor((span + 15) / 30), 'month')} ago`
  if (span < 1825) {
    const all = Math.floor((span * 12 * 2 + 365) / (365 * 2))
    const years = Math.floor(all / 12)
    if (all % 12 > 0) return `${plural(years, 'year')}, ${plural(all % 12, 'month')} ago`
    return `${plural(years, 'year')} ago`
  }
  return `${plural(Math.floor((span + 183) / 365), 'year')} ago`
}

/** What follows `--date=`; undefined for what git does not know. */
export function readDateStyle(text: string): DateStyle | undefined {
  const names: Readonly<Record<string, DateStyle['kind']>> = {
    ...{ default: 'default', normal: 'default', local: 'default', short: 'short', relative: 'relative' },
    ...{ iso: 'iso', iso8601: 'iso', 'iso-strict': 'iso-strict', 'iso8601-strict': 'iso-strict' },
    ...{ rfc: 'rfc', rfc2822: 'rfc', raw: 'raw', unix: 'unix' },
  }
  const kind = names[text.replace(/-local$/, '')]
  return kind && { kind }
}
