/** The cards that a draft gives, both sides. */
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { facesOf } from '../../study/deck/ownDeck'
import { CardFace } from './CardFace'
import type { Draft } from './drafts'

/** More gaps than this are listed by number only when reviewed. */
const shownMost = 12

export function CardPreview({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const settled = useDeferredValue(draft)
  const cards = useMemo(() => facesOf({ ...settled, id: '', createdAt: 0 }).slice(0, shownMost), [settled])
  const isEmpty = !settled.front.trim() || cards.length === 0
  return (
    <section className="card-preview" aria-label={t('review.editor.preview')}>
      <h3 className="small-title soft">{t('review.editor.preview')}</h3>
      {isEmpty ? (
        <p className="soft">{t('review.editor.previewNone')}</p>
      ) : (
        cards.map((card, place) => (
          <article key={card.ref} className="card" aria-label={t('review.editor.previewCard', { number: place + 1 })}>
            <div className="side">
              <CardFace face={card.front} />
            </div>
            <div className="side answer">
              <CardFace face={card.back} />
            </div>
          </article>
        ))
      )}
    </section>
  )
}
