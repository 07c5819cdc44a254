/** A device in a process of its own, for the benches of sync: makes ends of ways, connects them, and takes the time. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { Kept } from '../../../main/peers/messages'
import { openCarrierEnd } from './carrierEnd'
import { changeOne, type DocKind, docs, hasAll, textOf, vectorOf } from './documents'
import type { End } from './end'
import { openRawEnd } from './rawEnd'
import { openWebSocketEnd } from './webSocketEnd'

export const vias = ['carrier', 'raw', 'websocket'] as const
export type Via = (typeof vias)[number]
type Vector = readonly (readonly [number, number])[]

const ends = new Map<Via, End>()
const endOf = (via: Via): End => {
  const end = ends.get(via)
  if (!end) throw new Error(`There is no end for ${via}.`)
  return end
}
const made = new Map<DocKind, Uint8Array>()

/** A document anew, without its making. */
function docOf(kind: DocKind): Y.Doc {
  const state = made.get(kind) ?? Y.encodeStateAsUpdate(docs[kind]())
  made.set(kind, state)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** Resolves at the end of the change after which `holds` does; rejects after the time. */
const changed = (doc: Y.Doc, holds: (origin: unknown) => boolean, withinMs = 120_000): Promise<void> =>
  new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`Nothing came within ${withinMs} ms.`)), withinMs)
    const look = (_update: Uint8Array, origin: unknown) => {
      if (!holds(origin)) return
      doc.off('update', look)
      clearTimeout(timer)
      done()
    }
    doc.on('update', look)
  })

export const commands = {
  /** Gives the port at which it can be called, and what the document holds. */
  open: async ({ via, kind, kept, room }: { via: Via; kind: DocKind; kept: Kept; room: string }) => {
    const doc = docOf(kind)
    const end =
      via === 'carrier'
        ? await openCarrierEnd(doc, kept)
        : via === 'raw'
          ? await openRawEnd(doc)
          : openWebSocketEnd(doc, room)
    ends.set(via, end)
    return { port: end.port ?? 0, vector: vectorOf(doc) }
  },
  connect: ({ via, ip, port }: { via: Via; ip: string; port: number }) => endOf(via).connect(ip, port, () => undefined),
  /** Milliseconds to the last change that the other end has: since the connection stands, and since it was called. */
  sync: async ({ via, ip, port, vector }: { via: Via; ip: string; port: number; vector: Vector }) => {
    const end = endOf(via)
    const calledAt = performance.now()
    let upAt = calledAt
    const [doneAt] = await Promise.all([
      changed(end.doc, () => hasAll(end.doc, vector)).then(() => performance.now()),
      end.connect(ip, port, () => {
        upAt = performance.now()
      }),
    ])
    return { ms: doneAt - upAt, fromCallMs: doneAt - calledAt }
  },
  /** From now on each change that comes is answered by an edit. */
  echo: ({ via }: { via: Via }) => {
    const { doc, isFromPeer } = endOf(via)
    const answer = textOf(doc, 'b')
    doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (isFromPeer(origin)) queueMicrotask(() => answer.insert(answer.length, 'y'))
    })
  },
  /** Milliseconds from an edit to the answer. */
  trip: async ({ via }: { via: Via }) => {
    const { doc, isFromPeer } = endOf(via)
    const text = textOf(doc, 'a')
    const answered = changed(doc, isFromPeer, 10_000)
    const began = performance.now()
    text.insert(text.length, 'x')
    await answered
    return performance.now() - began
  },
  /** Bytes without which the change could not be told. */
  change: ({ via }: { via: Via }) => changeOne(endOf(via).doc),
  /** Bytes so far, once both ends know that they are equal. */
  settled: async ({ via }: { via: Via }) => {
    const { isEqual, carried } = endOf(via)
    while (!isEqual?.()) await new Promise((next) => setTimeout(next, 50))
    return carried?.() ?? 0
  },
  hash: ({ via }: { via: Via }) =>
    createHash('sha256')
      .update(JSON.stringify(Object.entries(endOf(via).doc.getMap('notes').toJSON()).sort()))
      .digest('hex'),
  close: async ({ via }: { via: Via }) => {
    await endOf(via).close()
    ends.delete(via)
  },
} as const

export interface Call {
  readonly id: number
  readonly what: keyof typeof commands
  readonly given: Readonly<Record<string, unknown>>
}
export interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly fault?: string
}

process.on('message', async ({ id, what, given }: Call) => {
  const answer: Omit<Answer, 'id'> = await Promise.resolve()
    .then(() => (commands[what] as (given: unknown) => unknown)(given))
    .then(
      (result) => ({ result }),
      (fault: unknown) => ({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
    )
  process.send?.({ id, ...answer } satisfies Answer)
})
process.on('disconnect', () => process.exit(0))
