/** The notebook: the list of notes at the left, the open one at the right; on a narrow page one after the other. */
import { useCallback, useState, useSyncExternalStore } from 'react'
import type { NoteEntry } from '../../study/notes/notebook'
import type { SaveState } from '../../study/record'
import { ListPane } from './ListPane'
import { type Mode, modes } from './NoteHead'
import type { NotesAddress, NotesWorld } from './NotesWorld'
import { OpenPlace } from './OpenPlace'
import { type Told, ToldBar } from './Told'
import { useActions } from './useActions'
import { useNotebookKeys } from './useNotebookKeys'
import { useNotesView } from './useNotesView'
import { usePlaces } from './usePlaces'

interface NotebookProps {
  readonly world: NotesWorld
  readonly address: NotesAddress
  readonly saving: SaveState
}

export function Notebook({ world, address, saving }: NotebookProps) {
  const [words, setWords] = useState('')
  const [mode, setMode] = useState<Mode>('edit')
  const [told, setTold] = useState<Told>()
  const places = usePlaces()
  const list = useListAddress(address)
  const view = useNotesView(world, list, words)
  const entry = useEntry(world, address.note)
  const isReadOnly = saving.kind === 'readOnly'
  const onNew = () => {
    setWords('')
    if (mode === 'preview') setMode('edit')
  }
  const shared = { world, list, open: address.note, isReadOnly, places }
  const actions = useActions({ ...shared, notes: view.notes, onNew, onTold: setTold })
  const trashOpen = () => entry && actions.trash(entry)
  const nextMode = () => {
    const next = modes[(modes.indexOf(mode) + 1) % modes.length] ?? 'edit'
    // The place of the focus goes or comes with the editor.
    places.wantsFocus.current = address.note !== undefined && (mode === 'preview' || next === 'preview')
    setMode(next)
  }
  useNotebookKeys(places.screen, world.isMac, world.takesLetters, {
    onNew: actions.create,
    onSearch: actions.search,
    onMode: nextMode,
    onTrash: trashOpen,
    onBack: actions.back,
  })
  return (
    <div className={address.note ? 'notes has-note' : 'notes'} ref={places.screen}>
      <ListPane
        {...{ ...shared, view, words }}
        address={list}
        onWords={setWords}
        onNew={actions.create}
        onTrash={actions.trash}
        onEnter={actions.enter}
      />
      <OpenPlace
        {...{ ...shared, saving, mode, entry }}
        note={address.note}
        isEmpty={view.counts.all === 0}
        onMode={setMode}
        onNextMode={nextMode}
        onBack={actions.back}
        onTrash={trashOpen}
        onTold={setTold}
        onGone={() => world.go(list)}
      />
      {told && <ToldBar key={told.words} told={told} onClose={() => setTold(undefined)} />}
    </div>
  )
}

/** The address of a note says nothing of the list, so the list stays as it was last. */
function useListAddress(address: NotesAddress): NotesAddress {
  const [list, setList] = useState<NotesAddress>(address.note ? { screen: 'notes' } : address)
  if (!address.note && (list.tag !== address.tag || list.view !== address.view)) setList(address)
  return list
}

function useEntry({ notebook }: NotesWorld, note: string | undefined): NoteEntry | undefined {
  const get = useCallback(() => (note === undefined ? undefined : notebook.entry(note)), [notebook, note])
  return useSyncExternalStore(notebook.subscribe, get)
}
