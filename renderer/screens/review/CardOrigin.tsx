/** Where a card comes from, in a line. */
import { useTranslation } from 'react-i18next'
import type { Course } from '../../study/course/course'
import type { DeckCard } from '../../study/deck/deckCard'

export function CardOrigin({ card, course }: { card: DeckCard; course: Course }) {
  const { t } = useTranslation()
  const chapter = course.chapters.find((one) => one.id === card.chapter)
  const section = chapter?.sections.find((one) => one.id === card.section)
  return (
    <p className="card-origin soft">
      {(card.source !== 'course' || !chapter) && <span>{t(`review.source.${card.source}`)}</span>}
      {chapter && <span data-content>{chapter.title}</span>}
      {section && <span data-content>{section.title}</span>}
      {card.tags.map((tag) => (
        <span key={tag} className="card-tag" data-content>
          {tag}
        </span>
      ))}
    </p>
  )
}
