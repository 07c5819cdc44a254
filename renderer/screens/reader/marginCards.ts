/** The cards of a chapter's margin, and the passages that they share. */
import type { Place } from '../../study/notes/anchors'
import type { Anchor, NoteEntry } from '../../study/notes/notebook'
import type { Attached } from './useAttached'

/** A note that has no text yet, and so is not in the notebook. */
export interface Draft {
  readonly key: string
  readonly anchor: Anchor
  readonly place: Place
}

export interface Card {
  /** Stays when a draft becomes a note, so that its field keeps the focus. */
  readonly key: string
  readonly place: Place
  readonly quote: string
  readonly note?: NoteEntry
}

const shownQuote = 60

export const shortQuote = (exact: string): string =>
  exact.length <= shownQuote ? exact : `${exact.slice(0, shownQuote).toWellFormed().trimEnd()}…`

/** In the order of the text; the draft behind the notes that begin where it does. */
export function makeCards(
  attached: readonly Attached[],
  draft: Draft | undefined,
  keys: ReadonlyMap<string, string>,
  order: readonly string[],
): readonly Card[] {
  const cards: Card[] = attached.map(({ note, place }) => ({
    key: keys.get(note.id) ?? note.id,
    place,
    quote: shortQuote(note.anchor?.exact ?? ''),
    note,
  }))
  if (!draft) return cards
  const { key, place, anchor } = draft
  const isBehind = (card: Card) =>
    order.indexOf(card.place.section) - order.indexOf(place.section) || card.place.from - place.from
  const at = cards.findIndex((card) => isBehind(card) > 0)
  cards.splice(at < 0 ? cards.length : at, 0, { key, place, quote: shortQuote(anchor.exact) })
  return cards
}

/** Cards whose quotes overlap belong to one passage, with one mark; in the order of the text. */
export function groupCards(cards: readonly Card[]): readonly (readonly [Card, ...Card[]])[] {
  const groups: [Card, ...Card[]][] = []
  for (const card of cards) {
    const group = groups.at(-1)
    const first = group?.[0].place
    const isNear = first && first.section === card.place.section && card.place.from < first.to
    if (group && isNear) group.push(card)
    else groups.push([card])
  }
  return groups
}
