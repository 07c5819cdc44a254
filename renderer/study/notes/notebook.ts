/**
 * Notes in the `notes` document. A note is one Markdown text; its title is its first line. Lists handed out are
 * snapshots that keep their identity until something in them changes, for React's useSyncExternalStore.
 */
import type * as Y from 'yjs'
import type { Watched } from '../record'

export type NoteId = string

/** Where in the course a margin note belongs: the W3C annotation model's TextQuoteSelector, inside one section. */
export interface Anchor {
  readonly chapter: string
  readonly section: string
  /** The quoted text, whitespace collapsed; at most 1,000 characters. */
  readonly exact: string
  /** Up to 32 characters before and after it. */
  readonly prefix: string
  readonly suffix: string
}

export interface NoteEntry {
  readonly id: NoteId
  /** The first line without Markdown marks, or '' for an empty note. */
  readonly title: string
  /** The beginning of the rest, as plain text, at most 200 characters. */
  readonly excerpt: string
  readonly tags: readonly string[]
  readonly anchor?: Anchor
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly changedAt: number
  readonly trashedAt?: number
}

export interface NoteHit {
  readonly note: NoteEntry
  /** Text around the first match, and where the match stands in it. */
  readonly around: string
  readonly from: number
  readonly to: number
}

/** What a note's text points to. In Markdown: `[words](#/read/runtime/namespaces)`, `[words](#/notes/<id>)`. */
export interface Backlink {
  readonly from: NoteEntry
  readonly words: string
}

export interface Notebook extends Watched {
  /** Notes that are not in the trash, newest change first. */
  readonly entries: () => readonly NoteEntry[]
  readonly trashed: () => readonly NoteEntry[]
  readonly entry: (id: NoteId) => NoteEntry | undefined
  /** The note's text for an editor; undefined where there is no such note. */
  readonly text: (id: NoteId) => Y.Text | undefined
  readonly create: (from?: {
    readonly body?: string
    readonly anchor?: Anchor
    readonly tags?: readonly string[]
  }) => NoteId
  /** Tells that the learner edited the text; sets `changedAt` at most every 30 s. */
  readonly touched: (id: NoteId) => void
  readonly setAnchor: (id: NoteId, anchor: Anchor | undefined) => void
  readonly addTag: (id: NoteId, tag: string) => void
  readonly removeTag: (id: NoteId, tag: string) => void
  /** Every tag with how many notes have it, most used first. */
  readonly tags: () => readonly { readonly tag: string; readonly count: number }[]
  readonly trash: (id: NoteId) => void
  readonly restore: (id: NoteId) => void
  /** Empties the text. If another device wrote in it meanwhile, what it wrote brings the note back. */
  readonly deleteForEver: (id: NoteId) => void
  readonly search: (words: string) => readonly NoteHit[]
  readonly backlinks: (id: NoteId) => readonly Backlink[]
  /** Notes that link to a section or are anchored in it. */
  readonly inChapter: (chapter: string) => readonly NoteEntry[]
  /** Replaces the text by an older one, as an edit that can be undone and that merges. */
  readonly setText: (id: NoteId, body: string) => void
}
