/** `--date=format:…`: the conversions of C's strftime, with the words of the C locale. */
import { dayNames, type Moment, momentOf, monthNames, secondsOf, zoneSeconds } from './moment'

interface When extends Moment {
  readonly seconds: number
  readonly zone: string
  readonly zoneName: string
}

const pad = (value: number, width = 2, fill = '0') => String(value).padStart(width, fill)
const twelve = ({ hour }: When) => ((hour + 11) % 12) + 1
const dayOfYear = ({ year, month, day }: When) =>
  (secondsOf(year, month, day, 0, 0, 0) - secondsOf(year, 0, 1, 0, 0, 0)) / 86_400
const conversions: Readonly<Record<string, string | ((at: When) => string)>> = {
  a: ({ weekday }) => (dayNames[weekday] ?? '').slice(0, 3),
  A: ({ weekday }) => dayNames[weekday] ?? '',
  b: ({ month }) => (monthNames[month] ?? '').slice(0, 3),
  B: ({ month }) => monthNames[month] ?? '',
  c: '%a %b %e %H:%M:%S %Y',
  d: ({ day }) => pad(day),
  D: '%m/%d/%y',
  e: ({ day }) => pad(day, 2, ' '),
  F: '%Y-%m-%d',
  h: '%b',
  H: ({ hour }) => pad(hour),
  I: (at) => pad(twelve(at)),
  j: (at) => pad(dayOfYear(at) + 1, 3),
  m: ({ month }) => pad(month + 1),
  M: ({ minute }) => pad(minute),
  n: () => '\n',
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  r: '%I:%M:%S %p',
  R: '%H:%M',
  s: ({ seconds }) => String(seconds),
  S: ({ second }) => pad(second),
  t: () => '\t',
  T: '%H:%M:%S',
  u: ({ weekday }) => String(weekday || 7),
  w: ({ weekday }) => String(weekday),
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  y: ({ year }) => pad(year % 100),
  Y: ({ year }) => String(year),
  z: ({ zone }) => zone,
  Z: ({ zoneName }) => zoneName,
  '%': () => '%',
}

/** A moment in its zone, in a format; the zone's name is known only of the zone that the machine is in. */
export function strftime(format: string, seconds: number, zone: string, zoneName: string): string {
  const at: When = { ...momentOf(seconds + zoneSeconds(zone)), seconds, zone, zoneName }
  const write = (text: string): string =>
    text.replace(/%([A-Za-z%])/g, (all, letter: string) => {
      const found = conversions[letter]
      return typeof found === 'string' ? write(found) : (found?.(at) ?? all)
    })
  return write(format)
}
