/**
 * A second implementation of one end of a link over one document, written from EXCHANGE.md alone: it shares no code with
 * the app, so that the wire format cannot change unnoticed. It sends each answer in one message, and is not careful of
 * hostile peers.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { bucketsOf, cellDigest, cellsOf, contentHash, isStructs, rootOf, runsOf, vectorOf } from './secondDigests.mjs'

/* Bytes. */
const { writeUint8: byte, writeUint32: word, writeVarUint: uint } = encoding
const { readUint8, readUint32, readVarUint } = decoding
function list(e, items, write) {
  uint(e, items.length)
  for (const item of items) write(item)
}
const uints = (e, items) => list(e, items, (numbers) => numbers.forEach((n) => void uint(e, n)))
const writeDeletes = (e, deletes) =>
  list(e, deletes, ([client, runs]) => {
    uint(e, client)
    uints(
      e,
      runs.map(([from, to]) => [from, to - from]),
    )
  })
function made(write) {
  const e = encoding.createEncoder()
  write(e)
  return encoding.toUint8Array(e)
}
const readList = (d, read) => Array.from({ length: readVarUint(d) }, () => read(d))
const readUints = (d, count) => readList(d, () => Array.from({ length: count }, () => readVarUint(d)))
const readRoot = (d) => [readUint32(d), readUint32(d)]
const readSalt = (d) => decoding.readUint8Array(d, 8).slice()
const isSame = (one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0

function readListing(d) {
  const isWhole = readUint8(d) === 0
  const structs = readUints(d, 2).map(([client, clock]) => ({ key: `${client}`, client, clock }))
  const deletes = readList(d, () => {
    const [client, cell] = [readVarUint(d), readVarUint(d)]
    return { key: `${client}/${cell}`, client, cell, digest: [readUint32(d)] }
  })
  return { isWhole, cells: [...structs, ...deletes] }
}
function writeListing(e, cells) {
  byte(e, 0)
  uints(
    e,
    cells.filter(isStructs).map(({ client, clock }) => [client, clock]),
  )
  list(
    e,
    cells.filter((cell) => !isStructs(cell)),
    ({ client, cell, digest }) => {
      uint(e, client)
      uint(e, cell)
      word(e, digest[0])
    },
  )
}

/** An update of Yjs as ranges, structs alone, and deletes. */
function taken(update) {
  const { ds } = Y.decodeUpdate(update)
  const deletes = [...ds.clients].map(([client, runs]) => [client, runs.map(({ clock, len }) => [clock, clock + len])])
  const end = update.length - made((e) => writeDeletes(e, deletes)).length
  const structs = Uint8Array.from([...update.subarray(0, end), 0])
  const { from, to } = Y.parseUpdateMeta(structs)
  const ranges = [...to].map(([client, after]) => [client, from.get(client), after - from.get(client)])
  return { ranges, deletes, structs: ranges.length > 0 ? structs : new Uint8Array(0) }
}
const raise = (vector, client, clock) => vector.set(client, Math.max(clock, vector.get(client) ?? 0))

export class SecondLink {
  numbers = { in: 0, out: 0 }
  early = new Map()
  /** What the peer has, what it was told of, and its cells of deletions that differ. */
  theirs = new Map()
  told = new Map()
  differing = new Map()
  pending = []
  round = { cells: [], heard: [], buckets: new Set() }
  isCompared = false
  isAsking = false
  isLive = false
  turn = 0
  rounds = 0
  agreed = undefined

  /** `options`: doc, isFirst, send(bytes), later(ms, job), newSalt(). */
  constructor(options) {
    Object.assign(this, options)
    this.doc.on('update', (update, origin) => {
      if (origin === this) return
      this.pending.push(update)
      this.stir()
      this.push()
    })
    if (this.isFirst) this.greet(0, this.newSalt())
  }

  receive(bytes) {
    const d = decoding.createDecoder(bytes)
    const number = readVarUint(d)
    if (number >= this.numbers.in) this.early.set(number, d)
    for (let next = this.early.get(this.numbers.in); next; next = this.early.get(this.numbers.in)) {
      this.early.delete(this.numbers.in++)
      this.take(next)
    }
  }
  take(d) {
    const kind = readUint8(d)
    if (kind > 1 && kind < 10 && readVarUint(d) !== 0) throw new Error('another document')
    const takers = [
      'onHello',
      'onWelcome',
      'onBuckets',
      'onCells',
      'onOffer',
      'onWant',
      'onData',
      'onHave',
      'onHold',
      'onSame',
    ]
    if (kind < 128) this[takers[kind] ?? 'onUnknown'](d, kind)
    if (kind > 1 && kind < 128 && decoding.hasContent(d)) throw new Error('bytes left over')
  }
  onUnknown(_, kind) {
    throw new Error(`a message of kind ${kind}`)
  }
  say(kind, write) {
    this.send(
      made((e) => {
        uint(e, this.numbers.out++)
        byte(e, kind)
        if (kind > 1) uint(e, 0)
        write(e)
      }),
    )
  }

  /* Greeting. */
  greet(kind, salt) {
    this.salt = salt
    this.greeting = { root: rootOf(this.doc, salt), vector: vectorOf(this.doc) }
    this.say(kind, (e) => {
      uint(e, 1)
      uint(e, 1)
      if (kind === 0) encoding.writeUint8Array(e, salt)
      list(e, [this.greeting.root], (root) => root.forEach((part) => void word(e, part)))
    })
  }
  readGreeting(d, readMore) {
    const [least, greatest] = [readVarUint(d), readVarUint(d)]
    if (least > 1 || greatest < 1) throw new Error('another version')
    readMore()
    const roots = readList(d, readRoot)
    if (roots.length !== 1) throw new Error('other documents')
    return roots[0].join() === this.greeting.root.join()
  }
  alike() {
    this.told = new Map(this.greeting.vector)
    this.compared(this.greeting.vector)
  }
  onHello(d) {
    if (this.readGreeting(d, () => this.greet(1, readSalt(d)))) this.alike()
  }
  onWelcome(d) {
    if (this.readGreeting(d, () => undefined)) this.alike()
    else this.compare()
  }

  /* Comparing. */
  compare() {
    const salt = this.newSalt()
    const bits = Math.min(12, Math.ceil(Math.log2(Math.max(1, cellsOf(this.doc, salt, 0).length / 4))))
    this.round = { salt, cells: cellsOf(this.doc, salt, bits), heard: [], buckets: new Set() }
    this.say(2, (e) => {
      encoding.writeUint8Array(e, salt)
      uint(e, bits)
      for (const sum of bucketsOf(this.round.cells, bits)) word(e, sum)
    })
  }
  onBuckets(d) {
    const [salt, bits] = [readSalt(d), readVarUint(d)]
    const cells = cellsOf(this.doc, salt, bits)
    const differing = bucketsOf(cells, bits).flatMap((sum, at) => (readUint32(d) === sum ? [] : [at]))
    this.answering = { salt, cells, heard: [], buckets: new Set(differing) }
    this.say(3, (e) => {
      uints(
        e,
        differing.map((at) => [at]),
      )
      writeListing(
        e,
        cells.filter(({ bucket }) => differing.includes(bucket)),
      )
    })
  }
  onCells(d) {
    const { round } = this
    for (const bucket of readList(d, readVarUint)) round.buckets.add(bucket)
    const { isWhole, cells } = readListing(d)
    round.heard.push(...cells)
    if (!isWhole) return
    const own = round.cells.filter(({ bucket }) => round.buckets.has(bucket))
    const heard = new Map(round.heard.map((cell) => [cell.key, cell]))
    const differs = (cell) => {
      const other = heard.get(cell.key)
      return isStructs(cell) ? other?.clock !== cell.clock : other?.digest[0] !== cell.digest[0]
    }
    const ownKeys = new Set(own.map(({ key }) => key))
    const lacked = round.heard.filter((cell) => isStructs(cell) && !ownKeys.has(cell.key))
    this.say(4, (e) => writeListing(e, [...own.filter(differs), ...lacked.map((cell) => ({ ...cell, clock: 0 }))]))
    const alike = round.cells.filter((cell) => isStructs(cell) && !round.buckets.has(cell.bucket))
    this.conclude(round, alike)
  }
  onOffer(d) {
    const round = this.answering
    const { isWhole, cells } = readListing(d)
    round.heard.push(...cells)
    if (isWhole) this.conclude(round, round.cells.filter(isStructs))
  }
  /** What the peer did not list it has as it is here. */
  conclude({ salt, cells, heard }, alike) {
    for (const { client, clock } of cells.filter(isStructs)) raise(this.told, client, clock)
    const vector = new Map(alike.map(({ client, clock }) => [client, clock]))
    for (const cell of heard) {
      if (isStructs(cell)) vector.set(cell.client, cell.clock)
      else this.differing.set(cell.key, { ...cell, salt })
    }
    this.compared(vector)
  }
  compared(vector) {
    this.isCompared = true
    for (const [client, clock] of vector) raise(this.theirs, client, clock)
    this.checkLive()
    this.ask()
    this.stir()
  }

  /* Getting. */
  ask() {
    if (this.isAsking || !this.isCompared) return
    const own = vectorOf(this.doc)
    const lacked = [...this.theirs].filter(([client, clock]) => clock > (own.get(client) ?? 0))
    const ranges = lacked.map(([client, clock]) => [client, own.get(client) ?? 0, clock - (own.get(client) ?? 0)])
    const runs = runsOf(this.doc)
    for (const [key, { salt, digest }] of this.differing)
      if (runs.has(key) && cellDigest(salt, runs.get(key))[0] === digest[0]) this.differing.delete(key)
    const cells = [...this.differing.values()].filter(({ client }) => !ranges.some(([coming]) => coming === client))
    if (ranges.length === 0 && cells.length === 0) return
    this.isAsking = true
    this.asked = cells
    this.say(5, (e) => {
      uints(e, ranges)
      uints(
        e,
        cells.map(({ client, cell }) => [client, cell]),
      )
    })
  }
  onData(d) {
    const flags = readUint8(d)
    const ranges = readUints(d, 3)
    const deletes = readList(d, () => [readVarUint(d), readUints(d, 2).map(([from, length]) => [from, from + length])])
    const structs = decoding.readVarUint8Array(d)
    const before = vectorOf(this.doc)
    if (structs.length > 0) Y.applyUpdate(this.doc, structs, this)
    const alone = Uint8Array.of(0, ...made((e) => writeDeletes(e, deletes)))
    if (deletes.length > 0) Y.applyUpdate(this.doc, alone, this)
    for (const [client, from, length] of ranges) raise(this.theirs, client, from + length)
    if (flags & 2) {
      this.isAsking = false
      for (const { key } of this.asked) this.differing.delete(key)
    }
    const news = [...vectorOf(this.doc)].filter(([client, clock]) => clock > (before.get(client) ?? 0))
    if (news.length > 0) this.later(400, () => this.say(7, (e) => uints(e, news)))
    this.stir()
    this.ask()
  }
  onHave(d) {
    for (const [client, clock] of readUints(d, 2)) raise(this.theirs, client, clock)
    this.checkLive()
    this.later(200, () => this.ask())
  }

  /* Telling. */
  onWant(d) {
    const [ranges, cells] = [readUints(d, 3), readUints(d, 2)]
    const vector = vectorOf(this.doc)
    for (const [client, from] of ranges) vector.set(client, from)
    const update = Y.encodeStateAsUpdate(
      this.doc,
      made((e) => uints(e, [...vector])),
    )
    const all = taken(update)
    const isAsked = (client, [from, to]) =>
      ranges.some(([wanted, first]) => wanted === client && to > first) ||
      cells.some(([wanted, cell]) => wanted === client && cell === Math.floor(from / 4096))
    const asked = all.deletes.map(([client, runs]) => [client, runs.filter((run) => isAsked(client, run))])
    this.sendData(3, { ...all, deletes: asked.filter(([, runs]) => runs.length > 0) })
    this.isLive = true
    this.push()
  }
  onHold() {
    this.isLive = false
  }
  checkLive() {
    const isBehind = ([client, clock]) => (this.theirs.get(client) ?? 0) < clock
    if (![...this.told].some(isBehind)) this.isLive = true
    this.push()
  }
  push() {
    if (!this.isCompared || this.isResting || this.pending.length === 0) return
    const news = taken(Y.mergeUpdates(this.pending))
    if (this.isLive) {
      this.pending = []
      this.sendData(0, news)
    } else this.tell(news.ranges)
    this.isResting = true
    this.later(50, () => {
      this.isResting = false
      if (this.isLive) this.push()
    })
  }
  tell(ranges) {
    const ends = ranges.map(([client, from, length]) => [client, from + length])
    for (const [client, clock] of ends) raise(this.told, client, clock)
    if (ends.length > 0) this.say(7, (e) => uints(e, ends))
  }
  sendData(flags, { ranges, deletes, structs }) {
    for (const [client, from, length] of ranges) raise(this.told, client, from + length)
    this.say(6, (e) => {
      byte(e, flags)
      uints(e, ranges)
      writeDeletes(e, deletes)
      encoding.writeVarUint8Array(e, structs)
    })
  }

  /* Agreeing. */
  stir() {
    this.agreed = undefined
    this.ours = undefined
    const turn = ++this.turn
    this.later(500, () => {
      if (turn !== this.turn || !this.isCompared || this.isAsking || this.pending.length > 0) return
      this.ours = { root: rootOf(this.doc, this.salt), hash: contentHash(this.doc) }
      this.say(9, (e) => {
        for (const part of this.ours.root) word(e, part)
        encoding.writeUint8Array(e, this.ours.hash)
      })
      this.agree()
    })
  }
  onSame(d) {
    this.heardSame = { root: readRoot(d), hash: decoding.readUint8Array(d, 32).slice() }
    this.agree()
  }
  agree() {
    const { ours, heardSame, turn } = this
    if (!ours || !heardSame) return
    if (ours.root.join() === heardSame.root.join()) this.agreed = isSame(ours.hash, heardSame.hash) ? 'equal' : 'apart'
    else
      this.later((this.isFirst ? 500 : 1_500) * 2 ** Math.min(8, this.rounds++), () => {
        if (turn === this.turn && !this.agreed) this.compare()
      })
  }
}
