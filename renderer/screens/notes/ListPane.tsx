/** The left side of the notebook. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteEntry } from '../../study/notes/notebook'
import { EmptyList } from './Emptiness'
import { ListHead } from './ListHead'
import { focusRow, NoteList } from './NoteList'
import type { NotesAddress, NotesWorld } from './NotesWorld'
import type { NotesView } from './useNotesView'
import type { Places } from './usePlaces'

interface ListPaneProps {
  readonly world: NotesWorld
  readonly address: NotesAddress
  readonly view: NotesView
  readonly words: string
  readonly open: string | undefined
  readonly isReadOnly: boolean
  readonly places: Places
  readonly onWords: (words: string) => void
  readonly onNew: () => void
  readonly onTrash: (note: NoteEntry) => void
  readonly onEnter: (id: string | undefined) => void
}

export function ListPane(props: ListPaneProps) {
  const { t } = useTranslation()
  const { world, address, view, words, places } = props
  const now = useNow(world.now)
  return (
    <section className="notes-list" aria-label={t('notes.list')}>
      <ListHead
        address={address}
        words={words}
        onWords={props.onWords}
        onDown={() => focusRow(places.box.current, 0)}
        onNew={props.onNew}
        isReadOnly={props.isReadOnly}
        search={places.search}
        tags={view.tags}
        counts={view.counts}
      />
      <p className="notes-found soft" role="status">
        {words.trim() && view.notes.length > 0 && t('notes.found', { count: view.notes.length })}
      </p>
      {view.notes.length === 0 ? (
        <EmptyList address={address} words={words.trim()} />
      ) : (
        <NoteList
          notes={view.notes}
          open={props.open}
          course={world.course}
          words={words}
          now={now}
          label={t('notes.list')}
          box={places.box}
          onDelete={props.onTrash}
          onEnter={props.onEnter}
        />
      )}
    </section>
  )
}

const minuteMs = 60_000

/** Ages are told anew every minute, and with whatever else changes the list. */
function useNow(now: () => number): number {
  const [, setTurn] = useState(0)
  useEffect(() => {
    const clock = setInterval(() => setTurn((turn) => turn + 1), minuteMs)
    return () => clearInterval(clock)
  }, [])
  // Rows are drawn again only when a minute has gone.
  return Math.floor(now() / minuteMs) * minuteMs
}
