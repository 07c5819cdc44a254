/**
 * Finds devices of the group on the local networks by multicast DNS: one socket for each interface, so that it works
 * without a default route and on every network at once. Nothing that it sends names a device or a group; see wire/WIRE.md.
 */
import { createSocket, type Socket as Datagrams, type RemoteInfo } from 'node:dgram'
import multicastDns, { type ResponsePacket } from 'multicast-dns'
import { isOnLink, lanInterfaces, type Nic } from './interfaces'
import {
  decodePlate,
  encodePlate,
  maxPacketBytes,
  type Plate,
  packetRates,
  pairService,
  SenderBudget,
} from './mdnsRecords'
import type { Notice } from './wire/bodies'

const firstQueriesMs = [0, 500, 1_500, 4_000]
/** Between the questions after these, while a member is not connected; then `steadyMs`. Who comes tells it unasked. */
const searchPausesMs = [10_000, 20_000, 40_000, 80_000]
const steadyMs = 120_000
const platePauseMs = 10_000
const pollMs = 1_000
const answerGapMs = 250
const retryMs = 10_000
const maxNoticeBytes = 160
const maxRecords = 64

type Answer = NonNullable<ResponsePacket['answers']>[number]

export interface DiscoveryOptions {
  readonly interfaces: () => readonly Nic[]
  readonly service: () => { readonly now: string; readonly earlier: readonly string[] } | undefined
  /** What is announced, sealed. */
  readonly announcement: () => Uint8Array
  readonly open: (sealed: Uint8Array) => Notice | undefined
  readonly selfId: string
  /** Whether some device of the group is not connected. */
  readonly isSearching: () => boolean
  readonly nowMs: () => number
  /** From 0 to 1. */
  readonly chance: () => number
  readonly events: DiscoveryEvents
}
export interface DiscoveryEvents {
  readonly seen: (notice: Notice, ip: string) => void
  /** Somebody asked under the name of an earlier epoch. */
  readonly askedEarlier: (ip: string) => void
  readonly plate: (plate: Plate, ip: string) => void
  /** `gone`: those that are down now. */
  readonly interfacesChanged: (gone: readonly Nic[]) => void
  readonly sent: (what: 'search' | 'answer', address: string, fault?: string) => void
}

interface Socket {
  readonly nic: Nic
  readonly mdns: ReturnType<typeof multicastDns>
  readonly timers: Set<NodeJS.Timeout>
  readonly budget: SenderBudget
  /** By name, when it was last told; and what waits to be told. */
  readonly lastAnswers: Map<string, number>
  readonly answering: Set<string>
}

/** A socket that hands on what is worth parsing: strangers may send as much as the network carries. */
const sieve = (nic: Nic, nowMs: () => number): Datagrams => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const budget = new SenderBudget(nowMs, packetRates)
  const emit = socket.emit.bind(socket) as (event: string, ...given: unknown[]) => boolean
  const isWorth = (bytes: Uint8Array, { address }: RemoteInfo): boolean =>
    bytes.length <= maxPacketBytes && isOnLink(nic, address) && budget.take(address)
  socket.emit = (event: string, ...given: unknown[]): boolean =>
    event === 'message' && !isWorth(given[0] as Uint8Array, given[1] as RemoteInfo) ? true : emit(event, ...given)
  return socket
}

export class Discovery {
  readonly #options: DiscoveryOptions
  readonly #sockets = new Map<string, Socket>()
  readonly #failedAt = new Map<string, number>()
  readonly #heard = new Map<string, number>()
  #poll: NodeJS.Timeout | undefined
  #lastQuery = 0
  /** Questions since the search began, those at its start left out; and how much the next pause is stretched. */
  #asked = 0
  #stretch = 1
  #wasSearching = false
  #offered: Plate | undefined
  #isSeekingPlates = false
  readonly #ownEchoes = new Map<string, number>()

  constructor(options: DiscoveryOptions) {
    this.#options = options
  }

  start(): void {
    this.refresh()
    this.#poll = setInterval(() => this.#tick(), pollMs)
  }

  stop(): void {
    clearInterval(this.#poll)
    this.#poll = undefined
    for (const address of [...this.#sockets.keys()]) this.#drop(address)
  }

  /** Asks at once, and some times more: after a start, a wake from sleep, a change of the group. */
  search(): void {
    for (const socket of this.#sockets.values()) this.#beginQueries(socket)
  }

  /** Tells that this device is here, unasked. */
  announce(): void {
    const name = this.#options.service()?.now
    if (name) for (const socket of this.#sockets.values()) this.#answerSoon(socket, name)
  }

  /** What is shown to whoever looks for a nameplate; undefined ends it. */
  offer(plate: Plate | undefined): void {
    this.#offered = plate
  }

  /** Whether nameplates are looked for. */
  seekPlates(isSeeking: boolean): void {
    this.#isSeekingPlates = isSeeking
    if (isSeeking) this.search()
  }

  /** When a device of the group was last heard, by id; when an interface heard itself, by address. Monotonic. */
  heard(): { readonly devices: ReadonlyMap<string, number>; readonly echoes: ReadonlyMap<string, number> } {
    return { devices: this.#heard, echoes: this.#ownEchoes }
  }

  /** Whether there is a name to ask for, and so something to hear. */
  get isAsking(): boolean {
    return this.#options.service() !== undefined
  }

  addresses(): readonly string[] {
    return [...this.#sockets.keys()]
  }

  /** Opens and closes sockets as interfaces come and go. */
  refresh(): void {
    const nics = new Map(lanInterfaces(this.#options.interfaces()).map((nic) => [nic.address, nic]))
    const gone = [...this.#sockets.values()].map(({ nic }) => nic).filter(({ address }) => !nics.has(address))
    for (const { address } of gone) this.#drop(address)
    let isChanged = gone.length > 0
    const now = this.#options.nowMs()
    for (const [address, nic] of nics) {
      const failedAt = this.#failedAt.get(address)
      if (this.#sockets.has(address) || (failedAt !== undefined && now - failedAt < retryMs)) continue
      this.#open(nic)
      isChanged = true
    }
    if (isChanged) this.#options.events.interfacesChanged(gone)
  }

  #tick(): void {
    this.refresh()
    const isSearching = this.#options.isSearching()
    if (isSearching && !this.#wasSearching) this.#asked = 0
    this.#wasSearching = isSearching
    const usualMs = isSearching ? (searchPausesMs[this.#asked] ?? steadyMs) : steadyMs
    const pauseMs = this.#isSeekingPlates ? platePauseMs : usualMs * this.#stretch
    if (this.#options.nowMs() - this.#lastQuery < pauseMs) return
    this.#asked += 1
    // Devices that were switched on together must not ask together for ever.
    this.#stretch = 0.75 + this.#options.chance() / 2
    for (const socket of this.#sockets.values()) this.#ask(socket)
  }

  #open(nic: Nic): void {
    const datagrams = sieve(nic, this.#options.nowMs)
    const mdns = multicastDns({ interface: nic.address, bind: '0.0.0.0', reuseAddr: true, socket: datagrams })
    const budget = new SenderBudget(this.#options.nowMs)
    const socket: Socket = { nic, mdns, timers: new Set(), budget, lastAnswers: new Map(), answering: new Set() }
    this.#sockets.set(nic.address, socket)
    const fail = (): void => {
      this.#failedAt.set(nic.address, this.#options.nowMs())
      this.#drop(nic.address)
    }
    mdns.on('error', fail)
    // Packets that are no DNS, from whoever: nothing to do.
    mdns.on('warning', () => undefined)
    mdns.on('query', ({ questions }, { address }) => this.#onQuery(socket, questions ?? [], address))
    mdns.on('response', ({ answers = [], additionals = [] }, { address }) =>
      this.#onResponse(socket, [...answers, ...additionals], address),
    )
    mdns.on('ready', () => {
      if (this.#sockets.get(nic.address) !== socket) return
      this.#beginQueries(socket)
      this.announce()
    })
  }

  #drop(address: string): void {
    const socket = this.#sockets.get(address)
    if (!socket) return
    this.#sockets.delete(address)
    for (const timer of socket.timers) clearTimeout(timer)
    socket.mdns.destroy()
  }

  #after(socket: Socket, ms: number, job: () => void): void {
    const timer = setTimeout(() => {
      socket.timers.delete(timer)
      job()
    }, ms)
    socket.timers.add(timer)
  }

  #beginQueries(socket: Socket): void {
    this.#asked = 0
    for (const ms of firstQueriesMs) this.#after(socket, ms, () => this.#ask(socket))
  }

  #ask(socket: Socket): void {
    const service = this.#options.service()
    const names = [...(service ? [service.now] : []), ...(this.#isSeekingPlates ? [pairService] : [])]
    if (names.length === 0) return
    this.#lastQuery = this.#options.nowMs()
    for (const name of names) {
      socket.mdns.query({ questions: [{ name, type: 'TXT' }] }, (fault: Error | null) =>
        this.#options.events.sent('search', socket.nic.address, fault?.message),
      )
    }
  }

  #onQuery(socket: Socket, questions: readonly { readonly name: string }[], ip: string): void {
    const service = this.#options.service()
    if (!isOnLink(socket.nic, ip)) return
    if (ip === socket.nic.address) this.#ownEchoes.set(ip, this.#options.nowMs())
    for (const { name } of questions.slice(0, maxRecords)) {
      // Another has asked for all (RFC 6762, 7.3): what is answered comes here too.
      if (name === service?.now && ip !== socket.nic.address && this.#sockets.size === 1) {
        this.#lastQuery = this.#options.nowMs()
      }
      if (name === service?.now || (name === pairService && this.#offered)) this.#answerSoon(socket, name)
      else if (service?.earlier.includes(name) && socket.budget.take(ip)) this.#options.events.askedEarlier(ip)
    }
  }

  #answerSoon(socket: Socket, name: string): void {
    if (socket.answering.has(name)) return
    const wait = (socket.lastAnswers.get(name) ?? 0) + answerGapMs - this.#options.nowMs()
    if (wait <= 0) {
      this.#answer(socket, name)
      return
    }
    socket.answering.add(name)
    this.#after(socket, wait, () => {
      socket.answering.delete(name)
      this.#answer(socket, name)
    })
  }

  /** One name in each packet: a nameplate beside the name of a group would tell whose it is. */
  #answer(socket: Socket, name: string): void {
    const isGroup = name === this.#options.service()?.now
    const data = isGroup ? this.#options.announcement() : this.#offered && encodePlate(this.#offered)
    if (!data) return
    socket.lastAnswers.set(name, this.#options.nowMs())
    const answer: Answer = { name, type: 'TXT', class: 'IN', ttl: 120, data: Buffer.from(data) }
    socket.mdns.respond({ answers: [answer] }, (fault: Error | null) =>
      this.#options.events.sent('answer', socket.nic.address, fault?.message),
    )
  }

  #onResponse(socket: Socket, answers: readonly Answer[], ip: string): void {
    // A socket hears the packets of every interface; and who is not on the link has no business here.
    if (!isOnLink(socket.nic, ip)) return
    const service = this.#options.service()
    for (const answer of answers.slice(0, maxRecords)) {
      if (answer.type !== 'TXT') continue
      const data = Buffer.concat([answer.data].flat().map((part) => Buffer.from(part)))
      if (data.length > maxNoticeBytes) continue
      if (service && (answer.name === service.now || service.earlier.includes(answer.name))) {
        this.#onNotice(socket, data, ip)
      } else if (answer.name === pairService && this.#isSeekingPlates && socket.budget.take(ip)) {
        const plate = decodePlate(data)
        if (plate) this.#options.events.plate(plate, ip)
      }
    }
  }

  #onNotice(socket: Socket, sealed: Uint8Array, ip: string): void {
    if (ip === socket.nic.address) this.#ownEchoes.set(ip, this.#options.nowMs())
    if (!socket.budget.take(ip)) return
    const notice = this.#options.open(new Uint8Array(sealed))
    if (!notice || notice.id === this.#options.selfId) return
    this.#heard.set(notice.id, this.#options.nowMs())
    this.#options.events.seen(notice, ip)
  }
}
