import { Dexie } from 'dexie'
import { IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { emptyDisk, openTestStore, withDatabase } from '../../tests/support/freshStore'
import type { Receipt } from '../study/devices/devices'
import { storedVersion } from './database'
import { makeRows } from './journalRow'
import { metaRow } from './meta'

const studyName = 'drydock-study'
beforeEach(emptyDisk)

const receipt = (id: string, to: number, before: unknown = 'x'): Receipt => ({
  ...{ id, device: { id: 'd', name: 'Laptop' }, via: 'network', from: to - 1, to },
  entries: [{ kind: 'notes', id: 'n', what: 'changed', title: 'Pods', before, after: '0' }],
  ...{ more: {}, both: [] },
})

describe('receipts', () => {
  it('are there after the store was closed and opened again, the newest first', async () => {
    const store = await openTestStore()
    let told = 0
    const stop = store.sync.receipts.subscribe(() => told++)
    await store.sync.receipts.put(receipt('a', 1))
    await store.sync.receipts.put(receipt('b', 3))
    await store.sync.receipts.put(receipt('a', 2))
    stop()
    await store.close()
    const again = await openTestStore()
    expect(await again.sync.receipts.list()).toEqual([receipt('b', 3), receipt('a', 2)])
    expect(await again.sync.receipts.get('a')).toEqual(receipt('a', 2))
    expect(await again.sync.receipts.get('c')).toBeUndefined()
    expect(told).toBe(3)
    await again.close()
  })

  it('are kept 200 at most, and no more than 64 million letters of them', async () => {
    const store = await openTestStore()
    for (let at = 1; at <= 203; at++) await store.sync.receipts.put(receipt(`r${at}`, at))
    const ids = (await store.sync.receipts.list()).map(({ id }) => id)
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([200, 'r203', 'r4'])
    const large = 'x'.repeat(20_000_000)
    for (const at of [301, 302, 303, 304]) await store.sync.receipts.put(receipt(`r${at}`, at, large))
    expect((await store.sync.receipts.list()).map(({ id }) => id)).toEqual(['r304', 'r303', 'r302'])
    await store.close()
  })

  it('that are damaged are set aside, and the others are there', async () => {
    const store = await openTestStore()
    await store.sync.receipts.put(receipt('a', 1))
    await store.sync.receipts.put(receipt('b', 2))
    await store.close()
    const row = { id: 'a', to: 1, size: 2, crc: 1, text: '{}' }
    await withDatabase(studyName, ['receipts'], (change) => change.objectStore('receipts').put(row))
    await withDatabase(studyName, ['receipts'], (change) => change.objectStore('receipts').put({ id: 'c' }))
    const again = await openTestStore()
    expect((await again.sync.receipts.list()).map(({ id }) => id)).toEqual(['b'])
    expect(again.health().setAside.map(({ id, what }) => [id, what])).toEqual([
      ['receipt/a', 'receipt'],
      ['receipt/c', 'receipt'],
    ])
    expect(again.health()).toMatchObject({ save: { kind: 'saved' }, loss: undefined })
    await again.close()
  })
})

describe('what another device was known to have', () => {
  it('is there after the store was closed and opened again, and what is damaged is set aside', async () => {
    const store = await openTestStore()
    const known = { id: 'd', equalAt: 5, vectors: { notes: new Uint8Array([1, 2, 3]) } }
    await store.sync.putDevice(known)
    await store.sync.putDevice({ id: 'e', vectors: {} })
    await store.close()
    const again = await openTestStore()
    expect(await again.sync.devices()).toEqual([known, { id: 'e', vectors: {} }])
    await again.sync.forgetDevice('e')
    await withDatabase(studyName, ['devices'], (change) =>
      change.objectStore('devices').put({ id: 'f', crc: 1, text: '{}' }),
    )
    expect(await again.sync.devices()).toEqual([known])
    expect(again.health().setAside).toMatchObject([{ id: 'device/f', what: 'device' }])
    await again.close()
  })
})

describe('a change that was refused', () => {
  const refused = (bytes: Uint8Array<ArrayBuffer>) =>
    ({ device: 'd', name: 'Laptop', doc: 'notes', bytes, detail: 'It is nested too deep.' }) as const

  it('is kept with its sender, and the same bytes once', async () => {
    const store = await openTestStore()
    const bytes = new Uint8Array([1, 2, 3])
    await store.sync.setAside(refused(bytes))
    await store.sync.setAside(refused(bytes))
    await store.close()
    const again = await openTestStore()
    const [one, ...others] = again.health().setAside
    expect(others).toEqual([])
    expect(one).toMatchObject({ what: 'update', doc: 'notes', size: 3, from: { id: 'd', name: 'Laptop' } })
    expect(one?.reason).toBe('It is nested too deep.')
    expect(await again.setAsideBytes(one?.id ?? '')).toEqual(bytes)
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })

  it('lets older ones of the same device go, when there are many', async () => {
    let now = 0
    const store = await openTestStore({ now: () => ++now })
    await store.sync.setAside({ ...refused(new Uint8Array([9])), device: 'other' })
    for (let at = 0; at < 60; at++) await store.sync.setAside(refused(new Uint8Array([at])))
    expect(store.health().setAside).toHaveLength(51)
    for (let at = 0; at < 3; at++) await store.sync.setAside(refused(new Uint8Array(7_000_000).fill(at)))
    const left = store.health().setAside.map(({ size, from }) => [size, from?.id])
    expect(left).toEqual([
      [1, 'other'],
      [7_000_000, 'd'],
      [7_000_000, 'd'],
    ])
    expect(await withDatabase<number>(studyName, ['aside'], (change) => change.objectStore('aside').count())).toBe(3)
    await store.close()
  })
})

it('stores what a peer changed like all else', async () => {
  const store = await openTestStore()
  const other = new Y.Doc()
  other.getText('text').insert(0, 'from afar')
  Y.applyUpdate(store.docs.notes, Y.encodeStateAsUpdate(other), Symbol('from a peer'))
  expect(store.health().save.kind).toBe('saving')
  expect(await store.flush(1_000)).toBe(true)
  await store.close()
  const again = await openTestStore()
  expect(again.docs.notes.getText('text').toString()).toBe('from afar')
  await again.close()
})

describe('a database of the second format', () => {
  /** As the app before this format declared and wrote it. */
  async function makeSecondFormat() {
    const database = new Dexie(studyName, { indexedDB, IDBKeyRange })
    database.version(1).stores({ rows: '++seq, doc' })
    database.version(2).stores({
      journal: '[doc+seq]',
      meta: 'key',
      images: 'hash',
      versions: '[note+at]',
      aside: 'id',
      rows: null,
    })
    await database.open()
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'words of the second format')
    await database.table('journal').bulkPut(makeRows('notes', 1, [Y.encodeStateAsUpdate(doc)]))
    const vector = Y.decodeStateVector(Y.encodeStateVector(doc))
    await database.table('meta').put(metaRow('head', 'notes', { first: 1, last: 1, vector, absent: [] }))
    const aside = {
      id: 'row/study/1',
      doc: 'study',
      what: 'row',
      reason: 'r',
      at: 1,
      size: 1,
      bytes: new Uint8Array(1),
    }
    await database.table('aside').put(aside)
    await database.table('versions').put({ note: 'n', at: 5, crc: 0, text: 'old' })
    const png = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10])
    await database.table('images').put({ hash: 'h', type: 'image/png', bytes: png })
    database.close()
  }

  it('is brought to the third with everything in it, and an older app would only read it', async () => {
    await makeSecondFormat()
    expect(await storedVersion(studyName)).toBe(20)
    const store = await openTestStore({ beforeMigration: () => Promise.reject(new Error('nothing is changed')) })
    expect(store.docs.notes.getText('text').toString()).toBe('words of the second format')
    expect(store.health()).toMatchObject({
      save: { kind: 'saved' },
      loss: undefined,
      setAside: [{ id: 'row/study/1' }],
    })
    expect(await store.images.hashes()).toEqual(['h'])
    expect((await store.versions.list('n')).map(({ at }) => at)).toEqual([5])
    await store.sync.receipts.put(receipt('a', 1))
    expect(await store.sync.receipts.list()).toHaveLength(1)
    await store.close()
    expect(await storedVersion(studyName)).toBe(30)
    const journal = await withDatabase(studyName, ['meta'], (change) => change.objectStore('meta').get('migration/2-3'))
    expect(JSON.parse((journal as { text: string }).text)).toMatchObject({ from: 2, to: 3 })
  })
})
