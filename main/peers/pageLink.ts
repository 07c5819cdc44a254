/**
 * Whether the page here and the page there both listen, and the messages between them. Each time a page begins to listen
 * is an opening with a number of its own, and a message names the opening that it is for: what was under way to a page
 * that has gone never reaches the next one.
 */
import { pageWindowBytes } from '../bridge/contract'
import { decodeNumber, encodeNumber } from './wire/bodies'
import { dataHeaderBytes, type FrameKind } from './wire/frames'

export interface PageLinkOptions {
  readonly send: (kind: FrameKind, ...parts: readonly Uint8Array[]) => Promise<void>
  readonly opened: () => void
  readonly message: (bytes: Uint8Array) => void
  readonly closed: (why: string) => void
  /** Whether more should be read from the stream. */
  readonly flow: (isFlowing: boolean) => void
}

export class PageLink {
  readonly #options: PageLinkOptions
  #isReady = false
  #isListening = false
  #resumeAt: number | undefined
  #opening = 0
  #isOpenHere = false
  #openingThere: number | undefined
  #isMet = false
  #underWay = 0
  #isHeld = false

  constructor(options: PageLinkOptions) {
    this.#options = options
  }

  /** Reading from the stream has stopped until the page has worked off what it has. */
  get isHeld(): boolean {
    return this.#isHeld
  }
  get isMet(): boolean {
    return this.#isMet
  }

  /** The roster is done. */
  ready(): void {
    if (this.#isReady) return
    this.#isReady = true
    this.#open()
  }

  listen(isListening: boolean): void {
    if (this.#isListening === isListening) return
    this.#isListening = isListening
    this.#resumeAt = undefined
    if (isListening) this.#open()
    else this.#shut('the page has gone')
  }

  hangUp(untilMs: number): void {
    this.#shut('hung up')
    this.#resumeAt = untilMs
  }

  tick(nowMs: number): void {
    if (this.#resumeAt === undefined || nowMs < this.#resumeAt) return
    this.#resumeAt = undefined
    this.#open()
  }

  /** False where there is no page on the other side. Resolves once the stream has taken it. */
  async send(bytes: Uint8Array): Promise<boolean> {
    const opening = this.#openingThere
    if (!this.#isMet || opening === undefined) return false
    await this.#options.send('data', encodeNumber(opening), bytes)
    return this.#isMet && this.#openingThere === opening
  }

  took(bytes: number): void {
    this.#underWay = Math.max(0, this.#underWay - bytes)
    if (this.#isHeld && this.#underWay <= pageWindowBytes / 2) this.#hold(false)
  }

  onOpen(opening: number): void {
    this.#part('opened anew there')
    this.#openingThere = opening
    this.#meet()
  }

  onShut(opening: number): void {
    if (opening !== this.#openingThere) return
    this.#openingThere = undefined
    this.#part('the other page has gone')
  }

  onData(body: Uint8Array): void {
    // For an opening that is over here: the other side had not heard of it yet.
    if (decodeNumber(body) !== this.#opening || !this.#isMet) return
    const message = body.subarray(dataHeaderBytes)
    this.#underWay += message.length
    if (!this.#isHeld && this.#underWay > pageWindowBytes) this.#hold(true)
    this.#options.message(message)
  }

  /** The stream is over. */
  end(why: string): void {
    this.#isReady = false
    this.#part(why)
  }

  #open(): void {
    if (!this.#isReady || !this.#isListening || this.#isOpenHere || this.#resumeAt !== undefined) return
    this.#opening += 1
    this.#isOpenHere = true
    this.#options.send('open', encodeNumber(this.#opening)).catch(() => undefined)
    this.#meet()
  }

  #shut(why: string): void {
    if (!this.#isOpenHere) return
    this.#isOpenHere = false
    this.#options.send('shut', encodeNumber(this.#opening)).catch(() => undefined)
    this.#part(why)
  }

  #meet(): void {
    if (!this.#isOpenHere || this.#openingThere === undefined || this.#isMet) return
    this.#isMet = true
    this.#options.opened()
  }

  #part(why: string): void {
    if (!this.#isMet) return
    this.#isMet = false
    this.#underWay = 0
    this.#options.closed(why)
    if (this.#isHeld) this.#hold(false)
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.#options.flow(!isHeld)
  }
}
