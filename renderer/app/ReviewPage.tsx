/** The reviews, with the books behind it. */
import { use } from 'react'
import { useTranslation } from 'react-i18next'
import type { Address } from '../study/address'
import type { AppWorld } from './world'

export function ReviewPage({ world }: { world: AppWorld; view: Extract<Address, { screen: 'review' }>['view'] }) {
  const { t } = useTranslation()
  use(world.record.books)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('review.title')}</h1>
    </div>
  )
}
