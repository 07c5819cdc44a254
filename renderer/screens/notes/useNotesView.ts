/** What the list shows: all notes, those of a tag, the trash, the tray, or what a search found in one of these. */
import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import type { NoteEntry } from '../../study/notes/notebook'
import type { ListedNote } from './NoteRow'
import type { NotesAddress, NotesWorld } from './NotesWorld'

export interface NotesView {
  readonly notes: readonly ListedNote[]
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  readonly counts: { readonly all: number; readonly tray: number; readonly trash: number }
}

export function useNotesView(world: NotesWorld, address: NotesAddress, words: string): NotesView {
  const { notebook, isLost } = world
  // Typing in the editor comes first; the list follows.
  const entries = useDeferredValue(useSyncExternalStore(notebook.subscribe, notebook.entries))
  const trashed = useDeferredValue(useSyncExternalStore(notebook.subscribe, notebook.trashed))
  const tags = useSyncExternalStore(notebook.subscribe, notebook.tags)
  const asked = useDeferredValue(words).trim()
  const tray = useMemo(() => entries.filter((note) => note.anchor && isLost(note.anchor)), [entries, isLost])
  const { view, tag } = address
  const base = useMemo((): readonly NoteEntry[] => {
    if (view === 'trash') return trashed
    if (view === 'tray') return tray
    return tag ? entries.filter((note) => note.tags.includes(tag)) : entries
  }, [view, tag, entries, trashed, tray])
  const notes = useMemo((): readonly ListedNote[] => {
    if (!asked) return base.map(listed)
    if (view === 'trash') return base.filter((note) => hasWords(note, asked)).map(listed)
    const shown = new Set(base.map((note) => note.id))
    return notebook.search(asked).flatMap((hit) => (shown.has(hit.note.id) ? [{ note: hit.note, hit }] : []))
  }, [base, asked, notebook, view])
  const counts = { all: entries.length, tray: tray.length, trash: trashed.length }
  return { notes, tags, counts }
}

const known = new WeakMap<NoteEntry, ListedNote>()

/** The same for the same entry, so that a row is drawn again only when its note changed. */
function listed(note: NoteEntry): ListedNote {
  const made = known.get(note) ?? { note }
  known.set(note, made)
  return made
}

/** The notebook searches live notes alone; of those in the trash their beginnings are looked at. */
function hasWords({ title, excerpt }: NoteEntry, words: string): boolean {
  const text = `${title} ${excerpt}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
