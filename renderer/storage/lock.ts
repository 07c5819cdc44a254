/** One window writes: the browser gives the lock to the next one when a window closes, crashes or is killed. */

export interface Lock {
  /** Resolves true once this window has it, false where another kept it for `withinMs`. */
  readonly isHeld: (withinMs: number) => Promise<boolean>
  /** Resolves when this window has it. */
  readonly granted: Promise<void>
  readonly release: () => void
}

export function takeLock(name: string): Lock {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: granted, resolve: grant, reject } = Promise.withResolvers<void>()
  const given = new AbortController()
  const hold = () => {
    grant()
    return released
  }
  navigator.locks.request(name, { signal: given.signal }, hold).catch(reject)
  granted.catch(() => undefined) // given up by release() before it was granted
  const isHeld = (withinMs: number) =>
    Promise.race([granted.then(() => true), new Promise<false>((late) => setTimeout(late, withinMs, false))])
  return {
    isHeld,
    granted,
    release: () => {
      given.abort()
      release()
    },
  }
}
