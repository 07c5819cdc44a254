import { IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { contentOf, edit, emptyDisk, openTestStore, withDatabase } from '../../tests/support/freshStore'
import type { RecordStore } from './store'

beforeEach(emptyDisk)

async function fill(): Promise<RecordStore> {
  const store = await openTestStore()
  for (let row = 1; row <= 4; row++) {
    edit(store, 'notes', `word ${row} `)
    await store.flush(1_000)
  }
  return store
}

/** Every write fails until the returned function is called. */
function refuseWrites(): () => void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('There is no room.', 'QuotaExceededError')
  }
  return () => Object.assign(IDBObjectStore.prototype, { put })
}

async function checkpoints(): Promise<string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  return names.filter((name) => name.includes('checkpoint'))
}

const pointer = () =>
  withDatabase<unknown>('drydock-study', ['meta'], (change) => change.objectStore('meta').get('checkpoint/notes'))

describe('the store in need', () => {
  it('sets aside a row and an image whose files the browser cannot read, and opens everything else', async () => {
    const first = await fill()
    const hash = await first.images.put(Uint8Array.from([0xff, 0xd8, 0xff, 1]))
    await first.close()
    const { get, getAll } = IDBObjectStore.prototype
    const lost = () => {
      throw new DOMException('Failed to read large IndexedDB value', 'UnknownError')
    }
    IDBObjectStore.prototype.getAll = function (...args) {
      return this.name === 'journal' ? lost() : getAll.apply(this, args)
    }
    IDBObjectStore.prototype.get = function (key) {
      const isLost = this.name === 'images' || (this.name === 'journal' && (key as [string, number])[1] === 2)
      return isLost ? lost() : get.call(this, key)
    }
    const store = await openTestStore()
    expect(await store.images.get(hash)).toBeUndefined()
    Object.assign(IDBObjectStore.prototype, { get, getAll })
    expect(store.health()).toMatchObject({
      save: { kind: 'saved' },
      setAside: [{ id: 'row/notes/2' }, { id: `image/${hash}` }],
      loss: { kind: 'partial', docs: ['notes'] },
    })
    expect(store.docs.notes.getText('text').toString()).toContain('word 1 ')
    expect(await store.images.hashes()).toEqual([])
    await store.close()
    const again = await openTestStore()
    expect(again.health()).toMatchObject({ setAside: [{ id: `image/${hash}` }, { id: 'row/notes/2' }] })
    await again.close()
  })

  it('lists the older texts of a note where one of them cannot be read, and gives the others', async () => {
    const store = await openTestStore()
    const [older, newer] = [Date.now() - 2, Date.now() - 1]
    for (const at of [older, newer]) await store.versions.add('n', at, `text ${at}`)
    const { get, getAll } = IDBObjectStore.prototype
    const lost = () => {
      throw new DOMException('Failed to read large IndexedDB value', 'UnknownError')
    }
    IDBObjectStore.prototype.getAll = lost
    IDBObjectStore.prototype.get = function (key) {
      return this.name === 'versions' && (key as [string, number])[1] === older ? lost() : get.call(this, key)
    }
    const list = await store.versions.list('n')
    const texts = [await store.versions.get('n', older), await store.versions.get('n', newer)]
    Object.assign(IDBObjectStore.prototype, { get, getAll })
    expect(list.map(({ at }) => at)).toEqual([newer, older])
    expect(texts).toEqual([undefined, `text ${newer}`])
    expect(store.health().setAside).toMatchObject([{ id: `version/n/${older}`, what: 'version' }])
    await store.close()
  })

  it('misses a lost checkpoint no longer once the whole document was written anew', async () => {
    const store = await openTestStore()
    for (let at = 0; at < 4; at++) edit(store, 'notes', 'long '.repeat(20_000))
    await store.flush(1_000)
    await expect.poll(checkpoints).toHaveLength(1)
    await expect.poll(() => pointer()).toBeDefined()
    for (const name of await checkpoints()) indexedDB.deleteDatabase(name)
    const allowWrites = refuseWrites()
    edit(store, 'notes', 'the end')
    await store.flush(100)
    allowWrites()
    expect(await store.flush(3_000)).toBe(true)
    const content = contentOf(store)
    await store.close()
    const again = await openTestStore()
    expect(contentOf(again)).toBe(content)
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })

  it('writes over nothing that the first window wrote while the second was loading', async () => {
    const first = await openTestStore()
    edit(first, 'notes', 'one ')
    await first.flush(1_000)
    const { promise: granted, resolve: grant } = Promise.withResolvers<void>()
    const { promise: isLoadOver, resolve: goOn } = Promise.withResolvers<void>()
    let isHeld = false
    const lock = { isHeld: async () => isHeld, granted, release: () => undefined }
    const closeFirst = async () => {
      edit(first, 'notes', 'two ')
      await first.close()
      isHeld = true
      grant()
      await granted
      goOn()
    }
    const { databases } = indexedDB
    let calls = 0
    indexedDB.databases = async () => {
      const found = await databases.call(indexedDB)
      if (++calls === 4) void closeFirst() // the second window looks for the checkpoints of its last document
      if (calls > 1) await isLoadOver
      return found
    }
    const second = await openTestStore({}, { takeLock: () => lock })
    await expect.poll(() => second.health().save.kind).toBe('saved')
    edit(second, 'notes', 'three')
    expect(await second.flush(3_000)).toBe(true)
    await second.close()
    indexedDB.databases = databases
    const third = await openTestStore()
    expect(third.docs.notes.getText('text').toString()).toContain('two ')
    expect(third.health().loss).toBeUndefined()
    await third.close()
  })

  it('notes an accepted loss again where the first try fails', async () => {
    await (await fill()).close()
    await withDatabase('drydock-study', ['journal'], (change) => change.objectStore('journal').delete(['notes', 2]))
    const store = await openTestStore()
    const allowWrites = refuseWrites()
    const accepted = store.acceptLoss()
    await expect.poll(() => store.health().save.kind).toBe('failing')
    allowWrites()
    await accepted
    expect(await store.flush(3_000)).toBe(true)
    await store.close()
    const again = await openTestStore()
    expect(again.health().loss).toBeUndefined()
    await again.close()
  })
})
