/** Messages of one link in the order in which they were sent, each once, whatever the way did to them. */
import { maxEarly } from './limits'
import { type Envelope, open } from './messages'

export class Order {
  private next = 0
  private readonly early = new Map<number, Uint8Array>()
  private earlyBytes: number

  constructor() {
    this.earlyBytes = 0
  }

  /** The bodies whose turn it is now. Throws where too many came before their turn. */
  *take(message: Uint8Array): Generator<Uint8Array> {
    const { number, body } = open(message)
    if (number < this.next || this.early.has(number)) return
    if (number > this.next) return this.keep({ number, body })
    this.next++
    yield body
    for (let now = this.early.get(this.next); now; now = this.early.get(this.next)) {
      this.early.delete(this.next)
      this.earlyBytes -= now.length
      this.next++
      yield now
    }
  }

  private keep({ number, body }: Envelope): void {
    this.earlyBytes += body.length
    if (this.early.size >= maxEarly.messages || this.earlyBytes > maxEarly.bytes)
      throw new Error('messages before their turn')
    this.early.set(number, body.slice())
  }
}
