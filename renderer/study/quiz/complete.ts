/** Whether a response says enough to be graded. */
import type { QuizItem } from '../course/source'
import { pairsChosen } from './grade'
import type { Response } from './quizBook'

export function isComplete(item: QuizItem, response: Response): boolean {
  switch (item.kind) {
    case 'match': {
      const chosen = pairsChosen(response)
      return item.pairs.every((pair) => chosen.get(pair.id))
    }
    case 'fill':
      return (response[0] ?? '').trim() !== ''
    case 'order':
      return response.length === item.steps.length
    default:
      return response.length > 0
  }
}
