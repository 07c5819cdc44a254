/** The books once they are open, for screens that are drawn before. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Books } from './openBooks'
import type { StudyRecord } from './studyRecord'

const opened = new WeakMap<StudyRecord, Books | 'refused'>()

/** Undefined until the record is open. */
export function useOpenBooks(record: StudyRecord): Books | 'refused' | undefined {
  const subscribe = useCallback(
    (changed: () => void) => {
      let isOver = false
      const keep = (books: Books | 'refused') => {
        opened.set(record, books)
        if (!isOver) changed()
      }
      if (!opened.has(record)) record.books.then(keep, () => keep('refused'))
      return () => {
        isOver = true
      }
    },
    [record],
  )
  return useSyncExternalStore(
    subscribe,
    useCallback(() => opened.get(record), [record]),
  )
}
