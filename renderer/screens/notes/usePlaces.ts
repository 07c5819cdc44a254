/** The elements of the notebook between which the focus moves. */
import { type RefObject, useRef } from 'react'

export interface Places {
  readonly screen: RefObject<HTMLDivElement | null>
  /** The scrolling list. */
  readonly box: RefObject<HTMLDivElement | null>
  readonly search: RefObject<HTMLInputElement | null>
  /** The keyboard opens a note, and goes on in its text. */
  readonly wantsFocus: RefObject<boolean>
}

export function usePlaces(): Places {
  const screen = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const wantsFocus = useRef(false)
  return { screen, box, search, wantsFocus }
}

export const isVisible = (element: HTMLElement | null) => element?.checkVisibility() ?? false

/** After the next frame, when what was asked for stands. */
export function soon(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
