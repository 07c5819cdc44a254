/** Everything of the devices that touches the network: made when it may be used, and gone, with every socket, when not. */
import type { Connection, Stream } from '@libp2p/interface'
import { type Address, formatAddress, parseAddress, plainAddress } from './addresses'
import { type Connected, Connections } from './connections'
import { Discovery } from './discovery'
import { Holds } from './holds'
import { isOnLink, lanInterfaces, type Nic, readInterfaces } from './interfaces'
import { neighbourhood } from './neighbourhood'
import type { NetworkOptions } from './networkOptions'
import { createNode, type Node, pairProtocol } from './node'
import { endConnection } from './pipe'
import { Sightings } from './sightings'
import { overstayed } from './strangers'
import { probe, Supervisor } from './supervisor'
import { decodeNotice, encodeNotice, type Notice } from './wire/bodies'

const aroundMs = 300_000
const tickMs = 1_000
const sleptMs = 3_000
const dialMs = 5_000

export class Network {
  readonly #options: NetworkOptions
  readonly #boot: number
  readonly #seen = new Map<string, { readonly address: Address; readonly at: number }>()
  readonly #holds: Holds
  readonly #sightings: Sightings
  readonly #sinceMs = new WeakMap<Connection, number>()
  readonly connections: Connections
  readonly supervisor: Supervisor
  readonly discovery: Discovery
  #node: Node | undefined
  #timer: NodeJS.Timeout | undefined
  #lastTick: { readonly now: number; readonly wall: number }
  #service = ''

  private constructor(options: NetworkOptions) {
    this.#options = options
    this.#boot = Math.floor(options.chance() * 2 ** 32)
    this.#lastTick = { now: options.nowMs(), wall: options.wallMs() }
    this.#holds = new Holds(options.nowMs)
    this.#sightings = new Sightings(options.nowMs)
    this.connections = this.#makeConnections()
    this.supervisor = this.#makeSupervisor()
    this.discovery = this.#makeDiscovery()
  }

  /** Listens, searches and dials from now on. Rejects where no port could be had. */
  static async start(options: NetworkOptions): Promise<Network> {
    const network = new Network(options)
    try {
      await network.#listen()
    } catch (fault) {
      await network.stop()
      throw fault
    }
    return network
  }

  get port(): number {
    return this.#node?.port ?? 0
  }
  addresses(): readonly string[] {
    return lanInterfaces(readInterfaces()).map(({ address }) => formatAddress({ ip: address, port: this.port }))
  }
  /** Where a device may be, the likeliest first, `ip:port`. */
  addressesOf(device: string): readonly string[] {
    return this.#addressesOf(device).map(formatAddress)
  }
  async dial(device: string | undefined, address: Address): Promise<Connection> {
    if (!this.#node) throw new Error('There is no network.')
    return this.#node.dial(device, address, dialMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.supervisor.stop()
    this.discovery.stop()
    await this.connections.stop()
    await this.#node?.stop()
    this.#node = undefined
  }

  /** The computer has slept, or was moved to another network. */
  resumed(): void {
    this.#holds.clear()
    this.discovery.refresh()
    this.discovery.search()
    this.supervisor.hurryAll()
  }

  trustChanged(): void {
    this.#holds.clear()
    this.connections.rosterChanged()
    this.supervisor.update()
    const service = this.#options.trust.service()?.now ?? ''
    if (service === this.#service) return
    this.#service = service
    this.discovery.search()
    this.discovery.announce()
  }

  /** The learner typed an address. */
  tryAt(device: string, address: Address): void {
    this.#holds.delete(device)
    this.supervisor.update()
    this.supervisor.tryAt(device, address)
  }

  async #listen(): Promise<void> {
    const { events, seed, port, trust, isPairing } = this.#options
    this.#node = await createNode({
      seed,
      port,
      admits: (device) => trust.isMember(device) || isPairing() || trust.removalOf(device) !== undefined,
      refused: (device, address) =>
        events.ledger({
          what: 'accept',
          address: plainAddress(address),
          device,
          outcome: 'refused',
          detail: 'notTrusted',
        }),
      connected: (connection) => this.connections.connected(connection),
      streams: {
        ...this.connections.streams,
        [pairProtocol]: (stream, connection) => this.#paired(stream, connection),
      },
    })
    events.ledger({ what: 'listen', address: `0.0.0.0:${this.port}`, outcome: 'open' })
    this.#service = trust.service()?.now ?? ''
    this.discovery.start()
    this.supervisor.update()
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  #tick(): void {
    const now = this.#options.nowMs()
    const wall = this.#options.wallMs()
    const passed = now - this.#lastTick.now
    const drift = wall - this.#lastTick.wall - passed
    this.#lastTick = { now, wall }
    // The monotonic clock stands still while the computer sleeps, on some systems; on others this timer is only late.
    if (passed > sleptMs || drift > sleptMs) this.resumed()
    this.#endStrangers()
    this.supervisor.update()
  }

  #endStrangers(): void {
    const { trust, isPairing, nowMs } = this.#options
    const ageOf = (connection: Connection): number => {
      const since = this.#sinceMs.get(connection) ?? nowMs()
      this.#sinceMs.set(connection, since)
      return nowMs() - since
    }
    const visits = (this.#node?.connections() ?? []).map((connection) => ({
      connection,
      device: connection.remotePeer.toString(),
      ageMs: ageOf(connection),
      isPairing: connection.streams.some(({ protocol }) => protocol === pairProtocol),
    }))
    for (const { connection } of overstayed(visits, trust.isMember, isPairing()))
      endConnection(connection, 'stayed too long')
  }

  #paired(stream: Stream, connection: Connection): void {
    if (this.#options.isPairing()) this.#options.events.paired(stream, connection)
    else endConnection(connection, 'nobody pairs')
  }

  #wanted(): readonly string[] {
    const { selfId, trust, nowMs, hasManual } = this.#options
    const now = nowMs()
    const isAround = (id: string): boolean =>
      this.connections.has(id) || hasManual(id) || now - (this.#seen.get(id)?.at ?? Number.NEGATIVE_INFINITY) < aroundMs
    const all = trust.service() ? trust.members().map(({ id }) => id) : []
    return neighbourhood(selfId, all, isAround, now).filter((id) => !this.#holds.isHeld(id))
  }

  #addressesOf(device: string): readonly Address[] {
    const seen = this.#seen.get(device)?.address
    const known = this.#options.known(device).flatMap((written) => parseAddress(written) ?? [])
    const all = seen ? [seen, ...known] : known
    return all.filter((one, index) => all.findIndex((other) => formatAddress(other) === formatAddress(one)) === index)
  }

  #makeSupervisor(): Supervisor {
    const { selfId, nowMs, chance, events } = this.#options
    return new Supervisor({
      selfId,
      wanted: () => this.#wanted(),
      isConnected: (device) => this.connections.has(device),
      addresses: (device) => this.#addressesOf(device),
      dial: async (device, address) => {
        await this.dial(device, address)
      },
      tried: (device, address, outcome, detail) => {
        events.ledger({ what: 'dial', address, device, outcome, ...(detail ? { detail } : {}) })
        events.changed()
      },
      probe,
      nowMs,
      chance,
    })
  }

  #makeDiscovery(): Discovery {
    const { selfId, trust, nowMs, chance, events } = this.#options
    return new Discovery({
      interfaces: readInterfaces,
      service: trust.service,
      announcement: () => trust.sealNotice(encodeNotice({ id: selfId, port: this.port, boot: this.#boot })),
      open: (sealed) => {
        const notice = trust.openNotice(sealed)
        return notice ? decodeNotice(notice) : undefined
      },
      selfId,
      isSearching: () => this.#wanted().some((id) => !this.connections.has(id)),
      nowMs,
      chance,
      events: {
        seen: (notice, ip) => this.#heard(notice, ip),
        askedEarlier: (ip) => this.#askedEarlier(ip),
        plate: events.plate,
        interfacesChanged: (gone) => this.#interfacesChanged(gone),
        sent: (what, address, fault) =>
          events.ledger({ what, address, outcome: fault ? 'failed' : 'sent', ...(fault ? { detail: fault } : {}) }),
      },
    })
  }

  #makeConnections(): Connections {
    const { selfId, trust, nowMs, wallMs, app, versions, isPairing, events } = this.#options
    return new Connections({
      selfId,
      trust,
      isPairing,
      hello: () => ({ versions, port: this.port, boot: this.#boot, wallMs: wallMs(), app }),
      nowMs,
      wallMs,
      ready: (connected) => {
        this.#holds.delete(connected.device)
        this.supervisor.update()
        events.ready(connected)
      },
      opened: events.opened,
      message: events.message,
      closed: events.closed,
      ended: (connected, why) => this.#ended(connected, why),
      refused: (device, why, theirVersion) => {
        this.#holds.refused(device)
        events.refused(device, why, theirVersion)
      },
      log: events.log,
    })
  }

  #ended(connected: Connected, why: string): void {
    const { device, session } = connected
    if (!session.isReady && !this.connections.has(device)) this.#holds.failed(device)
    this.supervisor.update()
    this.#options.events.ended(connected, why)
  }

  /** What went by an interface that is down would be silent for seconds before anybody noticed. */
  #interfacesChanged(gone: readonly Nic[]): void {
    const left = lanInterfaces(readInterfaces())
    this.connections.endWhere((ip) => gone.some((nic) => isOnLink(nic, ip)) && !left.some((nic) => isOnLink(nic, ip)))
    this.supervisor.hurryAll()
    this.#options.events.changed()
  }

  #heard(notice: Notice, ip: string): void {
    if (!this.#options.trust.isMember(notice.id) || !this.#sightings.mayTry(notice.id, ip)) return
    const address = { ip, port: notice.port }
    this.#seen.set(notice.id, { address, at: this.#options.nowMs() })
    if (this.#sightings.mayEnd(notice.id, notice.boot)) this.connections.hasBooted(notice.id, notice.boot)
    this.supervisor.update()
    this.supervisor.hurry(notice.id)
  }

  /**
   * A device that has not heard of a removal announces nothing that could be read here: only where it is is known. It may
   * be the removed one, which is shown the proof.
   */
  #askedEarlier(ip: string): void {
    if (!this.#sightings.mayTryEarlier()) return
    const { trust, knownDevices } = this.#options
    for (const id of knownDevices()) {
      if (this.connections.has(id) || this.#holds.isHeld(id)) continue
      const addresses = [...new Set(this.#addressesOf(id).map(({ port }) => port))].map((port) => ({ ip, port }))
      if (trust.isMember(id)) for (const address of addresses) this.supervisor.tryAt(id, address)
      else if (trust.removalOf(id)) {
        this.#holds.refused(id)
        for (const address of addresses) this.dial(id, address).catch(() => this.#holds.delete(id))
      }
    }
  }
}
