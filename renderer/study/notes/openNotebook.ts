/** The notebook over the `notes` document: reads through an index that follows the document, writes straight to it. */
import type * as Y from 'yjs'
import type { Ports } from '../ports'
import { editNotes } from './editNotes'
import { dropEmbeds } from './editText'
import { makeLinkIndex } from './linkIndex'
import type { Notebook, NoteId } from './notebook'
import { makeIndex } from './noteIndex'
import { searchNotes } from './searchNotes'
import { bodyOf, findNote, readEntry } from './storedNote'
import { countTags } from './tags'

export function openNotebook(doc: Y.Doc, ports: Ports): Notebook {
  const notes = doc.getMap<unknown>('notes')
  const index = makeIndex((id) => {
    const note = findNote(notes, id)
    const text = note && bodyOf(note)?.toString()
    const entry = note && text !== undefined ? readEntry(id, note, text) : undefined
    return entry && text !== undefined ? { entry, text } : undefined
  })
  const links = makeLinkIndex(index)
  const listeners = new Set<() => void>()
  let stale = new Set<NoteId>(notes.keys())
  notes.observeDeep((events) => {
    for (const id of changedNotes(notes, events)) stale.add(id)
    for (const changed of listeners) changed()
  })
  /** Reads what changed since the last look, once, however many changes there were. */
  const fresh = () => {
    if (stale.size > 0) {
      const ids = stale
      stale = new Set()
      index.update(ids)
      links.markStale(ids)
    }
    return index
  }
  let counted: { readonly of: unknown; readonly tags: ReturnType<Notebook['tags']> } | undefined
  const tags = () => {
    const of = fresh().live()
    if (counted?.of !== of) counted = { of, tags: keepEqual(counted?.tags, countTags(of)) }
    return counted.tags
  }
  const entry = (id: NoteId) => fresh().known.get(id)?.entry
  return {
    ...editNotes(notes, ports, tags),
    entries: () => fresh().live(),
    trashed: () => fresh().trashed(),
    entry,
    text: (id) => {
      const note = entry(id) && findNote(notes, id)
      const body = note && bodyOf(note)
      if (body) dropEmbeds(body)
      return body
    },
    tags,
    search: (words) => searchNotes(liveNotes(fresh()), words),
    backlinks: (id) => {
      fresh()
      return links.backlinks(id)
    },
    inChapter: (chapter) => {
      fresh()
      return links.inChapter(chapter)
    },
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

function* liveNotes(index: ReturnType<typeof makeIndex>) {
  for (const note of index.known.values()) if (note.entry.trashedAt === undefined) yield note
}

function* changedNotes(notes: Y.Map<unknown>, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) {
  for (const event of events) {
    if (event.target === notes) yield* event.keys.keys()
    else {
      const id = event.path[0]
      if (typeof id === 'string') yield id
    }
  }
}

const keepEqual = <T extends readonly { readonly tag: string; readonly count: number }[]>(
  before: T | undefined,
  now: T,
): T =>
  before?.length === now.length &&
  now.every(({ tag, count }, at) => tag === before[at]?.tag && count === before[at].count)
    ? before
    : now
