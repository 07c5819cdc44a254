/** Counts answers: of a chapter, and by its learning goals. */
import type { Goal } from '../course/source'
import type { Question } from './attempt'
import { itemKey } from './openQuizBook'
import type { ItemResult } from './quizBook'

export interface Tally {
  /** Questions that were answered at least once. */
  readonly asked: number
  /** Of these, answered fully right at the last try. */
  readonly right: number
  readonly all: number
}

export interface GoalTally extends Tally {
  readonly chapter: string
  readonly goal: Goal
  /** Where to read: the section of the first question that was missed, or else of the first. */
  readonly section: string
}

/** A question with its last score, or undefined where it was not answered. */
export interface Scored {
  readonly question: Question
  readonly score: number | undefined
}

export const scoredBy = (results: ReadonlyMap<string, ItemResult>, questions: readonly Question[]): readonly Scored[] =>
  questions.map((question) => ({
    question,
    score: results.get(itemKey(question.chapter, question.item.id))?.lastScore,
  }))

export function tally(scored: readonly Scored[]): Tally {
  const scores = scored.flatMap(({ score }) => (score === undefined ? [] : [score]))
  return { asked: scores.length, right: scores.filter((score) => score >= 1).length, all: scored.length }
}

/** One line for each goal that has a question among those given, in the chapter's order. */
export function tallyByGoal(chapter: string, goals: readonly Goal[], scored: readonly Scored[]): readonly GoalTally[] {
  return goals.flatMap((goal) => {
    const own = scored.filter(({ question }) => question.chapter === chapter && question.item.goal === goal.id)
    const isMissed = ({ score }: Scored) => score !== undefined && score < 1
    const worst = own.find(isMissed) ?? own[0]
    return worst ? [{ chapter, goal, section: worst.question.item.section, ...tally(own) }] : []
  })
}

/** What is known of each chapter from the results alone, without its questions. */
export function tallyByChapter(
  results: Iterable<ItemResult>,
): ReadonlyMap<string, { readonly asked: number; readonly right: number }> {
  const counts = new Map<string, { asked: number; right: number }>()
  for (const { chapter, lastScore } of results) {
    const so = counts.get(chapter) ?? { asked: 0, right: 0 }
    counts.set(chapter, { asked: so.asked + 1, right: so.right + (lastScore >= 1 ? 1 : 0) })
  }
  return counts
}
