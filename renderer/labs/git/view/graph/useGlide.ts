/** Labels glide from the commit that they pointed to, to the one that they point to now. */
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { wordsAt, yOf } from './geometry'
import type { GraphState } from './useGraph'

/** As the stylesheet's moves. */
const timing = { duration: 460, easing: 'cubic-bezier(0.3, 0, 0.15, 1)' }

interface Stand {
  readonly oid: string
  /** From the beginning of its row, in units. */
  readonly inset: number
}

/** Elements carry `data-glide`, a key of their own, inside a row with `data-oid`. */
export function useGlide(list: RefObject<HTMLElement | null>, { layout, before, isGliding }: GraphState): void {
  const stands = useRef<ReadonlyMap<string, Stand>>(new Map())
  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const unit = Number.parseFloat(getComputedStyle(box).fontSize) / 16
    const now = new Map<string, Stand>()
    for (const label of box.querySelectorAll<HTMLElement>('[data-glide]')) {
      const oid = label.closest<HTMLElement>('[data-oid]')?.dataset.oid
      if (oid === undefined) continue
      const key = label.dataset.glide ?? ''
      const stand = { oid, inset: label.offsetLeft / unit }
      now.set(key, stand)
      const old = stands.current.get(key)
      if (!isGliding || !old || (old.oid === oid && Math.abs(old.inset - stand.inset) < 1)) continue
      const from = placeOf(old.oid, before)
      const to = placeOf(oid, before) ?? placeOf(oid, layout)
      if (!from || !to) continue
      const [x, y] = [(from.x + old.inset - to.x - stand.inset) * unit, (from.y - to.y) * unit]
      label.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], timing)
    }
    stands.current = now
  }, [list, layout, before, isGliding])
}

function placeOf(oid: string, layout: GraphState['layout']) {
  const row = layout.spots.get(oid)?.row
  return row === undefined ? undefined : { x: wordsAt(row, layout), y: yOf(row) }
}
