/** The notes of each section, at its end for those who go by keyboard or listen, beside their lines for those who look. */
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { ChapterEntry } from '../../study/course/course'
import type { Notebook } from '../../study/notes/notebook'
import { type CardActions, MarginCard } from './MarginCard'
import { type Card, groupCards } from './marginCards'

export interface MarginListProps {
  readonly entry: ChapterEntry
  readonly cards: readonly Card[]
  readonly active: string | undefined
  readonly actions: CardActions
  readonly notebook: Notebook
}

interface MarginListsProps extends MarginListProps {
  readonly isWide: boolean
  readonly sectionOf: (id: string) => HTMLElement | undefined
}

export function MarginLists({ entry, cards, sectionOf, ...shared }: MarginListsProps) {
  const { t } = useTranslation()
  return entry.sections.map(({ id, title }) => {
    const inside = cards.filter(({ place }) => place.section === id)
    const section = inside.length > 0 ? sectionOf(id) : undefined
    if (!section) return null
    return createPortal(
      <ul className="margin-list" aria-label={t('margin.list', { title })}>
        {shared.isWide
          ? inside.map((card) => (
              <MarginCard key={card.key} {...shared} card={card} isActive={card.key === shared.active} />
            ))
          : groupCards(inside).map((group) => <Mark key={group[0].key} group={group} {...shared} />)}
      </ul>,
      section,
      id,
    )
  })
}

function Mark({
  group,
  active,
  actions,
}: { readonly group: readonly [Card, ...Card[]] } & Pick<MarginListProps, 'active' | 'actions'>) {
  const { t } = useTranslation()
  const [{ key, quote }] = group
  const count = group.filter(({ note }) => note).length
  if (count === 0) return null
  return (
    <li className="margin-mark" data-mark={key}>
      <button
        type="button"
        data-opens={group.map((card) => card.key).join(' ')}
        aria-label={t('margin.mark', { count, quote })}
        aria-expanded={group.some((card) => card.key === active)}
        onClick={() => actions.open(key)}
      >
        <span aria-hidden="true" data-content>
          {count}
        </span>
      </button>
    </li>
  )
}
