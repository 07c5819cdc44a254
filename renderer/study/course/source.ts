/**
 * The schemas of what authors write in `content/`: course, chapter front matter, quiz, cards, glossary.
 * The compiler validates with them; `content/README.md` explains them to authors.
 */
import { z } from 'zod'

/** Lower case letters, digits and hyphens; kept for ever once published. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower case letters, digits and hyphens')

const text = z.string().trim().min(1)
const sentence = text.min(8)

export const CourseFile = z.strictObject({ id: Id, title: text, lead: sentence, edition: text })

export const Goal = z.strictObject({ id: Id, text: sentence })
export const Source = z.strictObject({ title: text, section: text.optional(), version: text.optional() })

export const FrontMatter = z.strictObject({
  title: text,
  summary: sentence,
  /** Read by question and not in order, so that it has no number. */
  guide: z.literal(true).optional(),
  versions: z.array(text).min(1),
  goals: z.array(Goal).min(1),
  sources: z.array(Source).min(1),
})

const Option = z.strictObject({ id: Id, text, why: sentence, correct: z.boolean().optional() })
const item = { id: Id, goal: Id, section: Id, ask: sentence }

const uniqueIds = (parts: readonly { id: string }[]) => new Set(parts.map((part) => part.id)).size === parts.length
const partsOf = <T extends z.ZodType<{ id: string }>>(part: T, min: number, max: number) =>
  z.array(part).min(min).max(max).refine(uniqueIds, 'ids must differ')

const options = partsOf(Option, 3, 6)
const countCorrect = (list: readonly z.infer<typeof Option>[]) => list.filter((option) => option.correct).length
const oneCorrect = options.refine((list) => countCorrect(list) === 1, 'exactly one option must be correct')
const someCorrect = options.refine(
  (list) => countCorrect(list) >= 1 && countCorrect(list) < list.length,
  'at least one option must be correct and one wrong',
)

export const QuizItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...item, options: oneCorrect }),
  z.strictObject({ kind: z.literal('multiple'), ...item, options: someCorrect }),
  z.strictObject({ kind: z.literal('output'), ...item, output: text, options: oneCorrect }),
  z.strictObject({
    kind: z.literal('order'),
    ...item,
    steps: partsOf(z.strictObject({ id: Id, text, why: sentence }), 3, 8),
  }),
  z.strictObject({
    kind: z.literal('match'),
    ...item,
    pairs: partsOf(z.strictObject({ id: Id, left: text, right: text, why: sentence }), 3, 8),
  }),
  z.strictObject({
    kind: z.literal('fill'),
    ...item,
    accept: z.array(text).min(1),
    /** How the first accepted answer is computed, where it is a number that one computes. */
    is: text.optional(),
    why: sentence,
    mistakes: z.array(z.strictObject({ text, why: sentence })),
  }),
])
export const QuizFile = z.strictObject({ items: z.array(QuizItem) })

export const Card = z.strictObject({ id: Id, goal: Id, section: Id, front: sentence, back: text })
export const CardsFile = z.strictObject({ cards: z.array(Card) })

export const Term = z.strictObject({
  id: Id,
  term: text,
  short: sentence,
  see: z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, 'expected chapter#section'),
})
export const GlossaryFile = z.strictObject({ terms: z.array(Term) })

export type CourseFile = z.infer<typeof CourseFile>
export type FrontMatter = z.infer<typeof FrontMatter>
export type Goal = z.infer<typeof Goal>
export type Source = z.infer<typeof Source>
export type QuizItem = z.infer<typeof QuizItem>
export type Card = z.infer<typeof Card>
export type Term = z.infer<typeof Term>
