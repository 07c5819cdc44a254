/** Brings HEAD into view when it has moved, and what was chosen elsewhere. */
import { type RefObject, useEffect, useRef } from 'react'
import type { PanZoomHandle } from '../../../../design/PanZoom'
import { rowHeight } from './geometry'
import type { Layout } from './layout'

interface Watched {
  readonly layout: Layout
  readonly head: string | undefined
  readonly selected: string | undefined
}

export function useReveal(zoom: RefObject<PanZoomHandle | null>, { layout, head, selected }: Watched): void {
  const seen = useRef<{ head: string | undefined; selected: string | undefined }>({
    head: undefined,
    selected: undefined,
  })
  useEffect(() => {
    const old = seen.current
    seen.current = { head, selected }
    const goal = selected !== old.selected ? selected : head !== old.head ? head : undefined
    const row = goal === undefined ? undefined : layout.spots.get(goal)?.row
    if (row !== undefined) zoom.current?.reveal((row - 0.5) * rowHeight, (row + 1.5) * rowHeight)
  }, [zoom, layout, head, selected])
}
