/** One end of a link: the greeting, the order of messages, the way's room, and what ends it. */
import { Asks } from './asks'
import { DocSync } from './docSync'
import type { Host } from './host'
import { maxMessageBytes, maxRequests, protocolVersions, requestRefillMs } from './limits'
import { decode, encode, type Message } from './messages'
import { Order } from './order'
import type { ReplicaState } from './replicaState'
import type { Asked, DocLink, ExchangeOptions, Link, LinkOptions, SeenMessage } from './types'

/** Messages made in one go, before others have their turn. */
const messagesPerTurn = 8
/** Requests of a peer that wait for room. */
const maxQueued = 256

export class PeerLink implements Link {
  private readonly options: LinkOptions
  private readonly exchange: Pick<ExchangeOptions, 'later' | 'newSalt' | 'answer'>
  private readonly ended: (link: Link) => void
  private readonly syncs: readonly DocSync[]
  private readonly asks: Asks
  private readonly order = new Order()
  private readonly queued: Iterator<Message>[] = []
  private number = 0
  private isGreeted = false
  private isEnded = false
  private hasRoom = true
  private requests = maxRequests
  private stopPump: (() => void) | undefined
  private stopRefill: (() => void) | undefined

  constructor(
    options: LinkOptions,
    states: readonly ReplicaState[],
    exchange: Pick<ExchangeOptions, 'later' | 'newSalt' | 'answer'>,
    ended: (link: Link) => void,
  ) {
    this.options = options
    this.exchange = exchange
    this.ended = ended
    const host = this.host()
    this.syncs = states.map((state) => new DocSync(state, host))
    this.asks = new Asks({ ...host, answer: exchange.answer })
  }

  get peer(): string {
    return this.options.peer
  }

  /** The first end greets. */
  begin(): void {
    for (const sync of this.syncs) sync.state.join(sync)
    if (!this.options.isFirst) return
    const salt = this.exchange.newSalt()
    const roots = this.syncs.map((sync) => sync.comparison.greet(salt))
    this.send({ kind: 'hello', ...protocolVersions, salt, roots })
  }

  receive(message: Uint8Array): void {
    if (this.isEnded) return
    try {
      if (message.length > maxMessageBytes) throw new Error(`a message of ${message.length} bytes`)
      for (const body of this.order.take(message)) this.read(body)
    } catch (error) {
      this.fault(error instanceof Error ? error.message : String(error))
    }
  }

  drained(): void {
    if (this.hasRoom || this.isEnded) return
    this.hasRoom = true
    this.pump()
    for (const sync of this.syncs) if (this.isOpen()) sync.kick()
  }

  docs(): readonly DocLink[] {
    return this.syncs.map((sync) => sync.look())
  }
  isEqual(): boolean {
    return this.syncs.every((sync) => sync.lookState() === 'equal')
  }
  again(): void {
    if (!this.isEnded) for (const sync of this.syncs) sync.inbound.again()
  }
  ask(asked: Asked): Promise<Uint8Array | undefined> {
    return this.asks.ask(asked)
  }

  close(): void {
    if (this.isEnded) return
    this.isEnded = true
    this.ended(this)
    this.stopPump?.()
    this.stopRefill?.()
    this.queued.length = 0
    for (const sync of this.syncs) sync.stop()
    this.asks.end()
  }

  private isOpen(): boolean {
    return !this.isEnded && this.hasRoom
  }
  private fault(detail: string): void {
    if (this.isEnded) return
    this.close()
    this.options.onFault?.(detail)
  }

  private host(): Host {
    return {
      peer: this.options.peer,
      isFirst: this.options.isFirst,
      later: this.exchange.later,
      newSalt: this.exchange.newSalt,
      send: (message) => this.send(message),
      queue: (messages) => this.queue(messages),
      hasRoom: () => this.isOpen(),
      spend: (requests) => this.spend(requests),
      fault: (detail) => this.fault(detail),
      changed: () => {
        if (!this.isEnded) this.options.onChange?.()
      },
    }
  }

  /* In. */
  private read(body: Uint8Array): void {
    if (this.isEnded) return
    const message = decode(body)
    if (!message) return
    const sync = 'doc' in message ? this.syncs[message.doc] : undefined
    this.see('in', message, body.length, sync)
    if (message.kind === 'hello' || message.kind === 'welcome') {
      this.greeted(message)
      return
    }
    if (!this.isGreeted) throw new Error(`${message.kind} before the greeting`)
    if (message.kind === 'ask') {
      this.asks.asked(message).catch((error: unknown) => this.fault(String(error)))
      return
    }
    if (message.kind === 'answer') {
      this.asks.answered(message)
      return
    }
    if (!sync) throw new Error(`a document of number ${message.doc}`)
    sync.receive(message)
  }

  private greeted(message: Extract<Message, { kind: 'hello' | 'welcome' }>): void {
    if (this.isGreeted || (message.kind === 'hello') === this.options.isFirst) throw new Error('a greeting out of turn')
    const { min, max } = protocolVersions
    if (message.max < min || message.min > max)
      throw new Error(`versions ${message.min}–${message.max} there, ${min}–${max} here`)
    if (message.roots.length !== this.syncs.length) throw new Error(`${message.roots.length} documents`)
    this.isGreeted = true
    if (message.kind === 'hello') {
      const roots = this.syncs.map((sync) => sync.comparison.greet(message.salt))
      this.send({ kind: 'welcome', min, max, roots })
    }
    for (const [at, sync] of this.syncs.entries()) {
      const root = message.roots[at]
      if (root) sync.comparison.greeted(root)
    }
    this.options.onChange?.()
  }

  /** Each request costs; what was spent comes back with time, so that asking for ever gets a peer nowhere. */
  private spend(requests: number): void {
    this.requests -= requests
    if (this.requests < 0) throw new Error('more requests than may be')
    this.stopRefill ??= this.exchange.later(requestRefillMs, this.refill)
  }
  private readonly refill = (): void => {
    this.requests++
    this.stopRefill = this.requests < maxRequests ? this.exchange.later(requestRefillMs, this.refill) : undefined
  }

  /* Out. */
  private send(message: Message): void {
    if (this.isEnded) return
    const bytes = encode(this.number++, message)
    this.see('out', message, bytes.length, 'doc' in message ? this.syncs[message.doc] : undefined)
    if (!this.options.way.send(bytes)) this.hasRoom = false
  }

  private queue(messages: Iterator<Message>): void {
    if (this.isEnded) return
    this.queued.push(messages)
    if (this.queued.length > maxQueued) throw new Error('more requests than may wait')
    if (!this.stopPump) this.pump()
  }

  /** A message of each in turn, as long as there is room; then the rest of the program has its turn. */
  private pump(): void {
    this.stopPump?.()
    this.stopPump = undefined
    for (let made = 0; this.isOpen() && this.queued.length > 0; made++) {
      if (made === messagesPerTurn) {
        this.stopPump = this.exchange.later(0, () => this.pump())
        return
      }
      const messages = this.queued.shift()
      const next = messages?.next()
      if (!messages || !next || next.done) continue
      this.queued.push(messages)
      this.send(next.value)
    }
  }

  private see(way: 'in' | 'out', message: Message, bytes: number, sync: DocSync | undefined): void {
    const seen: SeenMessage = { way, kind: message.kind, bytes, ...('doc' in message ? { doc: message.doc } : {}) }
    if (sync) {
      const count = way === 'in' ? sync.received : sync.sent
      count.messages++
      count.bytes += bytes
      if (way === 'out' && message.kind === 'data')
        for (const { from, to } of message.ranges) count.changes += to - from
    }
    this.options.onMessage?.(seen)
  }
}
