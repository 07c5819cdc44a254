/** One go at some questions, as a value: which one is asked, what was answered, what was passed over. */
import type { QuizItem } from '../course/source'
import type { Response } from './quizBook'

export interface Question {
  readonly chapter: string
  readonly item: QuizItem
}

export interface Answered {
  readonly response: Response
  readonly score: number
}

export interface Attempt {
  /** Seeds the order of options, so that a question looks the same when one comes back to it. */
  readonly id: string
  /** The id of a chapter, or `mixed`. */
  readonly scope: string
  readonly questions: readonly Question[]
  /** The place of the question that is asked. */
  readonly at: number
  /** By place. */
  readonly answers: ReadonlyMap<number, Answered>
  /** What is chosen or typed so far, not answered yet. */
  readonly draft: Response
  readonly isOver: boolean
}

export const begin = (id: string, scope: string, questions: readonly Question[]): Attempt => ({
  id,
  scope,
  questions,
  at: 0,
  answers: new Map(),
  draft: [],
  isOver: questions.length === 0,
})

export const draft = (attempt: Attempt, response: Response): Attempt => ({ ...attempt, draft: response })

/** The first answer to a question stands. */
export const answer = (attempt: Attempt, response: Response, score: number): Attempt =>
  attempt.isOver || attempt.answers.has(attempt.at)
    ? attempt
    : { ...attempt, answers: new Map([...attempt.answers, [attempt.at, { response, score }]]) }

/** The next question, also past one that was not answered; after the last one the attempt is over. */
export function next(attempt: Attempt): Attempt {
  const at = attempt.at + 1
  return at < attempt.questions.length ? { ...attempt, at, draft: [] } : stop(attempt)
}

export const stop = (attempt: Attempt): Attempt => ({ ...attempt, draft: [], isOver: true })

/** The questions that were answered, with how well. */
export const asked = ({ questions, answers }: Attempt): readonly (Question & Answered)[] =>
  questions.flatMap((question, at) => {
    const answered = answers.get(at)
    return answered ? [{ ...question, ...answered }] : []
  })

export const missed = (attempt: Attempt): readonly (Question & Answered)[] =>
  asked(attempt).filter(({ score }) => score < 1)

export const passedOver = ({ questions, answers }: Attempt): readonly Question[] =>
  questions.filter((_, at) => !answers.has(at))
