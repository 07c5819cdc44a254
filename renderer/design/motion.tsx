/** Motion that asks first: a figure stands still until it is played, and can always be paused. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** What the learner set, and the words for the buttons; the app provides both. */
export const MotionContext = createContext({ isReduced: false, play: 'Play', pause: 'Pause', stepOn: 'Next step' })

interface Motion {
  /** Seconds into the loop, 0 ≤ seconds < loopSeconds. */
  readonly seconds: number
  readonly isPlaying: boolean
  /** The button that plays and pauses; render it below the svg. */
  readonly control: ReactNode
}

/**
 * Drives a figure that loops. It starts still at `stillAt` seconds.
 * Under reduced motion the button steps through `steps` equal parts of the loop instead of playing.
 */
export function useMotion({
  loopSeconds,
  stillAt,
  steps,
}: {
  loopSeconds: number
  stillAt: number
  steps: number
}): Motion {
  const words = useContext(MotionContext)
  const [seconds, setSeconds] = useState(stillAt)
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    let frame = requestAnimationFrame(function draw(now) {
      const passed = (now - last) / 1000
      last = now
      setSeconds((at) => (at + passed) % loopSeconds)
      frame = requestAnimationFrame(draw)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, loopSeconds])
  const step = () =>
    setSeconds((at) => ((Math.floor((at / loopSeconds) * steps + 1e-6) + 1) % steps) * (loopSeconds / steps))
  const control = words.isReduced ? (
    <button type="button" className="figure-control" onClick={step}>
      {words.stepOn}
    </button>
  ) : (
    <button type="button" className="figure-control" onClick={() => setPlaying(!isPlaying)}>
      {isPlaying ? words.pause : words.play}
    </button>
  )
  return { seconds, isPlaying: isPlaying && !words.isReduced, control }
}
