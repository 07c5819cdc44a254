/** The messages as bytes and back. The layouts are specified in main/peers/wire/EXCHANGE.md. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  type CellId,
  type Clocked,
  type D,
  type E,
  type Listing,
  type Root,
  readBytes,
  readCell,
  readClocked,
  readFlags,
  readList,
  readListing,
  readRange,
  readRoot,
  uint,
  word,
  writeClocked,
  writeList,
  writeListing,
  writeRange,
  writeRoot,
} from './fields'
import { maxAnswerBytes, maxBucketBits, maxCells, maxClients, maxKeyBytes } from './limits'
import { type ClockRanges, type Range, readClock, readDeletes, writeDeletes } from './ranges'

export type Message =
  | {
      readonly kind: 'hello'
      readonly min: number
      readonly max: number
      readonly salt: Uint8Array
      readonly roots: readonly Root[]
    }
  | { readonly kind: 'welcome'; readonly min: number; readonly max: number; readonly roots: readonly Root[] }
  | {
      readonly kind: 'buckets'
      readonly doc: number
      readonly salt: Uint8Array
      readonly bits: number
      readonly digests: Uint32Array
    }
  | ({ readonly kind: 'cells'; readonly doc: number; readonly buckets: readonly number[] } & Listing)
  | ({ readonly kind: 'offer'; readonly doc: number } & Listing)
  | {
      readonly kind: 'want'
      readonly doc: number
      readonly ranges: readonly Range[]
      readonly cells: readonly CellId[]
    }
  | {
      readonly kind: 'data'
      readonly doc: number
      readonly isAnswer: boolean
      readonly isLast: boolean
      /** The sender has more, and cannot send it. */
      readonly isStuck: boolean
      readonly ranges: readonly Range[]
      readonly deletes: ClockRanges
      /** V1, its delete set empty; no bytes where there are only deletions. */
      readonly update: Uint8Array
    }
  | { readonly kind: 'have'; readonly doc: number; readonly clocks: readonly Clocked[] }
  | { readonly kind: 'hold'; readonly doc: number }
  | { readonly kind: 'same'; readonly doc: number; readonly root: Root; readonly hash: Uint8Array }
  | { readonly kind: 'ask'; readonly id: number; readonly what: 'image' | 'text'; readonly key: string }
  | {
      readonly kind: 'answer'
      readonly id: number
      /** Undefined where it is not there. */
      readonly total: number | undefined
      readonly offset: number
      readonly bytes: Uint8Array
    }

export type Kind = Message['kind']
export const kinds: readonly Kind[] = [
  'hello',
  'welcome',
  'buckets',
  'cells',
  'offer',
  'want',
  'data',
  'have',
  'hold',
  'same',
  'ask',
  'answer',
]
/** Kinds from here to the end of a byte may be left out: who does not know one passes over it. */
export const firstOptionalKind = 128

/** The number of the message on its link comes first. */
export function encode(number: number, message: Message): Uint8Array {
  const e = encoding.createEncoder()
  uint(e, number)
  encoding.writeUint8(e, kinds.indexOf(message.kind))
  writers[message.kind](e, message as never)
  return encoding.toUint8Array(e)
}

const writers: { readonly [K in Kind]: (e: E, message: Extract<Message, { kind: K }>) => void } = {
  hello: (e, { min, max, salt, roots }) => {
    uint(e, min)
    uint(e, max)
    encoding.writeUint8Array(e, salt)
    writeList(e, roots, (root) => writeRoot(e, root))
  },
  welcome: (e, { min, max, roots }) => {
    uint(e, min)
    uint(e, max)
    writeList(e, roots, (root) => writeRoot(e, root))
  },
  buckets: (e, { doc, salt, bits, digests }) => {
    uint(e, doc)
    encoding.writeUint8Array(e, salt)
    uint(e, bits)
    for (const digest of digests) word(e, digest)
  },
  cells: (e, message) => {
    uint(e, message.doc)
    writeList(e, message.buckets, (bucket) => uint(e, bucket))
    writeListing(e, message)
  },
  offer: (e, message) => {
    uint(e, message.doc)
    writeListing(e, message)
  },
  want: (e, { doc, ranges, cells }) => {
    uint(e, doc)
    writeList(e, ranges, (range) => writeRange(e, range))
    writeList(e, cells, ({ client, cell }) => {
      uint(e, client)
      uint(e, cell)
    })
  },
  data: (e, message) => {
    uint(e, message.doc)
    encoding.writeUint8(e, (message.isAnswer ? 1 : 0) | (message.isLast ? 2 : 0) | (message.isStuck ? 4 : 0))
    writeList(e, message.ranges, (range) => writeRange(e, range))
    writeDeletes(e, message.deletes)
    encoding.writeVarUint8Array(e, message.update)
  },
  have: (e, { doc, clocks }) => {
    uint(e, doc)
    writeList(e, clocks, (one) => writeClocked(e, one))
  },
  hold: (e, { doc }) => uint(e, doc),
  same: (e, { doc, root, hash }) => {
    uint(e, doc)
    writeRoot(e, root)
    encoding.writeUint8Array(e, hash)
  },
  ask: (e, { id, what, key }) => {
    uint(e, id)
    encoding.writeUint8(e, what === 'image' ? 0 : 1)
    encoding.writeVarString(e, key)
  },
  answer: (e, { id, total, offset, bytes }) => {
    uint(e, id)
    uint(e, total === undefined ? 0 : total + 1)
    uint(e, offset)
    encoding.writeVarUint8Array(e, bytes)
  },
}

export interface Envelope {
  readonly number: number
  /** From the kind on. */
  readonly body: Uint8Array
}

/** Throws where it is no message. */
export function open(message: Uint8Array): Envelope {
  const d = decoding.createDecoder(message)
  const number = decoding.readVarUint(d)
  return { number, body: message.subarray(d.pos) }
}

/** Undefined for an optional kind that is not known here; throws where it is no message. */
export function decode(body: Uint8Array): Message | undefined {
  const d = decoding.createDecoder(body)
  const code = decoding.readUint8(d)
  if (code >= firstOptionalKind) return undefined
  const kind = kinds[code]
  if (!kind) throw new Error(`a message of kind ${code}`)
  const message = readers[kind](d)
  // A later version may say more in its greeting.
  if (d.pos !== body.length && kind !== 'hello' && kind !== 'welcome') throw new Error(`${kind} with bytes left over`)
  return message
}

const readers: { readonly [K in Kind]: (d: D) => Extract<Message, { kind: K }> } = {
  hello: (d) => ({
    kind: 'hello',
    min: decoding.readVarUint(d),
    max: decoding.readVarUint(d),
    salt: readBytes(d, 8).slice(),
    roots: readList(d, 8, 64, () => readRoot(d)),
  }),
  welcome: (d) => ({
    kind: 'welcome',
    min: decoding.readVarUint(d),
    max: decoding.readVarUint(d),
    roots: readList(d, 8, 64, () => readRoot(d)),
  }),
  buckets: (d) => {
    const doc = decoding.readVarUint(d)
    const salt = readBytes(d, 8).slice()
    const bits = decoding.readVarUint(d)
    if (bits > maxBucketBits || 4 * 2 ** bits !== d.arr.length - d.pos) throw new Error('buckets without their digests')
    const digests = Uint32Array.from({ length: 2 ** bits }, () => decoding.readUint32(d))
    return { kind: 'buckets', doc, salt, bits, digests }
  },
  cells: (d) => ({
    kind: 'cells',
    doc: decoding.readVarUint(d),
    buckets: readList(d, 1, 2 ** maxBucketBits, () => decoding.readVarUint(d)),
    ...readListing(d),
  }),
  offer: (d) => ({ kind: 'offer', doc: decoding.readVarUint(d), ...readListing(d) }),
  want: (d) => ({
    kind: 'want',
    doc: decoding.readVarUint(d),
    ranges: readList(d, 3, maxClients, () => readRange(d)),
    cells: readList(d, 2, maxCells, () => readCell(d)),
  }),
  data: (d) => {
    const doc = decoding.readVarUint(d)
    const flags = readFlags(d, 7)
    const ranges = readList(d, 3, maxClients, () => readRange(d))
    const deletes = readDeletes(d)
    const update = readBytes(d, decoding.readVarUint(d))
    const isWhole = update.length === 0 ? ranges.length === 0 : ranges.length > 0 && update.at(-1) === 0
    if (!isWhole) throw new Error('an update that is not as its ranges say, or with deletions of its own')
    const [isAnswer, isLast, isStuck] = [1, 2, 4].map((bit) => (flags & bit) !== 0) as [boolean, boolean, boolean]
    return { kind: 'data', doc, isAnswer, isLast, isStuck, ranges, deletes, update }
  },
  have: (d) => ({
    kind: 'have',
    doc: decoding.readVarUint(d),
    clocks: readList(d, 2, maxClients, () => readClocked(d)),
  }),
  hold: (d) => ({ kind: 'hold', doc: decoding.readVarUint(d) }),
  same: (d) => ({
    kind: 'same',
    doc: decoding.readVarUint(d),
    root: readRoot(d),
    hash: readBytes(d, 32).slice(),
  }),
  ask: (d) => {
    const id = readClock(d)
    const what = readFlags(d, 1) === 0 ? 'image' : 'text'
    const length = decoding.peekVarUint(d)
    if (length > maxKeyBytes || length > d.arr.length - d.pos) throw new Error('a key that is too long')
    return { kind: 'ask', id, what, key: decoding.readVarString(d) }
  },
  answer: (d) => {
    const id = readClock(d)
    const total = decoding.readVarUint(d)
    const offset = decoding.readVarUint(d)
    const bytes = readBytes(d, decoding.readVarUint(d))
    if (total > maxAnswerBytes + 1 || offset + bytes.length > total) throw new Error('an answer that is too long')
    return { kind: 'answer', id, total: total === 0 ? undefined : total - 1, offset, bytes }
  },
}
