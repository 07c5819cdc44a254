/** Times and sizes in words. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })
const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' })

const spans = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'week', ms: 7 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

export const inWords = (at: number) => day.format(at)

/** `3 minutes ago`; what is younger than a minute, also by a clock that was ahead, is `this minute`. */
export function ageOf(at: number, now: number): string {
  const age = Math.max(0, now - at)
  const { unit, ms } = spans.find((span) => age >= span.ms) ?? { unit: 'minute', ms: 60_000 }
  return ago.format(-Math.floor(age / ms), unit)
}

/** `2 hours`, rounded down; what is shorter than a minute is `1 minute`. */
export function spanOf(spanMs: number): string {
  const { unit, ms } = spans.find((span) => spanMs >= span.ms) ?? { unit: 'minute', ms: 60_000 }
  const format = new Intl.NumberFormat('en-GB', { style: 'unit', unit, unitDisplay: 'long' })
  return format.format(Math.max(1, Math.floor(spanMs / ms)))
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

export function sizeOf(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** step
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`
}
