/** The keys of a review. They come before the app's own, and leave fields, links and buttons alone. */
import { type RefObject, useEffect } from 'react'

export interface ReviewKeys {
  /** Keys in lower case; `Enter` and a space as the platform calls them. */
  readonly run: (key: string) => boolean
  readonly letterKeys: boolean
  /** Where single keys always count. */
  readonly region: RefObject<HTMLElement | null>
}

export function useReviewKeys({ run, letterKeys, region }: ReviewKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A key held down must not show an answer and grade it.
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof Element ? event.target : null
      if (document.querySelector('dialog[open]') || target?.closest('input, textarea, select')) return
      if (!letterKeys && !region.current?.contains(target)) return
      const isPress = event.key === 'Enter' || event.key === ' '
      if (isPress && target?.closest('a, button, summary')) return
      if (run(isPress ? event.key : event.key.toLowerCase())) event.preventDefault()
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [run, letterKeys, region])
}
