/** Cards that the learner wrote, in the `notes` document. */
import type { NoteId } from '../notes/notebook'
import type { Watched } from '../record'

export type OwnCardId = string

export interface OwnCard {
  readonly id: OwnCardId
  readonly kind: 'basic' | 'cloze'
  /** Markdown. Of a cloze card: the text with `{{c1::hidden}}` or `{{c1::hidden::hint}}`. */
  readonly front: string
  /** Markdown; of a cloze card, what is added on the back, or ''. */
  readonly back: string
  readonly tags: readonly string[]
  readonly note?: NoteId
  readonly createdAt: number
  readonly trashedAt?: number
}

export type NewCard = Pick<OwnCard, 'kind' | 'front' | 'back'> & Partial<Pick<OwnCard, 'tags' | 'note'>>

export interface OwnCards extends Watched {
  /** Oldest first, those in the trash among them. */
  readonly all: () => readonly OwnCard[]
  readonly get: (id: OwnCardId) => OwnCard | undefined
  readonly add: (card: NewCard) => OwnCardId
  /** Also brings a card back from the trash, if it says something else. */
  readonly change: (id: OwnCardId, card: Partial<NewCard>) => void
  readonly trash: (id: OwnCardId) => void
  readonly restore: (id: OwnCardId) => void
}
