/** How large a picture in a frame is drawn, and which part of it is seen. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** In units of the picture, a little more than what is seen. */
export interface View {
  readonly top: number
  readonly bottom: number
}

export interface Anchor {
  x: number
  y: number
}

const smallest = 0.3
const largest = 2.5

/** The point of the picture under the pointer, or at the middle of the frame, stays where it is. */
export function useScale(frame: RefObject<HTMLDivElement | null>) {
  const [scale, setScale] = useState(1)
  const kept = useRef<{ readonly at: Anchor; readonly shareX: number; readonly shareY: number } | undefined>(undefined)
  const zoomTo = useCallback(
    (next: (old: number) => number, at?: Anchor) => {
      const box = frame.current
      if (!box) return
      const point = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 }
      kept.current = {
        at: point,
        shareX: (box.scrollLeft + point.x) / Math.max(1, box.scrollWidth),
        shareY: (box.scrollTop + point.y) / Math.max(1, box.scrollHeight),
      }
      setScale((old) => Math.min(largest, Math.max(smallest, next(old))))
    },
    [frame],
  )
  useLayoutEffect(() => {
    const [box, point] = [frame.current, kept.current]
    kept.current = undefined
    if (!box || !point || scale <= 0) return
    box.scrollTo(point.shareX * box.scrollWidth - point.at.x, point.shareY * box.scrollHeight - point.at.y)
  }, [frame, scale])
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const turned = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const { left, top } = box.getBoundingClientRect()
      const steps = Math.max(-60, Math.min(60, event.deltaY))
      zoomTo((old) => old * Math.exp(-steps / 300), { x: event.clientX - left, y: event.clientY - top })
    }
    box.addEventListener('wheel', turned, { passive: false })
    return () => box.removeEventListener('wheel', turned)
  }, [frame, zoomTo])
  return { scale, zoomTo }
}

/** It changes by large steps, so that scrolling seldom draws anew. */
const grain = 400

export function useView(frame: RefObject<HTMLDivElement | null>, scale: number, height: number): View {
  const [view, setView] = useState<View>({ top: 0, bottom: 1_600 })
  useLayoutEffect(() => {
    const box = frame.current
    if (!box || height <= 0) return
    const look = () => {
      const unit = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * scale) / 16
      const top = Math.floor(box.scrollTop / unit / grain - 1) * grain
      const bottom = Math.ceil((box.scrollTop + box.clientHeight) / unit / grain + 1) * grain
      setView((old) => (old.top === top && old.bottom === bottom ? old : { top, bottom }))
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [frame, scale, height])
  return view
}
