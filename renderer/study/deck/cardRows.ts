/** All cards as rows of a list, with what state they are in, and the filter over them. */
import type { OwnCard } from '../cards/ownCards'
import type { CardRef, CardState } from '../schedule/reviewBook'
import { type CardSource, type Deck, type DeckCard, plainText, sourceOf } from './deckCard'
import { facesOf } from './ownDeck'

export type RowState = CardState['state'] | 'suspended' | 'buried' | 'outside' | 'gone' | 'trash'

export interface CardRow {
  readonly ref: CardRef
  /** Undefined where the text is gone. */
  readonly card: DeckCard | undefined
  readonly state: RowState
  readonly source: CardSource | 'unknown'
  /** Of the schedule; undefined where the card is not in the reviews. */
  readonly known: CardState | undefined
}

export interface RowFilter {
  readonly words: string
  /** `inside`: everything in the reviews whose text is there. */
  readonly state: RowState | 'inside'
  /** A chapter's id, `own` or `item`; '' for all. */
  readonly from: string
}

interface RowsInput {
  readonly deck: Deck
  readonly states: ReadonlyMap<CardRef, CardState>
  readonly own: readonly OwnCard[]
  /** Days since 1970 in the learner's zone. */
  readonly today: number
}

/** Cards with a text in the order of the course, own cards last, then those in the trash and those without a text. */
export function cardRows({ deck, states, own, today }: RowsInput): readonly CardRow[] {
  const trashed = own.filter((card) => card.trashedAt !== undefined).flatMap(facesOf)
  const inTrash = new Set(trashed.map((card) => card.ref))
  const present = [...deck.values()].filter((card) => card.source !== 'item' || states.has(card.ref))
  const lost = [...states.keys()].filter((ref) => !deck.has(ref) && !inTrash.has(ref)).sort()
  const row = (card: DeckCard, isTrashed: boolean): CardRow => {
    const known = states.get(card.ref)
    return { ref: card.ref, card, source: card.source, known, state: isTrashed ? 'trash' : stateOf(known, today) }
  }
  return [
    ...present.map((card) => row(card, false)),
    ...trashed.map((card) => row(card, true)),
    ...lost.map((ref) => {
      return { ref, card: undefined, source: sourceOf(ref), known: states.get(ref), state: 'gone' } as const
    }),
  ]
}

function stateOf(known: CardState | undefined, today: number): RowState {
  if (!known) return 'outside'
  if (known.isSuspended) return 'suspended'
  return known.buriedUntil !== undefined && today < known.buriedUntil ? 'buried' : known.state
}

/** Rows that hold every word of the filter, wherever it stands. */
export function filterRows(rows: readonly CardRow[], { words, state, from }: RowFilter): readonly CardRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => isInState(row, state) && isFrom(row, from) && (wanted.length === 0 || holds(row, wanted)))
}

const away: readonly RowState[] = ['outside', 'gone', 'trash']

const isInState = (row: CardRow, state: RowFilter['state']) =>
  state === 'inside' ? !away.includes(row.state) : row.state === state

function isFrom({ card, source }: CardRow, from: string): boolean {
  if (from === '') return true
  return from === 'own' || from === 'item' ? source === from : source === 'course' && card?.chapter === from
}

function holds({ card, ref }: CardRow, wanted: readonly string[]): boolean {
  const text = card ? [plainText(card.front), plainText(card.back), ...card.tags].join(' ').toLowerCase() : ref
  return wanted.every((word) => text.includes(word))
}
