/** The words on the page, section by section, read when they are needed and kept while they stand there. */
import { type RefObject, useCallback, useRef } from 'react'
import type { Place } from '../../study/notes/anchors'
import { type PageText, readPage } from './pageText'

export interface Pages {
  readonly sectionOf: (id: string) => HTMLElement | undefined
  readonly page: (section: string) => PageText | undefined
  readonly toRange: (place: Place) => Range | undefined
  /** The part of a selection in the first section that has some of it; undefined where no end of it is in the chapter. */
  readonly fromRange: (range: Range) => Place | undefined
}

export function usePages(article: RefObject<HTMLElement | null>): Pages {
  const known = useRef(new Map<string, PageText>()).current
  const sectionOf = useCallback(
    (id: string) => {
      const element = document.getElementById(id)
      return element?.tagName === 'SECTION' && article.current?.contains(element) ? element : undefined
    },
    [article],
  )
  const page = useCallback(
    (id: string) => {
      const ready = known.get(id)
      if (ready?.isCurrent()) return ready
      const section = sectionOf(id)
      const made = section && readPage(section)
      if (made) known.set(id, made)
      return made
    },
    [known, sectionOf],
  )
  const toRange = useCallback((place: Place) => page(place.section)?.toRange(place), [page])
  const fromRange = useCallback(
    (range: Range) => {
      // A selection of everything, with what stands around the chapter, is no quote.
      const isInside = [range.startContainer, range.endContainer].some((end) => article.current?.contains(end))
      if (!isInside) return undefined
      for (const section of article.current?.querySelectorAll(':scope > section[id]') ?? []) {
        const part = range.intersectsNode(section) ? page(section.id)?.fromRange(range) : undefined
        if (part) return { section: section.id, ...part }
      }
      return undefined
    },
    [article, page],
  )
  return useRef({ sectionOf, page, toRange, fromRange }).current
}
