/** Nothing is due any more: what was done today, when the next card comes, and the week ahead. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { ReviewWorld } from './reviewWorld'
import { inWords, longDay } from './span'
import { useStats } from './useBook'
import type { Session } from './useSession'

interface DoneProps {
  readonly world: ReviewWorld
  readonly session: Session
}

export function Done({ world, session }: DoneProps) {
  const { t } = useTranslation()
  const { forecast, days } = useStats(world)
  const last = days.at(-1)
  const today = last?.day === world.dayOf(world.now()) ? last : undefined
  const heading = useRef<HTMLHeadingElement>(null)
  const { turn } = session
  useEffect(() => {
    if (turn > 0) heading.current?.focus() // the card that had the focus is gone
  }, [turn])
  return (
    <section className="review-done" aria-labelledby="done">
      <h2 id="done" ref={heading} tabIndex={-1}>
        {t(today ? 'review.done.title' : 'review.done.nothing')}
      </h2>
      {today && (
        <p className="lead">
          {t('review.done.reviews', { count: today.reviews })}
          {today.fresh > 0 && t('review.done.fresh', { count: today.fresh })}.{' '}
          {today.mature > 0 &&
            t('review.done.remembered', { percent: Math.round((100 * today.remembered) / today.mature) })}
        </p>
      )}
      <NextCard world={world} session={session} forecast={forecast} />
      <Held session={session} />
      <WeekAhead world={world} forecast={forecast} />
      {session.canUndo && (
        <p>
          <button type="button" onClick={session.undo}>
            {t('review.undo')}
          </button>
        </p>
      )}
    </section>
  )
}

interface Ahead extends DoneProps {
  readonly forecast: readonly number[]
}

function NextCard({ world, session, forecast }: Ahead) {
  const { t, i18n } = useTranslation()
  const { nextAt, held } = session.queue
  const at = world.now()
  if (nextAt !== undefined) return <p>{t('review.done.nextIn', { span: inWords(nextAt - at, t) })}</p>
  const next = forecast.findIndex((count, day) => day > 0 && count > 0)
  const count = forecast[next]
  if (count === undefined) return held > 0 ? null : <p>{t('review.done.nothingAhead')}</p>
  const day = longDay(world.dayOf(at) + next, i18n.language)
  return <p>{t('review.done.nextDay', { day, count })}</p>
}

function Held({ session }: { session: Session }) {
  const { t } = useTranslation()
  const { held } = session.queue
  if (held === 0) return null
  return (
    <div className="review-notice">
      <p>
        {t('review.done.held', { count: held })} {t('review.done.heldHelp')}
      </p>
      <button type="button" onClick={session.reviewHeld}>
        {t('review.done.heldAnyway')}
      </button>
      <a href={href({ screen: 'review', view: 'progress' })}>{t('review.done.limits')}</a>
    </div>
  )
}

function WeekAhead({ world, forecast }: Omit<Ahead, 'session'>) {
  const { t, i18n } = useTranslation()
  const today = world.dayOf(world.now())
  const week = forecast.slice(1, 8).map((count, place) => ({ count, day: today + 1 + place }))
  return (
    <>
      <h3 className="small-title soft">{t('review.done.week')}</h3>
      <ol className="week-ahead">
        {week.map(({ count, day }) => (
          <li key={day}>
            <span className="soft" data-content>
              {longDay(day, i18n.language)}
            </span>
            <span className="week-count">{count}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
