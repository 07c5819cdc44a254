/** Which commit of a graph is reached by keyboard, which one the pointer is on, and which one the card shows. */
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Candidates {
  readonly isThere: (oid: string) => boolean
  readonly selected: string | undefined
  readonly head: string | undefined
  /** Where there is neither. */
  readonly first: string | undefined
}

export function useReach(list: RefObject<HTMLElement | null>, { isThere, selected, head, first }: Candidates) {
  const [reached, setReached] = useState<string>()
  const [pointed, setPointed] = useState<string>()
  const [hasFocus, setFocus] = useState(false)
  const there = (oid: string | undefined) => (oid !== undefined && isThere(oid) ? oid : undefined)
  const resting = there(selected) ?? there(head) ?? first
  const active = there(reached) ?? resting
  // The row may have to be drawn before it can be focused.
  const goal = useRef<string>(undefined)
  useEffect(() => {
    if (goal.current === undefined || goal.current !== active) return
    list.current?.querySelector<HTMLElement>(`[data-oid="${active}"]`)?.focus({ preventScroll: true })
    goal.current = undefined
  }, [list, active])
  return {
    active,
    shown: there(pointed) ?? (hasFocus ? active : resting),
    reach: setReached,
    point: setPointed,
    focus: setFocus,
    /** Reaches it, and gives it the focus. */
    go: (oid: string) => {
      goal.current = oid
      setReached(oid)
    },
  }
}
