/** What the quiz screens work with; the app provides it. */
import { createContext, useContext } from 'react'
import type { Course } from '../../study/course/course'
import type { Goal } from '../../study/course/source'
import type { Attempt, Question } from '../../study/quiz/attempt'
import type { ItemResult, Response } from '../../study/quiz/quizBook'

export interface QuizWorld {
  readonly course: Course
  /** The questions of each chapter that has any, in the chapter's order. */
  readonly questions: ReadonlyMap<string, readonly Question[]>
  /** The same promise each time, for React's `use`. */
  readonly goals: (chapter: string) => Promise<readonly Goal[]>
  readonly results: ReadonlyMap<string, ItemResult>
  /** The attempt that is under way, or whose results are shown. */
  readonly attempt: Attempt | undefined
  readonly onAttempt: (attempt: Attempt | undefined) => void
  readonly newId: () => string
  readonly record: (question: Question, score: number, response: Response) => void
  /** Undefined where this build has no reviews. */
  readonly cards: MissedCards | undefined
  /** Goes to a quiz, or to the choice. */
  readonly open: (scope: string | undefined) => void
}

export interface MissedCards {
  /** Whether a question is a review card already. */
  readonly has: (question: Question) => boolean
  readonly add: (questions: readonly Question[]) => void
}

export const QuizContext = createContext<QuizWorld | undefined>(undefined)

export function useQuiz(): QuizWorld {
  const world = useContext(QuizContext)
  if (!world) throw new Error('A part of a quiz was drawn outside the quizzes.')
  return world
}

export const chapterOf = ({ course }: QuizWorld, id: string) => course.chapters.find((chapter) => chapter.id === id)

/** The title of a section of the course, where the edition still has it. */
export const sectionTitle = (world: QuizWorld, chapter: string, section: string) =>
  chapterOf(world, chapter)?.sections.find((one) => one.id === section)?.title
