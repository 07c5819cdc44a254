/** The parts of a question by its kind, and what an untouched question shows. */
import type { QuizItem } from '../study/course/source'
import type { Response } from '../study/quiz/quizBook'
import { disorder } from '../study/quiz/shuffle'
import { FillPart } from './FillPart'
import { MatchParts } from './MatchParts'
import { OptionParts } from './OptionParts'
import { OrderParts } from './OrderParts'
import type { PartsProps } from './partsProps'

export function Parts(props: PartsProps) {
  const { item } = props
  switch (item.kind) {
    case 'order':
      return <OrderParts {...props} item={item} />
    case 'match':
      return <MatchParts {...props} item={item} />
    case 'fill':
      return <FillPart {...props} item={item} />
    default:
      return <OptionParts {...props} item={item} />
  }
}

/** Steps lie there in some order from the beginning; everything else begins empty. */
export function startOf(item: QuizItem, seed: string | undefined): Response {
  if (item.kind !== 'order') return []
  const ids = item.steps.map(({ id }) => id)
  return disorder(ids, `${seed ?? ''}/${item.id}`)
}
