/** The answers to the questions in a chapter's text, for the reader, which is there before the study record is open. */
import { describe, log } from '../platform/log'
import type { Checks } from '../screens/reader/ReaderContext'
import { itemKey } from '../study/quiz/openQuizBook'
import type { QuizBook } from '../study/quiz/quizBook'
import type { StudyRecord } from './studyRecord'

export function openChecks({ books }: StudyRecord, chapter: string): Checks {
  let quiz: QuizBook | undefined
  const opened = books.then((open) => {
    quiz = open.quiz
    return open.quiz
  })
  const refused = (reason: unknown) => log('error', `check: not recorded: ${describe(reason)}`) // the notice says it too
  return {
    record: (item, score, response) => {
      opened.then((book) => book.record(chapter, item, score, response)).catch(refused)
    },
    lastScore: (item) => quiz?.results().get(itemKey(chapter, item))?.lastScore,
    subscribe: (changed) => {
      let stop: (() => void) | undefined
      let isOver = false
      opened.then(
        (book) => {
          if (isOver) return
          stop = book.subscribe(changed)
          changed()
        },
        () => undefined, // nothing to watch; `record` logs it
      )
      return () => {
        isOver = true
        stop?.()
      }
    },
  }
}
