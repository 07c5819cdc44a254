/** Follows the reader through a chapter: goes to the target, knows the section on screen, and notes what was read. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Place {
  readonly chapter: string
  readonly section: string | undefined
  /** CSS pixels between the section's top and the top of the window. */
  readonly offset: number
}

interface Reading {
  readonly article: RefObject<HTMLElement | null>
  readonly chapter: string
  readonly target: { readonly section?: string; readonly offset?: number; readonly turn: number }
  /** Whether every section is drawn. */
  readonly isDone: boolean
  readonly onPlace: (place: Place) => void
  readonly onRead: (section: string, isRead: boolean) => void
}

const settleMs = 300
/** A section counts as read when its end stayed on screen this long. */
const readMs = 1_500
/** How long a target is held; drawing a chapter takes about a third of it on a slow machine. */
const holdMs = 3_000
/** The line, from the top of the window, that the section being read crosses. */
const readingLine = 0.3

/** The id of the section being read. */
export function useReading({ article, chapter, target, isDone, onPlace, onRead }: Reading): string | undefined {
  const [here, setHere] = useState(target.section)

  useLayoutEffect(() => holdTarget(article.current, target), [article, target])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const place = findPlace(article.current, chapter)
      setHere(place.section)
      return place
    }
    const scrolled = () => {
      clearTimeout(timer)
      timer = setTimeout(() => onPlace(look()), settleMs)
    }
    const leave = () => document.visibilityState === 'hidden' && onPlace(look())
    const first = requestIdleCallback(look)
    window.addEventListener('scroll', scrolled, { passive: true })
    document.addEventListener('visibilitychange', leave)
    return () => {
      cancelIdleCallback(first)
      clearTimeout(timer)
      window.removeEventListener('scroll', scrolled)
      document.removeEventListener('visibilitychange', leave)
    }
  }, [article, chapter, onPlace])

  const settled = useRef(new Set<string>()).current
  useEffect(() => noteHands(article.current, settled), [article, settled])
  useEffect(
    () => (isDone ? watchEnds(article.current, settled, onRead) : undefined),
    [article, settled, onRead, isDone],
  )
  return here
}

/** Goes to the target and stays there while the chapter grows around it, until the reader moves. */
function holdTarget(article: HTMLElement | null, target: Reading['target']): () => void {
  goTo(article, target)
  if (target.turn > 0) focusTarget(article, target.section) // the first opening leaves the focus where the window put it
  if (!article) return () => undefined
  let heldAt = window.scrollY
  article.style.overflowAnchor = 'none' // so that only the reader moves the page, and can be seen to
  const release = () => {
    clearTimeout(timer)
    observer.disconnect()
    article.style.overflowAnchor = ''
  }
  const observer = new ResizeObserver(() => {
    if (Math.abs(window.scrollY - heldAt) > 1) return release()
    goTo(article, target)
    heldAt = window.scrollY
  })
  const timer = setTimeout(release, holdMs)
  observer.observe(article)
  return release
}

const findTarget = (article: HTMLElement | null, section: string | undefined) => {
  const place = section ? document.getElementById(section) : null
  return article?.contains(place) ? place : null
}

function goTo(article: HTMLElement | null, { section, offset = 0 }: Reading['target']) {
  const place = findTarget(article, section)
  if (!place) return window.scrollTo({ top: 0, behavior: 'instant' })
  const margin = Number.parseFloat(getComputedStyle(place).scrollMarginTop)
  const top = place.getBoundingClientRect().top + window.scrollY - margin + offset
  window.scrollTo({ top, behavior: 'instant' })
}

function focusTarget(article: HTMLElement | null, section: string | undefined) {
  const place = findTarget(article, section)
  const heading = place?.matches('h3') ? place : (place ?? article)?.querySelector<HTMLElement>('h1, h2')
  heading?.focus({ preventScroll: true })
}

function findPlace(article: HTMLElement | null, chapter: string): Place {
  const line = window.innerHeight * readingLine
  const sections = [...(article?.querySelectorAll<HTMLElement>('section[id]') ?? [])]
  const current = sections.findLast((section) => section.getBoundingClientRect().top <= line)
  if (!current) return { chapter, section: undefined, offset: 0 }
  const margin = Number.parseFloat(getComputedStyle(current).scrollMarginTop)
  return { chapter, section: current.id, offset: Math.max(0, Math.round(margin - current.getBoundingClientRect().top)) }
}

const endOf = (element: Element) => element.closest<HTMLElement>('[data-end]')?.dataset.end

/** Adds each section that the reader ticks or unticks by hand to the settled ones, from the first frame on. */
function noteHands(article: HTMLElement | null, settled: Set<string>): () => void {
  const changed = ({ target }: Event) => {
    const section = target instanceof Element ? endOf(target) : undefined
    if (section) settled.add(section)
  }
  article?.addEventListener('change', changed)
  return () => article?.removeEventListener('change', changed)
}

/** Calls `onRead` once for each section whose end stays on screen, unless it is settled already. */
function watchEnds(article: HTMLElement | null, settled: Set<string>, onRead: Reading['onRead']): () => void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const finish = (section: string) => {
    if (document.visibilityState === 'hidden' || settled.has(section)) return
    settled.add(section)
    onRead(section, true)
  }
  // Below the reading line: who goes to a section has the end of the one before it at the top of the window.
  const rootMargin = `${-100 * readingLine}% 0px 0px 0px`
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target))
        const section = endOf(target)
        if (isIntersecting && section) timers.set(target, setTimeout(finish, readMs, section))
      }
    },
    { rootMargin },
  )
  for (const end of article?.querySelectorAll('[data-end]') ?? []) observer.observe(end)
  return () => {
    observer.disconnect()
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
