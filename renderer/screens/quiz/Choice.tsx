/** Where a quiz begins: mixed questions or those of one chapter, each with how it stands. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import { type ChapterEntry, chapterMark } from '../../study/course/course'
import { asked, begin, stop } from '../../study/quiz/attempt'
import { pickMixed } from '../../study/quiz/pick'
import { scoredBy, tally } from '../../study/quiz/tally'
import { Length } from './Length'
import { chapterOf, useQuiz } from './quizWorld'
import { Standing } from './Standing'

export function Choice() {
  const { t } = useTranslation()
  const world = useQuiz()
  const all = [...world.questions.values()].flat()
  const start = (count: number) => {
    const id = world.newId()
    world.onAttempt(begin(id, 'mixed', pickMixed(all, world.results, count, id)))
    world.open('mixed')
  }
  return (
    <div className="page quizzes">
      <h1 tabIndex={-1}>{t('quiz.title')}</h1>
      <p className="lead">{t('quiz.lead')}</p>
      <UnderWay />
      {all.length === 0 ? (
        <p>{t('quiz.none')}</p>
      ) : (
        <>
          <section className="mixed" aria-labelledby="mixed-title">
            <h2 id="mixed-title">{t('quiz.mixed')}</h2>
            <p>{t('quiz.mixedHow')}</p>
            <Length all={all.length} onStart={start} />
          </section>
          <ol className="chapters">
            {world.course.chapters.map((chapter) => (
              <ChapterRow key={chapter.id} chapter={chapter} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function ChapterRow({ chapter }: { chapter: ChapterEntry }) {
  const world = useQuiz()
  const questions = world.questions.get(chapter.id) ?? []
  if (questions.length === 0) return null
  const leaveResults = () => {
    if (world.attempt?.isOver) world.onAttempt(undefined) // or they would stand where the chapter's overview is wanted
  }
  return (
    <li className="chapter-row">
      <span className="chapter-number" aria-hidden="true">
        {chapterMark(chapter)}
      </span>
      <div>
        <h2>
          <a href={href({ screen: 'quiz', chapter: chapter.id })} onClick={leaveResults} data-content>
            {chapter.title}
          </a>
        </h2>
        <Standing {...tally(scoredBy(world.results, questions))} />
      </div>
    </li>
  )
}

/** A quiz that was left in the middle, to go on with. */
function UnderWay() {
  const { t } = useTranslation()
  const world = useQuiz()
  const { attempt } = world
  if (!attempt || attempt.isOver) return null
  const title = chapterOf(world, attempt.scope)?.title
  const end = () => {
    world.onAttempt(asked(attempt).length > 0 ? stop(attempt) : undefined)
    if (asked(attempt).length > 0) world.open(attempt.scope)
  }
  return (
    <section className="under-way" aria-labelledby="under-way-title">
      <h2 id="under-way-title" className="small-title">
        {t('quiz.underWay')}
      </h2>
      <p>
        {title ? <span data-content>{title}</span> : t('quiz.mixed')} ·{' '}
        {t('quiz.number', { at: attempt.at + 1, all: attempt.questions.length })}
      </p>
      <div className="row">
        <button type="button" className="primary" onClick={() => world.open(attempt.scope)}>
          {t('quiz.goOn')}
        </button>
        <button type="button" onClick={end}>
          {t('quiz.stop')}
        </button>
      </div>
    </section>
  )
}
