/** The shapes of what an export holds as JSON; see docs/formats/export.md. */
import { z } from 'zod'
import type { ArrivingCard, ReadMark } from '../study/parcel'
import type { Answer } from '../study/quiz/quizBook'
import type { ReviewEvent } from '../study/schedule/reviewBook'
import { limits } from './limits'

const Id = z.string().min(1).max(64)
const Ref = z.string().min(1).max(300)
/** 2000 to 2100, as the review log takes it. */
const Time = z.int().min(946_684_800_000).max(4_102_444_800_000)
const Text = z.string().max(limits.field)
const base = { id: Id, at: Time }

/** Leaves out a field that is not there, which is not the same as one that is undefined. */
const exact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

export const EventShape: z.ZodType<ReviewEvent> = z
  .discriminatedUnion('kind', [
    z.object({ ...base, kind: z.literal('add'), card: Ref }),
    z.object({
      ...base,
      kind: z.literal('review'),
      card: Ref,
      grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      ms: z.number().min(0).max(86_400_000).optional(),
    }),
    z.object({ ...base, kind: z.literal('bury'), card: Ref, until: z.int() }),
    z.object({ ...base, kind: z.enum(['suspend', 'resume', 'forget']), card: Ref }),
    z.object({ ...base, kind: z.literal('undo'), of: Id }),
    z.object({ ...base, kind: z.literal('redate'), of: Id, to: Time }),
  ])
  .transform((event) => exact(event) as ReviewEvent)

export const CardFields = z.object({
  id: Id,
  kind: z.enum(['basic', 'cloze']),
  front: Text,
  back: Text,
  tags: z.array(z.string().max(limits.tag)).max(limits.tags),
  note: Id.optional(),
  createdAt: z.number(),
  trashedAt: z.number().optional(),
  leftAs: z.string().max(64).optional(),
})

export const CardShape: z.ZodType<ArrivingCard> = CardFields.transform((card) => exact(card) as ArrivingCard)

export const AnswerShape: z.ZodType<Answer> = z.object({
  ...base,
  chapter: Id,
  item: Id,
  score: z.number().min(0).max(1),
  response: z.array(z.string().max(1_000)).max(32),
})

export const ReadShape: z.ZodType<ReadMark> = z.object({
  section: z
    .string()
    .max(256)
    .regex(/^[^/]+\/[^/]+$/),
  at: z.number(),
})

/** Each JSON file of an export: what it is, its version, and one list. */
export const fileHead = (name: string) => z.object({ format: z.literal(`drydock-${name}`), version: z.int().min(1) })
export const formatVersion = 1
