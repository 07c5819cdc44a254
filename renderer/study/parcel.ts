/** What a learner takes out of Drydock or brings in, as plain data between the panel, the books and the Worker. */
import type { OwnCard } from './cards/ownCards'
import type { Anchor, NoteId } from './notes/notebook'
import type { Answer } from './quiz/quizBook'
import type { CardRef, CardState, ReviewEvent } from './schedule/reviewBook'

export type Bytes = Uint8Array<ArrayBuffer>

export interface NoteFile {
  readonly id: NoteId
  readonly title: string
  /** Markdown as the notebook keeps it: notes linked as `#/notes/<id>`, images as `image:<sha256>`. */
  readonly body: string
  readonly tags: readonly string[]
  readonly anchor?: Anchor
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly changedAt: number
  readonly trashedAt?: number
}

export interface ImageFile {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string
  readonly type: string
  readonly bytes: Bytes
}

export interface ReadMark {
  /** `chapter/section`. */
  readonly section: string
  readonly at: number
}

/** A card's text for a deck: of the course, or the learner's own. */
export interface DeckCard {
  readonly ref: CardRef
  /** The chapter's title; undefined for the learner's own. */
  readonly chapter?: string
  readonly kind: OwnCard['kind']
  readonly front: string
  readonly back: string
  readonly tags: readonly string[]
}

/** Everything that can leave, collected from the books. */
export interface Parcel {
  readonly notes: readonly NoteFile[]
  readonly cards: readonly OwnCard[]
  readonly events: readonly ReviewEvent[]
  readonly states: readonly CardState[]
  readonly answers: readonly Answer[]
  readonly read: readonly ReadMark[]
  readonly images: readonly ImageFile[]
  /** When it was packed, milliseconds since 1970, and by which version of the app. */
  readonly madeAt: number
  readonly app: string
}

export const parts = ['notes', 'cards', 'reviews', 'answers', 'progress'] as const
export type Part = (typeof parts)[number]

/** Why something in an import was left out. The panel has a sentence for each. */
export const refusalReasons = [
  'outside', // a path that leaves its folder, or is absolute
  'name', // a name that no system takes
  'link', // a symbolic link
  'double', // the same name twice, or differing only in case
  'encrypted',
  'method', // packed in a way that this app does not unpack
  'damaged', // checksum, structure or length
  'tooLarge',
  'tooMany',
  'bomb', // grows beyond every measure when unpacked
  'kind', // a kind of file that is not imported
  'hidden', // a file or folder whose name begins with a dot
  'notText', // not UTF-8
  'frontMatter', // YAML that is broken or is not allowed
  'json', // JSON that is broken, too deep or not of the expected shape
  'image', // not an image that notes can hold
  'imageMissing', // named by a text, not in the import
  'empty', // no text in it
  'course', // a card that the course itself brings
  'template', // an Anki card whose template shows nothing
  'newer', // written by a newer version
  'unreadable',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export interface Refusal {
  /** The file, note or part. */
  readonly name: string
  readonly why: RefusalReason
  /** What exactly, in the words of whatever found it; English. */
  readonly detail?: string
}

export interface ArrivingNote extends NoteFile {
  /** Of a file from an export of ours: SHA-256 of the note's text when it left. */
  readonly leftAs?: string
  /** Whether that file was edited since. */
  readonly isEdited?: boolean
}

export interface ArrivingCard extends OwnCard {
  /** Of a card from an export of ours: what it said when it left, as `cardHash`. */
  readonly leftAs?: string
}

export type Source = 'markdown' | 'export' | 'anki' | 'lossless'

/** What an import holds, read and checked, not yet taken in. */
export interface Arrival {
  readonly source: Source
  readonly notes: readonly ArrivingNote[]
  readonly cards: readonly ArrivingCard[]
  readonly events: readonly ReviewEvent[]
  readonly answers: readonly Answer[]
  readonly read: readonly ReadMark[]
  readonly images: readonly ImageFile[]
  readonly refused: readonly Refusal[]
  /** How many things of a kind that is never taken over were seen. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

export const leftOuts = ['scheduling', 'sounds', 'otherFiles'] as const
export type LeftOut = (typeof leftOuts)[number]

/** What taking it in would do, or did. */
export interface Tally {
  readonly added: number
  readonly updated: number
  /** Already here, word for word. */
  readonly same: number
  /** Here in a newer state, which stays. */
  readonly kept: number
  /** Changed on both sides: what arrives stands beside what is here. */
  readonly beside: number
  /** Taken away for ever where the import comes from, and so here too: only the lossless file brings that along. */
  readonly gone: number
}

export const tallyKinds = ['notes', 'cards', 'events', 'answers', 'read', 'labs', 'images', 'versions'] as const
export type TallyKind = (typeof tallyKinds)[number]
export type Tallies = Readonly<Partial<Record<TallyKind, Tally>>>
