/**
 * One session for each trusted device, whatever number of connections there are: who dialled opens the stream; of two
 * connections one is given up. A device that was removed is shown the proof, and nothing else.
 */
import { isIPv4 } from 'node:net'
import type { Connection, Stream } from '@libp2p/interface'
import type { Refusal } from '../bridge/contract'
import { parseAddress, plainAddress } from './addresses'
import { removedProtocol, syncProtocol } from './node'
import { sparePackets } from './packets'
import { endConnection, pipeOf, readFrom } from './pipe'
import { Session, type SessionEvents, tickMs } from './session'
import type { Trust } from './trust'
import { decodeEntries, encodeEntries, type Hello, maxRosterBytes } from './wire/bodies'
import { encodeFrame, Unframer } from './wire/frames'

/** Connections of the same two devices that are this young have come about at the same time. */
const sameTimeMs = 3_000
const openStreamMs = 5_000
const removedMs = 5_000

export interface Connected {
  readonly device: string
  readonly session: Session
  readonly connection: Connection
  readonly stream: Stream
  /** `ip:port` of the other side: where it can be dialled, only if this side dialled. */
  readonly address: string
  readonly isOutgoing: boolean
  readonly openedAt: number
  readonly since: number
  /** How far the other clock is ahead, milliseconds; undefined before the hello. For the doctor only. */
  clockOffsetMs: number | undefined
}

export interface ConnectionsOptions {
  readonly selfId: string
  readonly trust: Trust
  readonly hello: () => Hello
  readonly isPairing: () => boolean
  readonly nowMs: () => number
  readonly wallMs: () => number
  readonly ready: (connected: Connected) => void
  readonly opened: (connected: Connected) => void
  readonly message: (connected: Connected, bytes: Uint8Array) => void
  readonly closed: (connected: Connected, why: string) => void
  readonly ended: (connected: Connected, why: string) => void
  readonly refused: (device: string, why: Refusal, theirVersion: string) => void
  readonly log: (level: 'info' | 'warn', message: string) => void
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

export class Connections {
  readonly #options: ConnectionsOptions
  readonly #byDevice = new Map<string, Connected>()
  readonly #timer: NodeJS.Timeout
  /** Those on which a removed device is shown the proof. */
  readonly #shown = new WeakSet<Connection>()
  #isListening = false
  #isStopped = false

  constructor(options: ConnectionsOptions) {
    this.#options = options
    this.#timer = setInterval(() => {
      for (const { session } of [...this.#byDevice.values()]) session.tick()
    }, tickMs)
  }

  readonly streams = {
    [syncProtocol]: (stream: Stream, connection: Connection): void => this.#attach(stream, connection),
    [removedProtocol]: (stream: Stream, connection: Connection): void => this.#hearRemoval(stream, connection),
  }

  get(device: string): Connected | undefined {
    return this.#byDevice.get(device)
  }
  all(): readonly Connected[] {
    return [...this.#byDevice.values()]
  }
  /** A session stands, though it may not have said hello. */
  has(device: string): boolean {
    return this.#byDevice.has(device)
  }

  /** A connection has come about, in either direction. */
  connected(connection: Connection): void {
    const device = connection.remotePeer.toString()
    const removal = this.#options.trust.removalOf(device)
    if (removal && !this.#options.trust.isMember(device)) {
      // It may have come to be let in again.
      if (!this.#options.isPairing()) this.#tellRemoval(connection, removal)
    } else if (connection.direction === 'outbound' && this.#options.trust.isMember(device)) this.#openStream(connection)
  }

  listen(isListening: boolean): void {
    this.#isListening = isListening
    for (const { session } of this.all()) session.page.listen(isListening)
  }

  /** The roster is not as it was: the others are told, and who is no member any more is ended. */
  rosterChanged(): void {
    for (const { device, session, connection } of this.all()) {
      if (this.#options.trust.isMember(device)) session.rosterChanged()
      else this.#endRemoved(device, session, connection)
    }
  }

  /** Ends what goes by an interface that is down. */
  endWhere(isGone: (ip: string) => boolean): void {
    for (const connected of this.all()) {
      const ip = parseAddress(connected.address)?.ip
      if (ip && isIPv4(ip) && isGone(ip)) this.#end(connected, 'the interface is down')
    }
  }

  /** The device runs anew, so what stands with its former run is dead. */
  hasBooted(device: string, boot: number): void {
    const found = this.#byDevice.get(device)
    if (found?.session.hello && found.session.hello.boot !== boot) this.#end(found, 'started anew there')
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    const all = this.all()
    for (const { session } of all) session.bye('going')
    if (all.length > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  }

  #openStream(connection: Connection): void {
    connection
      .newStream(syncProtocol, { signal: AbortSignal.timeout(openStreamMs) })
      .then((stream) => this.#attach(stream, connection))
      .catch((fault: unknown) => endConnection(connection, wordsOf(fault)))
  }

  #attach(stream: Stream, connection: Connection): void {
    const device = connection.remotePeer.toString()
    // The second check: the gater may have let in whom a pairing or a removal let in.
    if (this.#isStopped || !this.#options.trust.isMember(device)) {
      // What a removed one asks for on the connection that shows it the proof is not heard; it ends after the proof.
      if (!this.#shown.has(connection)) endConnection(connection, 'not trusted')
      return
    }
    const standing = this.#byDevice.get(device)
    if (standing) {
      if (this.#isStandingKept(standing, connection)) {
        endConnection(connection, 'one connection is enough')
        return
      }
      this.#end(standing, 'replaced')
    }
    this.#begin(device, stream, connection)
  }

  /** Both sides come to the same answer: of two at the same time the one that the smaller id dialled stays. */
  #isStandingKept(standing: Connected, connection: Connection): boolean {
    if (standing.connection === connection) return true
    const isOutgoing = connection.direction === 'outbound'
    if (standing.isOutgoing === isOutgoing) return false
    if (this.#options.nowMs() - standing.openedAt > sameTimeMs) return false
    return standing.isOutgoing === this.#options.selfId < standing.device
  }

  #begin(device: string, stream: Stream, connection: Connection): void {
    const { trust, hello, nowMs } = this.#options
    const abort = (why: string): void => endConnection(connection, why)
    sparePackets(stream)
    // The session calls back only after the constructor, so `connected` is there by then.
    const session = new Session({
      pipe: pipeOf(stream, abort),
      device,
      trust,
      hello: hello(),
      nowMs,
      events: this.#eventsOf(device, () => connected),
    })
    const connected: Connected = {
      device,
      session,
      connection,
      stream,
      address: plainAddress(connection.remoteAddr.toString()),
      isOutgoing: connection.direction === 'outbound',
      openedAt: nowMs(),
      since: this.#options.wallMs(),
      clockOffsetMs: undefined,
    }
    this.#byDevice.set(device, connected)
    session.page.listen(this.#isListening)
    readFrom(
      stream,
      (bytes) => session.receive(bytes),
      (why) => {
        session.ended(why)
        abort(why)
      },
    )
  }

  #eventsOf(device: string, connected: () => Connected): SessionEvents {
    const { refused, ready, opened, message, closed, ended } = this.#options
    return {
      hello: (hello) => {
        connected().clockOffsetMs = hello.wallMs - this.#options.wallMs()
      },
      refused: (why, theirVersion) => refused(device, why, theirVersion),
      ready: () => ready(connected()),
      opened: () => opened(connected()),
      message: (bytes) => message(connected(), bytes),
      closed: (why) => closed(connected(), why),
      ended: (why) => {
        if (this.#byDevice.get(device) === connected()) this.#byDevice.delete(device)
        ended(connected(), why)
      },
    }
  }

  #end({ session, connection }: Connected, why: string): void {
    session.ended(why)
    endConnection(connection, why)
  }

  #endRemoved(device: string, session: Session, connection: Connection): void {
    session.ended('removed')
    const removal = this.#options.trust.removalOf(device)
    if (removal) this.#tellRemoval(connection, removal)
    else endConnection(connection, 'no member')
  }

  #tellRemoval(connection: Connection, removal: readonly Uint8Array[]): void {
    this.#shown.add(connection)
    const tell = async (): Promise<void> => {
      const stream = await connection.newStream(removedProtocol, { signal: AbortSignal.timeout(removedMs) })
      const pipe = pipeOf(stream, () => undefined)
      for (const body of encodeEntries(removal)) await pipe.write(encodeFrame('rosterEntries', body))
      await stream.close({ signal: AbortSignal.timeout(1_000) })
      // The other side ends the connection once it has read them.
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    tell()
      .catch((fault: unknown) => this.#options.log('warn', `A removal was not told: ${wordsOf(fault)}`))
      .finally(() => endConnection(connection, 'removed'))
      .catch(() => undefined)
  }

  #hearRemoval(stream: Stream, connection: Connection): void {
    const device = connection.remotePeer.toString()
    const end = (): void => endConnection(connection, 'told')
    if (!this.#options.trust.isMember(device)) {
      end()
      return
    }
    const timer = setTimeout(end, removedMs)
    const entries: Uint8Array[] = []
    let bytes = 0
    const unframer = new Unframer(({ kind, body }) => {
      bytes += body.length
      if (kind !== 'rosterEntries' || bytes > maxRosterBytes) throw new Error('no removal')
      const read = decodeEntries(body)
      entries.push(...read.entries)
      if (!read.isLast) return
      this.#options.trust.merge(entries)
      const { removedBy, isMember } = this.#options.trust
      if (removedBy() !== undefined || !isMember(device)) this.#options.refused(device, 'notTrusted', '')
      end()
    })
    const take = (piece: Uint8Array): void => {
      try {
        unframer.push(piece)
      } catch (fault) {
        this.#options.log('warn', `A removal that is none: ${wordsOf(fault)}`)
        end()
      }
    }
    readFrom(stream, take, () => clearTimeout(timer))
  }
}
