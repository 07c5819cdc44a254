/** The three pages of the reviews. */
import { useTranslation } from 'react-i18next'
import { href } from '../../study/address'

type View = 'cards' | 'progress' | undefined
const views = [
  { view: undefined, label: 'review.today' },
  { view: 'cards', label: 'review.cards' },
  { view: 'progress', label: 'review.progress' },
] as const

export function ReviewTabs({ here }: { here: View }) {
  const { t } = useTranslation()
  return (
    <header className="review-head">
      <h1 tabIndex={-1}>{t('review.title')}</h1>
      <nav aria-label={t('review.views')}>
        {views.map(({ view, label }) => (
          <a
            key={label}
            href={href({ screen: 'review', ...(view && { view }) })}
            aria-current={view === here ? 'page' : undefined}
          >
            {t(label)}
          </a>
        ))}
      </nav>
    </header>
  )
}
