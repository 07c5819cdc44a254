/** A quiz that runs: one question at a time. Every answer is recorded as it is given, so leaving costs nothing. */
import { useTranslation } from 'react-i18next'
import { Question } from '../../questions/Question'
import { href } from '../../study/address'
import { type Attempt, answer, asked, draft, next, stop } from '../../study/quiz/attempt'
import { chapterOf, useQuiz } from './quizWorld'

export function Run({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation()
  const world = useQuiz()
  const { onAttempt } = world
  const question = attempt.questions[attempt.at]
  if (!question) return null
  const given = attempt.answers.get(attempt.at)
  const isLast = attempt.at === attempt.questions.length - 1
  const end = () => onAttempt(asked(attempt).length > 0 ? stop(attempt) : undefined)
  const skip = () => (isLast ? (given ? onAttempt(next(attempt)) : end()) : onAttempt(next(attempt)))
  return (
    <div className="page quiz-run">
      <RunHead attempt={attempt} onStop={end} />
      <Question
        key={attempt.at}
        item={question.item}
        seed={attempt.id}
        title={t('quiz.number', { at: attempt.at + 1, all: attempt.questions.length })}
        response={given?.response ?? attempt.draft}
        isAnswered={given !== undefined}
        onChange={(response) => onAttempt(draft(attempt, response))}
        onAnswer={(response, { score }) => {
          world.record(question, score, response)
          onAttempt(answer(attempt, response, score))
        }}
        then={{ label: t(isLast ? 'quiz.toResults' : 'quiz.next'), run: () => onAttempt(next(attempt)) }}
        aside={
          <button type="button" className="skip-question" onClick={skip}>
            {t('quiz.skip')}
          </button>
        }
        after={
          <a href={href({ screen: 'read', chapter: question.chapter, section: question.item.section })}>
            {t('quiz.readAbout')}
          </a>
        }
        takesFocus
      />
      {attempt.scope === 'mixed' && (
        <p className="soft from-chapter">
          {t('quiz.from')} <span data-content>{chapterOf(world, question.chapter)?.title}</span>
        </p>
      )}
    </div>
  )
}

function RunHead({ attempt, onStop }: { attempt: Attempt; onStop: () => void }) {
  const { t } = useTranslation()
  const title = chapterOf(useQuiz(), attempt.scope)?.title
  const all = attempt.questions.length
  return (
    <header className="run-head">
      <h1 className="run-title" tabIndex={-1}>
        {title ? <span data-content>{title}</span> : t('quiz.mixed')}
      </h1>
      <progress
        max={all}
        value={attempt.at + (attempt.answers.has(attempt.at) ? 1 : 0)}
        aria-label={t('quiz.progress')}
      />
      <button type="button" className="stop-quiz" onClick={onStop}>
        {t('quiz.stop')}
      </button>
    </header>
  )
}
