/** Which rows of a long list are near the view. All rows have one height, which is measured, as text can be any size. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

const extra = 6

interface ListWindow {
  readonly first: number
  readonly last: number
  readonly rowPx: number
  readonly scrollTo: (place: number) => void
}

export function useWindow(box: RefObject<HTMLElement | null>, count: number, rowRem: number): ListWindow {
  const [{ top, height, rowPx }, setSeen] = useState({ top: 0, height: 900, rowPx: rowRem * 16 })
  useLayoutEffect(() => {
    const scroller = box.current
    if (!scroller) return
    const look = () => {
      const next = { rowPx: rowRem * rootPx(), height: scroller.clientHeight, top: scroller.scrollTop }
      // Not for every pixel: a row's worth is what changes the window.
      setSeen((before) => (isNear(before, next) ? before : next))
    }
    const sized = new ResizeObserver(look)
    sized.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sized.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [box, rowRem])
  const scrollTo = useCallback(
    (place: number) => {
      const scroller = box.current
      if (!scroller) return
      const row = rowRem * rootPx()
      const start = place * row
      if (start < scroller.scrollTop) scroller.scrollTop = start
      else if (start + row > scroller.scrollTop + scroller.clientHeight)
        scroller.scrollTop = start + row - scroller.clientHeight
    },
    [box, rowRem],
  )
  const first = Math.max(0, Math.min(Math.floor(top / rowPx), count - 1) - extra)
  const last = Math.min(count, Math.ceil((top + height) / rowPx) + extra)
  return { first, last, rowPx, scrollTo }
}

interface Seen {
  readonly top: number
  readonly height: number
  readonly rowPx: number
}

const isNear = (before: Seen, next: Seen) =>
  before.rowPx === next.rowPx &&
  before.height === next.height &&
  Math.floor(before.top / before.rowPx) === Math.floor(next.top / next.rowPx)

const rootPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
