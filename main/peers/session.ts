/**
 * One device on one stream: hello, versions, roster, then messages of the page. Knows no libp2p; time comes from outside.
 * The rules are in wire/WIRE.md.
 */
import type { Refusal } from '../bridge/contract'
import { PageLink } from './pageLink'
import { Newer } from './pairing/binary'
import { RosterExchange } from './rosterExchange'
import type { Trust } from './trust'
import {
  agreeOn,
  type ByeReason,
  decodeBye,
  decodeHello,
  decodeNumber,
  encodeBye,
  encodeHello,
  type Hello,
} from './wire/bodies'
import { encodeFrame, type Frame, type FrameKind, Unframer, WireFault } from './wire/frames'

export const heartbeatMs = 2_000
export const silenceMs = 7_000
export const frameMs = 30_000
export const helloMs = 10_000
/** For the longest of rosters over a slow link. */
export const rosterMs = 300_000
/** How often `tick` is to be called. */
export const tickMs = 500
const writeBytes = 65_536

/** The stream, as the session needs it. */
export interface Pipe {
  /** Resolves once there is room for more; rejects after the end. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly pause: () => void
  readonly resume: () => void
  /** At once, in both directions. */
  readonly abort: (why: string) => void
}

export interface SessionEvents {
  readonly hello: (hello: Hello) => void
  readonly refused: (why: Refusal, theirVersion: string) => void
  /** The rosters are the same, or have been exchanged: the device counts as connected. */
  readonly ready: () => void
  /** A page here and a page there: messages may go. */
  readonly opened: () => void
  readonly message: (bytes: Uint8Array) => void
  readonly closed: (why: string) => void
  /** The stream is over. Called once, after `closed` where messages went. */
  readonly ended: (why: string) => void
}

export interface SessionOptions {
  readonly pipe: Pipe
  readonly device: string
  readonly trust: Pick<Trust, 'head' | 'entries' | 'merge' | 'isMember'>
  readonly hello: Hello
  /** Milliseconds that never go back. */
  readonly nowMs: () => number
  readonly events: SessionEvents
}

const wordsOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

export class Session {
  readonly #options: SessionOptions
  readonly #unframer = new Unframer((frame) => this.#take(frame))
  readonly #openedAt: number
  readonly #roster: RosterExchange
  readonly page: PageLink
  #writing: Promise<void> = Promise.resolve()
  #queued = 0
  #lastWrite: number
  #lastRead: number
  #lastTick: number
  #frameSince: number | undefined
  #isOver = false
  #isReady = false
  #theirs: Hello | undefined

  constructor(options: SessionOptions) {
    this.#options = options
    const { events, trust, nowMs, pipe } = options
    this.#openedAt = nowMs()
    this.#lastRead = this.#openedAt
    this.#lastWrite = this.#openedAt
    this.#lastTick = this.#openedAt
    this.page = new PageLink({
      send: (kind, ...parts) => this.#send(kind, ...parts),
      opened: events.opened,
      message: events.message,
      closed: events.closed,
      flow: (isFlowing) => {
        if (this.#isOver) return
        // Nothing was read meanwhile, so nothing could be late.
        this.#lastRead = this.#options.nowMs()
        if (this.#frameSince !== undefined) this.#frameSince = this.#lastRead
        if (isFlowing) pipe.resume()
        else pipe.pause()
      },
    })
    this.#roster = new RosterExchange({
      trust,
      send: (kind, body) => this.#tell(kind, body),
      nowMs,
      done: () => this.#ready(),
    })
    this.#tell('hello', encodeHello(options.hello))
  }

  get isOver(): boolean {
    return this.#isOver
  }
  get isReady(): boolean {
    return this.#isReady
  }
  get hello(): Hello | undefined {
    return this.#theirs
  }

  /** Bytes of the stream. Throws nothing: what breaks the rules ends the session. */
  receive(bytes: Uint8Array): void {
    if (this.#isOver) return
    this.#lastRead = this.#options.nowMs()
    try {
      this.#unframer.push(bytes)
    } catch (fault) {
      this.#refuse(fault)
      return
    }
    if (!this.#unframer.isInside) this.#frameSince = undefined
    else this.#frameSince ??= this.#lastRead
  }

  #refuse(fault: unknown): void {
    if (fault instanceof Newer) this.#options.events.refused('newerThere', this.#theirs?.app ?? '')
    this.bye(fault instanceof Newer ? 'versions' : 'protocol', wordsOf(fault))
  }

  /** The stream has ended by itself. */
  ended(why: string): void {
    if (this.#isOver) return
    this.#isOver = true
    this.page.end(why)
    this.#options.events.ended(why)
  }

  /** Tells the other side why, then ends. `detail` is for the log here. */
  bye(reason: ByeReason, detail: string = reason): void {
    if (this.#isOver) return
    const said = this.#send('bye', encodeBye(reason))
    this.ended(detail)
    const end = (): void => this.#options.pipe.abort(detail)
    // A stream that takes nothing any more must not keep its connection.
    const timer = setTimeout(end, 300)
    said
      .then(() => setTimeout(end, 50))
      .finally(() => clearTimeout(timer))
      .catch(end)
  }

  /** To be called every `tickMs`. */
  tick(): void {
    if (this.#isOver) return
    const now = this.#options.nowMs()
    // After a sleep of the computer what has arrived meanwhile is still to be read.
    if (now - this.#lastTick > tickMs * 4) this.#lastRead = Math.max(this.#lastRead, now - silenceMs + 2_500)
    this.#lastTick = now
    const late = this.#lateness(now)
    if (late) {
      this.#abort(late)
      return
    }
    if (this.#queued === 0 && now - this.#lastWrite >= heartbeatMs - tickMs / 2) this.#tell('heartbeat')
    this.page.tick(now)
  }

  /** The roster here is not as it was. */
  rosterChanged(): void {
    if (this.#theirs && !this.#isOver) this.#roster.tell()
  }

  #lateness(now: number): string | undefined {
    if (!this.#theirs && now - this.#openedAt > helloMs) return 'no hello'
    if (!this.#isReady && now - this.#openedAt > rosterMs) return 'no roster'
    // While nothing is read, nothing can be late.
    if (this.page.isHeld) return undefined
    if (now - this.#lastRead > silenceMs) return 'silent'
    if (this.#frameSince !== undefined && now - this.#frameSince > frameMs) return 'a frame that took too long'
    return undefined
  }

  #abort(why: string): void {
    this.ended(why)
    this.#options.pipe.abort(why)
  }

  #send(kind: FrameKind, ...parts: readonly Uint8Array[]): Promise<void> {
    if (this.#isOver) return Promise.resolve()
    const frame = encodeFrame(kind, ...parts)
    const isFirst = this.#queued === 0
    this.#queued += frame.length
    // At once where nothing waits: a live edit has no turn of the event loop to spare.
    const written = isFirst ? this.#write(frame) : this.#writing.then(() => this.#write(frame))
    this.#writing = written.catch((fault: unknown) => this.ended(wordsOf(fault)))
    return this.#writing
  }

  #tell(kind: FrameKind, ...parts: readonly Uint8Array[]): void {
    this.#send(kind, ...parts).catch(() => undefined)
  }

  async #write(frame: Uint8Array): Promise<void> {
    for (let at = 0; at < frame.length; at += writeBytes) {
      const piece = frame.subarray(at, at + writeBytes)
      await this.#options.pipe.write(piece)
      this.#queued -= piece.length
      this.#lastWrite = this.#options.nowMs()
    }
  }

  #take(frame: Frame): void {
    this.#frameSince = undefined
    if (this.#isOver || frame.kind === 'heartbeat') return
    if (frame.kind === 'bye') this.#onBye(decodeBye(frame.body))
    else if (frame.kind === 'hello') this.#onHello(decodeHello(frame.body))
    else if (!this.#theirs) throw new WireFault(`A frame ${frame.kind} before the hello.`)
    else if (frame.kind === 'rosterHead') this.#roster.onHead(frame.body)
    else if (frame.kind === 'rosterEntries') this.#roster.onEntries(frame.body)
    else if (!this.#isReady) throw new WireFault(`A frame ${frame.kind} before the roster.`)
    else this.#takeOfPage(frame)
  }

  #takeOfPage({ kind, body }: Frame): void {
    if (kind === 'open') this.page.onOpen(decodeNumber(body))
    else if (kind === 'shut') this.page.onShut(decodeNumber(body))
    else this.page.onData(body)
  }

  #onBye(reason: ByeReason): void {
    const app = this.#theirs?.app ?? ''
    if (reason === 'notTrusted') this.#options.events.refused('notTrusted', app)
    // The versions met, so what it cannot read is an entry of the roster.
    if (reason === 'versions' && this.#theirs) this.#options.events.refused('olderThere', app)
    this.#abort(`bye: ${reason}`)
  }

  #onHello(hello: Hello): void {
    if (this.#theirs) throw new WireFault('A second hello.')
    this.#theirs = hello
    this.#options.events.hello(hello)
    const version = agreeOn(this.#options.hello.versions, hello.versions)
    if (typeof version === 'string') {
      this.#options.events.refused(version, hello.app)
      this.bye('versions', version)
    } else this.#roster.tell()
  }

  #ready(): void {
    // What came with the roster may have removed the very device that brought it.
    if (this.#isOver) return
    if (!this.#options.trust.isMember(this.#options.device)) {
      this.bye('notTrusted', 'removed meanwhile')
      return
    }
    if (this.#isReady) return
    this.#isReady = true
    this.#options.events.ready()
    this.page.ready()
  }
}
