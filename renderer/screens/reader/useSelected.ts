/** The words that the reader has selected in the chapter, once the hand rests. */
import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Place } from '../../study/notes/anchors'
import type { Pages } from './usePages'

export interface Selected {
  readonly place: Place
  /** Where the selection ends, in CSS pixels from the top left of `around`. */
  readonly left: number
  readonly top: number
}

const restMs = 120

export function useSelected(
  around: RefObject<HTMLElement | null>,
  pages: Pages,
): { readonly selected: Selected | undefined; readonly readNow: () => Place | undefined } {
  const [selected, setSelected] = useState<Selected>()
  const readNow = useCallback(() => {
    const range = currentRange()
    return range && pages.fromRange(range)
  }, [pages])
  useEffect(() => {
    let isDown = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      if (isDown) return
      const range = currentRange()
      const place = range && pages.fromRange(range)
      const box = around.current?.getBoundingClientRect()
      const end = [...((place && pages.toRange(place))?.getClientRects() ?? [])].at(-1)
      setSelected(place && box && end ? { place, left: end.right - box.left, top: end.bottom - box.top } : undefined)
    }
    const later = () => {
      clearTimeout(timer)
      if (!currentRange())
        setSelected(undefined) // nothing offers a note on words that are no longer selected
      else timer = setTimeout(look, restMs)
    }
    const down = () => {
      isDown = true
    }
    const up = () => {
      isDown = false
      later()
    }
    document.addEventListener('selectionchange', later)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
    }
  }, [around, pages])
  return { selected, readNow }
}

function currentRange(): Range | undefined {
  const selection = getSelection()
  return selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
}
