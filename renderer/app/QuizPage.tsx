/** The quizzes, with the books behind them. */

import { course } from 'virtual:course'
import { use, useMemo, useSyncExternalStore } from 'react'
import { newId } from '../platform/ids'
import { Missing } from '../screens/missing/Missing'
import { Quiz } from '../screens/quiz/Quiz'
import { formatAddress } from '../study/address'
import type { Question } from '../study/quiz/attempt'
import { itemKey } from '../study/quiz/itemKey'
import type { Response } from '../study/quiz/quizBook'
import type { CardRef } from '../study/schedule/reviewBook'
import { allQuestions, chapterGoals } from './courseData'
import { navigate } from './useAddress'
import type { AppWorld } from './world'

export function QuizPage({ world, chapter }: { world: AppWorld; chapter: string | undefined }) {
  const { quiz, reviews, attempt: keeper } = use(world.record.books)
  use(keeper.ready)
  const questions = use(allQuestions())
  const results = useSyncExternalStore(quiz.subscribe, quiz.results)
  const states = useSyncExternalStore(reviews.subscribe, reviews.states)
  const attempt = useSyncExternalStore(keeper.subscribe, keeper.get)
  const quizWorld = useMemo(
    () => ({
      course,
      questions,
      goals: chapterGoals,
      results,
      attempt,
      onAttempt: keeper.keep,
      newId,
      record: ({ chapter, item }: Question, score: number, response: Response) =>
        quiz.record(chapter, item.id, score, response),
      cards: {
        has: (question: Question) => states.has(cardOf(question)),
        add: (missed: readonly Question[]) => reviews.add(missed.map(cardOf)),
      },
      open: (scope: string | undefined) => navigate({ screen: 'quiz', ...(scope && { chapter: scope }) }),
    }),
    [questions, results, states, attempt, keeper, quiz, reviews],
  )
  const isKnown = chapter === undefined || chapter === 'mixed' || course.chapters.some(({ id }) => id === chapter)
  if (!isKnown) return <Missing link={formatAddress({ screen: 'quiz', chapter })} />
  return <Quiz world={quizWorld} scope={chapter} />
}

const cardOf = ({ chapter, item }: Question): CardRef => `item:${itemKey(chapter, item.id)}`
