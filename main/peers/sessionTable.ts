/** Sessions as the page knows them: by numbers, each used once. */
import type { Connected } from './connections'
import type { FromPeers } from './messages'

const pauseMs: Readonly<Record<string, number>> = { refused: 60_000, protocol: 15_000, idle: 5_000 }

export class SessionTable {
  readonly #selfId: string
  readonly #tell: (message: FromPeers) => void
  readonly #byNumber = new Map<number, Connected>()
  readonly #numbers = new Map<Connected, number>()
  #last = 0

  constructor(selfId: string, tell: (message: FromPeers) => void) {
    this.#selfId = selfId
    this.#tell = tell
  }

  numberOf(connected: Connected | undefined): number | undefined {
    return connected && this.#numbers.get(connected)
  }

  opened(connected: Connected): void {
    this.#last += 1
    const { device } = connected
    this.#byNumber.set(this.#last, connected)
    this.#numbers.set(connected, this.#last)
    // Of two ends exactly one is first.
    this.#tell({ kind: 'opened', session: this.#last, device, isFirst: this.#selfId < device })
  }

  message(connected: Connected, bytes: Uint8Array): void {
    const session = this.#numbers.get(connected)
    if (session !== undefined) this.#tell({ kind: 'frame', session, bytes })
  }

  closed(connected: Connected, why: string): void {
    const session = this.#numbers.get(connected)
    if (session === undefined) return
    this.#numbers.delete(connected)
    this.#byNumber.delete(session)
    this.#tell({ kind: 'closed', session, why: why.slice(0, 200) })
  }

  /** Answers once the stream has taken it. */
  async send(id: number, session: number, bytes: Uint8Array): Promise<void> {
    const page = this.#byNumber.get(session)?.session.page
    const isSent = page ? await page.send(bytes).catch(() => false) : false
    this.#tell({ kind: 'sent', id, isSent })
  }

  took(session: number, bytes: number): void {
    this.#byNumber.get(session)?.session.page.took(bytes)
  }

  hangUp(session: number, why: string, nowMs: number): void {
    this.#byNumber.get(session)?.session.page.hangUp(nowMs + (pauseMs[why] ?? 5_000))
  }
}
