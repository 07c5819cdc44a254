/** What comes, what was remembered, and how much a day is asked for. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Forecast } from './Forecast'
import { sum, weeks } from './figures'
import { LimitsForm } from './LimitsForm'
import { Retention } from './Retention'
import { ReviewTabs } from './ReviewTabs'
import type { ReviewWorld } from './reviewWorld'
import { useLimits, useStats } from './useBook'

const weeksShown = 26

export function Progress({ world }: { world: ReviewWorld }) {
  const stats = useStats(world)
  const limits = useLimits(world.book)
  const today = world.dayOf(world.now())
  const shown = useMemo(() => weeks(stats.days, today, weeksShown), [stats.days, today])
  const answers = sum(stats.days.map((day) => day.reviews))
  return (
    <div className="page review progress-page">
      <ReviewTabs here="progress" />
      <Standing counts={stats.counts} streak={stats.streak} answers={answers} />
      <Forecast forecast={stats.forecast} today={today} />
      <Retention weeks={shown} aim={Math.round(limits.retention * 100)} />
      <LimitsForm book={world.book} />
    </div>
  )
}

interface StandingProps {
  readonly counts: Readonly<Record<(typeof kinds)[number], number>>
  readonly streak: number
  readonly answers: number
}

const kinds = ['fresh', 'learning', 'review', 'suspended'] as const

function Standing({ counts, streak, answers }: StandingProps) {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('review.numbers.title')}</h2>
      <dl className="tallies">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{t(`review.numbers.${kind}`)}</dt>
            <dd>{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {answers === 0 ? (
        <p className="soft">{t('review.numbers.empty')}</p>
      ) : (
        <p>
          {streak > 0
            ? `${t('review.numbers.streak', { count: streak })} ${t('review.numbers.streakHelp')}`
            : t('review.numbers.streakNone')}{' '}
          {t('review.numbers.total', { count: answers })}
        </p>
      )}
    </section>
  )
}
