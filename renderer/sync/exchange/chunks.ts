/**
 * Updates (V1) in pieces of a size that can be chosen. Each piece applies to a replica that has taken those before it with
 * nothing left pending: what a struct builds on comes before it, and long structs are cut as Yjs itself cuts an item.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { chunkBytes } from './limits'
import { ClockRanges, deletesUpdate, type Range } from './ranges'

type Struct = Y.Item | Y.GC

export interface Chunk {
  /** Structs only; its delete set is empty. */
  readonly update: Uint8Array
  /** What it brings, one range for each client. */
  readonly ranges: readonly Range[]
  /** Of that, what is deleted though its content is still written. */
  readonly deletes: ClockRanges
}

/** A client's structs that are still to be written. */
interface Cursor {
  readonly client: number
  next: number
  readonly to: number
}
/** A client's structs in the chunk that is being written. */
interface Section {
  readonly encoder: Y.UpdateEncoderV1
  readonly from: number
  to: number
  structs: number
  bytes: number
}

const structsOf = (doc: Y.Doc, client: number): readonly Struct[] =>
  (doc.store.clients.get(client) ?? []) as readonly Struct[]

/** What `doc` has beyond a state vector. */
export function rangesBeyond(doc: Y.Doc, vector: ReadonlyMap<number, number>): Range[] {
  const ranges: Range[] = []
  for (const client of doc.store.clients.keys()) {
    const to = Y.getState(doc.store, client)
    const from = vector.get(client) ?? 0
    if (from < to) ranges.push({ client, from, to })
  }
  return ranges
}

/**
 * The structs of `ranges`, at most one range a client and none beyond what `doc` has, in chunks of about `size` bytes. The
 * document may change between two chunks. A single value that is larger than `size` makes a larger chunk.
 */
export function* structChunks(doc: Y.Doc, ranges: Iterable<Range>, size = chunkBytes): Generator<Chunk> {
  const writer = new ChunkWriter(doc, ranges, size)
  for (let chunk = writer.next(); chunk; chunk = writer.next()) yield chunk
}

/** Deletions in updates of about `size` bytes. */
export function* deleteChunks(deletes: ClockRanges, size = chunkBytes): Generator<ClockRanges> {
  // A range takes at most 12 bytes, and a client's head 8.
  const most = Math.max(1, Math.floor(size / 20))
  let part = new ClockRanges()
  let count = 0
  for (const { client, from, to } of deletes.ranges()) {
    part.add(client, from, to)
    if (++count < most) continue
    yield part
    part = new ClockRanges()
    count = 0
  }
  if (count > 0) yield part
}

/** All that `doc` has beyond a state vector, deletions included (all of them), as updates of about `size` bytes. */
export function* updateChunks(
  doc: Y.Doc,
  vector: ReadonlyMap<number, number> = new Map(),
  size = chunkBytes,
): Generator<Uint8Array> {
  for (const chunk of structChunks(doc, rangesBeyond(doc, vector), size)) yield chunk.update
  for (const deletes of deleteChunks(deletesOf(doc), size)) yield deletesUpdate(deletes)
}

/** What is deleted in a document. */
export function deletesOf(doc: Y.Doc): ClockRanges {
  const deletes = new ClockRanges()
  for (const [client, structs] of doc.store.clients)
    for (const struct of structs as Struct[])
      if (struct.deleted) deletes.add(client, struct.id.clock, struct.id.clock + struct.length)
  return deletes
}

class ChunkWriter {
  private readonly doc: Y.Doc
  private readonly size: number
  private readonly cursors = new Map<number, Cursor>()
  private readonly order: Cursor[]
  /** Clients whose structs are being written, each for the one before it. */
  private readonly stack: Cursor[] = []
  private readonly waiting = new Set<number>()
  private sections = new Map<number, Section>()
  private deletes = new ClockRanges()
  private written = 0

  constructor(doc: Y.Doc, ranges: Iterable<Range>, size: number) {
    this.doc = doc
    this.size = size
    for (const { client, from, to } of ranges) {
      const end = Math.min(to, Y.getState(doc.store, client))
      if (from < end) this.cursors.set(client, { client, next: from, to: end })
    }
    // Ascending, since they are taken from the end: Yjs itself begins with the highest client.
    this.order = [...this.cursors.values()].sort((a, b) => a.client - b.client)
  }

  next(): Chunk | undefined {
    while (this.written < this.size) {
      const cursor = this.stack.at(-1) ?? this.order.at(-1)
      if (!cursor) break
      if (cursor.next >= cursor.to) this.leave(cursor)
      else this.step(cursor)
    }
    return this.finish()
  }

  private leave(cursor: Cursor): void {
    if (this.stack.at(-1) === cursor) {
      this.stack.pop()
      this.waiting.delete(cursor.client)
    } else this.order.pop()
  }

  private step(cursor: Cursor): void {
    const structs = structsOf(this.doc, cursor.client)
    let index = Y.findIndexSS(structs as Struct[], cursor.next)
    while (cursor.next < cursor.to && this.written < this.size) {
      const struct = structs[index]
      if (!struct) return
      const needed = this.neededBy(struct, cursor)
      if (needed) {
        this.waiting.add(cursor.client)
        this.waiting.add(needed.client)
        if (this.stack.at(-1) !== cursor) this.stack.push(cursor)
        this.stack.push(needed)
        return
      }
      const end = Math.min(cursor.to, struct.id.clock + struct.length)
      this.write(struct, cursor, end)
      // What was cut has its rest before anything else of its client.
      if (cursor.next === struct.id.clock + struct.length) index++
      // For whom this was written may go on now, unless it needs more.
      if (this.stack.length > 1 && this.stack.at(-1) === cursor) {
        this.leave(cursor)
        return
      }
    }
  }

  /** The client whose structs must come before this one. */
  private neededBy(struct: Struct, cursor: Cursor): Cursor | undefined {
    if (struct instanceof Y.GC) return undefined
    const { origin, rightOrigin } = struct
    const offset = cursor.next - struct.id.clock
    return (
      (offset === 0 && origin ? this.lacking(origin, cursor) : undefined) ??
      (rightOrigin ? this.lacking(rightOrigin, cursor) : undefined) ??
      (origin || rightOrigin || offset > 0 ? undefined : this.lackingParent(struct, cursor))
    )
  }
  private lackingParent(item: Y.Item, by: Cursor): Cursor | undefined {
    const parent = item.parent
    if (parent instanceof Y.AbstractType) return parent._item ? this.lacking(parent._item.id, by) : undefined
    return parent instanceof Y.ID ? this.lacking(parent, by) : undefined
  }
  private lacking(id: Y.ID, by: Cursor): Cursor | undefined {
    if (id.client === by.client) return undefined
    const cursor = this.cursors.get(id.client)
    // One that waits already could only be needed in a circle, which no document has.
    if (!cursor || this.waiting.has(id.client)) return undefined
    return cursor.next <= id.clock && id.clock < cursor.to ? cursor : undefined
  }

  private write(struct: Struct, cursor: Cursor, end: number): void {
    const { client } = cursor
    const section = this.sections.get(client) ?? this.open(client, cursor.next)
    const offset = cursor.next - struct.id.clock
    const room = Math.max(1_024, this.size - this.written)
    const upTo = cutBefore(struct, offset, end - struct.id.clock, room)
    if (upTo === struct.length) struct.write(section.encoder, offset)
    else piece(struct, offset, upTo).write(section.encoder, 0)
    const clock = struct.id.clock + upTo
    if (struct.deleted && !(struct instanceof Y.GC) && !(struct.content instanceof Y.ContentDeleted))
      this.deletes.add(client, cursor.next, clock)
    cursor.next = clock
    section.to = clock
    section.structs++
    const bytes = encoding.length(section.encoder.restEncoder)
    this.written += bytes - section.bytes
    section.bytes = bytes
  }

  private open(client: number, from: number): Section {
    const section: Section = { encoder: new Y.UpdateEncoderV1(), from, to: from, structs: 0, bytes: 0 }
    this.sections.set(client, section)
    this.written += 10
    return section
  }

  private finish(): Chunk | undefined {
    if (this.sections.size === 0) return undefined
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.sections.size)
    const ranges: Range[] = []
    for (const [client, section] of [...this.sections].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, section.structs)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, section.from)
      encoding.writeUint8Array(encoder, section.encoder.toUint8Array())
      ranges.push({ client, from: section.from, to: section.to })
    }
    encoding.writeVarUint(encoder, 0)
    const chunk = { update: encoding.toUint8Array(encoder), ranges, deletes: this.deletes }
    this.sections = new Map()
    this.deletes = new ClockRanges()
    this.written = 0
    return chunk
  }
}

/** Where to cut a struct that starts at `offset` so that about `room` bytes come out; at most `end`. */
function cutBefore(struct: Struct, offset: number, end: number, room: number): number {
  if (struct instanceof Y.GC) return end
  const { content } = struct
  if (content instanceof Y.ContentString) {
    // A character takes at most three bytes for each of its UTF-16 units.
    const upTo = Math.min(end, offset + Math.max(2, Math.floor(room / 3)))
    return upTo < end && isInPair(content.str, upTo) ? upTo - 1 : upTo
  }
  if (!(content instanceof Y.ContentAny || content instanceof Y.ContentJSON)) return end
  let bytes = 0
  let upTo = offset
  while (upTo < end && (upTo === offset || bytes < room)) {
    bytes += sizeOf(content.arr[upTo])
    upTo++
    if (bytes > room && upTo - 1 > offset) return upTo - 1
  }
  return upTo
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 3
  if (typeof value !== 'object' || value === null) return 10
  return encoding.encode((encoder) => encoding.writeAny(encoder, value as never)).length
}

const isInPair = (text: string, index: number): boolean => {
  const left = text.charCodeAt(index - 1)
  const right = text.charCodeAt(index)
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff
}

/** A part of a struct, as Yjs would have it after a cut; the struct itself stays as it is. */
function piece(struct: Struct, offset: number, end: number): Struct {
  const { client, clock } = struct.id
  const id = Y.createID(client, clock + offset)
  if (struct instanceof Y.GC) return new Y.GC(id, end - offset)
  const origin = offset > 0 ? Y.createID(client, clock + offset - 1) : struct.origin
  return new Y.Item(
    id,
    null,
    origin,
    null,
    struct.rightOrigin,
    struct.parent,
    struct.parentSub,
    slice(struct.content, offset, end),
  )
}

function slice(content: Y.Item['content'], offset: number, end: number): Y.Item['content'] {
  if (content instanceof Y.ContentString) return new Y.ContentString(content.str.slice(offset, end))
  if (content instanceof Y.ContentAny) return new Y.ContentAny(content.arr.slice(offset, end))
  if (content instanceof Y.ContentJSON) return new Y.ContentJSON(content.arr.slice(offset, end))
  if (content instanceof Y.ContentDeleted) return new Y.ContentDeleted(end - offset)
  throw new Error('This content has one element, and is never cut.')
}
