/** Names for what a receipt knows by its id alone: sections, cards of the course, questions. */
import { course } from 'virtual:course'
import { cardTitle } from '../study/deck/cardTitle'
import type { Deck } from '../study/deck/deckCard'
import type { ReceiptEntry } from '../study/devices/devices'
import type { CardRef } from '../study/schedule/reviewBook'

/** Undefined where this edition does not know it; then the receipt's own words stand. */
export function entryName({ kind, id, title }: ReceiptEntry, deck: Deck): string | undefined {
  if (kind === 'events') {
    const card = deck.get(title as CardRef)
    return card && cardTitle(card)
  }
  if (kind !== 'read' && kind !== 'answers') return undefined
  const [chapter, part] = (kind === 'read' ? id : title).split('/', 2)
  const entry = course.chapters.find((one) => one.id === chapter)
  if (kind === 'answers') return entry && `${entry.title}: ${part}`
  return entry?.sections.find((one) => one.id === part)?.title
}
