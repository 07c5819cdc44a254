/**
 * What a notice may cause. Whoever overheard one can send it again, from any address of the network; a removed device can
 * still seal them under an earlier key. So they only hint: they cause few tries, and end a connection seldom.
 */
import { TokenBucket } from './mdnsRecords'

const mostKnown = 1_024
const endGapMs = 60_000

export class Sightings {
  readonly #nowMs: () => number
  readonly #devices = new Map<string, TokenBucket>()
  readonly #places = new Map<string, TokenBucket>()
  readonly #earlier: TokenBucket
  readonly #boots = new Set<string>()
  readonly #endedAt = new Map<string, number>()

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
    this.#earlier = new TokenBucket(4, 0.2, nowMs)
  }

  /** Whether a device may be looked for where a notice of it came from. */
  mayTry(device: string, ip: string): boolean {
    return (
      this.#bucket(this.#places, `${device} ${ip}`, 4, 0.5).take() && this.#bucket(this.#devices, device, 16, 1).take()
    )
  }

  /** Whether a question under an earlier name may make this device dial. */
  mayTryEarlier(): boolean {
    return this.#earlier.take()
  }

  /**
   * Whether a notice of another run may end the connection: only the first with this number, and one in a minute. Without
   * it the connection ends all the same, by its silence or by the next one.
   */
  mayEnd(device: string, boot: number): boolean {
    const run = `${device} ${boot}`
    if (this.#boots.has(run)) return false
    if (this.#boots.size >= mostKnown) this.#boots.clear()
    this.#boots.add(run)
    const now = this.#nowMs()
    if (now - (this.#endedAt.get(device) ?? Number.NEGATIVE_INFINITY) < endGapMs) return false
    this.#endedAt.set(device, now)
    return true
  }

  #bucket(all: Map<string, TokenBucket>, key: string, size: number, perSecond: number): TokenBucket {
    const known = all.get(key)
    if (known) return known
    if (all.size >= mostKnown) all.clear()
    const made = new TokenBucket(size, perSecond, this.#nowMs)
    all.set(key, made)
    return made
  }
}
