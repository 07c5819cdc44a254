/** The study record: the Yjs documents that hold what a learner made. Encoding V1 only. */
import type * as Y from 'yjs'

/**
 * `notes`: notes and own cards. `reviews`: the append-only log of review events.
 * `study`: progress, bookmarks, quiz answers, settings that follow the learner.
 */
export const docNames = ['notes', 'reviews', 'study'] as const
export type DocName = (typeof docNames)[number]
export type RecordDocs = Readonly<Record<DocName, Y.Doc>>

/** Something that can be watched: `subscribe` calls back after every change and gives the way to stop. */
export interface Watched {
  readonly subscribe: (changed: () => void) => () => void
}
