/** Makes review cards of the questions that were missed, and says which are. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { Question } from '../../study/quiz/attempt'
import type { MissedCards } from './quizWorld'

export function AddCards({ missed, cards }: { missed: readonly Question[]; cards: MissedCards }) {
  const { t } = useTranslation()
  const [added, setAdded] = useState(0)
  const said = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (added > 0) said.current?.focus() // the button is gone
  }, [added])
  const fresh = missed.filter((question) => !cards.has(question))
  const add = () => {
    cards.add(fresh)
    setAdded(fresh.length)
  }
  const reviews = (
    <a ref={said} href={href({ screen: 'review' })}>
      {t('review.title')}
    </a>
  )
  if (fresh.length > 0 && added === 0)
    return (
      <button type="button" className="add-cards" onClick={add}>
        <Icon name="cards" />
        {t('quiz.addCards', { count: fresh.length })}
      </button>
    )
  return (
    <p className="cards-added" role="status">
      <Icon name="check" /> {added > 0 ? t('quiz.cardsAdded', { count: added }) : t('quiz.cardsThere')} {reviews}
    </p>
  )
}
