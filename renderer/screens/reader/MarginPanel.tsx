/** Where the window has no room beside the text: the notes of the open passage, in a panel at the window's foot. */
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import type { Place } from '../../study/notes/anchors'
import { MarginCard } from './MarginCard'
import type { MarginListProps } from './MarginLists'
import { type Card, groupCards } from './marginCards'
import type { Pages } from './usePages'

interface MarginPanelProps extends MarginListProps {
  readonly pages: Pages
  readonly onAnother: (place: Place) => void
}

/** How far above the panel the passage is kept, in CSS pixels. */
const clear = 24

export function MarginPanel(props: MarginPanelProps) {
  const { cards, active, actions, notebook } = props
  const group = groupCards(cards).find((one) => one.some(({ key }) => key === active))
  if (!group) return null
  const card = group.find(({ key }) => key === active) ?? group[0]
  return (
    <Panel card={card} {...props}>
      {group.map((one) => (
        <MarginCard key={one.key} card={one} isActive={one.key === active} notebook={notebook} actions={actions} />
      ))}
    </Panel>
  )
}

function Panel({
  card,
  actions,
  pages,
  onAnother,
  children,
}: MarginPanelProps & { readonly card: Card; readonly children: React.ReactNode }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const { place, quote, note } = card
  useLayoutEffect(() => {
    const words = pages.toRange(place)?.getBoundingClientRect()
    const over = (words?.bottom ?? 0) + clear - (panel.current?.getBoundingClientRect().top ?? 0)
    if (words && over > 0) window.scrollBy({ top: Math.min(over, words.top - clear * 4), behavior: 'instant' })
  }, [pages, place])
  return (
    <section ref={panel} className="margin-panel" aria-label={t('margin.on', { quote })}>
      <header>
        <q data-content>{quote}</q>
        <button type="button" className="quiet" aria-label={t('margin.close')} onClick={actions.close}>
          <Icon name="close" />
        </button>
      </header>
      <ul>{children}</ul>
      {note && (
        <button type="button" onClick={() => onAnother(place)}>
          <Icon name="plus" />
          {t('margin.another')}
        </button>
      )}
    </section>
  )
}
