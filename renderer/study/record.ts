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

/** Whether what the learner made is on this device's disk. */
export type SaveState =
  | { readonly kind: 'saved' }
  /** On its way; normally for a few milliseconds. */
  | { readonly kind: 'saving' }
  /** Kept in memory and tried again; `since` in milliseconds since 1970. */
  | { readonly kind: 'failing'; readonly why: FailureReason; readonly since: number; readonly detail: string }
  /** Nothing is written: the profile comes from a newer version, or another window has it. */
  | { readonly kind: 'readOnly'; readonly why: 'newer' | 'otherWindow' }

export type FailureReason = 'quota' | 'diskFull' | 'notWritable' | 'cannotOpen' | 'closed' | 'deleted' | 'unknown'
