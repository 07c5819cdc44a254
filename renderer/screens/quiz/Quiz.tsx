/** The quizzes: the choice, a chapter's overview, a quiz that runs, or its results. */

import { ChapterQuiz } from './ChapterQuiz'
import { Choice } from './Choice'
import { chapterOf, QuizContext, type QuizWorld } from './quizWorld'
import { Results } from './Results'
import { Run } from './Run'

export interface QuizProps {
  readonly world: QuizWorld
  /** The id of a chapter, `mixed`, or undefined for the choice. */
  readonly scope: string | undefined
}

export function Quiz({ world, scope }: QuizProps) {
  return (
    <QuizContext value={world}>
      <QuizView world={world} scope={scope} />
    </QuizContext>
  )
}

function QuizView({ world, scope }: QuizProps) {
  const { attempt } = world
  if (attempt && attempt.scope === scope)
    return attempt.isOver ? <Results key={attempt.id} attempt={attempt} /> : <Run key={attempt.id} attempt={attempt} />
  const chapter = scope === undefined ? undefined : chapterOf(world, scope)
  return chapter ? <ChapterQuiz key={chapter.id} chapter={chapter} /> : <Choice />
}
