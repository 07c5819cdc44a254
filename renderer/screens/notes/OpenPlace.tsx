/** The right side of the notebook: the note that the address names, or what to say where there is none. */
import { useTranslation } from 'react-i18next'
import type { NoteEntry } from '../../study/notes/notebook'
import type { SaveState } from '../../study/record'
import { NothingOpen, UnknownNote } from './Emptiness'
import type { Mode } from './NoteHead'
import type { NotesWorld } from './NotesWorld'
import { OpenNote } from './OpenNote'
import type { Told } from './Told'
import { TrashedNote } from './TrashedNote'
import type { Places } from './usePlaces'

interface OpenPlaceProps {
  readonly world: NotesWorld
  readonly saving: SaveState
  readonly mode: Mode
  readonly note: string | undefined
  readonly entry: NoteEntry | undefined
  readonly isEmpty: boolean
  readonly places: Places
  readonly onMode: (mode: Mode) => void
  readonly onNextMode: () => void
  readonly onBack: () => void
  readonly onTrash: () => void
  readonly onTold: (told: Told) => void
  /** The note that was open is no more. */
  readonly onGone: () => void
}

export function OpenPlace(props: OpenPlaceProps) {
  const { world, note, entry, places } = props
  if (note === undefined) return <NothingOpen isEmpty={props.isEmpty} />
  const text = world.notebook.text(note)
  if (!entry || !text) return <UnknownNote onBack={props.onBack} />
  if (entry.trashedAt !== undefined) return <InTrash key={note} {...props} note={note} entry={entry} />
  const isLost = entry.anchor !== undefined && world.isLost(entry.anchor)
  return <OpenNote key={note} {...props} entry={entry} text={text} isLost={isLost} wantsFocus={places.wantsFocus} />
}

function InTrash(props: OpenPlaceProps & { note: string; entry: NoteEntry }) {
  const { t } = useTranslation()
  const { world, note, entry, onTold } = props
  const text = world.notebook.text(note)
  const restore = () => {
    props.places.wantsFocus.current = true // the editor comes in the place of the button
    world.notebook.restore(note)
    onTold({ words: t('notes.restored'), undo: () => world.notebook.trash(note) })
  }
  const remove = () => {
    world.notebook.deleteForEver(note)
    onTold({ words: t('notes.deleted') })
    props.onGone()
  }
  if (!text) return <UnknownNote onBack={props.onBack} />
  return (
    <TrashedNote
      entry={entry}
      text={text}
      world={world}
      isReadOnly={props.saving.kind === 'readOnly'}
      onBack={props.onBack}
      onRestore={restore}
      onDelete={remove}
    />
  )
}
