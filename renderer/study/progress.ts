/** Which sections were read, in the `study` document: a map from section key to the time it was first read. */
import type * as Y from 'yjs'

/** `chapter/section`, for example `runtime/namespaces`. */
export type SectionKey = `${string}/${string}`

export const sectionKey = (chapter: string, section: string): SectionKey => `${chapter}/${section}`

const readMap = (study: Y.Doc) => study.getMap<number>('read')

/** Notes that a section was read at `at` (milliseconds since 1970); the first time stands. */
export function markRead(study: Y.Doc, key: SectionKey, at: number): void {
  const read = readMap(study)
  if (!read.has(key)) read.set(key, at)
}

export function markUnread(study: Y.Doc, key: SectionKey): void {
  const read = readMap(study)
  if (read.has(key)) read.delete(key)
}

/** The keys of all sections read, without order. */
export const readSections = (study: Y.Doc): ReadonlySet<SectionKey> =>
  new Set(readMap(study).keys() as Iterable<SectionKey>)

/** Calls back after every change of what was read; returns the way to stop. */
export function watchRead(study: Y.Doc, changed: () => void): () => void {
  const read = readMap(study)
  read.observe(changed)
  return () => read.unobserve(changed)
}
