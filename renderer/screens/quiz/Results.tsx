/** What a quiz showed: by learning goal, and what was missed, to read, to review or to be asked again. */
import { use, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { ShortText } from '../../design/ShortText'
import { href } from '../../study/address'
import type { ChapterEntry } from '../../study/course/course'
import { type Answered, type Attempt, asked, begin, missed, passedOver, type Question } from '../../study/quiz/attempt'
import { verdictOf } from '../../study/quiz/grade'
import { type Scored, tallyByGoal } from '../../study/quiz/tally'
import { AddCards } from './AddCards'
import { Goals } from './Goals'
import { sectionTitle, useQuiz } from './quizWorld'

export function Results({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation()
  const world = useQuiz()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const answers = asked(attempt)
  const wrong = missed(attempt)
  const scored = answers.map((one) => ({ question: one, score: one.score }))
  const chapters = world.course.chapters.filter(({ id }) => answers.some((one) => one.chapter === id))
  return (
    <div className="page quizzes results">
      <h1 ref={title} tabIndex={-1}>
        {t('quiz.results')}
      </h1>
      <Sum attempt={attempt} />
      <Onward attempt={attempt} />
      <h2>{t('quiz.byGoal')}</h2>
      {chapters.map((chapter) => (
        <ChapterGoals key={chapter.id} chapter={chapter} scored={scored} isTitled={chapters.length > 1} />
      ))}
      {wrong.length > 0 && (
        <>
          <h2>{t('quiz.missed')}</h2>
          <ol className="missed-items">
            {wrong.map((one) => (
              <MissedLine key={`${one.chapter}/${one.item.id}`} one={one} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function Sum({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation()
  const answers = asked(attempt)
  const right = answers.filter(({ score }) => score >= 1).length
  const skipped = passedOver(attempt).length
  return (
    <p className="lead sum">
      {t('quiz.sum', { right, asked: answers.length })}
      {skipped > 0 && ` ${t('quiz.skipped', { count: skipped })}`}
    </p>
  )
}

/** What one may do next. */
function Onward({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation()
  const world = useQuiz()
  const wrong = missed(attempt)
  const askAgain = () => world.onAttempt(begin(world.newId(), attempt.scope, wrong))
  const another = () => {
    world.onAttempt(undefined)
    world.open(undefined)
  }
  return (
    <div className="row onward">
      {wrong.length > 0 && (
        <button type="button" className="primary ask-again" onClick={askAgain}>
          {t('quiz.askAgain', { count: wrong.length })}
        </button>
      )}
      <button type="button" className="another-quiz" onClick={another}>
        {t('quiz.another')}
      </button>
      {wrong.length > 0 && world.cards && <AddCards missed={wrong} cards={world.cards} />}
    </div>
  )
}

interface ChapterGoalsProps {
  readonly chapter: ChapterEntry
  readonly scored: readonly Scored[]
  readonly isTitled: boolean
}

function ChapterGoals({ chapter, scored, isTitled }: ChapterGoalsProps) {
  const world = useQuiz()
  const goals = tallyByGoal(chapter.id, use(world.goals(chapter.id)), scored)
  return (
    <>
      {isTitled && <h3 data-content>{chapter.title}</h3>}
      <Goals goals={goals} />
    </>
  )
}

function MissedLine({ one }: { one: Question & Answered }) {
  const { t } = useTranslation()
  const world = useQuiz()
  const { section } = one.item
  return (
    <li>
      <Icon name="cross" />
      <div>
        <p data-content>
          <ShortText text={one.item.ask} />
        </p>
        <p className="soft">
          {t(verdictOf(one.score) === 'partly' ? 'quiz.partlyRight' : 'quiz.notRight')} {t('quiz.readIn')}{' '}
          <a href={href({ screen: 'read', chapter: one.chapter, section })} data-content>
            {sectionTitle(world, one.chapter, section) ?? section}
          </a>
        </p>
      </div>
    </li>
  )
}
