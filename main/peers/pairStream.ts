/** A stream of the pairing protocol as whole messages: u32 length, then the message. See wire/PAIRING.md for the messages. */
import type { Connection, Stream } from '@libp2p/interface'
import type { PairChannel, PairEnd } from './pairing/pairing'
import { pairLimits } from './pairing/pairMessages'
import { endConnection, pipeOf, readFrom } from './pipe'

/** Strangers may send them. */
const maxMessageBytes = pairLimits.messageBytes
const lengthBytes = 4

/** Puts messages together; throws where one is too long. Room grows with what has come. */
export class MessageReader {
  readonly #take: (message: Uint8Array) => void
  #held = new Uint8Array(0)
  #filled = 0

  constructor(take: (message: Uint8Array) => void) {
    this.#take = take
  }

  push(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > this.#held.length) {
      const grown = new Uint8Array(Math.max(this.#filled + bytes.length, this.#held.length * 2))
      grown.set(this.#held.subarray(0, this.#filled))
      this.#held = grown
    }
    this.#held.set(bytes, this.#filled)
    this.#filled += bytes.length
    let at = 0
    while (this.#filled - at >= lengthBytes) {
      const length = new DataView(this.#held.buffer).getUint32(at)
      if (length > maxMessageBytes) throw new Error('A message of the pairing is too long.')
      if (this.#filled - at - lengthBytes < length) break
      this.#take(this.#held.slice(at + lengthBytes, at + lengthBytes + length))
      at += lengthBytes + length
    }
    if (at === 0) return
    this.#held = this.#held.slice(at, this.#filled)
    this.#filled -= at
  }
}

export const pairChannelOf = (stream: Stream, connection: Connection): PairChannel => {
  const pipe = pipeOf(stream, (why) => endConnection(connection, why))
  let writing: Promise<void> = Promise.resolve()
  const enqueue = (job: () => Promise<void>): void => {
    writing = writing.then(job).catch(() => pipe.abort('the pairing broke off'))
  }
  return {
    send: (bytes) => {
      const framed = new Uint8Array(lengthBytes + bytes.length)
      new DataView(framed.buffer).setUint32(0, bytes.length)
      framed.set(bytes, lengthBytes)
      enqueue(() => pipe.write(framed))
    },
    // What was sent last must arrive, so the connection stays a moment.
    close: () =>
      enqueue(async () => {
        await stream.close({ signal: AbortSignal.timeout(1_000) }).catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 500))
        pipe.abort('the pairing is over')
      }),
  }
}

/** Hands what comes to `end`, and tells it when the stream is over. */
export const readPairing = (stream: Stream, connection: Connection, end: PairEnd, nowMs: () => number): void => {
  const reader = new MessageReader((message) => end.receive(message, nowMs()))
  const take = (bytes: Uint8Array): void => {
    try {
      reader.push(bytes)
    } catch (fault) {
      endConnection(connection, String(fault))
    }
  }
  readFrom(stream, take, () => end.closed(nowMs()))
}
