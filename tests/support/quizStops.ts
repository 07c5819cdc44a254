/** The stops of the tour at the quizzes. */
import type { QuizItem } from '../../renderer/study/course/source'
import { giveAnswer, skipTo, startQuiz, type Wanted } from './quizzes'
import type { Stop } from './tour'

const chapter = '/quiz/runtime'
const kinds: readonly QuizItem['kind'][] = ['single', 'multiple', 'output', 'order', 'match', 'fill']
const hasParts = (kind: QuizItem['kind']) => kind === 'multiple' || kind === 'order' || kind === 'match'

const asks = (kind: QuizItem['kind'], wanted?: Wanted): Stop => ({
  name: `quiz-${kind}-${wanted ?? 'asked'}`,
  route: chapter,
  reach: async (page) => {
    await startQuiz(page)
    await skipTo(page, kind)
    if (wanted) await giveAnswer(page, wanted)
  },
})

export const quizStops: readonly Stop[] = [
  { name: 'quiz', route: '/quiz' },
  { name: 'quiz-chapter', route: chapter },
  ...kinds.flatMap((kind) => [
    asks(kind),
    asks(kind, 'wrong'),
    ...(hasParts(kind) ? [asks(kind, 'partly')] : []),
    asks(kind, 'right'),
  ]),
  { name: 'quiz-under-way', route: '/quiz' },
  {
    name: 'quiz-results',
    route: chapter,
    reach: async (page) => {
      await startQuiz(page)
      for (const wanted of ['right', 'wrong', 'right', 'partly'] as const) {
        await giveAnswer(page, wanted)
        await page.locator('.check-end button').click()
      }
      await page.locator('.stop-quiz').click()
      await page.locator('.results').waitFor()
    },
  },
  {
    name: 'quiz-cards-made',
    route: chapter,
    reach: async (page) => {
      await startQuiz(page)
      await giveAnswer(page, 'wrong')
      await page.locator('.stop-quiz').click()
      await page
        .locator('.add-cards')
        .click({ timeout: 1_000 })
        .catch(() => undefined) // they may be cards already
      await page.locator('.cards-added').waitFor()
    },
  },
  { name: 'quiz-with-results', route: '/quiz' },
  { name: 'home-full', route: '/contents' },
]
