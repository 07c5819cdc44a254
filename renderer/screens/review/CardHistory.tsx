/** What happened to one card, newest first. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cardHistory } from '../../study/deck/cardHistory'
import type { CardRef } from '../../study/schedule/reviewBook'
import { gradeNames } from './gradeNames'
import type { ReviewWorld } from './reviewWorld'
import { dateAndTime } from './span'
import { useStates } from './useBook'

const shownMost = 200

export function CardHistory({ world: { book }, card }: { world: ReviewWorld; card: CardRef }) {
  const { t, i18n } = useTranslation()
  const states = useStates(book)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log changes with the states
  const events = useMemo(() => cardHistory(book.events(), card), [book, card, states])
  if (events.length === 0) return <p className="soft">{t('review.details.noHistory')}</p>
  return (
    <table className="card-history">
      <caption className="small-title">{t('review.details.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('review.details.when')}</th>
          <th scope="col">{t('review.details.what')}</th>
        </tr>
      </thead>
      <tbody>
        {events.slice(0, shownMost).map((event) => (
          <tr key={event.id}>
            <td data-content>{dateAndTime(event.at, i18n.language)}</td>
            <td>
              {event.kind === 'review'
                ? t('review.event.review', { grade: t(`review.grade.${gradeNames[event.grade]}`) })
                : t(`review.event.${event.kind}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
