/** What is asked for beside the documents, such as images: requests by number, answers in pieces. */
import { utf8ByteLength } from 'lib0/string'
import { chunkBytes, maxAnswerBytes, maxAsksOpen, maxKeyBytes } from './limits'
import type { Message } from './messages'
import type { Asked, ExchangeOptions } from './types'

type Answer = Extract<Message, { kind: 'answer' }>

interface Open {
  readonly pieces: Uint8Array[]
  bytes: number
  readonly resolve: (bytes: Uint8Array | undefined) => void
  readonly reject: (reason: Error) => void
}

export interface AsksHost {
  readonly peer: string
  readonly send: (message: Message) => void
  readonly queue: (messages: Iterator<Message>) => void
  readonly fault: (detail: string) => void
  readonly answer: ExchangeOptions['answer']
}

export class Asks {
  private readonly host: AsksHost
  private readonly open = new Map<number, Open>()
  private readonly waiting: (() => void)[] = []
  private next = 0
  private answering = 0
  private isEnded = false

  constructor(host: AsksHost) {
    this.host = host
  }

  ask({ what, key }: Asked): Promise<Uint8Array | undefined> {
    if (this.isEnded) return Promise.reject(new Error('The link has ended.'))
    if (utf8ByteLength(key) > maxKeyBytes) return Promise.reject(new Error('The key is too long.'))
    return new Promise((resolve, reject) => {
      const id = this.next++
      const start = () => this.host.send({ kind: 'ask', id, what, key })
      this.open.set(id, { pieces: [], bytes: 0, resolve, reject })
      // The peer lets only so many be open; the others wait for their turn.
      if (this.open.size <= maxAsksOpen) start()
      else this.waiting.push(start)
    })
  }

  async asked({ id, what, key }: Extract<Message, { kind: 'ask' }>): Promise<void> {
    if (++this.answering > maxAsksOpen) return this.host.fault('too many requests at once')
    let bytes: Uint8Array | undefined
    try {
      bytes = await this.host.answer?.({ what, key }, this.host.peer)
    } catch {
      bytes = undefined // to the peer it is as if it were not here
    }
    if (this.isEnded) return
    this.host.queue(this.pieces(id, bytes && bytes.length <= maxAnswerBytes ? bytes : undefined))
  }

  private *pieces(id: number, bytes: Uint8Array | undefined): Generator<Message> {
    const total = bytes?.length
    let offset = 0
    do {
      const piece = bytes?.subarray(offset, offset + chunkBytes) ?? new Uint8Array(0)
      const message: Message = { kind: 'answer', id, total, offset, bytes: piece }
      offset += piece.length
      // Before the last one goes: the peer may ask again as soon as it has it, however long the way is full here.
      if (offset >= (total ?? 0)) this.answering--
      yield message
    } while (offset < (total ?? 0))
  }

  /** Throws where it is no answer to what was asked. */
  answered({ id, total, offset, bytes }: Answer): void {
    const open = this.open.get(id)
    if (!open || offset !== open.bytes || (total !== undefined && total > 0 && bytes.length === 0))
      throw new Error('an answer that nothing asked for')
    open.pieces.push(bytes.slice())
    open.bytes += bytes.length
    if (open.bytes < (total ?? 0)) return
    this.open.delete(id)
    this.waiting.shift()?.()
    open.resolve(total === undefined ? undefined : joined(open.pieces, open.bytes))
  }

  end(): void {
    this.isEnded = true
    for (const { reject } of this.open.values()) reject(new Error('The link has ended.'))
    this.open.clear()
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
