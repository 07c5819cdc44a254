/** The notebook's own keys, before the app's: `/` searches notes here and not the course. */
import { type RefObject, useEffect, useRef } from 'react'

export interface NotebookKeys {
  readonly onNew: () => void
  readonly onSearch: () => void
  readonly onMode: () => void
  readonly onTrash: () => void
  readonly onBack: () => void
}

/** As in the app's own keys. */
const sequenceMs = 900

export function useNotebookKeys(
  screen: RefObject<HTMLElement | null>,
  isMac: boolean,
  takesLetters: () => boolean,
  keys: NotebookKeys,
): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let goPressedAt = Number.NEGATIVE_INFINITY
    const pressed = (event: KeyboardEvent) => {
      // The second key of `g n` and its like belongs to the app.
      const isSecond = event.timeStamp - goPressedAt < sequenceMs
      goPressedAt = event.key === 'g' && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (isSecond || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
      const action = actionOf(event, isMac, takesLetters(), screen.current)
      if (!action) return
      event.preventDefault()
      latest.current[action]()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [screen, isMac, takesLetters])
}

function actionOf(
  event: KeyboardEvent,
  isMac: boolean,
  takesLetters: boolean,
  screen: HTMLElement | null,
): keyof NotebookKeys | undefined {
  const mod = isMac ? event.metaKey : event.ctrlKey
  const target = event.composedPath()[0]
  const place = target instanceof HTMLElement ? target : undefined
  if (mod && event.key === 'Enter') return 'onMode'
  if (mod || event.altKey || event.metaKey || event.ctrlKey) return undefined
  if (place?.matches('input, textarea, select, [contenteditable="true"]'))
    return event.key === 'Escape' && screen?.contains(place) ? 'onBack' : undefined
  if (takesLetters && event.key === 'n') return 'onNew'
  if (takesLetters && event.key === '/') return 'onSearch'
  const isInNote = Boolean(place?.closest('.note-pane'))
  if (event.key === 'Escape' && (isInNote || place === document.body)) return 'onBack'
  return event.key === 'Delete' && isInNote ? 'onTrash' : undefined
}
