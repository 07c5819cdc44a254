/** An attempt as text, to go on with it later: its questions by id, because the course may have another edition by then. */
import type { QuizItem } from '../course/source'
import type { Answered, Attempt, Question } from './attempt'
import { grade, pairsChosen } from './grade'
import type { Response } from './quizBook'

/** Written by this app alone and kept under a checksum, so its shape is that of its version. */
interface AttemptText {
  readonly version: 1
  readonly id: string
  readonly scope: string
  /** Chapter and item of each question. */
  readonly questions: readonly (readonly [string, string])[]
  readonly at: number
  readonly answers: readonly (readonly [number, Answered])[]
  readonly draft: Response
}

export function attemptText({ id, scope, questions, at, answers, draft }: Attempt): string {
  const asked = questions.map(({ chapter, item }) => [chapter, item.id] as const)
  const kept: AttemptText = { version: 1, id, scope, questions: asked, at, answers: [...answers], draft }
  return JSON.stringify(kept)
}

/**
 * The attempt with the questions that there still are. Undefined where none is left to ask, or a later version of the
 * app wrote it. What was answered counts as it was graded then; only the question that is asked has to fit what was
 * chosen, because both are shown together.
 */
export function readAttempt(text: string, known: ReadonlyMap<string, readonly Question[]>): Attempt | undefined {
  const kept = JSON.parse(text) as AttemptText
  if (kept.version !== 1) return undefined
  const there = kept.questions.flatMap(([chapter, id], place) => {
    const question = known.get(chapter)?.find(({ item }) => item.id === id)
    return question ? [{ question, place }] : []
  })
  const at = there.findIndex(({ place }) => place >= kept.at)
  const asked = there[at]
  if (!asked) return undefined
  const given = new Map(kept.answers)
  const answers = there.flatMap(({ place }, now): (readonly [number, Answered])[] => {
    const answered = given.get(place)
    return answered && (now !== at || isSameGrade(asked.question.item, answered)) ? [[now, answered]] : []
  })
  const draft = asked.place === kept.at && fits(asked.question.item, kept.draft) ? kept.draft : []
  const questions = there.map(({ question }) => question)
  return { id: kept.id, scope: kept.scope, questions, at, answers: new Map(answers), draft, isOver: false }
}

const isSameGrade = (item: QuizItem, { response, score }: Answered) =>
  fits(item, response) && grade(item, response).score === score

/** Whether a response names nothing that the item does not have, and every step where all are needed. */
function fits(item: QuizItem, response: Response): boolean {
  const within = (ids: readonly string[], parts: readonly { readonly id: string }[]) =>
    ids.every((id) => parts.some((part) => part.id === id))
  switch (item.kind) {
    case 'fill':
      return true
    case 'order':
      return response.length === 0 || (response.length === item.steps.length && within(response, item.steps))
    case 'match':
      return within([...pairsChosen(response)].flat(), item.pairs)
    default:
      return within(response, item.options)
  }
}
