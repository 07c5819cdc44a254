/**
 * The one page that listens: sessions are told to it and to no other. When it goes, or another takes its place, its
 * sessions end. The bytes of frames are counted and never looked at.
 */
import type { WebContents } from 'electron'
import { channelOf, type EventName, type EventValue, pageWindowBytes } from '../../bridge/contract'
import type { FromPeers, ToPeers } from '../messages'

export type Page = Pick<WebContents, 'on' | 'isDestroyed' | 'send'>

export interface PageSideOptions {
  readonly post: (message: ToPeers) => boolean
  /** The session is over: nobody waits for its frames. */
  readonly onSessionEnd: (session: number) => void
  readonly warn: (message: string) => void
}

/** The process keeps to `pageWindowBytes`; what ignores it by far would fill the page's memory. */
const maxUntakenBytes = 4 * pageWindowBytes

export class PageSide {
  readonly #options: PageSideOptions
  readonly #followed = new WeakSet<Page>()
  /** Bytes of each open session that the page has not worked off. */
  readonly #untaken = new Map<number, number>()
  #page: Page | undefined

  constructor(options: PageSideOptions) {
    this.#options = options
  }

  get isListening() {
    return this.#page !== undefined
  }

  listen(page: Page) {
    this.#leave()
    this.#page = page
    this.#follow(page)
    this.#options.post({ kind: 'listen', isListening: true })
  }

  isOpen(session: number, page: Page): boolean {
    return page === this.#page && this.#untaken.has(session)
  }

  tell(message: Extract<FromPeers, { kind: 'opened' | 'frame' | 'closed' }>) {
    const { session } = message
    switch (message.kind) {
      case 'opened':
        if (!this.#page) return
        this.#untaken.set(session, 0)
        return this.#send('peersOpened', { session, device: message.device, isFirst: message.isFirst })
      case 'frame':
        return this.#tellFrame(session, message.bytes)
      case 'closed':
        return this.#close(session, message.why)
    }
  }

  took(session: number, bytes: number, page: Page) {
    if (!this.isOpen(session, page)) return
    const untaken = this.#untaken.get(session) ?? 0
    const taken = Math.min(bytes, untaken)
    this.#untaken.set(session, untaken - taken)
    if (taken > 0) this.#options.post({ kind: 'took', session, bytes: taken })
  }

  /** The process has ended, and all sessions with it. */
  closeAll(why: string) {
    for (const session of [...this.#untaken.keys()]) this.#close(session, why)
  }

  #tellFrame(session: number, bytes: Uint8Array) {
    const untaken = this.#untaken.get(session)
    if (untaken === undefined) return
    const sum = untaken + bytes.byteLength
    if (sum > maxUntakenBytes) {
      this.#options.warn(`Session ${session} sent more than the page had room for, and was ended`)
      this.#options.post({ kind: 'hangUp', session, why: 'protocol' })
      return this.#close(session, 'too much at once')
    }
    this.#untaken.set(session, sum)
    this.#send('peersFrame', { session, bytes })
  }

  #close(session: number, why: string) {
    if (!this.#untaken.delete(session)) return
    this.#options.onSessionEnd(session)
    this.#send('peersClosed', { session, why })
  }

  #send<N extends EventName>(name: N, value: EventValue<N>) {
    if (this.#page && !this.#page.isDestroyed()) this.#page.send(channelOf(name), value)
  }

  #follow(page: Page) {
    if (this.#followed.has(page)) return
    this.#followed.add(page)
    const gone = () => page === this.#page && this.#leave()
    page.on('did-navigate', gone)
    page.on('render-process-gone', gone)
    page.on('destroyed', gone)
  }

  #leave() {
    if (!this.#page) return
    this.#page = undefined
    const open = [...this.#untaken.keys()]
    this.#untaken.clear()
    for (const session of open) this.#options.onSessionEnd(session)
    this.#options.post({ kind: 'listen', isListening: false })
  }
}
