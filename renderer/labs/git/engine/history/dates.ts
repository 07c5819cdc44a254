/** Dates as git writes them. */

import { dayNames, momentOf, monthNames, zoneSeconds } from './moment'
import { strftime } from './strftime'

export interface DateStyle {
  readonly kind: 'default' | 'human' | 'short' | 'iso' | 'iso-strict' | 'rfc' | 'relative' | 'raw' | 'unix' | 'format'
  /** In the zone of the machine, which is UTC, instead of the writer's. */
  readonly isLocal?: boolean
  /** Of `format`. */
  readonly format?: string
}

const two = (value: number) => String(value).padStart(2, '0')

export function formatDate(seconds: number, ownZone: string, style: DateStyle, now: number): string {
  const { kind, isLocal = false } = style
  const zone = isLocal ? '+0000' : ownZone
  if (kind === 'unix') return String(seconds)
  if (kind === 'raw') return `${seconds} ${zone}`
  if (kind === 'relative') return relativeDate(seconds, now)
  if (kind === 'format') return strftime(style.format ?? '', seconds, zone, isLocal ? 'UTC' : '')
  if (kind === 'human') return humanDate(seconds, zone, isLocal, now)
  const write = (format: string) => strftime(format, seconds, zone, '')
  if (kind === 'short') return write('%F')
  if (kind === 'iso') return write('%F %T %z')
  if (kind === 'iso-strict')
    return write('%FT%T') + (zone === '+0000' ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(3)}`)
  const { day } = momentOf(seconds + zoneSeconds(zone))
  if (kind === 'rfc') return write(`%a, ${day} %b %Y %T %z`)
  return write(`%a %b ${day} %T %Y${isLocal ? '' : ' %z'}`)
}

/** As much as tells it from now: the time of today, the weekday of the last days, and the year of other years. */
function humanDate(seconds: number, zone: string, isLocal: boolean, now: number): string {
  const [at, today] = [momentOf(seconds + zoneSeconds(zone)), momentOf(now)]
  const isThisYear = at.year === today.year
  const isNear = isThisYear && at.month === today.month && at.day <= today.day && at.day + 5 > today.day
  if (isNear && at.day === today.day) return relativeDate(seconds, now)
  const words = [
    ...(isThisYear ? [dayNames[at.weekday]?.slice(0, 3)] : []),
    ...(isNear ? [] : [monthNames[at.month]?.slice(0, 3), at.day]),
    ...(isThisYear ? [`${two(at.hour)}:${two(at.minute)}`] : [at.year]),
    ...(isLocal || zone === '+0000' || !isNear ? [] : [zone]),
  ]
  return words.join(' ')
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

const styles: Readonly<Record<string, DateStyle['kind']>> = {
  ...{ default: 'default', short: 'short', relative: 'relative', human: 'human' },
  ...{ iso: 'iso', iso8601: 'iso', 'iso-strict': 'iso-strict', 'iso8601-strict': 'iso-strict' },
  ...{ rfc: 'rfc', rfc2822: 'rfc', raw: 'raw', unix: 'unix' },
}

/** What follows `--date=`, of which `auto:` asks for a terminal; undefined for what git does not know. */
export function readDateStyle(text: string, isTty = false): DateStyle | undefined {
  if (text.startsWith('auto:')) return readDateStyle(isTty ? text.slice(5) : 'default')
  if (text === 'local') return { kind: 'default', isLocal: true }
  const [, name = '', local, format] = /^(.*?)(-local)?(?::(.*))?$/s.exec(text) ?? []
  const isLocal = local !== undefined
  if (name === 'format') return format === undefined ? undefined : { kind: 'format', isLocal, format }
  const kind = Object.hasOwn(styles, name) && format === undefined ? styles[name] : undefined
  return kind && { kind, isLocal }
}
