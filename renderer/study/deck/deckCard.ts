/** A card as a learner meets it: what it asks, what it answers, and where it comes from. Its history is the ReviewBook's. */
import type { NoteId } from '../notes/notebook'
import type { CardRef } from '../schedule/reviewBook'

/** A piece of a side. `short` is the course's own short text, `markdown` the learner's; neither is ever HTML. */
export type FacePart =
  | { readonly kind: 'short' | 'markdown' | 'output'; readonly text: string }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'pairs'; readonly left: readonly string[]; readonly right: readonly string[] }
  /** A right answer with its reason; `isOrdered` where the order is the answer. */
  | {
      readonly kind: 'answers'
      readonly isOrdered: boolean
      readonly answers: readonly { readonly text: string; readonly why: string }[]
    }

export interface DeckCard {
  readonly ref: CardRef
  readonly source: CardSource
  readonly front: readonly FacePart[]
  readonly back: readonly FacePart[]
  /** Where it is taught. */
  readonly chapter?: string
  readonly section?: string
  /** Of an own card. */
  readonly own?: string
  readonly note?: NoteId
  readonly tags: readonly string[]
}

export type CardSource = 'course' | 'item' | 'own'

/** The cards that have a text, by reference. */
export type Deck = ReadonlyMap<CardRef, DeckCard>

export function sourceOf(ref: CardRef): CardSource | 'unknown' {
  const kind = ref.slice(0, ref.indexOf(':'))
  return kind === 'course' || kind === 'item' || kind === 'own' ? kind : 'unknown'
}

/** The chapter of a reference to a quiz item. */
export function itemChapter(ref: CardRef): string | undefined {
  return /^item:([^/]+)\/./.exec(ref)?.[1]
}

/** The words of a side, for a list and for a filter. */
export const plainText = (face: readonly FacePart[]): string => face.map(plainPart).join(' ')

function plainPart(part: FacePart): string {
  switch (part.kind) {
    case 'options':
      return part.options.join(' ')
    case 'pairs':
      return [...part.left, ...part.right].join(' ')
    case 'answers':
      return part.answers.map(({ text, why }) => `${text} ${why}`).join(' ')
    default:
      return part.text
  }
}
