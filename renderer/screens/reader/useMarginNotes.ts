/** The margin notes of a chapter, once the notebook is open. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Notebook, NoteEntry } from '../../study/notes/notebook'

const none: readonly NoteEntry[] = []
const notYet = () => () => undefined

export function useMarginNotes(notebook: Notebook | undefined, chapter: string): readonly NoteEntry[] {
  const notes = useSyncExternalStore(notebook?.subscribe ?? notYet, () => notebook?.inChapter(chapter) ?? none)
  return useMemo(() => notes.filter(({ anchor }) => anchor?.chapter === chapter), [notes, chapter])
}
