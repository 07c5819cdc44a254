/** What a document has, by client: its clock, and what of it is deleted. Kept up by listening, never by reading it all again. */
import * as Y from 'yjs'
import { deletesOf } from './chunks'
import { EntryHashes } from './contentHash'
import { Digest, type Salt } from './digest'
import { ClockRanges, type Range } from './ranges'

/** Deletions are compared in cells of so many clocks; a run belongs to the cell in which it starts. */
export const cellClocks = 4_096

/** A cell of deletions, and its short digest. */
export interface DeleteCell {
  readonly client: number
  readonly cell: number
  readonly digest: number
}
export const cellKey = (client: number, cell: number): string => `${client} ${cell}`

export interface Fresh {
  readonly structs: readonly Range[]
  readonly deletes: ClockRanges
}

export interface Digests {
  /** Of everything. */
  readonly a: number
  readonly b: number
  readonly buckets: Uint32Array
}

const bucketOf = (digest: Digest, bits: number): number => (bits === 0 ? 0 : digest.b >>> (32 - bits))

export class DocIndex {
  vector = new Map<number, number>()
  deletes = new ClockRanges()
  private doc: Y.Doc
  private hashes: EntryHashes
  private readonly docNow: () => Y.Doc
  private touched = new Set<number>()
  private unsettled = new ClockRanges()
  private readonly work = new Digest()

  constructor(docNow: () => Y.Doc) {
    this.docNow = docNow
    this.doc = docNow()
    this.hashes = new EntryHashes(this.doc)
    this.doc.on('afterTransaction', this.note)
    this.readAll()
  }

  stop(): void {
    this.doc.off('afterTransaction', this.note)
  }

  /** What came since the last call. */
  settle(): Fresh {
    if (this.docNow() !== this.doc) return this.change()
    const structs: Range[] = []
    for (const client of this.touched) {
      const from = this.vector.get(client) ?? 0
      const to = Y.getState(this.doc.store, client)
      if (to > from) structs.push({ client, from, to })
      if (to !== from) this.vector.set(client, to)
    }
    const deletes = this.unsettled
    this.touched = new Set()
    this.unsettled = new ClockRanges()
    this.deletes.addAll(deletes)
    return { structs, deletes }
  }

  /** SHA-256 of what the document says, whatever its history. */
  contentHash(): Uint8Array {
    return this.hashes.hash()
  }

  /** Digests of everything under a salt, and of 2^`bits` parts of it. */
  digests(salt: Salt, bits: number): Digests {
    const buckets = new Uint32Array(2 ** bits)
    const { work } = this
    let a = 0
    let b = 0
    const take = (bucket: number) => {
      a = (a + work.a) >>> 0
      b = (b + work.b) >>> 0
      buckets[bucket] = ((buckets[bucket] ?? 0) + work.a) >>> 0
    }
    for (const [client, clock] of this.vector) {
      const bucket = this.structBucket(salt, bits, client)
      work.begin(salt, 1).number(client).number(clock).end()
      take(bucket)
    }
    for (const [client, runs] of this.deletes.clients)
      for (let at = 0; at < runs.length; ) {
        const bucket = this.deleteBucket(salt, bits, client, cellAt(runs, at))
        at = this.digestCell(salt, client, runs, at)
        take(bucket)
      }
    return { a, b, buckets }
  }

  structBucket(salt: Salt, bits: number, client: number): number {
    return bucketOf(this.work.begin(salt, 2).number(client).end(), bits)
  }
  deleteBucket(salt: Salt, bits: number, client: number, cell: number): number {
    return bucketOf(this.work.begin(salt, 3).number(client).number(cell).end(), bits)
  }

  *deleteCells(salt: Salt): Generator<DeleteCell> {
    for (const [client, runs] of this.deletes.clients)
      for (let at = 0; at < runs.length; ) {
        const cell = cellAt(runs, at)
        at = this.digestCell(salt, client, runs, at)
        yield { client, cell, digest: this.work.a }
      }
  }

  /** The short digest of one cell, 0 where nothing in it is deleted. */
  cellDigest(salt: Salt, client: number, cell: number): number {
    const runs = this.deletes.clients.get(client) ?? []
    const at = startOf(runs, cell)
    if (at >= runs.length || cellAt(runs, at) !== cell) return 0
    this.digestCell(salt, client, runs, at)
    return this.work.a
  }

  /** The deletions of one cell. */
  *cellRanges(client: number, cell: number): Generator<Range> {
    const runs = this.deletes.clients.get(client) ?? []
    for (let at = startOf(runs, cell); at < runs.length && cellAt(runs, at) === cell; at += 2)
      yield { client, from: runs[at] ?? 0, to: runs[at + 1] ?? 0 }
  }

  /** Cells of both kinds. */
  countCells(): number {
    let count = this.vector.size
    for (const runs of this.deletes.clients.values()) {
      let last = -1
      for (let at = 0; at < runs.length; at += 2) {
        const cell = cellAt(runs, at)
        if (cell !== last) count++
        last = cell
      }
    }
    return count
  }

  /** Gives the index after the cell. */
  private digestCell(salt: Salt, client: number, runs: readonly number[], from: number): number {
    const cell = cellAt(runs, from)
    const work = this.work.begin(salt, 4).number(client).number(cell)
    let at = from
    for (; at < runs.length && cellAt(runs, at) === cell; at += 2) work.number(runs[at] ?? 0).number(runs[at + 1] ?? 0)
    work.end()
    return at
  }

  private readonly note = (transaction: Y.Transaction): void => {
    for (const [client, clock] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0
      if (before === clock) continue
      this.touched.add(client)
      // What came into a deleted parent is deleted from the first, and in no delete set.
      const structs = transaction.doc.store.clients.get(client) ?? []
      for (let at = Y.findIndexSS(structs, before); at < structs.length; at++) {
        const struct = structs[at]
        if (struct?.deleted) this.unsettled.add(client, struct.id.clock, struct.id.clock + struct.length)
      }
    }
    for (const [client, items] of transaction.deleteSet.clients)
      for (const { clock, len } of items) this.unsettled.add(client, clock, clock + len)
    this.hashes.note(transaction)
  }

  private readAll(): void {
    this.vector = new Map(Y.decodeStateVector(Y.encodeStateVector(this.doc)))
    this.deletes = deletesOf(this.doc)
    this.touched = new Set()
    this.unsettled = new ClockRanges()
  }

  /** Another document stands in the place of the one that was. */
  private change(): Fresh {
    const { vector, deletes } = this
    this.stop()
    this.doc = this.docNow()
    this.hashes = new EntryHashes(this.doc)
    this.doc.on('afterTransaction', this.note)
    this.readAll()
    const structs: Range[] = []
    for (const [client, to] of this.vector) {
      const from = vector.get(client) ?? 0
      if (to > from) structs.push({ client, from, to })
    }
    const fresh = new ClockRanges()
    fresh.addAll(this.deletes)
    fresh.cutAll(deletes)
    return { structs, deletes: fresh }
  }
}

const cellAt = (runs: readonly number[], at: number): number => Math.floor((runs[at] ?? 0) / cellClocks)

/** The index of the first run that starts in `cell` or after it. */
function startOf(runs: readonly number[], cell: number): number {
  const clock = cell * cellClocks
  let low = 0
  let high = runs.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[2 * middle] ?? 0) < clock) low = middle + 1
    else high = middle
  }
  return 2 * low
}
