/** Draws a long list over several frames, so that opening a chapter never holds the window up. */
import { useEffect, useState } from 'react'

/** How many parts stand in the first frame. */
const atOnce = 1

interface Gradual {
  readonly isDrawn: (place: number) => boolean
  readonly isDone: boolean
}

/** Which of `count` parts are to be drawn yet: first the ones from `first` on, then the ones before, one in each idle moment. */
export function useGradual(count: number, first: number): Gradual {
  const [drawn, setDrawn] = useState({ from: first, to: first + atOnce })
  // A jump to a part that is not drawn yet draws it with the jump.
  const from = Math.min(drawn.from, first)
  const to = Math.max(drawn.to, first + atOnce)
  const isDone = from === 0 && to >= count
  useEffect(() => {
    if (isDone) return
    const idle = requestIdleCallback(() => setDrawn(to < count ? { from, to: to + 1 } : { from: from - 1, to }), {
      timeout: 200,
    })
    return () => cancelIdleCallback(idle)
  }, [from, to, count, isDone])
  return { isDrawn: (place) => place >= from && place < to, isDone }
}
