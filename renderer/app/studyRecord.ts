/** The learner's study record in this window: what was read, as React state, and how to change it. It loads after the first paint. */
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { now } from '../platform/clock'
import { describe, log } from '../platform/log'
import type { Health } from '../storage/store'
import { markRead, markUnread, readSections, type SectionKey, watchRead } from '../study/progress'
import type { Books } from './openBooks'

export interface StudyRecord {
  /** Opened once; rejects where the device refuses storage. For React's `use`. */
  readonly books: Promise<Books>
  /** Shown at once; written when the record is open. */
  readonly setRead: (key: SectionKey, isRead: boolean) => void
  readonly read: () => ReadonlySet<SectionKey>
  /** How storage fares; undefined until it is open, and 'notOpened' where it could not be. */
  readonly health: () => Health | 'notOpened' | undefined
  readonly subscribe: (changed: () => void) => () => void
}

/** `holdClosing` keeps the window from closing before the record has opened and saved what was asked meanwhile. */
export function openStudyRecord(holdClosing: () => void): StudyRecord {
  const listeners = new Set<() => void>()
  let read: ReadonlySet<SectionKey> = new Set()
  let health: Health | 'notOpened' | undefined
  const tell = () => {
    for (const changed of listeners) changed()
  }
  const setHealth = (next: Health | 'notOpened') => {
    health = next
    tell()
  }
  let asked: ReadonlyMap<SectionKey, boolean> | undefined = new Map()
  const books = openLater()
  books.then(
    ({ docs: { study }, store }) => {
      for (const [key, isRead] of asked ?? []) set(study, key, isRead)
      asked = undefined
      const readAgain = () => {
        read = readSections(study)
        tell()
      }
      readAgain()
      watchRead(study, readAgain)
      setHealth(store.health())
      store.subscribe(() => setHealth(store.health()))
    },
    (reason: unknown) => {
      log('error', `storage: not opened: ${describe(reason)}`)
      asked = undefined
      read = new Set()
      setHealth('notOpened')
    },
  )
  const setRead = (key: SectionKey, isRead: boolean) => {
    if (!asked) return void books.then(({ docs: { study } }) => set(study, key, isRead), tell)
    if (asked.size === 0) holdClosing()
    asked = new Map([...asked, [key, isRead]])
    read = new Set([...asked].filter(([, isAsked]) => isAsked).map(([one]) => one))
    tell()
  }
  const subscribe = (changed: () => void) => {
    listeners.add(changed)
    return () => void listeners.delete(changed)
  }
  return { books, setRead, read: () => read, health: () => health, subscribe }
}

const set = (study: Y.Doc, key: SectionKey, isRead: boolean) =>
  isRead ? markRead(study, key, now()) : markUnread(study, key)

async function openLater(): Promise<Books> {
  await new Promise((isIdle) => requestIdleCallback(isIdle, { timeout: 1_000 }))
  const { openBooks } = await import('./openBooks')
  return openBooks()
}

export function useStudyRecord(record: StudyRecord): {
  readonly read: ReadonlySet<SectionKey>
  readonly health: Health | 'notOpened' | undefined
} {
  return {
    read: useSyncExternalStore(record.subscribe, record.read),
    health: useSyncExternalStore(record.subscribe, record.health),
  }
}
