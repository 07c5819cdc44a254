import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { contentOf, edit, emptyDisk, openTestStore } from '../../tests/support/freshStore'

beforeEach(emptyDisk)

async function fill(edits: number): Promise<string> {
  const store = await openTestStore()
  for (let at = 0; at < edits; at++) edit(store, 'notes', `word ${at} `)
  await store.flush(1_000)
  const content = contentOf(store)
  await store.close()
  return content
}

describe('a database that the browser can open no more', () => {
  /** As Chromium answers where a file of LevelDB is missing; `mend` lets it open again, with nothing in it. */
  function breakDatabase() {
    const broken = new IDBFactory()
    const refuse = () => Promise.reject(new DOMException('Internal error opening backing store.', 'UnknownError'))
    Object.assign(broken, { databases: refuse })
    const before = globalThis.indexedDB
    globalThis.indexedDB = broken
    const to = (factory: IDBFactory) => () => {
      globalThis.indexedDB = factory
    }
    return { empty: to(new IDBFactory()), heal: to(before) }
  }
  const sound = () => Promise.resolve('sound' as const)

  it('is set aside by the shell, said as emptied, and written to again', async () => {
    await fill(5)
    const { empty } = breakDatabase()
    let resets = 0
    const resetStorage = () => {
      resets++
      empty()
      return Promise.resolve({ reset: true, kept: 'storage-damaged-1' } as const)
    }
    const store = await openTestStore({ files: { storageState: sound, resetStorage } })
    expect(store.health()).toMatchObject({ loss: { kind: 'emptied' }, begunAnew: { kept: 'storage-damaged-1' } })
    expect(resets).toBe(1)
    edit(store, 'notes', 'new')
    expect(await store.flush(1_000)).toBe(true)
    await store.close()
    const again = await openTestStore()
    expect(again.docs.notes.getText('text').toString()).toBe('new')
    await again.close()
  })

  it.each([
    ['full', 'diskFull'],
    ['notWritable', 'notWritable'],
    ['unknown', 'cannotOpen'],
  ] as const)(
    'stays as it is where the shell says that the disk is %s, and is opened once it can be',
    async (state, why) => {
      const content = await fill(5)
      const { heal } = breakDatabase()
      const resetStorage = () => Promise.resolve({ reset: false, why: state, reason: 'x' } as const)
      const store = await openTestStore({ files: { storageState: () => Promise.resolve(state), resetStorage } })
      expect(store.health()).toMatchObject({ save: { kind: 'failing', why }, begunAnew: undefined })
      heal()
      edit(store, 'reviews', 'kept')
      expect(await store.flush(8_000)).toBe(true)
      expect(store.docs.notes.getText('text').toString()).not.toBe('')
      expect(contentOf(store)).not.toBe(content)
      expect(store.health()).toMatchObject({ save: { kind: 'saved' }, loss: undefined })
      await store.close()
    },
  )

  it('is opened at a later try where the browser only failed once', async () => {
    const content = await fill(5)
    const { heal } = breakDatabase()
    setTimeout(heal, 100)
    const never = () => Promise.reject(new Error('not asked'))
    const store = await openTestStore({ files: { storageState: sound, resetStorage: never } })
    expect(contentOf(store)).toBe(content)
    expect(store.health()).toMatchObject({ save: { kind: 'saved' }, loss: undefined, begunAnew: undefined })
    await store.close()
  })
})
