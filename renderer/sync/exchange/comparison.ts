/** Finding out where two replicas differ, at a cost that grows with the difference: root, buckets, cells. */
import { type Salt, saltOf } from './digest'
import { cellKey, type DeleteCell } from './docIndex'
import type { DocSync } from './docSync'
import type { Clocked, Listing, Root } from './fields'
import { listedPerPart, maxCells } from './limits'
import type { Message } from './messages'
import { raise } from './vectors'

const compareCost = 4
const mostBits = 10
/** Cells in a bucket, about: to list them costs as much as the buckets do. */
const cellsPerBucket = 8

interface Round {
  readonly salt: Salt
  readonly bits: number
  /** What was here when the digests were made. */
  readonly vector: ReadonlyMap<number, number>
  readonly structs: Map<number, number>
  readonly deletes: DeleteCell[]
  buckets: Set<number>
}

export class Comparison {
  private readonly sync: DocSync
  private salt: Salt | undefined
  private greeting: { readonly root: Root; readonly vector: ReadonlyMap<number, number> } | undefined
  private asking: Round | undefined
  private answering: Round | undefined
  private known: { readonly version: number; readonly root: Root } | undefined

  constructor(sync: DocSync) {
    this.sync = sync
  }

  get hasBegun(): boolean {
    return this.greeting !== undefined
  }

  /** The digest of everything under the salt of the link, as the greeting tells it. */
  greet(salt: Uint8Array): Root {
    this.sync.state.changed()
    this.salt = saltOf(salt)
    const root = this.root()
    this.greeting = { root, vector: new Map(this.sync.state.index.vector) }
    return root
  }
  /** The other's greeting, under the same salt. */
  greeted(theirs: Root): void {
    if (!this.greeting) return
    const { root, vector } = this.greeting
    if (root[0] === theirs[0] && root[1] === theirs[1]) this.sync.noteAlike(vector)
    else if (this.sync.host.isFirst) this.begin()
  }

  /** Under the salt of the link. */
  root(): Root {
    const { version, index } = this.sync.state
    if (this.known?.version === version) return this.known.root
    const { a, b } = index.digests(this.salt ?? { a: 0, b: 0 }, 0)
    this.known = { version, root: [a, b] }
    return this.known.root
  }

  /** An answer is awaited; none can be told from that to another question. */
  get isUnderWay(): boolean {
    return this.asking !== undefined
  }

  /** One at a time: on a slow link the wish to compare comes again before the answer does. */
  begin(): void {
    if (this.isUnderWay) return
    const { host, state, doc } = this.sync
    state.changed()
    const bytes = host.newSalt()
    const bits = Math.min(mostBits, Math.max(0, Math.ceil(Math.log2(state.index.countCells() / cellsPerBucket))))
    this.asking = this.newRound(saltOf(bytes), bits)
    const { buckets } = state.index.digests(this.asking.salt, bits)
    host.send({ kind: 'buckets', doc, salt: bytes, bits, digests: buckets })
  }

  receive(message: Extract<Message, { kind: 'buckets' | 'cells' | 'offer' }>): void {
    if (message.kind === 'buckets') {
      this.answer(message)
      return
    }
    const round = message.kind === 'cells' ? this.asking : this.answering
    if (!round) throw new Error(`${message.kind} that nothing asked for`)
    if (round.deletes.length + round.structs.size > maxCells) throw new Error('too many cells')
    for (const { client, clock } of message.structs) round.structs.set(client, clock)
    for (const cell of message.deletes) round.deletes.push(cell)
    if (message.kind === 'cells') for (const bucket of message.buckets) round.buckets.add(bucket)
    if (message.hasMore) return
    if (message.kind === 'cells') this.finishAsking(round)
    else this.finishAnswering(round)
  }

  private newRound(salt: Salt, bits: number): Round {
    const vector = new Map(this.sync.state.index.vector)
    return { salt, bits, vector, structs: new Map(), deletes: [], buckets: new Set() }
  }

  private answer({ salt, bits, digests }: Extract<Message, { kind: 'buckets' }>): void {
    const { host, state, doc } = this.sync
    host.spend(compareCost)
    state.changed()
    const round = this.newRound(saltOf(salt), bits)
    this.answering = round
    const mine = state.index.digests(round.salt, bits).buckets
    const buckets: number[] = []
    for (let at = 0; at < mine.length; at++) if (mine[at] !== digests[at]) buckets.push(at)
    round.buckets = new Set(buckets)
    const structs = [...round.vector].flatMap(([client, clock]) =>
      round.buckets.has(state.index.structBucket(round.salt, bits, client)) ? [{ client, clock }] : [],
    )
    let isFirst = true
    for (const part of parts(structs, [...this.deleteCells(round)])) {
      host.send({ kind: 'cells', doc, buckets: isFirst ? buckets : [], ...part })
      isFirst = false
    }
  }

  /** The cells of deletions that are in buckets that differ. */
  private *deleteCells({ salt, bits, buckets }: Round): Generator<DeleteCell> {
    const { index } = this.sync.state
    if (buckets.size === 0) return
    for (const cell of [...index.deleteCells(salt)])
      if (buckets.has(index.deleteBucket(salt, bits, cell.client, cell.cell))) yield cell
  }

  private finishAsking(round: Round): void {
    this.asking = undefined
    const { host, state, doc } = this.sync
    const structs: Clocked[] = []
    for (const [client, clock] of round.vector) {
      const differs = round.buckets.has(state.index.structBucket(round.salt, round.bits, client))
      const theirs = differs ? (round.structs.get(client) ?? 0) : clock
      raise(this.sync.told, client, clock)
      this.sync.heard(client, theirs)
      if (theirs !== clock) structs.push({ client, clock })
    }
    for (const [client, clock] of round.structs) {
      if (round.vector.has(client)) continue
      this.sync.heard(client, clock)
      structs.push({ client, clock: 0 })
    }
    this.sync.inbound.heardCells(round.deletes, round.salt)
    const listed = new Map(round.deletes.map((cell) => [cellKey(cell.client, cell.cell), cell.digest]))
    const deletes = [...this.deleteCells(round)].filter(
      ({ client, cell, digest }) => listed.get(cellKey(client, cell)) !== digest,
    )
    for (const part of parts(structs, deletes)) host.send({ kind: 'offer', doc, ...part })
    this.sync.noteCompared()
  }

  private finishAnswering(round: Round): void {
    this.answering = undefined
    for (const [client, clock] of round.vector) {
      raise(this.sync.told, client, clock)
      if (!round.structs.has(client)) this.sync.heard(client, clock)
    }
    for (const [client, clock] of round.structs) this.sync.heard(client, clock)
    this.sync.inbound.heardCells(round.deletes, round.salt)
    this.sync.noteCompared()
  }
}

/** A listing in messages that stay below the limit. */
function* parts(structs: readonly Clocked[], deletes: readonly DeleteCell[]): Generator<Listing> {
  const count = Math.max(1, Math.ceil(Math.max(structs.length, deletes.length) / listedPerPart))
  for (let part = 0; part < count; part++) {
    const [from, to] = [part * listedPerPart, (part + 1) * listedPerPart]
    yield { structs: structs.slice(from, to), deletes: deletes.slice(from, to), hasMore: part < count - 1 }
  }
}
