/** Notes beside the chapter: what is highlighted, the cards or marks at their lines, and the way to write a new one. */
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../design/Icon'
import { href } from '../../study/address'
import type { ChapterEntry, ChapterText } from '../../study/course/course'
import type { Notebook, NoteEntry } from '../../study/notes/notebook'
import { MarginLists } from './MarginLists'
import { MarginPanel } from './MarginPanel'
import { type Draft, makeCards } from './marginCards'
import { useAttached } from './useAttached'
import { useMarginHighlights } from './useMarginHighlights'
import { useMarginLayout } from './useMarginLayout'
import { useMarginState } from './useMarginState'
import { usePages } from './usePages'
import { useSelected } from './useSelected'

export interface MarginProps {
  readonly entry: ChapterEntry
  readonly text: ChapterText
  readonly notebook: Notebook
  readonly notes: readonly NoteEntry[]
  readonly draft: Draft | undefined
  readonly setDraft: (draft: Draft | undefined) => void
  /** The section being read. */
  readonly here: string | undefined
  /** Calls back when a note is asked for by key or command; returns the way to stop. */
  readonly onNoteRequest: (asked: (on: 'selection' | 'section') => void) => () => void
  readonly around: RefObject<HTMLDivElement | null>
  readonly article: RefObject<HTMLElement | null>
}

export function Margin(props: MarginProps) {
  const { entry, notebook, notes, draft, around, article } = props
  const column = useRef<HTMLDivElement>(null)
  const pages = usePages(article)
  const { attached, lost, know } = useAttached(notes, props.text)
  const state = useMarginState({ ...props, chapter: entry.id, pages, know })
  const { active, actions, compose, keys } = state
  const order = useMemo(() => entry.sections.map(({ id }) => id), [entry])
  const cards = useMemo(() => makeCards(attached, draft, keys, order), [attached, draft, keys, order])
  const isWide = useMarginLayout({ around, article, column, pages, cards, active })
  useMarginHighlights(article, pages, cards, active, actions.open)
  const { selected, readNow } = useSelected(around, pages)
  useRequests(props, (on) => {
    const place = on === 'selection' ? readNow() : undefined
    const heading = place ?? headingPlace(entry, article.current, props.here)
    if (heading) compose(heading)
  })
  const shared = { entry, cards, active, actions, notebook }
  return (
    <>
      <div ref={column} className="margin-column" />
      <MarginLists {...shared} isWide={isWide} sectionOf={pages.sectionOf} />
      {!isWide && <MarginPanel {...shared} pages={pages} onAnother={compose} />}
      {selected && !draft && <WriteButton {...selected} onWrite={() => compose(selected.place)} />}
      {state.trashed && <TrashedNotice onUndo={state.undo} onClose={state.forget} />}
      <LostNotice count={lost} article={article.current} />
    </>
  )
}

function useRequests({ onNoteRequest }: MarginProps, asked: Parameters<MarginProps['onNoteRequest']>[0]) {
  const answer = useEffectEvent(asked)
  useEffect(() => onNoteRequest((on) => answer(on)), [onNoteRequest])
}

/** The heading of the section that has the focus on screen, or else of the one being read. */
function headingPlace(entry: ChapterEntry, article: HTMLElement | null, here: string | undefined) {
  const focused = document.activeElement
  const { top, bottom } = focused?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
  const isSeen = article?.contains(focused) && bottom > 0 && top < window.innerHeight
  const id = isSeen ? focused?.closest('section[id]')?.id : undefined
  const wanted = id ?? here
  const section =
    entry.sections.find((one) => one.id === wanted || one.parts.some((part) => part.id === wanted)) ?? entry.sections[0]
  return section && { section: section.id, from: 0, to: section.title.length }
}

function WriteButton({ left, top, onWrite }: { left: number; top: number; onWrite: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="margin-write"
      style={{ left: `min(${left}px, 100% - 4rem)`, top }}
      aria-label={t('margin.write')}
      onPointerDown={(event) => event.preventDefault()} // so that the selection stays until it is read
      onClick={onWrite}
    >
      <Icon name="note" />
      {t('margin.note')}
    </button>
  )
}

function TrashedNotice({ onUndo, onClose }: { onUndo: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  return (
    <div className="margin-trashed" role="status" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      {t('margin.trashed')}
      <button ref={button} type="button" onClick={onUndo}>
        <Icon name="undo" />
        {t('margin.undo')}
      </button>
      <button type="button" className="quiet" aria-label={t('app.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  )
}

function LostNotice({ count, article }: { count: number; article: HTMLElement | null }) {
  const { t } = useTranslation()
  const head = count > 0 ? article?.querySelector('.chapter-head') : undefined
  if (!head) return null
  return createPortal(
    <p className="margin-lost">
      <Icon name="note" />
      <span>
        {t('margin.lost', { count })} <a href={href({ screen: 'notes', view: 'tray' })}>{t('margin.tray')}</a>
      </span>
    </p>,
    head,
  )
}
