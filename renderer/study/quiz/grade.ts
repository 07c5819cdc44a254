/**
 * Grades a response to a quiz item: a score from 0 to 1, and for each part of the item whether it is right and why.
 * Guessing scores nothing: of several options, wrong ones are set against right ones; of an order, a shuffle is not half right.
 */
import type { QuizItem } from '../course/source'
import { isAccepted, sameText } from './fillText'
import { longestRise } from './longestRise'
import type { Response } from './quizBook'

/** Of an option: right and chosen, right and not chosen, wrong and chosen, wrong and not chosen. Other parts are right or wrong. */
export type PartVerdict = 'right' | 'missed' | 'wrong' | 'avoided'

export interface GradedPart {
  /** The id of the option, step or pair; of a fill, `text`. */
  readonly id: string
  readonly verdict: PartVerdict
  readonly why: string
}

export interface Graded {
  readonly score: number
  readonly parts: readonly GradedPart[]
}

export type Verdict = 'right' | 'partly' | 'wrong'
export const verdictOf = (score: number): Verdict => (score >= 1 ? 'right' : score > 0 ? 'partly' : 'wrong')

type Of<K extends QuizItem['kind']> = Extract<QuizItem, { kind: K }>
export type ChoiceItem = Of<'single' | 'multiple' | 'output'>

export function grade(item: QuizItem, response: Response): Graded {
  switch (item.kind) {
    case 'single':
    case 'output':
    case 'multiple':
      return gradeChoice(item, response)
    case 'order':
      return gradeOrder(item, response)
    case 'match':
      return gradeMatch(item, response)
    case 'fill':
      return gradeFill(item, response)
  }
}

/** The share of right options that were chosen, less the share of wrong ones: choosing everything scores as nothing. */
function gradeChoice(item: ChoiceItem, response: Response): Graded {
  const chosen = new Set(response)
  const parts = item.options.map(({ id, correct, why }) => ({
    id,
    verdict: optionVerdict(correct, chosen.has(id)),
    why,
  }))
  const count = (verdict: PartVerdict) => parts.filter((part) => part.verdict === verdict).length
  const [right, wrong] = [count('right'), count('wrong')]
  const share = right / (right + count('missed')) - wrong / (wrong + count('avoided'))
  const isWhole = item.kind === 'multiple' || share === 1 // one option out of several has no parts
  return { score: isWhole ? Math.max(0, share) : 0, parts }
}

const optionVerdict = (isCorrect: boolean | undefined, isChosen: boolean): PartVerdict =>
  isCorrect ? (isChosen ? 'right' : 'missed') : isChosen ? 'wrong' : 'avoided'

/** Right are the steps that may stay where they are; the others have to move. All but one moved is no order at all. */
function gradeOrder({ steps }: Of<'order'>, response: Response): Graded {
  const places = [...new Set(response)].map((id) => steps.findIndex((step) => step.id === id)).filter((at) => at >= 0)
  const kept = new Set(longestRise(places))
  const parts = steps.map(({ id, why }, at) => ({ id, verdict: kept.has(at) ? 'right' : 'wrong', why }) as const)
  return { score: Math.max(0, (kept.size - 1) / (steps.length - 1)), parts }
}

/** Between the id of a left side and the id of the pair whose right side was chosen for it. */
const pairMark = '→'
export const pairOf = (left: string, right: string) => `${left}${pairMark}${right}`

/** The pair whose right side was chosen, by the id of each left side. */
export function pairsChosen(response: Response): ReadonlyMap<string, string> {
  return new Map(
    response.map((pair) => {
      const [left = '', right = ''] = pair.split(pairMark, 2)
      return [left, right]
    }),
  )
}

function gradeMatch({ pairs }: Of<'match'>, response: Response): Graded {
  const chosen = pairsChosen(response)
  const textOf = (id: string | undefined) => pairs.find((pair) => pair.id === id)?.right
  // By text, because two lefts may share a right side.
  const parts = pairs.map(
    ({ id, right, why }) => ({ id, verdict: textOf(chosen.get(id)) === right ? 'right' : 'wrong', why }) as const,
  )
  return { score: parts.filter((part) => part.verdict === 'right').length / pairs.length, parts }
}

function gradeFill({ accept, mistakes, why }: Of<'fill'>, [typed = '']: Response): Graded {
  if (isAccepted(typed, accept)) return { score: 1, parts: [{ id: 'text', verdict: 'right', why }] }
  const known = mistakes.find((mistake) => sameText(typed, mistake.text))
  return { score: 0, parts: [{ id: 'text', verdict: 'wrong', why: known?.why ?? why }] }
}
