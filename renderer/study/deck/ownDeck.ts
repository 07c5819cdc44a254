/** The learner's own cards as cards to review: one of a pair of sides, one for each gap of a text with gaps. */
import { clozeNumbers } from '../cards/cloze'
import type { OwnCard } from '../cards/ownCards'
import { hideGaps, showGaps } from './cloze'
import type { DeckCard } from './deckCard'

/** Cards in the trash have none: they keep their history and wait. */
export const ownDeckCards = (cards: readonly OwnCard[]): readonly DeckCard[] =>
  cards.filter((card) => card.trashedAt === undefined).flatMap(facesOf)

/** What an own card gives, in the trash or not. */
export function facesOf(card: OwnCard): readonly DeckCard[] {
  const { id: own, note, tags } = card
  const rest = { source: 'own', own, tags, ...(note && { note }) } as const
  if (card.kind === 'basic')
    return [{ ref: `own:${own}`, front: [markdown(card.front)], back: [markdown(card.back)], ...rest }]
  return clozeNumbers(card.front).map((number) => ({
    ref: `own:${own}:${number}`,
    front: [markdown(hideGaps(card.front, number))],
    back: [markdown(showGaps(card.front, number)), ...(card.back.trim() ? [markdown(card.back)] : [])],
    ...rest,
  }))
}

const markdown = (text: string) => ({ kind: 'markdown', text }) as const
