/**
 * Connects with every device that is wanted and not connected, for ever. TCP is tried first and cheaply, often while the
 * device was lost only lately, seldom after that; libp2p is asked only once somebody answers. Of two devices the one with
 * the smaller id begins; the other waits a little, then begins too, since it may be the only one that can.
 */
import { connect } from 'node:net'
import { type Address, formatAddress } from './addresses'

export const eagerMs = 120_000
const eagerPauseMs = 450
const probeMs = 1_200
const slowestMs = 15_000
const largerWaitsMs = 1_500
const largerYieldsMs = 400
const probesAtOnce = 3
const addressesAtOnce = 6

export type ProbeResult = 'open' | 'refused' | 'timeout' | 'unreachable'

/** Whether somebody accepts TCP connections there. */
export const probe = (address: Address, withinMs: number): Promise<ProbeResult> =>
  new Promise((resolve) => {
    const socket = connect({ host: address.ip, port: address.port, noDelay: true })
    const end = (result: ProbeResult): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(result)
    }
    const timer = setTimeout(() => end('timeout'), withinMs)
    socket.once('connect', () => end('open'))
    socket.once('error', (fault: NodeJS.ErrnoException) =>
      end(fault.code === 'ECONNREFUSED' ? 'refused' : fault.code === 'ETIMEDOUT' ? 'timeout' : 'unreachable'),
    )
  })

export interface SupervisorOptions {
  readonly selfId: string
  readonly wanted: () => readonly string[]
  readonly isConnected: (device: string) => boolean
  /** The likeliest first. */
  readonly addresses: (device: string) => readonly Address[]
  /** Rejects where the device is not there. */
  readonly dial: (device: string, address: Address) => Promise<void>
  readonly tried: (device: string, address: string, outcome: 'open' | 'refused' | 'failed', detail: string) => void
  readonly probe: (address: Address, withinMs: number) => Promise<ProbeResult>
  readonly nowMs: () => number
  /** From 0 to 1. */
  readonly chance: () => number
}

interface Search {
  since: number
  pauseMs: number
  timer: NodeJS.Timeout | undefined
  dueMs: number
  readonly probes: Map<string, number>
  isDialling: boolean
  lastAddress: string | undefined
  lastFailure: string | undefined
}

export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #searches = new Map<string, Search>()
  #isStopped = false

  constructor(options: SupervisorOptions) {
    this.#options = options
  }

  /** To be called whenever a device may have become wanted or unwanted, connected or lost. */
  update(): void {
    if (this.#isStopped) return
    const wanted = new Set(this.#options.wanted().filter((id) => !this.#options.isConnected(id)))
    for (const [id, search] of this.#searches) {
      if (wanted.has(id)) continue
      clearTimeout(search.timer)
      this.#searches.delete(id)
    }
    for (const id of wanted) if (!this.#searches.has(id)) this.#begin(id)
  }

  /** The device was just heard of, or asked for: what has been given up is tried at once. */
  hurry(device: string): void {
    const search = this.#searches.get(device)
    if (!search || this.#isStopped) return
    search.since = this.#options.nowMs()
    search.pauseMs = eagerPauseMs
    const waitMs = this.#isSmaller(device) ? 0 : largerWaitsMs
    if (this.#options.nowMs() + waitMs < search.dueMs) this.#schedule(device, search, waitMs)
  }

  /** Another network, or the computer has slept. */
  hurryAll(): void {
    this.update()
    for (const device of this.#searches.keys()) this.hurry(device)
  }

  /** One address at once, whatever is known of the device. */
  tryAt(device: string, address: Address): void {
    const search = this.#searches.get(device)
    if (search && !this.#isStopped) this.#probe(device, search, address)
  }

  lastOf(device: string): { readonly address?: string; readonly failure?: string } {
    const search = this.#searches.get(device)
    return {
      ...(search?.lastAddress ? { address: search.lastAddress } : {}),
      ...(search?.lastFailure ? { failure: search.lastFailure } : {}),
    }
  }

  stop(): void {
    this.#isStopped = true
    for (const search of this.#searches.values()) clearTimeout(search.timer)
    this.#searches.clear()
  }

  #isSmaller(device: string): boolean {
    return this.#options.selfId < device
  }

  #begin(device: string): void {
    const search: Search = {
      since: this.#options.nowMs(),
      pauseMs: eagerPauseMs,
      timer: undefined,
      dueMs: Number.POSITIVE_INFINITY,
      probes: new Map(),
      isDialling: false,
      lastAddress: undefined,
      lastFailure: undefined,
    }
    this.#searches.set(device, search)
    this.#schedule(device, search, this.#isSmaller(device) ? 0 : largerWaitsMs)
  }

  #schedule(device: string, search: Search, ms: number): void {
    clearTimeout(search.timer)
    search.dueMs = this.#options.nowMs() + ms
    search.timer = setTimeout(() => this.#round(device, search), ms)
  }

  #round(device: string, search: Search): void {
    if (this.#searches.get(device) !== search) return
    if (this.#options.isConnected(device)) {
      this.update()
      return
    }
    for (const address of this.#options.addresses(device).slice(0, addressesAtOnce)) {
      this.#probe(device, search, address)
    }
    const isEager = this.#options.nowMs() - search.since < eagerMs
    if (!isEager) search.pauseMs = Math.min(slowestMs, Math.max(1_000, search.pauseMs * 1.5))
    this.#schedule(device, search, search.pauseMs * (0.85 + this.#options.chance() * 0.3))
  }

  /** Tries to one address overlap: the next is not put off by one that waits for a packet that was lost. */
  #probe(device: string, search: Search, address: Address): void {
    const written = formatAddress(address)
    const running = search.probes.get(written) ?? 0
    if (search.isDialling || running >= probesAtOnce) return
    search.probes.set(written, running + 1)
    search.lastAddress = written
    this.#options
      .probe(address, probeMs)
      .then((result) => {
        search.probes.set(written, (search.probes.get(written) ?? 1) - 1)
        if (result === 'open') return this.#dial(device, search, address)
        if (this.#searches.get(device) !== search) return undefined
        search.lastFailure = result
        this.#options.tried(device, written, result === 'refused' ? 'refused' : 'failed', result)
        return undefined
      })
      .catch(() => undefined)
  }

  async #dial(device: string, search: Search, address: Address): Promise<void> {
    const isNeeded = (): boolean => this.#searches.get(device) === search && !this.#options.isConnected(device)
    if (search.isDialling || !isNeeded()) return
    search.isDialling = true
    const written = formatAddress(address)
    try {
      // The other side sees the way open at the same moment, and it is its turn.
      if (!this.#isSmaller(device)) await new Promise((resolve) => setTimeout(resolve, largerYieldsMs))
      if (!isNeeded()) return
      await this.#options.dial(device, address)
      this.#options.tried(device, written, 'open', '')
    } catch (fault) {
      search.lastFailure = fault instanceof Error ? fault.message.slice(0, 200) : String(fault)
      this.#options.tried(device, written, 'failed', search.lastFailure)
    } finally {
      search.isDialling = false
    }
  }
}
