/** Which cards enter the reviews by themselves, and which on request. Nothing enters twice. */
import { type SectionKey, sectionKey } from '../progress'
import type { CardRef } from '../schedule/reviewBook'
import type { Deck, DeckCard } from './deckCard'

interface Known {
  readonly has: (card: CardRef) => boolean
}

/** The course's cards of every section that was read, and all own cards, as far as they are not in yet. */
export function cardsThatEnter(deck: Deck, read: ReadonlySet<SectionKey>, known: Known): readonly CardRef[] {
  const enters = (card: DeckCard) => card.source === 'own' || (card.source === 'course' && isRead(card, read))
  return [...deck.values()].filter((card) => enters(card) && !known.has(card.ref)).map((card) => card.ref)
}

const isRead = ({ chapter, section }: DeckCard, read: ReadonlySet<SectionKey>) =>
  chapter !== undefined && section !== undefined && read.has(sectionKey(chapter, section))

/** The course's cards of one chapter, and those of them that are not in yet. */
export function chapterCards(deck: Deck, chapter: string, known: Known) {
  const all = [...deck.values()].filter((card) => card.source === 'course' && card.chapter === chapter)
  return { all: all.length, missing: all.filter((card) => !known.has(card.ref)).map((card) => card.ref) }
}
