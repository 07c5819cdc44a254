import { IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, edit, emptyDisk, openTestStore, quietLog, withDatabase } from '../../tests/support/freshStore'
import { compact } from './compaction'
import type { JournalRow } from './journalRow'
import { packUpdates } from './journalRow'
import type { RecordStore } from './store'

const studyName = 'drydock-study'
const compactNow = { whenIdle: (job: () => void) => void setTimeout(job) }

beforeEach(emptyDisk)

async function fill(edits: number, known?: RecordStore): Promise<string> {
  const store = await openTestStore(known ? { known: known.vectors() } : {})
  for (let at = 0; at < edits; at++) {
    edit(store, 'notes', `word ${at} `)
    if (at % 10 === 0) await store.flush(1_000)
  }
  await store.flush(1_000)
  const content = contentOf(store)
  await store.close()
  return content
}

const rows = () =>
  withDatabase<JournalRow[]>(studyName, ['journal'], (change) => change.objectStore('journal').getAll())
const putRow = (row: object) => withDatabase(studyName, ['journal'], (change) => change.objectStore('journal').put(row))
const deleteRow = (seq: number) =>
  withDatabase(studyName, ['journal'], (change) => change.objectStore('journal').delete(['notes', seq]))

async function settled(store: RecordStore): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const names = (await indexedDB.databases()).map(({ name }) => name)
    if (names.some((name) => name?.startsWith(`${studyName}-checkpoint-notes-`)) && (await rows()).length < 100) return
    await new Promise((later) => setTimeout(later, 10))
  }
  throw new Error(`There is no checkpoint: ${JSON.stringify(store.health())}`)
}

describe('the store', () => {
  it('has every edit after it was closed and opened again', async () => {
    const content = await fill(25)
    const store = await openTestStore()
    expect(contentOf(store)).toBe(content)
    expect(store.health()).toMatchObject({ save: { kind: 'saved' }, setAside: [], loss: undefined })
    await store.close()
  })

  it('says saved only when the disk has the change', async () => {
    const store = await openTestStore()
    const seen: string[] = []
    store.subscribe(() => seen.push(store.health().save.kind))
    edit(store, 'notes', 'a')
    expect(store.health().save.kind).toBe('saving')
    expect(await store.flush(1_000)).toBe(true)
    expect(store.health().save.kind).toBe('saved')
    expect((await rows()).length).toBe(1)
    expect(seen).toEqual(['saving', 'saved'])
    await store.close()
  })

  it('writes a burst as one row', async () => {
    const store = await openTestStore()
    for (let at = 0; at < 900; at++) edit(store, 'notes', 'x')
    await store.flush(1_000)
    expect((await rows()).length).toBe(1)
    await store.close()
  })

  it('compacts a long tail, removes exactly the rows that it covers, and loads from the checkpoint', async () => {
    const store = await openTestStore({}, compactNow)
    for (let at = 0; at < 1_050; at++) {
      edit(store, 'notes', 'x')
      await store.flush(1_000)
    }
    await settled(store)
    edit(store, 'notes', 'the end')
    await store.flush(1_000)
    const content = contentOf(store)
    await store.close()
    const again = await openTestStore()
    expect(contentOf(again)).toBe(content)
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })

  it.each([
    ['garbage', async () => putRow({ doc: 'notes', seq: 2, crc: 'x', bytes: 'y' })],
    ['truncated', async () => putRow({ ...(await rows())[1], bytes: (await rows())[1]?.bytes.slice(0, 5) })],
    ['empty', async () => putRow({ ...(await rows())[1], bytes: new Uint8Array() })],
    [
      'flipped',
      async () => {
        const [, row] = await rows()
        const bytes = row?.bytes.slice() ?? new Uint8Array()
        bytes[9] = (bytes[9] ?? 0) ^ 4
        await putRow({ ...row, bytes })
      },
    ],
  ])('sets a %s row aside, says so, and opens everything else', async (_, damage) => {
    await fill(25)
    await damage()
    const log = quietLog()
    const store = await openTestStore(log)
    expect(store.health()).toMatchObject({
      setAside: [{ id: 'row/notes/2', doc: 'notes', what: 'row' }],
      loss: { kind: 'partial', docs: ['notes'] },
    })
    expect(store.docs.notes.getText('text').toString()).toContain('word 0 ')
    expect(log.lines.join()).toContain('row/notes/2')
    expect(await store.setAsideBytes('row/notes/2')).toBeInstanceOf(Uint8Array)
    await store.close()
    const again = await openTestStore()
    expect(again.health()).toMatchObject({ setAside: [{ id: 'row/notes/2' }], loss: { kind: 'partial' } })
    await again.close()
  })

  it('notices a missing row in the middle and a missing last row, and is content when a backup brings it back', async () => {
    for (const missing of ['middle', 'last']) {
      emptyDisk()
      await fill(25)
      const whole = await openTestStore()
      const backup = Y.encodeStateAsUpdate(whole.docs.notes)
      const content = contentOf(whole)
      await whole.close()
      await deleteRow(missing === 'middle' ? 2 : ((await rows()).at(-1)?.seq ?? 0))
      const store = await openTestStore()
      expect(store.health().loss, missing).toEqual({ kind: 'partial', docs: ['notes'] })
      Y.applyUpdate(store.docs.notes, backup)
      expect(store.health().loss, missing).toBeUndefined()
      expect(contentOf(store)).toBe(content)
      await store.close()
      const again = await openTestStore()
      expect(again.health().loss, missing).toBeUndefined()
      expect(contentOf(again)).toBe(content)
      await again.close()
    }
  })

  it('goes on without what is missing when the learner accepts it, and says nothing more', async () => {
    await fill(25)
    await deleteRow(2)
    const store = await openTestStore()
    await store.acceptLoss()
    expect(store.health().loss).toBeUndefined()
    await store.close()
    const again = await openTestStore()
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })

  it('never takes an empty store after a full one for a new learner', async () => {
    const first = await openTestStore()
    edit(first, 'notes', 'a note')
    await first.flush(1_000)
    const known = first.vectors()
    await first.close()
    emptyDisk()
    const store = await openTestStore({ known })
    expect(store.health().loss).toEqual({ kind: 'emptied' })
    Y.applyUpdate(store.docs.notes, Y.encodeStateAsUpdate(first.docs.notes))
    expect(store.health().loss).toBeUndefined()
    await store.close()
  })

  it('writes everything again when the database is deleted from elsewhere', async () => {
    const store = await openTestStore()
    edit(store, 'notes', 'before ')
    await store.flush(1_000)
    const kinds: string[] = []
    store.subscribe(() => kinds.push(JSON.stringify(store.health().save)))
    await new Promise((done) => {
      indexedDB.deleteDatabase(studyName).onsuccess = done
    })
    edit(store, 'notes', 'after')
    expect(await store.flush(3_000)).toBe(true)
    expect(kinds.join()).toContain('"why":"deleted"')
    await store.close()
    const again = await openTestStore()
    expect(again.docs.notes.getText('text').toString()).toBe('before after')
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })

  it('says within a second that there is no more room, keeps the edits, and writes them when there is', async () => {
    const store = await openTestStore()
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError')
    }
    edit(store, 'notes', 'kept in memory')
    expect(await store.flush(500)).toBe(false)
    expect(store.health().save).toMatchObject({ kind: 'failing', why: 'quota' })
    IDBObjectStore.prototype.put = put
    edit(store, 'notes', ', then written')
    expect(await store.flush(3_000)).toBe(true)
    await store.close()
    const again = await openTestStore()
    expect(again.docs.notes.getText('text').toString()).toBe('kept in memory, then written')
    await again.close()
  })

  it('brings the rows of the first format over, after the vault had its snapshot, and keeps a journal of it', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['one ', 'two ', 'three']) doc.getText('text').insert(doc.getText('text').length, word)
    await makeFirstFormat(updates)
    const snapshots: number[] = []
    const beforeMigration = async (from: number, docs: { readonly study: Uint8Array }) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, docs.study)
      expect(copy.getText('text').toString()).toBe('one two three')
      snapshots.push(from)
    }
    const store = await openTestStore({ beforeMigration })
    expect(snapshots).toEqual([1])
    expect(store.docs.study.getText('text').toString()).toBe('one two three')
    expect(store.health()).toMatchObject({ loss: undefined, setAside: [] })
    await store.close()
    const journal = await withDatabase(studyName, ['meta'], (change) => change.objectStore('meta').get('migration/1-2'))
    expect(JSON.parse((journal as { text: string }).text)).toMatchObject({ from: 1, to: 2, rows: 3 })
  })

  it('reads the data of a newer version and writes nothing', async () => {
    const content = await fill(5)
    const before = (await rows()).length
    await new Promise<void>((done) => {
      const open = indexedDB.open(studyName, 40)
      open.onsuccess = () => {
        open.result.close()
        done()
      }
    })
    const log = quietLog()
    const store = await openTestStore(log)
    expect(log.lines).toEqual([])
    expect(store.health().save).toEqual({ kind: 'readOnly', why: 'newer' })
    expect(contentOf(store)).toBe(content)
    edit(store, 'notes', 'in vain')
    expect(await store.flush(500)).toBe(false)
    expect((await rows()).length).toBe(before)
    await store.close()
  })

  it('lets a second window read, and writes its edits when the first has closed', async () => {
    const parts = { name: 'two-windows', takeLock: (await import('./lock')).takeLock, compact }
    const first = await openTestStore({}, parts)
    edit(first, 'notes', 'first ')
    await first.flush(1_000)
    const second = await openTestStore({}, parts)
    expect(second.health().save).toEqual({ kind: 'readOnly', why: 'otherWindow' })
    expect(second.docs.notes.getText('text').toString()).toBe('first ')
    edit(second, 'study', 'second')
    edit(first, 'notes', 'more')
    await first.close()
    await expect.poll(() => second.health().save.kind, { timeout: 3_000 }).toBe('saved')
    expect(second.docs.notes.getText('text').toString()).toBe('first more')
    await second.close()
    const third = await openTestStore({}, parts)
    expect(third.docs.study.getText('text').toString()).toBe('second')
    await third.close()
  })
})

async function makeFirstFormat(updates: readonly Uint8Array[]): Promise<void> {
  await new Promise<void>((done) => {
    const open = indexedDB.open(studyName, 10)
    open.onupgradeneeded = () => {
      const store = open.result.createObjectStore('rows', { keyPath: 'seq', autoIncrement: true })
      store.createIndex('doc', 'doc')
      for (const bytes of updates) store.put({ doc: 'study', bytes })
    }
    open.onsuccess = () => {
      open.result.close()
      done()
    }
  })
}

it('packs updates so that the same ones come out', () => {
  const updates = [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array(300)]
  expect(packUpdates(updates).length).toBe(3 + 0 + 300 + 12)
})
