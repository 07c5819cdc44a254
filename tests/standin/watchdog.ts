/** Pings a page, and tells when it stops answering and when it answers again. */

export interface Watched {
  readonly ping: () => Promise<unknown>
  readonly hung: () => void
  readonly answered: () => void
}

const hangMs = () => Number(process.env.STANDIN_HANG_MS ?? 5000)

/** Returns its stop. A ping that fails, because the page is gone or loads another one, is an answer too. */
export function watchForHangs({ ping, hung, answered }: Watched): () => void {
  const limitMs = hangMs()
  let isWaiting = false
  let isStopped = false
  const ask = () => {
    if (isWaiting || isStopped) return
    isWaiting = true
    let hasHung = false
    const late = setTimeout(() => {
      hasHung = true
      if (!isStopped) hung()
    }, limitMs).unref()
    const done = () => {
      clearTimeout(late)
      isWaiting = false
      if (hasHung && !isStopped) answered()
    }
    ping().then(done, done)
  }
  const timer = setInterval(ask, Math.max(50, limitMs / 5)).unref()
  return () => {
    isStopped = true
    clearInterval(timer)
  }
}
