/** The reviews, with the books behind them. */

import { course } from 'virtual:course'
import { lazy, use, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { now } from '../platform/clock'
import { zone } from '../platform/zone'
import { CardImages } from '../screens/review/CardFace'
import { Cards } from '../screens/review/Cards'
import { Review } from '../screens/review/Review'
import type { ReviewWorld } from '../screens/review/reviewWorld'
import type { Address } from '../study/address'
import type { AppWorld } from './world'

// With the plotting library, which the other two pages do without.
const Progress = lazy(() => import('../screens/review/Progress').then(({ Progress }) => ({ default: Progress })))

interface ReviewPageProps {
  readonly world: AppWorld
  readonly view: Extract<Address, { screen: 'review' }>['view']
}

export function ReviewPage({ world, view }: ReviewPageProps) {
  const { reviews: book, cards: own, deck: live, store } = use(world.record.books)
  use(live.ready)
  const deck = useSyncExternalStore(live.subscribe, live.cards)
  const { letterKeys } = useSyncExternalStore(world.settings.subscribe, world.settings.get)
  const reviewWorld = useMemo<ReviewWorld>(
    () => ({ book, own, deck, course, now, dayOf: zone.dayOf, letterKeys }),
    [book, own, deck, letterKeys],
  )
  const images = useMemo(() => ({ image: store.images.get }), [store])
  return (
    <CardImages value={images}>
      <MissingTexts chapters={live.faults()} />
      {view === 'cards' && <Cards world={reviewWorld} />}
      {view === 'progress' && <Progress world={reviewWorld} />}
      {view === undefined && <Review world={reviewWorld} />}
    </CardImages>
  )
}

function MissingTexts({ chapters }: { chapters: readonly string[] }) {
  const { t } = useTranslation()
  return chapters.map((id) => (
    <p key={id} className="notice" role="alert">
      {t('review.textsMissing', { chapter: course.chapters.find((one) => one.id === id)?.title ?? id })}
    </p>
  ))
}
