/** The list of notes: as many rows as are near the view, walked with the arrow keys. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Course } from '../../study/course/course'
import type { NoteEntry, NoteId } from '../../study/notes/notebook'
import { type ListedNote, NoteRow } from './NoteRow'
import { useWindow } from './useWindow'

/** As in notes.css. */
const rowRem = 5.75
/** A second, while a slow machine draws. */
const framesToWait = 60

interface NoteListProps {
  readonly notes: readonly ListedNote[]
  readonly open: NoteId | undefined
  readonly course: Course
  readonly words: string
  readonly now: number
  readonly label: string
  readonly box: RefObject<HTMLDivElement | null>
  readonly onDelete: (note: NoteEntry) => void
  /** Enter on a row, before its link is followed. */
  readonly onEnter: (id: NoteId | undefined) => void
}

export function NoteList(props: NoteListProps) {
  const { notes, open, box } = props
  const { first, last, rowPx, scrollTo } = useWindow(box, notes.length, rowRem)
  const at = notes.findIndex(({ note }) => note.id === open)
  const [stop, setStop] = useStop(at, notes.length)
  const onKey = useRowKeys(props, stop, (place) => {
    setStop(place)
    scrollTo(place)
    focusRow(box.current, place)
  })
  useEffect(() => {
    if (at >= 0) scrollTo(at)
  }, [at, scrollTo])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links in it
    <div className="note-scroll" ref={box} onKeyDown={onKey}>
      <ul aria-label={props.label} style={{ height: notes.length * rowPx, paddingTop: first * rowPx }}>
        {notes.slice(first, last).map((listed, near) => (
          <NoteRow
            key={listed.note.id}
            listed={listed}
            course={props.course}
            words={props.words}
            now={props.now}
            place={first + near}
            count={notes.length}
            isOpen={listed.note.id === open}
            isStop={first + near === Math.min(Math.max(stop, first), last - 1)}
          />
        ))}
      </ul>
    </div>
  )
}

/** The row that Tab comes to. It follows the note that is open. */
function useStop(at: number, count: number): [number, (place: number) => void] {
  const [stop, setStop] = useState(Math.max(0, at))
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at && at >= 0) setStop(at)
    before.current = at
  }, [at])
  return [Math.min(stop, Math.max(0, count - 1)), setStop]
}

function useRowKeys(props: NoteListProps, stop: number, go: (place: number) => void) {
  const { notes, onDelete, onEnter } = props
  return (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const place = Number(event.target.dataset.place ?? stop)
    const page = 8
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: notes.length - 1,
    }
    const wanted = steps[event.key]
    const listed = notes[place]
    if (wanted !== undefined) go(Math.min(Math.max(0, wanted), notes.length - 1))
    else if (event.key === 'Delete' && listed) onDelete(listed.note)
    else {
      if (event.key === 'Enter') onEnter(listed?.note.id)
      return
    }
    event.preventDefault()
  }
}

export function focusRow(box: HTMLElement | null, place: number): void {
  focusLink(box, `[data-place="${place}"]`)
}

/** By the note: while the list changes, a place may still be that of a row that goes. */
export function focusNote(box: HTMLElement | null, id: NoteId): void {
  focusLink(box, `[href$="/${CSS.escape(id)}"]`)
}

/** The row may only be drawn after the list has scrolled or read its notes anew; a learner who goes on is not called back. */
function focusLink(box: HTMLElement | null, selector: string) {
  const going = new AbortController()
  for (const event of ['keydown', 'pointerdown']) {
    addEventListener(event, () => going.abort(), { capture: true, signal: going.signal })
  }
  const look = (frames: number) => {
    const row = box?.querySelector<HTMLElement>(selector)
    if (going.signal.aborted) return
    row?.focus({ preventScroll: true })
    if (row || frames === 0) going.abort()
    else requestAnimationFrame(() => look(frames - 1))
  }
  look(framesToWait)
}
