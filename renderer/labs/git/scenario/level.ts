/** A level as data: how its world comes about, what is to be reached, and the ways there. A file may bring one, so nothing in it is code. */
import { z } from 'zod/mini'
import { checkSchema } from './checkTypes'

const text = (most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((value) => value.isWellFormed()),
  )
const path = text(200).check(z.regex(/^(?!\/)(?!.*(?:^|\/)(?:\.\.?|\.git)(?:\/|$))[^\0]+$/))
const list = <T extends z.ZodMiniType>(of: T, least: number, most: number) =>
  z.array(of).check(z.minLength(least), z.maxLength(most))

/** Who works at the machine. `you` is the learner; Kim is a teammate with a clone of her own; `ops` changes what runs. */
export const people = ['you', 'kim', 'ops'] as const
export type PersonId = (typeof people)[number]

const line = z.strictObject({
  line: text(2_000),
  as: z.exactOptional(z.enum(people)),
  /** Answers of the editor, in order; null closes it without saving. */
  edits: z.exactOptional(list(z.union([text(20_000), z.null()]), 0, 8)),
  /** Files to be written first, from the present directory. */
  files: z.exactOptional(z.record(path, text(20_000))),
  /** How much later than the line before, in minutes; one unless given. */
  later: z.exactOptional(z.int().check(z.gte(1), z.lte(1_000_000))),
})
/** A line alone is typed by the learner. */
const step = z.union([text(2_000), line])

const event = z.strictObject({
  /** The Git command before which it happens, once: when the learner first types `git push`, for example. */
  before: text(20).check(z.regex(/^[a-z-]+$/)),
  steps: list(step, 1, 20),
})

export const sequences = ['objects', 'branches', 'rewriting', 'remotes', 'finding', 'recovery', 'drift'] as const
export type SequenceId = (typeof sequences)[number]

const id = text(60).check(z.regex(/^[a-z][a-z0-9-]*$/))

export const levelSchema = z.strictObject({
  id,
  title: text(120),
  /** Paragraphs. */
  story: list(text(1_000), 1, 8),
  /** Lines that build the world, from `/home/you`; the last directory they change to is where the learner begins. */
  setup: list(step, 0, 200),
  /** Names for commits of the beginning, for the checks: `%lost` is what `lost` names here. Read when the setup is over. */
  marks: z.exactOptional(z.record(id, text(100))),
  events: z.exactOptional(list(event, 0, 8)),
  goals: list(z.strictObject({ id, says: text(300), check: checkSchema, stays: z.exactOptional(z.boolean()) }), 1, 8),
  hints: list(text(500), 0, 3),
  solution: list(step, 1, 60),
  wrong: list(step, 1, 60),
  /** The front and the back of the review card. */
  question: text(600),
  answer: text(1_500),
})
export type Level = z.infer<typeof levelSchema>
export type Step = z.infer<typeof step>
export type StepRecord = z.infer<typeof line>

export const stepOf = (one: Step): StepRecord => (typeof one === 'string' ? { line: one } : one)

/** The number of lines of the solution: what the learner is measured by. */
export const parOf = ({ solution }: Level): number => solution.length
