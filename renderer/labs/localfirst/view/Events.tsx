/** What happened, the newest first. */
import { useTranslation } from 'react-i18next'
import { Timeline, type TimelineRow } from '../../../design/Timeline'
import type { EventRow } from '../engine/types'
import { useEventWords } from './useEventWords'
import { secondsOf, useWorld } from './useWorld'

const mostShown = 60

const toneOf = ({ kind }: EventRow): TimelineRow['tone'] => {
  if (kind === 'refused' || kind === 'shadowed' || kind === 'overwrote' || kind === 'dropped') return 'bad'
  return kind === 'arrived' ? 'quiet' : 'plain'
}

export function Events() {
  const { t } = useTranslation()
  const { events } = useWorld().state
  const wordsOf = useEventWords()
  const rows = events
    .slice(-mostShown)
    .reverse()
    .map((event) => ({
      id: event.id,
      time: t('labs.localfirst.now', { time: secondsOf(event.at) }),
      text: wordsOf(event),
      tone: toneOf(event),
    }))
  return <Timeline title={t('labs.localfirst.events.title')} empty={t('labs.localfirst.events.none')} rows={rows} />
}
