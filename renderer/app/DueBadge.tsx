/** How many cards are due, beside “Reviews”. It comes when the record is open, long after the first paint. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describe, log } from '../platform/log'
import type { Books } from './openBooks'
import type { StudyRecord } from './studyRecord'

const minuteMs = 60_000

export function DueBadge({ record }: { record: StudyRecord }) {
  const { t } = useTranslation()
  const due = useDue(record)
  if (due === 0) return null
  return (
    <span className="badge">
      <span aria-hidden="true">{due}</span>
      <span className="unseen">{t('review.due', { count: due })}</span>
    </span>
  )
}

function useDue(record: StudyRecord): number {
  const [due, setDue] = useState(0)
  useEffect(() => {
    let stop: (() => void) | undefined
    let isGone = false
    const start = async () => {
      const books = await record.books
      await books.deck.ready
      if (!isGone) stop = watchDue(books, setDue)
    }
    start().catch((reason: unknown) => log('warn', `badge: no count: ${describe(reason)}`))
    return () => {
      isGone = true
      stop?.()
    }
  }, [record])
  return due
}

/** Counts at once, after every change once things are quiet, and every minute. */
function watchDue({ reviews, deck }: Books, tell: (due: number) => void): () => void {
  const count = () => tell(reviews.queue((ref) => deck.cards().has(ref)).cards.length)
  let soon: ReturnType<typeof setTimeout> | undefined
  const changed = () => {
    clearTimeout(soon)
    soon = setTimeout(count, 50)
  }
  const stops = [reviews.subscribe(changed), deck.subscribe(changed)]
  const timer = setInterval(count, minuteMs)
  count()
  return () => {
    for (const stop of stops) stop()
    clearInterval(timer)
    clearTimeout(soon)
  }
}
