/** Shows which words have notes, by the CSS Custom Highlight API, and opens the note of the words that are clicked. */
import { type RefObject, useEffect } from 'react'
import type { Card } from './marginCards'
import type { Pages } from './usePages'

export function useMarginHighlights(
  article: RefObject<HTMLElement | null>,
  pages: Pages,
  cards: readonly Card[],
  active: string | undefined,
  open: (key: string) => void,
): void {
  useEffect(() => {
    const idle = requestIdleCallback(() => show('note', pages, cards), { timeout: 500 })
    return () => cancelIdleCallback(idle)
  }, [pages, cards])
  useEffect(() => {
    show(
      'note-active',
      pages,
      cards.filter(({ key }) => key === active),
      1,
    )
  }, [pages, cards, active])
  useEffect(() => hide, [])
  useEffect(() => {
    const element = article.current
    const clicked = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a, button, summary, label, input, pre')) return
      if (getSelection()?.isCollapsed === false) return
      const card = cards.findLast(({ place }) => isAt(pages.toRange(place), event))
      if (card) open(card.key)
    }
    element?.addEventListener('click', clicked)
    return () => element?.removeEventListener('click', clicked)
  }, [article, pages, cards, open])
}

function show(name: string, pages: Pages, cards: readonly Card[], priority = 0) {
  const ranges = cards.flatMap(({ place }) => pages.toRange(place) ?? [])
  if (ranges.length === 0) return void CSS.highlights.delete(name)
  const highlight = new Highlight(...ranges)
  highlight.priority = priority
  CSS.highlights.set(name, highlight)
}

function hide() {
  CSS.highlights.delete('note')
  CSS.highlights.delete('note-active')
}

const isAt = (range: Range | undefined, { clientX: x, clientY: y }: MouseEvent) =>
  [...(range?.getClientRects() ?? [])].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  )
