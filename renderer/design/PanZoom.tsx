/**
 * A large picture in a frame: it scrolls by itself, is dragged by the mouse, and zooms by pinch, Ctrl and wheel, or buttons.
 * Lengths are in units of which sixteen are one `em` of the canvas, so that the text size of the app counts too.
 */
import { type ReactNode, type Ref, type RefObject, useCallback, useImperativeHandle, useRef } from 'react'
import { Icon } from './Icon'
import { type Anchor, useScale, useView, type View } from './useView'

export interface PanZoomHandle {
  /** Scrolls as little as is needed for these units to be seen. */
  readonly reveal: (top: number, bottom: number) => void
  readonly zoomBy: (steps: number) => void
  readonly fit: () => void
}

interface PanZoomProps {
  readonly words: { readonly zoomIn: string; readonly zoomOut: string; readonly fit: string; readonly scale: string }
  /** Says the scale in percent. */
  readonly percentOf: (percent: number) => string
  /** In units. */
  readonly height: number
  readonly head: ReactNode
  readonly handle?: Ref<PanZoomHandle>
  readonly children: (view: View) => ReactNode
}

const step = 1.25

export function PanZoom({ words, percentOf, height, head, handle, children }: PanZoomProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { scale, zoomTo } = useScale(frame)
  const view = useView(frame, scale, height)
  const zoomBy = useCallback((steps: number) => zoomTo((old) => old * step ** steps), [zoomTo])
  const fit = useCallback(() => {
    const box = frame.current
    if (box) zoomTo(() => Math.min(1, (box.clientHeight / height) * (16 / rootSize())))
  }, [zoomTo, height])
  useImperativeHandle(handle, () => ({ zoomBy, fit, reveal: (top, bottom) => reveal(frame, scale, top, bottom) }))
  const drag = useDrag(frame)
  return (
    <div className="panzoom">
      <div className="panzoom-head">
        {head}
        <div className="panzoom-tools">
          <button
            type="button"
            className="quiet"
            aria-label={words.zoomOut}
            title={words.zoomOut}
            onClick={() => zoomBy(-1)}
          >
            <Icon name="minus" />
          </button>
          <output aria-label={words.scale}>{percentOf(Math.round(scale * 100))}</output>
          <button
            type="button"
            className="quiet"
            aria-label={words.zoomIn}
            title={words.zoomIn}
            onClick={() => zoomBy(1)}
          >
            <Icon name="plus" />
          </button>
          <button type="button" className="quiet" aria-label={words.fit} title={words.fit} onClick={fit}>
            <Icon name="fit" />
          </button>
        </div>
      </div>
      <div className="panzoom-frame" ref={frame} {...drag}>
        <div className="panzoom-canvas" style={{ fontSize: `${scale}rem`, height: `${height / 16}em` }}>
          {children(view)}
        </div>
      </div>
    </div>
  )
}

export const rootSize = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

function reveal(frame: RefObject<HTMLDivElement | null>, scale: number, top: number, bottom: number): void {
  const box = frame.current
  if (!box) return
  const unit = (rootSize() * scale) / 16
  if (top * unit < box.scrollTop) box.scrollTop = top * unit
  else if (bottom * unit > box.scrollTop + box.clientHeight) box.scrollTop = bottom * unit - box.clientHeight
}

/** The mouse takes hold of the picture; what ends a drag is no click. */
function useDrag(frame: RefObject<HTMLDivElement | null>) {
  const held = useRef<(Anchor & { moved: boolean }) | undefined>(undefined)
  return {
    onPointerDown: (event: React.PointerEvent) => {
      const box = frame.current
      if (!box || event.button !== 0 || event.pointerType === 'touch') return
      held.current = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop, moved: false }
    },
    onPointerMove: (event: React.PointerEvent) => {
      const [box, from] = [frame.current, held.current]
      if (!box || !from) return
      const [left, top] = [from.x - event.clientX, from.y - event.clientY]
      if (!from.moved && Math.hypot(left - box.scrollLeft, top - box.scrollTop) < 5) return
      if (!from.moved) box.setPointerCapture(event.pointerId)
      from.moved = true
      box.dataset.dragged = ''
      box.scrollTo(left, top)
    },
    onPointerUp: () => {
      if (!held.current?.moved) held.current = undefined
      delete frame.current?.dataset.dragged
      // The click comes after this.
      setTimeout(() => {
        held.current = undefined
      })
    },
    onPointerCancel: () => {
      held.current = undefined
      delete frame.current?.dataset.dragged
    },
    onClickCapture: (event: React.MouseEvent) => {
      if (held.current?.moved) event.stopPropagation()
    },
  }
}
