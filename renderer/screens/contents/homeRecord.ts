/** What home shows of the learner's record. */
import type { NoteEntry } from '../../study/notes/notebook'

export interface HomeRecord {
  readonly reviews: {
    readonly due: number
    /** Cards that are reviewed at all. */
    readonly known: number
    /** Days in a row. */
    readonly streak: number
    /** When the next card comes, if it is soon. */
    readonly nextAt?: number
  }
  /** The newest few. */
  readonly notes: readonly NoteEntry[]
  /** By chapter: questions asked, and right at the last try. */
  readonly quiz: ReadonlyMap<string, { readonly asked: number; readonly right: number }>
  /** Questions that were not right at the last try. */
  readonly missed: number
  /** Of the quiz that waits to be gone on with: the id of a chapter, or `mixed`. */
  readonly underWay?: string
}
