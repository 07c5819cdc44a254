/** This device among its group: what it keeps, the network while it may be used, the pairing, and the page's sessions. */
import { performance } from 'node:perf_hooks'
import type { Refusal } from '../bridge/contract'
import { formatAddress, parseAddress } from './addresses'
import type { Connected } from './connections'
import { Group } from './group'
import { Keeper } from './keeper'
import type { FromPeers, ToPeers } from './messages'
import { Network } from './network'
import type { NetworkOptions } from './networkOptions'
import { type DeviceKeys, deviceKeys, systemRandom } from './pairing/deviceKeys'
import { Roster } from './pairing/roster'
import { PairingDesk } from './pairingDesk'
import { stateOf } from './processState'
import { SessionTable } from './sessionTable'
import { ourVersions, type VersionRange } from './wire/bodies'

const restartMs = 5_000
const stateMs = 20
const toldMs = 300

export interface DevicesOptions {
  readonly tell: (message: FromPeers) => void
  readonly versions?: VersionRange
  /** Milliseconds that never go back. */
  readonly nowMs?: () => number
  readonly wallMs?: () => number
}

type Start = Extract<ToPeers, { readonly kind: 'start' }>
const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

export class Devices {
  readonly #options: DevicesOptions
  readonly #app: string
  readonly #refusals = new Map<string, { readonly why: Refusal; readonly theirVersion: string }>()
  readonly keys: DeviceKeys
  readonly roster: Roster
  readonly keeper: Keeper
  readonly group: Group
  readonly sessions: SessionTable
  readonly desk: PairingDesk
  readonly nowMs: () => number
  readonly wallMs: () => number
  #network: Network | undefined
  #isCut: boolean
  #isListening = false
  #isStopped = false
  #stateTimer: NodeJS.Timeout | undefined
  #turn: Promise<void> = Promise.resolve()
  /** Pairings that were asked for or ended. */
  #pairings = 0

  /** Throws where what was kept is damaged. */
  constructor(options: DevicesOptions, { kept, appVersion, isCut }: Start) {
    this.#options = options
    this.#app = appVersion
    this.#isCut = isCut
    this.nowMs = options.nowMs ?? (() => performance.now())
    this.wallMs = options.wallMs ?? Date.now
    this.keys = deviceKeys(kept.seed)
    this.roster = new Roster(this.keys, { entries: kept.roster, epochKeys: kept.epochKeys })
    this.keeper = new Keeper(kept, options.tell)
    this.group = new Group(this.keys.id, this.roster, this.keeper)
    this.sessions = new SessionTable(this.keys.id, options.tell)
    this.desk = this.#makeDesk()
    this.roster.subscribe(() => this.#rosterChanged())
  }

  get network(): Network | undefined {
    return this.#network
  }
  get refusals(): ReadonlyMap<string, { readonly why: Refusal; readonly theirVersion: string }> {
    return this.#refusals
  }

  async begin(): Promise<void> {
    this.changed()
    await this.#inTurn(() => this.#open())
  }

  async cut(isCut: boolean): Promise<void> {
    this.#isCut = isCut
    await this.#inTurn(() => (isCut ? this.#close() : this.#open()))
  }

  listen(isListening: boolean): void {
    this.#isListening = isListening
    this.#network?.connections.listen(isListening)
  }

  /**
   * Begins a pairing once the network that was asked for last is open or is not, and gives why it cannot. One that was ended
   * while it waited, or in whose place another was asked for, lets nobody in.
   */
  async pair(begin: () => string | undefined): Promise<string | undefined> {
    this.#pairings += 1
    const mine = this.#pairings
    await this.#turn
    if (mine !== this.#pairings) return undefined
    if (this.#network) return begin()
    return this.#isCut ? 'cut' : 'noNetwork'
  }
  endPairing(): void {
    this.#pairings += 1
    this.desk.end()
  }

  /** A reason where it is no address. */
  address(device: string, written: string, isAdded: boolean): string | undefined {
    const address = parseAddress(written)
    if (!address) return 'no address'
    if (!this.roster.isMember(device)) return 'no device of the group'
    this.keeper.typed(device, formatAddress(address), isAdded)
    if (isAdded) this.#network?.tryAt(device, address)
    return undefined
  }

  async leave(): Promise<void> {
    await this.group.leave(() => new Promise((resolve) => setTimeout(resolve, toldMs)))
  }

  /** Closes everything; nothing more is sent. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#inTurn(() => this.#close())
    await this.keeper.flush(500)
    clearTimeout(this.#stateTimer)
  }

  /** The main process is told, soon and once. */
  changed(): void {
    this.#stateTimer ??= setTimeout(() => {
      this.#stateTimer = undefined
      const { roster, keeper, sessions } = this
      const state = stateOf({
        selfId: this.keys.id,
        name: this.group.name(),
        keeper,
        roster,
        network: this.#network,
        sessions,
        refusals: this.#refusals,
        pairing: this.desk.state(),
      })
      this.#options.tell({ kind: 'state', state })
    }, stateMs)
  }

  /** Opening and closing, one after the other. */
  #inTurn(job: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(job).catch((fault: unknown) => this.#log('error', wordsOf(fault)))
    return this.#turn
  }

  async #open(): Promise<void> {
    if (this.#network || this.#isCut || this.#isStopped) return
    try {
      this.#network = await Network.start(this.#networkOptions())
    } catch (fault) {
      this.#log('error', `The network could not be opened: ${wordsOf(fault)}`)
      setTimeout(() => this.#inTurn(() => this.#open()), restartMs).unref()
      return
    }
    this.#network.connections.listen(this.#isListening)
    if (this.#network.port !== this.keeper.kept.port) this.keeper.saveLater({ port: this.#network.port })
    this.changed()
  }

  async #close(): Promise<void> {
    this.desk.end()
    const network = this.#network
    this.#network = undefined
    await network?.stop()
    this.changed()
  }

  #rosterChanged(): void {
    this.group.save().catch((fault: unknown) => this.#log('error', `The group was not written: ${wordsOf(fault)}`))
    for (const device of this.#refusals.keys()) this.#refusals.delete(device)
    this.#network?.trustChanged()
    this.changed()
  }

  #makeDesk(): PairingDesk {
    return new PairingDesk({
      device: () => ({
        keys: this.keys,
        name: this.group.name(),
        roster: this.roster,
        keep: (entries) => this.group.keep(entries),
        random: systemRandom,
        changed: () => this.changed(),
      }),
      network: () => {
        const network = this.#network
        return (
          network && {
            port: network.port,
            addresses: () => network.addresses(),
            offer: (plate) => network.discovery.offer(plate),
            seekPlates: (isSeeking) => network.discovery.seekPlates(isSeeking),
            dial: (device, address) => network.dial(device, address),
          }
        )
      },
      nowMs: this.nowMs,
      changed: () => this.changed(),
    })
  }

  #networkOptions(): NetworkOptions {
    const { kept } = this.keeper
    const known = (device: string): readonly string[] => {
      const { manual, seen } = this.keeper.addressesOf(device)
      return [...manual, ...seen]
    }
    return {
      selfId: this.keys.id,
      seed: kept.seed,
      port: kept.port,
      trust: this.roster,
      app: this.#app,
      versions: this.#options.versions ?? ourVersions,
      known,
      knownDevices: () => this.keeper.kept.addresses.map(({ device }) => device),
      hasManual: (device) => this.keeper.addressesOf(device).manual.length > 0,
      isPairing: () => this.desk.isOpen(),
      nowMs: this.nowMs,
      wallMs: this.wallMs,
      chance: Math.random,
      events: this.#networkEvents(),
    }
  }

  #networkEvents(): NetworkOptions['events'] {
    return {
      ready: (connected) => this.#ready(connected),
      opened: (connected) => {
        this.sessions.opened(connected)
        this.changed()
      },
      message: (connected, bytes) => this.sessions.message(connected, bytes),
      closed: (connected, why) => this.sessions.closed(connected, why),
      ended: ({ device, session }, why) => {
        if (session.isReady) this.keeper.reached(device, undefined, this.wallMs())
        this.#log('info', `The connection with ${device.slice(-6)} has ended: ${why}`)
        this.changed()
      },
      refused: (device, why, theirVersion) => {
        this.#refusals.set(device, { why, theirVersion })
        this.changed()
      },
      paired: (stream, connection) => this.desk.arrived(stream, connection),
      plate: (plate, ip) => this.desk.plate(plate, ip),
      ledger: (entry) => {
        const { what, device, address } = entry
        const isTyped = what === 'dial' && device && this.keeper.addressesOf(device).manual.includes(address)
        const told = { at: this.wallMs(), ...entry, ...(isTyped && { isTyped }) }
        this.#options.tell({ kind: 'ledger', entry: told })
      },
      changed: () => this.changed(),
      log: (level, message) => this.#log(level, message),
    }
  }

  #ready({ device, address, isOutgoing, session }: Connected): void {
    this.#refusals.delete(device)
    const ip = parseAddress(address)?.ip
    const port = session.hello?.port ?? 0
    const listensAt = ip && port > 0 ? formatAddress({ ip, port }) : undefined
    this.keeper.reached(device, isOutgoing ? address : listensAt, this.wallMs())
    if (!isOutgoing) {
      const entry = { at: this.wallMs(), what: 'accept', address, device, outcome: 'open' } as const
      this.#options.tell({ kind: 'ledger', entry })
    }
    this.changed()
  }

  #log(level: 'info' | 'warn' | 'error', message: string): void {
    this.#options.tell({ kind: 'log', level, message })
  }
}
