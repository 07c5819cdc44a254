/** Links in memory that can be cut, slowed, made to reorder and to duplicate. */
import type { Timeline } from './timeline'
import type { EventRow, Flight, LinkChange, LinkState, ReplicaId } from './types'

/** A message: its bytes are counted, `content` is handed over as it is. */
export interface Message {
  readonly kind: string
  readonly bytes: number
  readonly content: unknown
}

type Fresh<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never
export type Tell = (event: Fresh<EventRow>) => void

export interface NetworkOptions {
  readonly replicas: readonly ReplicaId[]
  readonly timeline: Timeline
  readonly chance: () => number
  readonly deliver: (to: ReplicaId, from: ReplicaId, message: Message) => void
  readonly tell: Tell
}

export interface Network {
  /** False where the link is cut: the message is lost. */
  readonly send: (from: ReplicaId, to: ReplicaId, message: Message) => boolean
  /** Gives whether the link was cut or mended by it. */
  readonly change: (one: ReplicaId, other: ReplicaId, change: LinkChange) => 'cut' | 'mended' | undefined
  readonly link: (one: ReplicaId, other: ReplicaId) => LinkState | undefined
  readonly links: () => readonly LinkState[]
  readonly flights: () => readonly Flight[]
  readonly counts: () => { readonly overtaken: number; readonly repeated: number }
  /** Forgets what was counted so far. */
  readonly countAnew: () => void
}

const usualDelayMs = 20
const reorderWithinMs = 200
const copyAfterMs = 15

export const linkKey = (one: ReplicaId, other: ReplicaId) => (one < other ? `${one}-${other}` : `${other}-${one}`)

export function openNetwork(options: NetworkOptions): Network {
  const { timeline, chance, tell } = options
  const links = firstLinks(options.replicas)
  let flights: readonly Flight[] = []
  let [counts, nextId] = [{ overtaken: 0, repeated: 0 }, 1]
  /** The highest number that arrived, by direction. */
  const newest = new Map<string, number>()
  const arrive = (flight: Flight, message: Message) => {
    if (!flights.includes(flight)) return // the link was cut meanwhile
    flights = flights.filter((one) => one !== flight)
    const way = `${flight.from}>${flight.to}`
    const isLate = !flight.isCopy && flight.id < (newest.get(way) ?? 0)
    newest.set(way, Math.max(newest.get(way) ?? 0, flight.id))
    const { from, to, isCopy } = flight
    counts = { overtaken: counts.overtaken + Number(isLate), repeated: counts.repeated + Number(isCopy) }
    tell({ kind: 'arrived', from, to, what: message.kind, bytes: message.bytes, isLate, isCopy })
    options.deliver(to, from, message)
  }
  const launch = (link: LinkState, from: ReplicaId, to: ReplicaId, message: Message, isCopy: boolean, id: number) => {
    const delayMs = link.delayMs + (link.isReordering ? Math.floor(chance() * reorderWithinMs) : 0)
    const late = isCopy ? copyAfterMs : 0
    const [sentAt, { kind, bytes }] = [timeline.now(), message]
    const flight: Flight = { id, from, to, kind, bytes, sentAt, arrivesAt: sentAt + delayMs + late, isCopy }
    flights = [...flights, flight]
    timeline.later(delayMs + late, () => arrive(flight, message))
    const { bytes: before, messages } = links.get(linkKey(from, to)) ?? link
    links.set(linkKey(from, to), { ...link, bytes: before + bytes, messages: messages + 1 })
  }
  const drop = (one: ReplicaId, other: ReplicaId) => {
    const kept = flights.filter(({ from, to }) => linkKey(from, to) !== linkKey(one, other))
    const count = flights.length - kept.length
    flights = kept
    if (count > 0) tell({ kind: 'dropped', one, other, count })
  }
  return {
    send: (from, to, message) => {
      const link = links.get(linkKey(from, to))
      if (!link || link.isCut) return false
      const id = nextId++
      launch(link, from, to, message, false, id)
      if (link.isDuplicating) launch(link, from, to, message, true, id)
      return true
    },
    change: (one, other, change) => {
      const link = links.get(linkKey(one, other))
      if (!link) return undefined
      links.set(linkKey(one, other), { ...link, ...change })
      if (change.isCut === true && !link.isCut) drop(one, other)
      return change.isCut === undefined || change.isCut === link.isCut ? undefined : change.isCut ? 'cut' : 'mended'
    },
    link: (one, other) => links.get(linkKey(one, other)),
    links: () => [...links.values()],
    flights: () => flights,
    counts: () => counts,
    countAnew: () => {
      counts = { overtaken: 0, repeated: 0 }
      for (const [key, link] of links) links.set(key, { ...link, bytes: 0, messages: 0 })
    },
  }
}

function firstLinks(replicas: readonly ReplicaId[]) {
  const links = new Map<string, LinkState>()
  for (const [at, one] of replicas.entries())
    for (const other of replicas.slice(at + 1)) links.set(linkKey(one, other), freshLink(one, other))
  return links
}

const freshLink = (one: ReplicaId, other: ReplicaId): LinkState => ({
  ...{ one, other, isCut: false, delayMs: usualDelayMs, isReordering: false, isDuplicating: false },
  ...{ bytes: 0, messages: 0 },
})
