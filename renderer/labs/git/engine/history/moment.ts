/** Civil dates and seconds. */
export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export const monthNames = [
  ...(['January', 'February', 'March', 'April', 'May', 'June', 'July'] as const),
  ...(['August', 'September', 'October', 'November', 'December'] as const),
] as const

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

/** Seconds that a zone such as `+0130` is ahead. */
export const zoneSeconds = (zone: string): number => {
  const value = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(3, 5)) * 60
  return zone.startsWith('-') ? -value : value
}
