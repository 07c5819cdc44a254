/** The learner's study record in this window: what was read, as React state, and how to change it. It loads after the first paint. */
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { now } from '../platform/clock'
import { describe, log } from '../platform/log'
import type { JournalEvent } from '../storage/journal'
import { markRead, markUnread, readSections, type SectionKey, watchRead } from '../study/progress'

export interface StudyRecord {
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
  const opened = openDocument((event) => {
    if (event.kind !== 'saved') log('error', `journal: ${JSON.stringify(event)}`)
    if (event.kind !== 'unreadable' && unsaved !== (event.kind === 'failed'))
      update({ unsaved: event.kind === 'failed' })
  })
  opened.then(
    (study) => {
      update({ read: readSections(study) })
      watchRead(study, () => update({ read: readSections(study) }))
    },
    (reason: unknown) => {
      log('error', `journal: not opened: ${describe(reason)}`)
      update({ unsaved: true })
    },
  )
  const setRead = (key: SectionKey, isRead: boolean) => {
    const change = (study: Y.Doc) => (isRead ? markRead(study, key, now()) : markUnread(study, key))
    opened.then(change, () => update({ unsaved: true }))
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { setRead, read: () => read, isUnsaved: () => unsaved, subscribe }
}

async function openDocument(happened: (event: JournalEvent) => void): Promise<Y.Doc> {
  await new Promise((isIdle) => requestIdleCallback(isIdle, { timeout: 1_000 }))
  const { openStudyDocument } = await import('./studyDocument')
  return openStudyDocument(happened)
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
