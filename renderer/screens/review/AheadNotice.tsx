/** Answers that a wrong clock dated ahead: how many, from when, and the way to count them. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { ReviewWorld } from './reviewWorld'
import { dateAndTime } from './span'
import { useAhead } from './useBook'

export function AheadNotice({ world: { book } }: { world: ReviewWorld }) {
  const { t, i18n } = useTranslation()
  const ahead = useAhead(book)
  if (ahead.length === 0) return null
  const first = Math.min(...ahead.slice(0, 10_000).map((event) => event.at))
  return (
    <div className="review-notice" role="status">
      <Icon name="clock" />
      <p>{t('review.ahead.some', { count: ahead.length, date: dateAndTime(first, i18n.language) })}</p>
      <button type="button" onClick={() => book.dateToday(ahead.map((event) => event.id))}>
        {t('review.ahead.dateToday')}
      </button>
    </div>
  )
}
