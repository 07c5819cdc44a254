/** What one can do in the notebook as a whole, with the focus kept where one goes on. */
import { useTranslation } from 'react-i18next'
import type { NoteEntry } from '../../study/notes/notebook'
import { focusNote, focusRow } from './NoteList'
import type { ListedNote } from './NoteRow'
import type { NotesAddress, NotesWorld } from './NotesWorld'
import type { Told } from './Told'
import { isVisible, type Places, soon } from './usePlaces'

interface Actions {
  readonly create: () => void
  readonly trash: (note: NoteEntry) => void
  readonly search: () => void
  readonly back: () => void
  /** Enter on a row: the keyboard goes on in that note's text. */
  readonly enter: (id: string | undefined) => void
}

interface ActionsIn {
  readonly world: NotesWorld
  readonly list: NotesAddress
  readonly notes: readonly ListedNote[]
  /** The note that the address names. */
  readonly open: string | undefined
  readonly isReadOnly: boolean
  readonly places: Places
  readonly onNew: () => void
  readonly onTold: (told: Told) => void
}

export function useActions({ world, list, notes, open, isReadOnly, places, onNew, onTold }: ActionsIn): Actions {
  const { t } = useTranslation()
  const { notebook, go } = world
  const placeOf = (id: string | undefined) => notes.findIndex(({ note }) => note.id === id)
  return {
    create: () => {
      if (isReadOnly) return
      places.wantsFocus.current = true
      onNew()
      go({ screen: 'notes', note: notebook.create(list.tag ? { tags: [list.tag] } : undefined) })
    },
    trash: ({ id, title, trashedAt }) => {
      if (isReadOnly || trashedAt !== undefined) return
      const place = placeOf(id)
      const next = place < 0 ? undefined : (notes[place + 1] ?? notes[place - 1])?.note
      notebook.trash(id)
      onTold({
        words: t('notes.trashed', { title: title || t('notes.untitled') }),
        undo: () => {
          notebook.restore(id)
          soon(() => focusNote(places.box.current, id))
        },
      })
      if (id === open) go(next ? { screen: 'notes', note: next.id } : list)
      if (next) soon(() => focusNote(places.box.current, next.id))
    },
    search: () => {
      // At once where it can be: the next key may come before the next frame.
      if (isVisible(places.search.current)) return places.search.current?.focus()
      go(list)
      soon(() => places.search.current?.focus())
    },
    enter: (id) => {
      if (id === open && focusText(places.screen.current)) return
      places.wantsFocus.current = true // the link opens the note, or its editor is still on the way
    },
    back: () => {
      const place = Math.max(0, placeOf(open))
      if (isVisible(places.box.current)) return focusRow(places.box.current, place)
      go(list)
      soon(() => focusRow(places.box.current, place))
    },
  }
}

/** The text of the note that is open already; says whether it is there. */
function focusText(screen: HTMLElement | null): boolean {
  const editor = screen?.querySelector('.editor')?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
  const text = editor ?? screen?.querySelector<HTMLElement>('section.preview')
  text?.focus()
  return text !== undefined && text !== null
}
