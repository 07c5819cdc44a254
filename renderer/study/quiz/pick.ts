/** Picks the questions of a quiz: first those missed at the last try, then those never asked, then the longest known. */
import type { Question } from './attempt'
import { itemKey } from './openQuizBook'
import type { ItemResult } from './quizBook'
import { shuffle } from './shuffle'

type Results = ReadonlyMap<string, ItemResult>

/** Within missed and unseen ones the order is by chance of the seed, so that chapters mix. */
export const pickMixed = (questions: readonly Question[], results: Results, count: number, seed: string) =>
  byNeed(shuffle(questions, seed), results).slice(0, count)

/** Within missed and unseen ones the order is the author's, which follows the chapter. */
export const pickOfChapter = (questions: readonly Question[], results: Results, count: number) =>
  byNeed(questions, results).slice(0, count)

function byNeed(questions: readonly Question[], results: Results): readonly Question[] {
  const ranked = questions.map((question) => ({ question, rank: rankOf(resultOf(question, results)) }))
  return ranked.sort((one, other) => one.rank - other.rank).map(({ question }) => question)
}

const resultOf = ({ chapter, item }: Question, results: Results) => results.get(itemKey(chapter, item.id))

function rankOf(result: ItemResult | undefined): number {
  if (!result) return -1
  return result.lastScore < 1 ? -2 : result.lastAt
}
