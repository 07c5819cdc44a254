/** Before the first card: how to get some. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'
import type { ReviewWorld } from './reviewWorld'
import { TakeChapters } from './TakeChapters'

export function NoCards({ world }: { world: ReviewWorld }) {
  const { t } = useTranslation()
  return (
    <section className="review-none" aria-labelledby="no-cards">
      <h2 id="no-cards">{t('review.none.title')}</h2>
      <p className="lead">{t('review.none.body')}</p>
      <ul>
        <li>{t('review.none.read')}</li>
        <li>{t('review.none.quiz')}</li>
        <li>{t('review.none.own')}</li>
      </ul>
      <p className="row">
        <a className="primary" href={href({ screen: 'contents' })}>
          {t('review.none.start')}
        </a>
        <a href={href({ screen: 'review', view: 'cards' })}>{t('review.list.write')}</a>
      </p>
      <h3>{t('review.none.chapter')}</h3>
      <TakeChapters world={world} />
    </section>
  )
}
