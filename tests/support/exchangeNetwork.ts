/** Replicas and links in virtual time: late, twice, in another order, or lost with the link. All chance comes from a seed. */
import * as Y from 'yjs'
import { createExchange } from '../../renderer/sync/exchange/exchange'
import { plainReplica } from '../../renderer/sync/exchange/plainReplica'
import type { Exchange, ExchangeOptions, Link, Replica, SeenMessage } from '../../renderer/sync/exchange/types'

export const peerOrigin = Symbol('peer')

/** Mulberry32. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, below: (end: number) => Math.floor(next() * end) }
}

export interface Party {
  readonly name: string
  readonly doc: Y.Doc
  /** Where the log is in a document of its own. */
  readonly log?: Y.Doc
  readonly exchange: Exchange
}

/** How a way treats its messages. */
export interface Weather {
  readonly mostDelayMs?: number
  readonly twice?: number
  readonly isOrdered?: boolean
  /** Messages that the way takes before it says that it is full; it drains later. */
  readonly room?: number
  /** What comes out in the place of a message. */
  readonly tamper?: (message: Uint8Array) => Uint8Array
}

interface Event {
  readonly at: number
  readonly order: number
  readonly job: () => void
}

export class Network {
  now = 0
  readonly faults: string[] = []
  readonly chance: ReturnType<typeof chance>
  seen: ((from: Party, to: Party, message: SeenMessage) => void) | undefined
  private events: Event[] = []
  private order = 0
  private parties = 0

  constructor(seed: number) {
    this.chance = chance(seed)
  }

  later = (ms: number, job: () => void): (() => void) => {
    let isOff = false
    this.push(this.now + ms, () => {
      if (!isOff) job()
    })
    return () => {
      isOff = true
    }
  }

  /** Runs for so many virtual milliseconds, or until nothing is left to do. */
  run(ms: number): void {
    const end = this.now + ms
    for (let next = this.events[0]; next && next.at <= end; next = this.events[0]) {
      this.pop()
      this.now = next.at
      next.job()
    }
    this.now = end
  }

  replica(
    wrap: (replica: Replica, doc: Y.Doc) => Replica = (replica) => replica,
    more: Partial<ExchangeOptions> = {},
    doc = new Y.Doc(),
  ): Party {
    doc.clientID = 1_000 + this.chance.below(2 ** 31)
    const exchange = createExchange({
      replicas: [wrap(plainReplica(doc, peerOrigin), doc)],
      later: this.later,
      newSalt: () => Uint8Array.from({ length: 8 }, () => this.chance.below(256)),
      ...more,
    })
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== peerOrigin) exchange.changed(0)
    })
    return { name: `r${this.parties++}`, doc, exchange }
  }

  /** Gives the way to cut the link: `which` ends learn of it, and all that is under way is lost. */
  connect(a: Party, b: Party, weather: Weather = {}): (which?: 'both' | 'a' | 'b') => void {
    let isCut = false
    const ends: { a?: Link; b?: Link } = {}
    const wayTo = (end: 'a' | 'b') => {
      let lastAt = 0
      let underWay = 0
      return {
        send: (message: Uint8Array): boolean => {
          if (isCut) return true
          const copies = this.chance.next() < (weather.twice ?? 0) ? 2 : 1
          underWay++
          for (let copy = 0; copy < copies; copy++) {
            const drawn = this.now + 1 + this.chance.below(weather.mostDelayMs ?? 1)
            const at = weather.isOrdered === false ? drawn : Math.max(drawn, lastAt)
            lastAt = at
            this.push(at, () => {
              if (isCut) return
              ends[end]?.receive(weather.tamper?.(message) ?? message.slice())
              if (copy > 0) return
              underWay--
              if (weather.room && underWay === 0) ends[end === 'a' ? 'b' : 'a']?.drained()
            })
          }
          return !weather.room || underWay < weather.room
        },
      }
    }
    const options = (from: Party, to: Party, end: 'a' | 'b') => ({
      peer: to.name,
      way: wayTo(end === 'a' ? 'b' : 'a'),
      isFirst: end === 'a',
      onFault: (detail: string) => this.faults.push(`${from.name}: ${detail}`),
      onMessage: (message: SeenMessage) => this.seen?.(from, to, message),
    })
    ends.b = b.exchange.connect(options(b, a, 'b'))
    ends.a = a.exchange.connect(options(a, b, 'a'))
    return (which = 'both') => {
      isCut = true
      if (which !== 'b') ends.a?.close()
      if (which !== 'a') ends.b?.close()
    }
  }

  private push(at: number, job: () => void): void {
    const event = { at, order: this.order++, job }
    const heap = this.events
    let index = heap.push(event) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (!above || isBefore(above, event)) break
      heap[index] = above
      index = parent
    }
    heap[index] = event
  }
  private pop(): void {
    const heap = this.events
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      const right = heap[child + 1]
      let below = heap[child]
      if (!below) break
      if (right && isBefore(right, below)) {
        below = right
        child++
      }
      if (isBefore(last, below)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
  }
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)
