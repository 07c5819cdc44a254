/** Ctrl+S and Esc, wherever the focus is in the editor. */
import { type RefObject, useEffect, useRef } from 'react'

interface EditorKeys {
  readonly save: () => void
  readonly close: () => void
}

export function useEditorKeys(box: RefObject<HTMLElement | null>, keys: EditorKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const at = box.current
    if (!at) return
    const pressed = (event: KeyboardEvent) => {
      // A dialog above it has an Esc of its own.
      if (event.target instanceof Element && event.target.closest('dialog')) return
      const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's'
      if (!isSave && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (isSave) latest.current.save()
      else latest.current.close()
    }
    at.addEventListener('keydown', pressed)
    return () => at.removeEventListener('keydown', pressed)
  }, [box])
}
