/** Reads an event as another device, a newer version or a stranger may have written it: good ones pass, others are undefined. */
import type { ReviewEvent } from './reviewBook'

/** 2000 and 2100, in UTC. */
const earliest = 946_684_800_000
const latest = 4_102_444_800_000
const dayMs = 86_400_000
const maxId = 64
const maxCard = 300

type Fields = { readonly [field: string]: unknown }

export const isTime = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= earliest && Number(value) <= latest

/** The nearest time that an event can have: a clock that says 1970 costs no answer. */
export const eventTime = (now: number): number =>
  Math.min(latest, Math.max(earliest, Number.isNaN(now) ? earliest : Math.floor(now)))

/** Days since 1970 that lie in the same years. */
const isDay = (value: unknown): value is number => Number.isInteger(value) && isTime(Number(value) * dayMs)

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= max

export function parseEvent(value: unknown): ReviewEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const fields = value as Fields
  const isGood = isText(fields.id, maxId) && isTime(fields.at) && hasItsFields(fields)
  if (!isGood) return undefined
  return fields.ms === undefined || isDuration(fields.ms) ? (value as ReviewEvent) : withoutMs(fields)
}

function hasItsFields(fields: Fields): boolean {
  switch (fields.kind) {
    case 'review':
      return isText(fields.card, maxCard) && isGrade(fields.grade)
    case 'bury':
      return isText(fields.card, maxCard) && isDay(fields.until)
    case 'undo':
      return isText(fields.of, maxId)
    case 'redate':
      return isText(fields.of, maxId) && isTime(fields.to)
    case 'add':
    case 'suspend':
    case 'resume':
    case 'forget':
      return isText(fields.card, maxCard)
    default:
      return false
  }
}

const isGrade = (value: unknown) => value === 1 || value === 2 || value === 3 || value === 4
const isDuration = (value: unknown) => typeof value === 'number' && value >= 0 && value <= dayMs

/** How long an answer took is worth less than the answer: an impossible figure costs only itself. */
function withoutMs({ ms, ...rest }: Fields): ReviewEvent {
  return rest as unknown as ReviewEvent
}

/** One text for events that say the same, whatever the order of their fields. */
export function canonical(event: ReviewEvent): string {
  const { kind, id, at, card, grade, ms, until, of, to } = event as unknown as Fields
  return JSON.stringify([kind, id, at, card, grade, ms, until, of, to])
}

/** What is written and exported: the fields that the kind has, in one order, and nothing else. */
export function plainEvent(event: ReviewEvent): ReviewEvent {
  const { kind, id, at, card, grade, ms, until, of, to } = event as unknown as Fields
  const fields = Object.entries({ id, at, kind, card, grade, ms, until, of, to })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as unknown as ReviewEvent
}
