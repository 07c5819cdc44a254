/** How long ago, in the language of the interface, by the largest unit that fits. */
const units = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Undefined for the last minute, and for times to come: a clock may have been wrong. */
export function age(at: number, now: number, language: string): string | undefined {
  const past = now - at
  const unit = units.find(([, length]) => past >= length)
  if (!unit) return undefined
  return formatter(language).format(-Math.floor(past / unit[1]), unit[0])
}

const formatters = new Map<string, Intl.RelativeTimeFormat>()

function formatter(language: string): Intl.RelativeTimeFormat {
  // The pseudo language of the tour is none that the platform knows.
  const known = Intl.RelativeTimeFormat.supportedLocalesOf(language === 'pseudo' ? 'en' : language)[0] ?? 'en'
  const made = formatters.get(known) ?? new Intl.RelativeTimeFormat(known, { numeric: 'auto' })
  formatters.set(known, made)
  return made
}
