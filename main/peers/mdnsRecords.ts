/** What stands in the records of pairing, and how much of what strangers send is looked at. */

/** Asked for and answered only while somebody pairs. */
export const pairService = '_drydock-pair._udp.local'

/** Shown by a device that invites: two characters that the learner types first, and the port. */
export interface Plate {
  readonly nameplate: string
  readonly port: number
}

export const encodePlate = ({ nameplate, port }: Plate): Uint8Array => new TextEncoder().encode(`${nameplate} ${port}`)

/** Undefined where it is none. */
export const decodePlate = (data: Uint8Array): Plate | undefined => {
  const found = /^([0-9A-Z]{2}) (\d{1,5})$/.exec(Buffer.from(data).toString('latin1'))
  const port = Number(found?.[2])
  return found?.[1] && port > 0 && port < 65_536 ? { nameplate: found[1], port } : undefined
}

/** So many at once, and so many a second. */
export class TokenBucket {
  readonly #size: number
  readonly #perSecond: number
  readonly #nowMs: () => number
  #left: number
  #at: number

  constructor(size: number, perSecond: number, nowMs: () => number) {
    this.#size = size
    this.#perSecond = perSecond
    this.#nowMs = nowMs
    this.#left = size
    this.#at = nowMs()
  }

  take(): boolean {
    const now = this.#nowMs()
    this.#left = Math.min(this.#size, this.#left + ((now - this.#at) / 1_000) * this.#perSecond)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}

/** Datagrams longer than this are no multicast DNS (RFC 6762, 17). */
export const maxPacketBytes = 9_000
const sendersAtOnce = 256

interface Rate {
  readonly size: number
  readonly perSecond: number
}
/** Of packets that are parsed: far more than a network with many devices sends. */
export const packetRates: Rates = { one: { size: 200, perSecond: 100 }, all: { size: 1_000, perSecond: 500 } }
/** Of notices that are opened. */
const noticeRates: Rates = { one: { size: 40, perSecond: 20 }, all: { size: 400, perSecond: 400 } }
interface Rates {
  readonly one: Rate
  readonly all: Rate
}

/**
 * What strangers send, limited for each address and for all together: one that sends much leaves room for the others. Who
 * forges addresses of the network can still fill the whole.
 */
export class SenderBudget {
  readonly #nowMs: () => number
  readonly #all: TokenBucket
  readonly #rates: Rates
  readonly #senders = new Map<string, TokenBucket>()

  constructor(nowMs: () => number, rates = noticeRates) {
    this.#nowMs = nowMs
    this.#rates = rates
    this.#all = new TokenBucket(rates.all.size, rates.all.perSecond, nowMs)
  }

  take(ip: string): boolean {
    let bucket = this.#senders.get(ip)
    if (!bucket) {
      if (this.#senders.size >= sendersAtOnce) this.#senders.clear()
      bucket = new TokenBucket(this.#rates.one.size, this.#rates.one.perSecond, this.#nowMs)
      this.#senders.set(ip, bucket)
    }
    return bucket.take() && this.#all.take()
  }
}
