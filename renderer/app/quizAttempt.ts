/** The quiz that is under way in this window: it waits while the learner reads something else. */
import { useSyncExternalStore } from 'react'
import type { Attempt } from '../study/quiz/attempt'

let kept: Attempt | undefined
const listeners = new Set<() => void>()

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export function keepAttempt(attempt: Attempt | undefined): void {
  kept = attempt
  for (const changed of listeners) changed()
}

export const useAttempt = (): Attempt | undefined => useSyncExternalStore(subscribe, () => kept)
