/** A client of the DevTools protocol over Chromium's pipe, which ends Chromium when this process ends. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from '@playwright/test'

interface Waiting {
  readonly method: string
  readonly resolve: (result: never) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** One target, or the browser itself. Typed by the protocol as Playwright publishes it. */
export class CdpSession {
  readonly id: string | undefined
  private readonly connection: CdpConnection
  private readonly events = new EventEmitter()

  constructor(connection: CdpConnection, id?: string) {
    this.connection = connection
    this.id = id
  }

  readonly send: CDPSession['send'] = (method, params) => this.connection.request(method, params, this.id)

  readonly on = ((event: string, listener: (payload: unknown) => void) => {
    this.events.on(event, listener)
  }) as unknown as CDPSession['on']

  receive(method: string, params: unknown) {
    this.events.emit(method, params)
  }
}

/** For commands whose failure only means that the target is gone. */
export function whileThere(sent: Promise<unknown> | undefined): void {
  sent?.catch(() => undefined)
}

export class CdpConnection {
  readonly root = new CdpSession(this)
  private readonly sessions = new Map<string | undefined, CdpSession>([[undefined, this.root]])
  private readonly waiting = new Map<number, Waiting>()
  private readonly output: Writable
  private lastId = 0
  private isClosed = false

  constructor(output: Writable, input: Readable) {
    this.output = output
    // A write that fails is followed by the end of the input, where all that wait are told.
    output.on('error', () => this.close())
    input.on('error', () => this.close())
    input.on('close', () => this.close())
    let rest = ''
    input.setEncoding('utf8').on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\0')
      rest = parts.pop() ?? ''
      for (const part of parts) this.receive(JSON.parse(part) as Message)
    })
  }

  request(method: string, params: object | undefined, sessionId: string | undefined): Promise<never> {
    if (this.isClosed) return Promise.reject(new Error(`${method}: Chromium has closed`))
    return new Promise((resolve, reject) => {
      const id = ++this.lastId
      this.waiting.set(id, { method, resolve, reject })
      this.output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`)
    })
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id) ?? new CdpSession(this, id)
    this.sessions.set(id, known)
    return known
  }

  private receive({ id, sessionId, method, params, result, error }: Message) {
    if (id === undefined) {
      if (method) this.sessions.get(sessionId)?.receive(method, params)
      return
    }
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    if (error) waiting?.reject(new Error(`${waiting.method}: ${error.message}`))
    else waiting?.resolve(result as never)
  }

  private close() {
    this.isClosed = true
    for (const { method, reject } of this.waiting.values()) reject(new Error(`${method}: Chromium has closed`))
    this.waiting.clear()
  }
}
