/** Every card: find it, look at it, change it, write a new one. */
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { type CardRow, cardRows, filterRows, type RowFilter } from '../../study/deck/cardRows'
import { CardDetails } from './CardDetails'
import { CardEditor } from './CardEditor'
import { CardTable } from './CardTable'
import { ListFilter } from './ListFilter'
import { ReviewTabs } from './ReviewTabs'
import type { ReviewWorld } from './reviewWorld'
import { TakeChapters } from './TakeChapters'
import { useStates } from './useBook'

const everything: RowFilter = { words: '', state: 'inside', from: '' }
/** What is being written: a new card, or changes to one. */
type Editing = { readonly own: string | undefined }

export function Cards({ world }: { world: ReviewWorld }) {
  const { t } = useTranslation()
  const rows = useRows(world)
  const [filter, setFilter] = useState(everything)
  const [open, setOpen] = useState<string>()
  const [editing, setEditing] = useState<Editing>()
  const [told, setTold] = useState<Told>()
  const found = useMemo(() => filterRows(rows, filter), [rows, filter])
  const isFiltered = filter.words.trim() !== '' || filter.state !== everything.state || filter.from !== ''
  const opened = open === undefined ? undefined : rows.find((row) => row.ref === open)
  const edit = (own: string) => {
    setOpen(undefined)
    setEditing({ own })
  }
  const leave = (done?: 'kept' | 'changed') => {
    setEditing(undefined)
    setTold(done && { text: t(`review.editor.${done}`) })
  }
  if (editing) return <Editor world={world} own={editing.own} onDone={leave} />
  return (
    <div className="page review">
      <ReviewTabs here="cards" />
      <div className="row list-head">
        <button type="button" className="primary" onClick={() => setEditing({ own: undefined })}>
          <Icon name="plus" />
          {t('review.list.write')}
        </button>
      </div>
      <details className="take">
        <summary>{t('review.list.take')}</summary>
        <p className="soft help">{t('review.list.takeHelp')}</p>
        <TakeChapters world={world} />
      </details>
      <ListFilter filter={filter} course={world.course} count={found.length} onChange={setFilter} />
      <ToldLine told={told} />
      {found.length === 0 ? (
        <Empty isFiltered={isFiltered} onClear={() => setFilter(everything)} />
      ) : (
        <CardTable key={JSON.stringify(filter)} world={world} rows={found} onOpen={setOpen} />
      )}
      {opened && (
        <CardDetails
          world={world}
          row={opened}
          onEdit={edit}
          onTrash={(own) => {
            world.own.trash(own)
            setTold({ text: t('review.details.trashed'), undo: () => world.own.restore(own) })
            setOpen(undefined)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

interface EditorProps {
  readonly world: ReviewWorld
  readonly own: string | undefined
  readonly onDone: (done?: 'kept' | 'changed') => void
}

function Editor({ world, own, onDone }: EditorProps) {
  return (
    <div className="page review">
      <ReviewTabs here="cards" />
      <CardEditor world={world} card={own === undefined ? undefined : world.own.get(own)} onDone={onDone} />
    </div>
  )
}

function useRows({ deck, book, own, dayOf, now }: ReviewWorld): readonly CardRow[] {
  const states = useStates(book)
  const cards = useSyncExternalStore(own.subscribe, own.all)
  const today = dayOf(now())
  return useMemo(() => cardRows({ deck, states, own: cards, today }), [deck, states, cards, today])
}

interface Told {
  readonly text: string
  readonly undo?: () => void
}

function ToldLine({ told }: { told: Told | undefined }) {
  const { t } = useTranslation()
  const [undone, setUndone] = useState<Told>()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (told) line.current?.focus() // what had the focus is gone
  }, [told])
  const isShown = told !== undefined && told !== undone
  const undo = () => {
    told?.undo?.()
    setUndone(told)
  }
  return (
    <div ref={line} role="status" tabIndex={-1} className="told-line">
      {isShown && (
        <p className="row">
          {told.text}
          {told.undo && (
            <button type="button" onClick={undo}>
              <Icon name="undo" />
              {t('review.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

function Empty({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="list-empty">
      <p>{t(isFiltered ? 'review.list.empty' : 'review.list.none')}</p>
      {isFiltered && (
        <button type="button" onClick={onClear}>
          {t('review.list.clear')}
        </button>
      )}
    </div>
  )
}
