/** What the parts of a question get, whatever its kind. */
import type { QuizItem } from '../study/course/source'
import type { Graded } from '../study/quiz/grade'
import type { Response } from '../study/quiz/quizBook'

export interface PartsProps<T extends QuizItem = QuizItem> {
  readonly item: T
  readonly seed: string | undefined
  readonly response: Response
  /** Undefined until it is answered. */
  readonly graded: Graded | undefined
  readonly onChange: (response: Response) => void
}
