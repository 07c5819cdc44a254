/** The compiled course for the screens: each part is loaded once, when it is first asked for. A part that failed may be asked for again. */
import { course, loadCards, loadChapter, loadGlossary, loadQuiz, loadSearchIndex } from 'virtual:course'
import type { ChapterText } from '../study/course/course'
import { openIndex, type SearchIndex } from '../study/course/search'
import type { Card, Goal, QuizItem, Term } from '../study/course/source'
import type { Question } from '../study/quiz/attempt'

const kept = new Map<string, Promise<unknown>>()

function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined
  if (known) return known
  const loading = load()
  kept.set(key, loading)
  loading.then(
    (value) => Object.assign(loading, { status: 'fulfilled', value }), // so that React's `use` reads it at once
    () => kept.delete(key),
  )
  return loading
}

export const chapterText = (id: string): Promise<ChapterText> => once(`chapter ${id}`, () => loadChapter(id))
export const glossary = (): Promise<readonly Term[]> => once('glossary', loadGlossary)
export const searchIndex = (): Promise<SearchIndex> => once('search', async () => openIndex(await loadSearchIndex()))

export const chapterCards = (id: string): Promise<readonly Card[]> => once(`cards ${id}`, () => loadCards(id))
export const chapterItems = (id: string): Promise<readonly QuizItem[]> => once(`quiz ${id}`, () => loadQuiz(id))

export const findTerm = async (id: string): Promise<Term | undefined> =>
  (await glossary()).find((term) => term.id === id)

export const findItem = async (chapter: string, id: string): Promise<QuizItem | undefined> =>
  (await chapterItems(chapter)).find((item) => item.id === id)

/** The questions of every chapter that has any, by chapter. */
export const allQuestions = (): Promise<ReadonlyMap<string, readonly Question[]>> =>
  once('questions', async () => {
    const chapters = course.chapters.map(async ({ id }) => {
      const items = await chapterItems(id)
      return [id, items.map((item) => ({ chapter: id, item }))] as const
    })
    return new Map((await Promise.all(chapters)).filter(([, questions]) => questions.length > 0))
  })

export const chapterGoals = (id: string): Promise<readonly Goal[]> =>
  once(`goals ${id}`, async () => (await chapterText(id)).goals)
