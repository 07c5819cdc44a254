/** What is said of a sync is so: equal only where it is, and an undo takes back the other device's words, no others. */
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { png } from '../../tests/support/portableRecord'
import { areEqual, isSame, join, openPage, type Page, phaseOf, until } from '../../tests/support/syncPair'
import { undoSync } from '../study/devices/undoSync'
import type { FromWorker } from './workerMessages'

vi.setConfig({ testTimeout: 60_000 })

const pages: Page[] = []
afterEach(() => {
  for (const { sync } of pages.splice(0)) sync.stop()
})
async function openThree(): Promise<readonly [Page, Page, Page]> {
  const opened = [await openPage('a'), await openPage('b'), await openPage('c')] as const
  pages.push(...opened)
  return opened
}

const textOf = (page: Page, note: string) => page.record.notebook.text(note)?.toString()

/** Undoes the last receipt of a meeting with `other`, once it tells of `note`. */
async function undo(page: Page, other: Page, note: string) {
  const last = () => page.receipts.findLast(({ device }) => device.id === other.id)
  await until(() => last()?.entries.some(({ id }) => id === note) ?? false, 'a receipt')
  const receipt = last()
  if (!receipt) throw new Error('There is one.')
  // As it comes back from the disk.
  const read = JSON.parse(JSON.stringify(receipt)) as typeof receipt
  return undoSync(page.record.docs, read, { alsoLogs: true, now: () => 1, origin: 'undo' })
}

describe('an undo after a long meeting', () => {
  it('leaves what was written here meanwhile, in a note that was there and in one that came', async () => {
    const [a, b] = await openThree()
    const note = a.record.notebook.create({ body: 'First.\n\nSecond.\n\nThird.' })
    const part = join(a, b)
    await until(areEqual(a, b), 'equal')
    b.record.notebook.text(note)?.insert(0, 'Of b. ')
    const came = b.record.notebook.create({ body: 'Came from b.' })
    await until(() => textOf(a, came) === 'Came from b.' && textOf(a, note)?.startsWith('Of b') === true, 'of b')
    a.record.notebook.text(note)?.insert((textOf(a, note) ?? '').length, ' Mine.')
    a.record.notebook.text(came)?.insert(0, 'Mine too. ')
    await until(areEqual(a, b), 'equal with mine')
    const later = b.record.notebook.create({ body: 'So that the receipt is made anew.' })
    b.record.notebook.text(came)?.insert(0, 'Later. ')
    await until(areEqual(a, b), 'equal with the last')
    await undo(a, b, later)
    expect(textOf(a, note)).toBe('First.\n\nSecond.\n\nThird. Mine.')
    expect(a.record.notebook.entry(came)?.trashedAt).toBeUndefined()
    expect(textOf(a, came)).toContain('Mine too.')
    expect(a.record.notebook.entry(later)?.trashedAt).toBe(1)
    await until(areEqual(a, b), 'equal after the undo')
    const said = textOf(a, note)
    const before = [a, b].map(({ record }) => Y.encodeStateVector(record.docs.notes).length)
    expect((await undo(a, b, later)).undone, 'a second time it does nothing').toBe(0)
    part()
    join(a, b)
    await until(areEqual(a, b), 'equal once more')
    expect([textOf(a, note), textOf(b, note)]).toEqual([said, said])
    expect([a, b].map(({ record }) => Y.encodeStateVector(record.docs.notes).length)).toEqual(before)
  })

  it('leaves what came from a third device meanwhile', async () => {
    const [a, b, c] = await openThree()
    const note = a.record.notebook.create({ body: 'First.\n\nSecond.' })
    join(a, b)
    join(a, c)
    const areAll = () => areEqual(a, b)() && areEqual(a, c)() && isSame(b, c)
    await until(areAll, 'all equal')
    b.record.notebook.text(note)?.insert(0, 'Of b. ')
    await until(areAll, 'equal with b')
    c.record.notebook.text(note)?.insert((textOf(c, note) ?? '').length, ' Of c.')
    await until(areAll, 'equal with c')
    const later = b.record.notebook.create({ body: 'So that the receipt is made anew.' })
    await until(areAll, 'equal with the last')
    await undo(a, b, later)
    expect(textOf(a, note)).toBe('First.\n\nSecond. Of c.')
    await until(areAll, 'equal after the undo')
  })
})

it('a paragraph that one side alone wrote while both looked on is not told as edited on both', async () => {
  const [a, b] = await openThree()
  const note = a.record.notebook.create({ body: 'First of all words.\n\nSecond of all words.' })
  join(a, b)
  await until(areEqual(a, b), 'equal')
  const type = (page: Page, at: number, words: string) => page.record.notebook.text(note)?.insert(at, words)
  type(b, 0, 'Of b. ')
  await until(areEqual(a, b), 'equal with b')
  type(a, (textOf(a, note) ?? '').length, ' Of a.')
  type(b, 0, 'More of b. ')
  await until(areEqual(a, b), 'equal with a')
  type(b, 0, 'Last of b. ')
  await until(() => a.receipts.at(-1)?.entries.length === 1 && areEqual(a, b)(), 'equal again')
  await new Promise((next) => setTimeout(next, 1_500))
  expect([...a.receipts, ...b.receipts].flatMap(({ both }) => both)).toEqual([])
})

it('a window that goes while much still comes leaves a receipt of what came', async () => {
  const [a, b] = await openThree()
  for (let card = 0; card < 3; card++) a.record.cards.add({ kind: 'basic', front: `card ${card}`, back: '' })
  a.record.reviews.add(['course:x', 'course:y'])
  await b.sync.importFile((await a.sync.exportFor(b.id)).bytes, { id: a.id, name: 'the a' })
  b.receipts.length = 0
  a.record.notebook.create({ body: 'Comes at once.' })
  join(a, b)
  await until(() => b.record.notebook.entries().length === 1, 'the note')
  a.record.docs.reviews.getArray('events').delete(0, 1)
  await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
  await until(() => b.receipts.length === 1, 'a receipt')
  expect(b.receipts[0]?.entries).toMatchObject([{ kind: 'notes', title: 'Comes at once.' }])
})

describe('equal', () => {
  it('is not said from the moment of an edit on, also where the Worker hangs', async () => {
    const [a, b] = await openThree()
    join(a, b)
    await until(areEqual(a, b), 'equal')
    let told = 0
    a.sync.subscribe(() => told++)
    for (const worker of a.workers) worker.isHung = true
    a.record.notebook.create({ body: 'x' })
    expect(phaseOf(a, b)).toMatchObject({ kind: 'exchanging' })
    expect(told).toBeGreaterThan(0)
  })

  it('counts what an earlier Worker passed on and the page had not yet applied', async () => {
    const [a, b, c] = await openThree()
    join(a, b)
    await until(areEqual(a, b), 'a and b')
    const other = new Y.Doc()
    for (let part = 0; part < 50; part++) {
      const before = Y.encodeStateVector(other)
      other.getMap('cards').set(`of an earlier meeting ${part}`, 'x'.repeat(20_000))
      const bytes = Y.encodeStateAsUpdate(other, before)
      const data: FromWorker = { kind: 'merge', doc: 'notes', bytes }
      a.workers[0]?.onmessage?.({ data } as MessageEvent<FromWorker>)
    }
    a.workers[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent)
    join(a, c)
    await until(areEqual(a, c), 'a and c')
    expect(isSame(a, c)).toBe(true)
    expect(c.record.docs.notes.getMap('cards').size).toBe(50)
  })

  it('waits for images, of which one that is wrong does not keep the others away', async () => {
    const [a, b] = await openThree()
    const hash = createHash('sha256').update(png).digest('hex')
    const wrong = '0'.repeat(64)
    a.images.set(wrong, new Uint8Array([...png, 0]))
    a.images.set(hash, png)
    a.record.notebook.create({ body: `![lie](image:${wrong}) ![dot](image:${hash})` })
    b.disk.takesImages = false
    const phases = new Set<string>()
    b.sync.subscribe(() => phases.add(phaseOf(b, a)?.kind ?? ''))
    join(a, b)
    await until(() => isSame(a, b) && phaseOf(b, a)?.kind === 'saving' && phaseOf(a, b)?.kind === 'equal', 'saving')
    expect(phases.has('equal')).toBe(false)
    expect(b.sync.devices().find(({ id }) => id === a.id)?.equalAt).toBeUndefined()
    expect([b.rows.has(a.id), a.rows.has(b.id)]).toEqual([false, true])
    b.disk.takesImages = true
    await until(areEqual(a, b), 'equal')
    await until(() => b.rows.has(a.id), 'noted as equal')
    expect(b.sync.devices().find(({ id }) => id === a.id)?.equalAt).toBeDefined()
    expect([...b.images.keys()]).toEqual([hash])
  })
})

it('a device that is forgotten is in no list any more, and its receipts stay; one that is connected is not', async () => {
  const [a, b] = await openThree()
  a.record.notebook.create({ body: 'x' })
  const part = join(a, b)
  await until(() => areEqual(a, b)() && b.rows.has(a.id) && b.receipts.length > 0, 'equal')
  await b.sync.forget(a.id)
  expect([b.rows.has(a.id), b.sync.devices().length]).toEqual([true, 1])
  part()
  let told = 0
  b.sync.subscribe(() => told++)
  await b.sync.forget(a.id)
  expect([b.rows.size, b.sync.devices().length, b.receipts.length]).toEqual([0, 0, 1])
  expect(told).toBe(1)
})

describe('a file', () => {
  it('is merged only when the disk has it, images too', async () => {
    const [a, b] = await openThree()
    const hash = createHash('sha256').update(png).digest('hex')
    a.images.set(hash, png)
    a.record.notebook.create({ body: `![dot](image:${hash})` })
    const { bytes: file } = await a.sync.exportFor(b.id)
    const from = { id: a.id, name: 'the a' }
    b.disk.isSaved = false
    expect(await b.sync.importFile(file, from)).toMatchObject({ kind: 'failed', why: 'disk' })
    b.disk.isSaved = true
    b.images.clear()
    b.disk.takesImages = false
    expect(await b.sync.importFile(file, from)).toMatchObject({ kind: 'failed', why: 'disk' })
    expect(b.rows.size).toBe(0)
    b.disk.takesImages = true
    expect(await b.sync.importFile(file, from)).toMatchObject({ kind: 'merged' })
    expect([...b.images.keys()]).toEqual([hash])
  })

  it('of which the end was not wanted leaves a receipt of what was merged before', async () => {
    const [a, b] = await openThree()
    a.record.reviews.add(['course:x', 'course:y'])
    const from = { id: a.id, name: 'the a' }
    await b.sync.importFile((await a.sync.exportFor(b.id)).bytes, from)
    const note = a.record.notebook.create({ body: 'Before the deletion.' })
    a.record.docs.reviews.getArray('events').delete(0, 1)
    const result = b.sync.importFile((await a.sync.exportFor(undefined)).bytes, from)
    await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
    b.sync.answer(a.id, false)
    expect(await result).toMatchObject({ kind: 'failed', why: 'denied' })
    expect(b.record.reviews.events()).toHaveLength(2)
    expect(b.receipts.at(-1)?.entries).toMatchObject([{ kind: 'notes', id: note }])
  })

  it('of its own is taken as nothing new', async () => {
    const [a] = await openThree()
    a.record.notebook.create({ body: 'mine' })
    const { bytes: file } = await a.sync.exportFor(undefined)
    expect(await a.sync.importFile(file, { id: a.id, name: 'me' })).toEqual({ kind: 'merged', receipt: undefined })
  })

  it('damaged at any place is told as damaged, and changes nothing', async () => {
    const [a, b] = await openThree()
    a.record.notebook.create({ body: 'words '.repeat(20) })
    const { bytes: file } = await a.sync.exportFor(undefined)
    for (let at = 0; at < file.length; at++) {
      const flipped = file.slice()
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      for (const bad of [flipped, file.slice(0, at)])
        expect(await b.sync.importFile(bad, { id: a.id, name: 'the a' })).toMatchObject({ kind: 'failed' })
    }
    expect([b.record.notebook.entries(), b.workers, b.disk.backups]).toEqual([[], [], 0])
  })
})

it('a question that a file raises is not hidden by a connection with the same device', async () => {
  const [a, b] = await openThree()
  for (let note = 0; note < 20; note++) a.record.notebook.create({ body: `note ${note}` })
  const from = { id: a.id, name: 'the a' }
  await b.sync.importFile((await a.sync.exportFor(b.id)).bytes, from)
  for (const { id } of a.record.notebook.entries()) a.record.notebook.deleteForEver(id)
  const result = b.sync.importFile((await a.sync.exportFor(b.id)).bytes, from)
  await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
  b.emit('peersOpened', { session: 700_000, device: a.id, isFirst: false })
  expect(phaseOf(b, a)?.kind).toBe('asking')
  b.sync.answer(a.id, true)
  expect(await result).toMatchObject({ kind: 'merged' })
  expect(b.record.notebook.entries()).toEqual([])
})
