/** Lengths of time and days in words. */
import type { TFunction } from 'i18next'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const dayAndMonth = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const

type Unit = 'minutes' | 'hours' | 'days' | 'months' | 'years'

/** The largest unit that keeps the number readable; months and years with one decimal where it says something. */
export function measure(ms: number): { readonly unit: Unit; readonly count: number } {
  if (ms < 59.5 * minuteMs) return { unit: 'minutes', count: Math.max(1, Math.round(ms / minuteMs)) }
  if (ms < 23.5 * hourMs) return { unit: 'hours', count: Math.round(ms / hourMs) }
  const days = ms / dayMs
  if (days < 45) return { unit: 'days', count: Math.max(1, Math.round(days)) }
  if (days < 350) return { unit: 'months', count: oneDecimal(days / 30.44) }
  return { unit: 'years', count: oneDecimal(days / 365.25) }
}

const oneDecimal = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

export function inWords(ms: number, t: TFunction): string {
  const { unit, count } = measure(ms)
  return t(`review.span.${unit}`, { count })
}

export const dateAndTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short' }).format(at)

/** A day counted from 1970 in the learner's own zone, such as “Tue 24 Nov”. */
export const longDay = (day: number, language: string): string =>
  new Intl.DateTimeFormat(locale(language), { ...dayAndMonth, weekday: 'short' }).format(day * dayMs)

/** The same without its weekday. */
export const shortDay = (day: number, language: string): string =>
  new Intl.DateTimeFormat(locale(language), dayAndMonth).format(day * dayMs)

/** The interface is in British English; the pseudo language has no dates of its own. */
const locale = (language: string) => (language === 'en' || language === 'pseudo' ? 'en-GB' : language)
