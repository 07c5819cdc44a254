/** The time, so that ages grow and time runs out while one looks on. */
import { useEffect, useState } from 'react'

export function useNow(now: () => number, everyMs: number): number {
  const [at, setAt] = useState(now)
  useEffect(() => {
    setAt(now())
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [now, everyMs])
  return at
}
