/** A note's text as React state: now, or some moments after the last change, for what is costly to draw. */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'

const restMs = 200
/** While someone types on and on. */
const longestMs = 1_000

export function useNoteText(text: Y.Text): string {
  const [shown, setShown] = useState(() => text.toString())
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    let since = 0
    const show = () => {
      rest = undefined
      since = 0
      setShown(text.toString())
    }
    const changed = () => {
      const now = performance.now()
      since ||= now
      clearTimeout(rest)
      rest = setTimeout(show, Math.max(0, Math.min(restMs, since + longestMs - now)))
    }
    show()
    text.observe(changed)
    return () => {
      clearTimeout(rest)
      text.unobserve(changed)
    }
  }, [text])
  return shown
}
