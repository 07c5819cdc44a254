/** Two or more pages that meet: what they come to, what the learner is told, and what a hostile peer can not do. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { fillRecord, png } from '../../tests/support/portableRecord'
import { areEqual, idOf, isSame, join, openPage, type Page, phaseOf, until } from '../../tests/support/syncPair'
import { createExchange } from './exchange/exchange'
import { plainReplica } from './exchange/plainReplica'
import type { Link } from './exchange/types'

vi.setConfig({ testTimeout: 60_000 })

const pages: Page[] = []
afterEach(() => {
  for (const { sync } of pages.splice(0)) sync.stop()
})

async function openPages(...names: string[]): Promise<Page[]> {
  const opened: Page[] = []
  for (const name of names) opened.push(await openPage(name))
  pages.push(...opened)
  return opened
}

async function openTwo(): Promise<[Page, Page]> {
  const [one, other] = await openPages('a', 'b')
  if (!one || !other) throw new Error('There are two.')
  return [one, other]
}

describe('two devices that meet', () => {
  it('become equal, each after a backup, with a receipt of what came', async () => {
    const [a, b] = await openTwo()
    await fillRecord(a.record)
    b.record.notebook.create({ body: '# From b' })
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    const notesOf = ({ receipts }: Page) => receipts[0]?.entries.filter(({ kind }) => kind === 'notes') ?? []
    await until(() => notesOf(a).length === 1 && notesOf(b).length === 3, 'a whole receipt on each side')
    expect([a.receipts.length, b.receipts.length]).toEqual([1, 1])
    expect([a.disk.backups, b.disk.backups]).toEqual([1, 1])
    expect(b.receipts[0]).toMatchObject({ device: { id: a.id }, via: 'network', backup: 'backup of b' })
    expect(a.receipts[0]?.entries).toMatchObject([{ kind: 'notes', what: 'added', title: 'From b' }])
    expect(a.sync.devices()).toMatchObject([{ id: b.id, equalAt: a.record.clock.now }])
    expect([...a.rows.keys()]).toEqual([b.id])
    expect([a.open.bytes, b.open.bytes]).toEqual([0, 0])
    part()
    expect(phaseOf(a, b)).toEqual({ kind: 'apart' })
    expect(a.sync.devices()[0]?.equalAt).toBe(a.record.clock.now)
  })

  it('part when they are told to: the receipt is whole and grows no more, and the next meeting has its own', async () => {
    const [a, b] = await openTwo()
    b.record.notebook.create({ body: '# First' })
    const leave = join(a, b)
    await until(areEqual(a, b), 'equal')
    b.record.notebook.create({ body: '# Second' })
    await until(() => isSame(a, b), 'the second note')
    await a.sync.part(b.id)
    expect(a.hungUp).toEqual(['idle'])
    expect(a.sync.openReceipts()).toEqual([])
    const titles = (at: number) => a.receipts.at(at)?.entries.map(({ title }) => title)
    const first = a.receipts.at(-1)?.id
    expect(titles(-1)).toEqual(['First', 'Second'])
    leave()
    await a.sync.part(b.id) // nothing goes on: nothing is done
    expect(a.hungUp).toEqual(['idle'])
    b.record.notebook.create({ body: '# Third' })
    join(a, b)
    await until(areEqual(a, b), 'equal again')
    await until(() => a.receipts.at(-1)?.id !== first, 'another receipt')
    expect(titles(-1)).toEqual(['Third'])
  })

  it('have a receipt of what came also while they never come to rest', async () => {
    const [a, b] = await openTwo()
    const note = a.record.notebook.create({ body: '# Typed' })
    const typing = setInterval(() => a.record.notebook.text(note)?.insert(7, '.'), 30)
    try {
      join(a, b)
      await until(() => b.receipts.length > 0, 'a receipt')
    } finally {
      clearInterval(typing)
    }
    expect(b.receipts[0]?.entries).toMatchObject([{ kind: 'notes', what: 'added' }])
  })

  it('send what is typed while they are connected, both ways', async () => {
    const [a, b] = await openTwo()
    const note = a.record.notebook.create({ body: 'first ' })
    join(a, b)
    await until(areEqual(a, b), 'equal')
    b.record.notebook.text(note)?.insert(6, 'second ')
    await until(() => a.record.notebook.text(note)?.toString() === 'first second ', 'the words of b')
    a.record.notebook.text(note)?.insert(13, 'third')
    a.record.quiz.record('c', 'i', 1, [])
    await until(areEqual(a, b), 'equal again')
    expect(b.record.notebook.text(note)?.toString()).toBe('first second third')
    expect(b.record.quiz.answers()).toHaveLength(1)
  })

  it('are equal only when the disk has it', async () => {
    const [a, b] = await openTwo()
    a.record.notebook.create({ body: 'x' })
    b.disk.isSaved = false
    join(a, b)
    await until(() => phaseOf(b, a)?.kind === 'saving' && isSame(a, b), 'saving')
    await until(() => phaseOf(a, b)?.kind === 'equal', 'the other is equal')
    expect(phaseOf(b, a)?.kind).toBe('saving')
    expect(b.rows.size).toBe(0)
    b.disk.isSaved = true
    await until(areEqual(a, b), 'equal')
  })

  it('merge nothing without a backup, and then when there is one', async () => {
    const [a, b] = await openTwo()
    a.record.notebook.create({ body: 'x' })
    b.record.notebook.create({ body: 'y' })
    b.disk.backup = { ok: false, reason: 'The disk is full.' }
    join(a, b)
    await until(() => phaseOf(b, a)?.kind === 'waiting', 'waiting')
    await until(() => a.record.notebook.entries().length === 2, 'the other has both')
    await until(() => phaseOf(a, b)?.kind === 'held', 'the other is told')
    expect(phaseOf(b, a)).toMatchObject({ detail: 'The disk is full.' })
    expect(b.record.notebook.entries()).toHaveLength(1)
    b.disk.backup = { ok: true }
    b.sync.again(a.id)
    await until(areEqual(a, b), 'equal')
  })

  it('tell of a paragraph that both edited while they were apart', async () => {
    const [a, b] = await openTwo()
    const note = a.record.notebook.create({ body: 'A pod has one address.\n\nAnother paragraph.' })
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    part()
    a.record.notebook.text(note)?.insert(2, 'small ')
    b.record.notebook.text(note)?.insert(10, 'exactly ')
    join(a, b)
    await until(areEqual(a, b), 'equal again')
    const isTold = ({ receipts }: Page) => receipts.some(({ both }) => both.length > 0)
    await until(() => isTold(a) && isTold(b), 'both sides told')
    const here = 'A pod has exactly one address.'
    const there = 'A small pod has one address.'
    expect(b.receipts.at(-1)?.both).toMatchObject([
      { note, here, there, merged: 'A small pod has exactly one address.' },
    ])
    expect(a.receipts.at(-1)?.both).toMatchObject([{ here: there, there: here }])
  })

  it('hand over the images that notes name, if their bytes are right', async () => {
    const [a, b] = await openTwo()
    const { createHash } = await import('node:crypto')
    const hash = createHash('sha256').update(png).digest('hex')
    const wrong = 'f'.repeat(64)
    a.images.set(hash, png)
    a.images.set(wrong, new Uint8Array([...png, 0]))
    a.record.notebook.create({ body: `![dot](image:${hash}) ![lie](image:${wrong})` })
    join(a, b)
    await until(() => b.images.size > 0, 'the image')
    await until(areEqual(a, b), 'equal')
    expect([...b.images.keys()]).toEqual([hash])
  })

  it('and a third come to the same through one in the middle', async () => {
    const [a, b, c] = await openPages('a', 'b', 'c')
    if (!a || !b || !c) throw new Error('There are three.')
    a.record.notebook.create({ body: 'from a' })
    const part = join(a, b)
    await until(areEqual(a, b), 'a and b')
    part()
    join(b, c)
    c.record.notebook.create({ body: 'from c' })
    await until(areEqual(b, c), 'b and c')
    expect(c.record.notebook.entries()).toHaveLength(2)
  })
})

describe('deletions', () => {
  async function openMany(): Promise<[Page, Page]> {
    const [a, b] = await openTwo()
    for (let note = 0; note < 30; note++) a.record.notebook.create({ body: `note ${note}` })
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    part()
    for (const { id } of a.record.notebook.entries()) a.record.notebook.deleteForEver(id)
    a.record.clock.now += 1
    return [a, b]
  }
  it('of all notes are asked about, and stay undone where the learner says no', async () => {
    const [a, b] = await openMany()
    join(a, b)
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
    expect(phaseOf(b, a)).toEqual({ kind: 'asking', deletions: { notes: 30 } })
    expect(b.record.notebook.entries()).toHaveLength(30)
    b.sync.answer(a.id, false)
    expect(phaseOf(b, a)).toEqual({ kind: 'denied', deletions: { notes: 30 } })
    b.record.notebook.create({ body: 'still goes out' })
    await until(() => a.record.notebook.entries().length === 1, 'what b writes reaches a')
    expect(b.record.notebook.entries()).toHaveLength(31)
    b.sync.answer(a.id, true)
    await until(areEqual(a, b), 'equal, after another answer')
    expect(b.record.notebook.entries()).toHaveLength(1)
  })
  it('are done where the learner says yes', async () => {
    const [a, b] = await openMany()
    join(a, b)
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
    b.sync.answer(a.id, true)
    await until(areEqual(a, b), 'equal')
    expect(b.record.notebook.entries()).toEqual([])
    for (let note = 0; note < 30; note++) a.record.notebook.create({ body: `another ${note}` })
    await until(areEqual(a, b), 'equal, with other notes')
    b.record.clock.now += 3_600_000
    const { backups } = b.disk
    for (const { id } of a.record.notebook.entries()) a.record.notebook.deleteForEver(id)
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asked anew: the yes was for the others')
    expect(b.record.notebook.entries().length, 'few are deleted without a question').toBeGreaterThan(20)
    b.sync.answer(a.id, true)
    await until(areEqual(a, b), 'equal, after the second yes')
    expect(b.disk.backups, 'one more, of how it was at the answer').toBe(backups + 1)
  })
  it('of a review that was given are asked about, one is enough', async () => {
    const [a, b] = await openTwo()
    a.record.reviews.add(['course:x', 'course:y'])
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    part()
    a.record.docs.reviews.getArray('events').delete(0, 1)
    join(a, b)
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
    expect(phaseOf(b, a)).toEqual({ kind: 'asking', deletions: { events: 1 } })
    expect(b.record.reviews.events()).toHaveLength(2)
  })
})

/** A peer that speaks the protocol over documents of its own making. */
function joinStranger(page: Page, docs: readonly Y.Doc[]): Link {
  const session = 900_000 + pages.length
  const exchange = createExchange({
    replicas: docs.map((doc) => plainReplica(doc, 'peer')),
    later: (ms, job) => {
      const timer = setTimeout(job, ms)
      return () => clearTimeout(timer)
    },
    newSalt: () => crypto.getRandomValues(new Uint8Array(8)),
  })
  page.emit('peersOpened', { session, device: idOf('x'), isFirst: true })
  const send = (bytes: Uint8Array) => {
    setImmediate(() => page.emit('peersFrame', { session, bytes: new Uint8Array(bytes) }))
    return true
  }
  const link = exchange.connect({ peer: 'page', way: { send }, isFirst: false })
  page.far = (_session, bytes) => link.receive(bytes)
  return link
}

describe('a hostile peer', () => {
  it('that sends what the record has no place for is told of by name, and what it sent is kept aside', async () => {
    const [a] = await openPages('a')
    if (!a) throw new Error('There is one.')
    a.record.notebook.create({ body: 'mine' })
    const [notes, reviews, study] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    notes.getMap('elsewhere').set('k', 1)
    study.getMap('read').set('a/b', 1)
    const link = joinStranger(a, [notes, reviews, study])
    const device = () => a.sync.devices().find(({ id }) => id === idOf('x'))
    await until(() => device()?.phase.kind === 'refused', 'refused')
    await until(() => a.setAside.length === 1, 'kept aside')
    expect(a.setAside[0]).toMatchObject({ device: idOf('x'), doc: 'notes' })
    await until(() => a.record.docs.study.getMap('read').has('a/b'), 'the honest part')
    expect([...a.record.docs.notes.share.keys()].sort()).toEqual(['cards', 'notes'])
    link.close()
  })

  it('that sends no message of the protocol is hung up on, at no cost to others', async () => {
    const [a, b] = await openTwo()
    join(a, b)
    await until(areEqual(a, b), 'equal')
    a.emit('peersOpened', { session: 800_000, device: idOf('x'), isFirst: false })
    a.emit('peersFrame', { session: 800_000, bytes: new Uint8Array(5_000).fill(255) })
    await until(() => a.hungUp.length === 1, 'hung up')
    expect(a.hungUp).toEqual(['protocol'])
    a.record.notebook.create({ body: 'x' })
    await until(() => b.record.notebook.entries().length === 1 && areEqual(a, b)(), 'the other goes on')
  })
})

describe('the Worker', () => {
  it('is not there before the first session', async () => {
    const [a, b] = await openTwo()
    a.record.notebook.create({ body: 'x' })
    expect([a.workers, b.workers]).toEqual([[], []])
    join(a, b)
    expect([a.workers.length, b.workers.length]).toEqual([1, 1])
  })

  it('that dies ends its sessions, and the next one has a new Worker', async () => {
    const [a, b] = await openTwo()
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    a.workers[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent)
    expect([a.hungUp, a.workers[0]?.isEnded]).toEqual([['protocol'], true])
    expect(phaseOf(a, b)).toEqual({ kind: 'apart' })
    part()
    a.record.notebook.create({ body: 'written meanwhile' })
    join(a, b)
    await until(areEqual(a, b), 'equal again')
    expect(a.workers).toHaveLength(2)
    expect(b.record.notebook.entries()).toHaveLength(1)
  })

  it('gets a large document in pieces', async () => {
    const [a, b] = await openTwo()
    for (let note = 0; note < 400; note++) a.record.notebook.create({ body: `note ${note} `.repeat(400) })
    join(a, b)
    await until(areEqual(a, b), 'equal')
    const sizes =
      a.workers[0]?.heard.flatMap((message) => (message.kind === 'load' ? [message.bytes.length] : [])) ?? []
    expect(sizes.length).toBeGreaterThan(20)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536)
  })

  it('shows the documents, the links and the messages', async () => {
    const [a, b] = await openTwo()
    await fillRecord(a.record)
    join(a, b)
    await until(areEqual(a, b), 'equal')
    const [one, other] = [await a.sync.xray(), await b.sync.xray()]
    expect(one.docs.map(({ hash }) => hash)).toEqual(other.docs.map(({ hash }) => hash))
    expect(one.docs[0]?.vector).toMatchObject([{ client: a.record.docs.notes.clientID, isThis: true }])
    expect(one.links).toMatchObject([
      { device: b.id, docs: [{ state: 'equal' }, { state: 'equal' }, { state: 'equal' }] },
    ])
    expect(one.frames.some(({ doc, way }) => doc === 'notes' && way === 'out')).toBe(true)
  })
})

describe('a file', () => {
  it('brings what the other lacks, images too, with a receipt, and once', async () => {
    const [a, b] = await openTwo()
    const { image } = await fillRecord(a.record)
    a.images.set(image, png)
    const { bytes: file } = await a.sync.exportFor(b.id)
    const result = await b.sync.importFile(file, { id: a.id, name: 'the a' })
    expect(result).toMatchObject({ kind: 'merged', receipt: { via: 'file', backup: 'backup of b' } })
    expect(isSame(a, b)).toBe(true)
    expect([[...b.images.keys()], b.receipts.length, b.disk.backups]).toEqual([[image], 1, 1])
    expect(await b.sync.importFile(file, { id: a.id, name: 'the a' })).toEqual({ kind: 'merged', receipt: undefined })
    const { bytes: back } = await b.sync.exportFor(a.id)
    expect(back.length).toBeLessThan(file.length)
  })

  it('that builds on what is not here, is damaged or newer is refused, with nothing changed', async () => {
    const [a, b] = await openTwo()
    const [c] = await openPages('c')
    if (!c) throw new Error('There is one.')
    a.record.notebook.create({ body: 'before' })
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    part()
    a.record.notebook.create({ body: 'after' })
    const { bytes: file } = await a.sync.exportFor(b.id)
    const from = { id: a.id, name: 'the a' }
    expect(await c.sync.importFile(file, from)).toMatchObject({ kind: 'failed', why: 'lacks' })
    for (const at of [0, 20, 60, file.length - 1]) {
      const damaged = file.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 1
      expect(await b.sync.importFile(damaged, from)).toMatchObject({ kind: 'failed', why: 'damaged' })
    }
    expect(await b.sync.importFile(file.slice(0, 50), from)).toMatchObject({ why: 'damaged' })
    const newer = file.slice()
    newer[13] = 2
    expect(await b.sync.importFile(newer, from)).toMatchObject({ why: 'newer' })
    expect([c.record.notebook.entries().length, b.record.notebook.entries().length]).toEqual([0, 1])
    b.disk.backup = { ok: false, reason: 'full' }
    b.record.clock.now += 3_600_000
    expect(await b.sync.importFile(file, from)).toEqual({ kind: 'failed', why: 'backup', detail: 'full' })
    b.disk.backup = { ok: true }
    expect(await b.sync.importFile(file, from)).toMatchObject({ kind: 'merged' })
    expect(isSame(a, b)).toBe(true)
  })

  it('that deletes much is asked about', async () => {
    const [a, b] = await openTwo()
    for (let note = 0; note < 20; note++) a.record.notebook.create({ body: `note ${note}` })
    await b.sync.importFile((await a.sync.exportFor(b.id)).bytes, { id: a.id, name: 'the a' })
    for (const { id } of a.record.notebook.entries()) a.record.notebook.deleteForEver(id)
    const { bytes: file } = await a.sync.exportFor(b.id)
    const result = b.sync.importFile(file, { id: a.id, name: 'the a' })
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
    expect(b.sync.devices()).toMatchObject([{ id: a.id, isByFile: true }])
    b.sync.answer(a.id, false)
    expect(await result).toMatchObject({ kind: 'failed', why: 'denied' })
    expect(b.record.notebook.entries()).toHaveLength(20)
    const again = b.sync.importFile(file, { id: a.id, name: 'the a' })
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking again')
    b.sync.answer(a.id, true)
    expect(await again).toMatchObject({ kind: 'merged', receipt: { via: 'file' } })
    expect(isSame(a, b)).toBe(true)
  })
})
