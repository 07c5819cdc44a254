/** What a stored or imported answer must look like (docs/formats/answers.md); anything else is left where it is and not counted. */
import type { Answer } from './quizBook'

const longestId = 64
const mostParts = 32
export const longestPart = 1_000
/** The last moment that a Date can hold. */
export const lastMoment = 8.64e15

/** The answer that an unknown value is, or undefined. */
export function readAnswer(value: unknown): Answer | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, at, chapter, item, score, response } = value as Partial<Record<keyof Answer, unknown>>
  if (!isId(id) || !isId(chapter) || !isId(item)) return undefined
  if (!isBetween(at, 0, lastMoment) || !isBetween(score, 0, 1) || !isResponse(response)) return undefined
  return { id, at, chapter, item, score, response }
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longestId

const isBetween = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && value >= from && value <= to // not a number compares as false

const isResponse = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= mostParts &&
  value.every((part) => typeof part === 'string' && part.length <= longestPart)
