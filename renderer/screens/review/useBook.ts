/** The ReviewBook as React state. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CardRef, Queue, ReviewBook, Stats } from '../../study/schedule/reviewBook'
import type { ReviewWorld } from './reviewWorld'

const tickMs = 60_000

export const useStates = (book: ReviewBook) => useSyncExternalStore(book.subscribe, book.states)
export const useLimits = (book: ReviewBook) => useSyncExternalStore(book.subscribe, book.limits)
export const useAhead = (book: ReviewBook) => useSyncExternalStore(book.subscribe, book.ahead)

const useExists = ({ deck }: ReviewWorld) => useCallback((ref: CardRef) => deck.has(ref), [deck])

/** What is due now; time alone changes it too. */
export function useQueue(world: ReviewWorld, isUnlimited: boolean): Queue {
  const { book, now } = world
  const exists = useExists(world)
  const [time, setTime] = useState(now)
  const states = useStates(book)
  const limits = useLimits(book)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the queue follows from these three as well
  const queue = useMemo(() => book.queue(exists, isUnlimited), [book, exists, isUnlimited, states, limits, time])
  useEffect(() => {
    const wait = Math.min(tickMs, Math.max(1_000, (queue.nextAt ?? Number.POSITIVE_INFINITY) - time))
    const timer = setTimeout(() => setTime(now()), wait)
    const seen = () => document.visibilityState === 'visible' && setTime(now())
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [queue, time, now])
  return queue
}

export function useStats(world: ReviewWorld): Stats {
  const { book } = world
  const exists = useExists(world)
  const states = useStates(book)
  const limits = useLimits(book)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures follow from these two as well
  return useMemo(() => book.stats(exists), [book, exists, states, limits])
}
