/** The learner's study record in this window: what was read, as React state, and how to change it. It loads after the first paint. */
import { useSyncExternalStore } from 'react'
import { now } from '../platform/clock'
import { describe, log } from '../platform/log'
import type { JournalEvent } from '../storage/journal'
import { markRead, markUnread, readSections, type SectionKey, watchRead } from '../study/progress'
import type { Books } from './openBooks'

export interface StudyRecord {
  /** Opened once; rejects where the device refuses storage. For React's `use`. */
  readonly books: Promise<Books>
  /** Takes effect when the record is open. */
  readonly setRead: (key: SectionKey, isRead: boolean) => void
  readonly read: () => ReadonlySet<SectionKey>
  /** Whether the newest change could not be written. */
  readonly isUnsaved: () => boolean
  readonly subscribe: (changed: () => void) => () => void
}

export function openStudyRecord(): StudyRecord {
  const listeners = new Set<() => void>()
  let read: ReadonlySet<SectionKey> = new Set()
  let unsaved = false
  const update = (next: { read?: ReadonlySet<SectionKey>; unsaved?: boolean }) => {
    read = next.read ?? read
    unsaved = next.unsaved ?? unsaved
    for (const changed of listeners) changed()
  }
  const books = openLater((event) => {
    if (event.kind !== 'saved') log('error', `journal: ${JSON.stringify(event)}`)
    if (event.kind !== 'unreadable' && unsaved !== (event.kind === 'failed'))
      update({ unsaved: event.kind === 'failed' })
  })
  books.then(
    ({ docs: { study } }) => {
      update({ read: readSections(study) })
      watchRead(study, () => update({ read: readSections(study) }))
    },
    (reason: unknown) => {
      log('error', `journal: not opened: ${describe(reason)}`)
      update({ unsaved: true })
    },
  )
  const setRead = (key: SectionKey, isRead: boolean) => {
    const change = ({ docs: { study } }: Books) => (isRead ? markRead(study, key, now()) : markUnread(study, key))
    books.then(change, () => update({ unsaved: true }))
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { books, setRead, read: () => read, isUnsaved: () => unsaved, subscribe }
}

async function openLater(happened: (event: JournalEvent) => void): Promise<Books> {
  await new Promise((isIdle) => requestIdleCallback(isIdle, { timeout: 1_000 }))
  const { openBooks } = await import('./openBooks')
  return openBooks(happened)
}

export function useStudyRecord(record: StudyRecord): {
  readonly read: ReadonlySet<SectionKey>
  readonly isUnsaved: boolean
} {
  return {
    read: useSyncExternalStore(record.subscribe, record.read),
    isUnsaved: useSyncExternalStore(record.subscribe, record.isUnsaved),
  }
}
