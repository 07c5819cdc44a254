/** A chapter's quiz before it begins: how the chapter stands, by learning goal. */
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { ChapterEntry } from '../../study/course/course'
import { begin } from '../../study/quiz/attempt'
import { pickOfChapter } from '../../study/quiz/pick'
import { scoredBy, tally, tallyByGoal } from '../../study/quiz/tally'
import { Goals } from './Goals'
import { Length } from './Length'
import { useQuiz } from './quizWorld'
import { Standing } from './Standing'

export function ChapterQuiz({ chapter }: { chapter: ChapterEntry }) {
  const { t } = useTranslation()
  const world = useQuiz()
  const questions = world.questions.get(chapter.id) ?? []
  const scored = scoredBy(world.results, questions)
  const goals = tallyByGoal(chapter.id, use(world.goals(chapter.id)), scored)
  const start = (count: number) =>
    world.onAttempt(begin(world.newId(), chapter.id, pickOfChapter(questions, world.results, count)))
  return (
    <div className="page quizzes">
      <a className="back" href={href({ screen: 'quiz' })}>
        <Icon name="left" />
        {t('quiz.title')}
      </a>
      <h1 tabIndex={-1} data-content>
        {chapter.title}
      </h1>
      {questions.length === 0 ? (
        <p>{t('quiz.none')}</p>
      ) : (
        <>
          <Standing {...tally(scored)} />
          <p>{t('quiz.chapterHow')}</p>
          <Length all={questions.length} onStart={start} />
          <h2>{t('quiz.byGoal')}</h2>
          <Goals goals={goals} />
        </>
      )}
    </div>
  )
}
