/** Puts cards and marks beside their lines, and moves them when the text grows, the window changes or a card does. */
import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Card, groupCards } from './marginCards'
import { placeCards } from './placeCards'
import type { Pages } from './usePages'

interface Layout {
  /** The chapter with what stands beside it. */
  readonly around: RefObject<HTMLElement | null>
  readonly article: RefObject<HTMLElement | null>
  /** The column for cards; it takes no room where the window is too narrow for one. */
  readonly column: RefObject<HTMLElement | null>
  readonly pages: Pages
  readonly cards: readonly Card[]
  readonly active: string | undefined
}

const cardGap = 10
const markGap = 4

/** Whether cards stand beside the text. */
export function useMarginLayout(layout: Layout): boolean {
  const { around, article, column, pages, cards, active } = layout
  const [isWide, setWide] = useState(false)
  useLayoutEffect(() => {
    const box = around.current
    if (!box || !article.current) return
    let frame = 0
    const lay = () => {
      const isRoomy = (column.current?.offsetWidth ?? 0) > 0
      setWide(isRoomy)
      layOut({ around, article, column, pages, cards, active })
    }
    const later = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(lay)
    }
    const observer = new ResizeObserver(later)
    for (const element of [box, article.current, ...box.querySelectorAll('[data-card]')]) observer.observe(element)
    lay()
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  })
  return isWide
}

function layOut({ around, article, column, pages, cards, active }: Layout) {
  const box = around.current?.getBoundingClientRect()
  const text = article.current?.getBoundingClientRect()
  const beside = column.current?.getBoundingClientRect()
  if (!box || !text) return
  const topOf = (card: Card) => (pages.toRange(card.place)?.getBoundingClientRect().top ?? text.top) - box.top
  const find = (attribute: string, key: string) =>
    around.current?.querySelector<HTMLElement>(`.margin-list [${attribute}="${CSS.escape(key)}"]`)
  const isWide = beside !== undefined && beside.width > 0
  const shown = isWide ? cards : groupCards(cards).map(([first]) => first)
  const placed = shown.flatMap((card) => {
    const element = find(isWide ? 'data-card' : 'data-mark', card.key)
    return element ? [{ card, element, top: topOf(card), height: element.offsetHeight }] : []
  })
  const first = placed.findIndex(({ card }) => card.key === active)
  const tops = placeCards(placed, isWide ? cardGap : markGap, Math.max(0, first))
  placed.forEach(({ element }, at) => {
    element.style.top = `${Math.round(tops[at] ?? 0)}px`
    element.style.left = `${Math.round((isWide ? beside.left : text.right) - box.left)}px`
    element.style.width = isWide ? `${Math.floor(beside.width)}px` : ''
  })
}
