/** For what may come a frame later, so that what matters most comes first. */
import { useEffect, useState } from 'react'

/** False in the first frame, true from then on. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    const task = setTimeout(() => setPainted(true)) // after the frame, where an effect alone may still run before it
    return () => clearTimeout(task)
  }, [])
  return isPainted
}
