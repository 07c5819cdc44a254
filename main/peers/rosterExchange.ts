/** How two devices come to the same roster, before and while they talk: heads first, entries where the heads differ. */
import type { Trust } from './trust'
import { decodeEntries, encodeEntries, maxRosterBytes } from './wire/bodies'
import { type FrameKind, WireFault } from './wire/frames'

const sendsPerMinute = 30
/** Who keeps to that sends no more; a minute here need not be one there. */
const takesPerMinute = 40

export interface RosterExchangeOptions {
  readonly trust: Pick<Trust, 'head' | 'entries' | 'merge'>
  readonly send: (kind: FrameKind, body: Uint8Array) => void
  readonly nowMs: () => number
  /** The same on both sides, or the other's entries were taken. May be called again. */
  readonly done: () => void
}

export class RosterExchange {
  readonly #options: RosterExchangeOptions
  /** Their head, as they last told it; and for which two heads the entries were sent. */
  #theirs: Uint8Array | undefined
  #answered = ''
  #sends: number[] = []
  #entries: Uint8Array[] = []
  #bytes = 0
  #takes: number[] = []

  constructor(options: RosterExchangeOptions) {
    this.#options = options
  }

  /** After the hello, and whenever the roster here is not as it was. */
  tell(): void {
    const here = this.#options.trust.head()
    this.#options.send('rosterHead', here)
    if (this.#theirs && Buffer.compare(this.#theirs, here) !== 0) this.#sendEntries(here, this.#theirs)
  }

  onHead(head: Uint8Array): void {
    const here = this.#options.trust.head()
    if (head.length !== here.length) throw new WireFault('A roster head of another length.')
    this.#theirs = head
    if (Buffer.compare(head, here) === 0) {
      this.#options.done()
      return
    }
    this.#sendEntries(here, head)
  }

  #sendEntries(here: Uint8Array, head: Uint8Array): void {
    const heads = `${Buffer.from(here).toString('hex')}${Buffer.from(head).toString('hex')}`
    if (heads === this.#answered) return
    this.#answered = heads
    const now = this.#options.nowMs()
    this.#sends = [...this.#sends.filter((at) => now - at < 60_000), now]
    if (this.#sends.length > sendsPerMinute) throw new WireFault('Too many roster heads.')
    for (const body of encodeEntries(this.#options.trust.entries())) this.#options.send('rosterEntries', body)
  }

  /** Each may cost the judging of the whole list. */
  #countTake(): void {
    const now = this.#options.nowMs()
    this.#takes = [...this.#takes.filter((at) => now - at < 60_000), now]
    if (this.#takes.length > takesPerMinute) throw new WireFault('Too many rosters.')
  }

  /** Throws where an entry is forged or of another group, or where rosters come too often. */
  onEntries(body: Uint8Array): void {
    const { isLast, entries } = decodeEntries(body)
    this.#bytes += body.length
    if (this.#bytes > maxRosterBytes) throw new WireFault('A roster that is too long.')
    this.#entries.push(...entries)
    if (!isLast) return
    this.#countTake()
    const all = this.#entries
    this.#entries = []
    this.#bytes = 0
    this.#options.trust.merge(all)
    this.#options.done()
  }
}
