/** The one pairing that may go on: who is let in, how the other device is found, and what is shown meanwhile. */
import type { Connection, Stream } from '@libp2p/interface'
import type { Pairing, PairingFailure } from '../bridge/contract'
import { type Address, parseAddress } from './addresses'
import type { Plate } from './mdnsRecords'
import { pairProtocol } from './node'
import { readWords, type Words } from './pairing/invitation'
import { type Inviter, type Joiner, openInviter, openJoiner, type PairDevice } from './pairing/pairing'
import { pairChannelOf, readPairing } from './pairStream'
import { endConnection } from './pipe'

const tickMs = 500
const findMs = 12_000
const retryMs = 1_000

/** What the network does for a pairing. */
export interface PairingNetwork {
  readonly port: number
  readonly addresses: () => readonly string[]
  readonly offer: (plate: Plate | undefined) => void
  readonly seekPlates: (isSeeking: boolean) => void
  readonly dial: (device: string | undefined, address: Address) => Promise<Connection>
}

export interface PairingDeskOptions {
  readonly device: () => PairDevice
  readonly network: () => PairingNetwork | undefined
  readonly nowMs: () => number
  readonly changed: () => void
}

interface Seeking {
  readonly words: Words
  readonly untilMs: number
  readonly tried: Map<string, number>
  isDialling: boolean
  hasReached: boolean
}

export class PairingDesk {
  readonly #options: PairingDeskOptions
  #inviter: Inviter | undefined
  #joiner: Joiner | undefined
  #seeking: Seeking | undefined
  #failed: PairingFailure | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: PairingDeskOptions) {
    this.#options = options
  }

  /** Strangers may come as far as the pairing protocol. */
  isOpen(): boolean {
    const side = this.#inviter ?? this.#joiner
    return this.#seeking !== undefined || (side !== undefined && !side.isOver())
  }

  state(): Pairing {
    const side = this.#inviter ?? this.#joiner
    if (side) return side.state(this.#options.nowMs())
    if (this.#seeking) return { kind: 'joining' }
    return this.#failed ? { kind: 'failed', why: this.#failed } : { kind: 'idle' }
  }

  /** A reason where it could not begin. */
  invite(): string | undefined {
    this.end()
    const network = this.#options.network()
    if (!network) return 'off'
    const inviter = openInviter(this.#options.device(), network.addresses(), this.#options.nowMs())
    this.#inviter = inviter
    network.offer({ nameplate: inviter.nameplate, port: network.port })
    this.#begin()
    return undefined
  }

  join(text: string): string | undefined {
    this.end()
    const words = readWords(text)
    if (!this.#options.network()) return 'off'
    if (!words || words.kind === 'newer') {
      this.#failed = words ? 'versions' : 'notAnInvitation'
      this.#options.changed()
      return undefined
    }
    const untilMs = this.#options.nowMs() + findMs
    this.#seeking = { words, untilMs, tried: new Map(), isDialling: false, hasReached: false }
    if (words.kind === 'code') this.#options.network()?.seekPlates(true)
    this.#begin()
    this.#tick()
    return undefined
  }

  /** A reason where nothing is compared. */
  confirm(isSame: boolean): string | undefined {
    const side = this.#inviter ?? this.#joiner
    if (side?.state(this.#options.nowMs()).kind !== 'comparing') return 'nothing is compared'
    side.confirm(isSame, this.#options.nowMs())
    this.#options.changed()
    return undefined
  }

  /** Over, whatever goes on; what was shown is forgotten. */
  end(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#inviter?.end()
    this.#joiner?.end()
    this.#inviter = undefined
    this.#joiner = undefined
    this.#seeking = undefined
    this.#failed = undefined
    const network = this.#options.network()
    network?.offer(undefined)
    network?.seekPlates(false)
    this.#options.changed()
  }

  /** A device opened the pairing protocol here. */
  arrived(stream: Stream, connection: Connection): void {
    const { nowMs } = this.#options
    const remote = connection.remotePeer.toString()
    const end = this.#inviter?.accept(pairChannelOf(stream, connection), remote, nowMs())
    if (end) readPairing(stream, connection, end, nowMs)
    else endConnection(connection, 'nobody invites')
    this.#options.changed()
  }

  /** Somebody on the network shows a nameplate. */
  plate({ nameplate, port }: Plate, ip: string): void {
    const words = this.#seeking?.words
    if (words?.kind === 'code' && words.code.nameplate === nameplate) this.#reach(undefined, { ip, port })
  }

  #begin(): void {
    this.#timer = setInterval(() => this.#tick(), tickMs)
    this.#options.changed()
  }

  #tick(): void {
    const now = this.#options.nowMs()
    const side = this.#inviter ?? this.#joiner
    side?.tick(now)
    if (side?.isOver()) this.#close()
    else if (this.#seeking) this.#seek(this.#seeking, now)
    this.#options.changed()
  }

  /** Its last state stays until the learner has seen it; nobody else is let in. */
  #close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    const network = this.#options.network()
    network?.offer(undefined)
    network?.seekPlates(false)
  }

  #seek(seeking: Seeking, now: number): void {
    if (now >= seeking.untilMs && !seeking.isDialling) {
      this.end()
      this.#failed = seeking.hasReached ? 'connection' : 'notFound'
      return
    }
    if (seeking.words.kind !== 'invitation') return
    const { id, addresses } = seeking.words.invitation
    for (const written of addresses) {
      const address = parseAddress(written)
      if (address) this.#reach(id, address)
    }
  }

  #reach(device: string | undefined, address: Address): void {
    const seeking = this.#seeking
    const network = this.#options.network()
    const now = this.#options.nowMs()
    const written = `${address.ip}:${address.port}`
    if (!seeking || !network || now - (seeking.tried.get(written) ?? Number.NEGATIVE_INFINITY) < retryMs) return
    seeking.tried.set(written, now)
    network
      .dial(device, address)
      .then((connection) => this.#talk(seeking, connection))
      .catch(() => undefined)
  }

  async #talk(seeking: Seeking, connection: Connection): Promise<void> {
    const { nowMs, device } = this.#options
    if (this.#seeking !== seeking || seeking.isDialling) {
      endConnection(connection, 'another way was quicker')
      return
    }
    seeking.isDialling = true
    seeking.hasReached = true
    try {
      const stream = await connection.newStream(pairProtocol, { signal: AbortSignal.timeout(5_000) })
      if (this.#seeking !== seeking) throw new Error('ended meanwhile')
      const remote = connection.remotePeer.toString()
      this.#joiner = openJoiner(device(), seeking.words, pairChannelOf(stream, connection), remote, nowMs())
      this.#seeking = undefined
      this.#options.network()?.seekPlates(false)
      readPairing(stream, connection, this.#joiner, nowMs)
    } catch (fault) {
      endConnection(connection, String(fault))
    } finally {
      seeking.isDialling = false
      this.#options.changed()
    }
  }
}
