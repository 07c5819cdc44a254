/** Windows that are killed at any moment of a sync: what was said to be merged is on the disk, and the next meeting mends the rest. */
import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { RecordStore } from '../../renderer/storage/store'
import { type DocName, docNames, type RecordDocs } from '../../renderer/study/record'
import { emptyDisk, newLife, openTestStore } from '../support/freshStore'
import { fillRecord } from '../support/portableRecord'
import { areEqual, isSame, join, openPage, type Page, phaseOf, until } from '../support/syncPair'
import { seeded } from './chance'

vi.setConfig({ testTimeout: 600_000 })

const seed = Number(process.env.DRYDOCK_SEED ?? 0) || Date.now() % 2 ** 31
const crashes = process.env.DRYDOCK_LONG ? 60 : 6

const pages: Page[] = []
beforeEach(emptyDisk)
afterEach(() => {
  vi.restoreAllMocks()
  for (const { sync } of pages.splice(0)) sync.stop()
})

type Vectors = Readonly<Record<DocName, ReadonlyMap<number, number>>>
const vectorsOf = (docs: RecordDocs): Vectors => {
  const of = (name: DocName) => Y.decodeStateVector(Y.encodeStateVector(docs[name]))
  return { notes: of('notes'), reviews: of('reviews'), study: of('study') }
}
const lackOf = (has: Vectors, wanted: Vectors): string[] =>
  docNames.flatMap((name) =>
    [...wanted[name]]
      .filter(([client, clock]) => (has[name].get(client) ?? 0) < clock)
      .map(([client, clock]) => `${name} ${client} ${clock}`),
  )

async function open(name: string, store?: RecordStore): Promise<Page> {
  const page = await openPage(name, store)
  pages.push(page)
  return page
}

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms))

/** One life of a window: it meets, both write, and it is killed. Gives what it had said. */
async function live(b: Page, run: number, chance: ReturnType<typeof seeded>) {
  const life = newLife()
  const store = await openTestStore({}, { takeLock: life.takeLock })
  const a = await open('a', store)
  const said: { equal?: Vectors; saved?: Vectors } = {}
  a.sync.subscribe(() => {
    if (phaseOf(a, b)?.kind === 'equal') said.equal = vectorsOf(store.docs)
  })
  store.subscribe(() => {
    if (store.health().save.kind === 'saved') said.saved = vectorsOf(store.docs)
  })
  const part = join(a, b)
  const end = run === 0 ? 3_500 : chance.int(0, 3_500)
  const isBusy = chance.int(0, 2) === 0
  for (let waited = 0; waited < end; waited += 60) {
    await pause(Math.min(60, end - waited))
    // Where somebody writes all the time, the two are never equal.
    if (!isBusy && waited < end - 60) continue
    const page = chance.pick([a, b])
    const notes = page.record.notebook.entries()
    if (notes.length > 0) page.record.notebook.text(chance.pick(notes).id)?.insert(0, `${run} `)
    if (chance.int(0, 3) === 0) page.record.reviews.add([`course:${run}-${waited}`])
  }
  life.kill()
  part()
  a.sync.stop()
  return said
}

it('a window killed at any moment of a sync has what it said that it has, and gets the rest later', async () => {
  const chance = seeded(seed)
  const b = await open('b')
  await fillRecord(b.record)
  for (let note = 0; note < 60; note++) b.record.notebook.create({ body: `note ${note} `.repeat(200) })
  const seen = { equal: 0, saved: 0 }
  for (let run = 0; run < crashes; run++) {
    const said = await live(b, run, chance)
    const store = await openTestStore()
    const has = vectorsOf(store.docs)
    const where = `seed ${seed}, run ${run}`
    for (const name of docNames) expect(store.docs[name].store.pendingStructs, where).toBeNull()
    for (const what of ['equal', 'saved'] as const) {
      const vectors = said[what]
      if (vectors) seen[what]++
      expect(vectors ? lackOf(has, vectors) : [], `${what}, ${where}`).toEqual([])
    }
    for (const { vectors } of await store.sync.devices())
      for (const name of docNames) {
        const known = vectors[name] ? Y.decodeStateVector(vectors[name]) : new Map<number, number>()
        expect(lackOf(has, { ...has, [name]: known }), `the row of a device, ${where}`).toEqual([])
      }
    await store.close()
  }
  const store = await openTestStore()
  const a = await open('a', store)
  join(a, b)
  await until(areEqual(a, b), `equal in the end, seed ${seed}`)
  expect([a.setAside, b.setAside]).toEqual([[], []])
  await store.close()
  expect(seen.saved).toBeGreaterThan(0)
  console.log(`syncs broken off: seed ${seed}, ${crashes} windows killed, ${JSON.stringify(seen)}, nothing lost`)
})

it('a disk that is full is told as such: nothing is equal before it has room again', async () => {
  const b = await open('b')
  await fillRecord(b.record)
  const store = await openTestStore()
  const a = await open('a', store)
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  })
  const phases = new Set<string>()
  a.sync.subscribe(() => phases.add(phaseOf(a, b)?.kind ?? ''))
  join(a, b)
  await until(() => phaseOf(a, b)?.kind === 'saving' && store.health().save.kind === 'failing', 'saving')
  await until(() => isSame(a, b), 'merged')
  expect(phases.has('equal')).toBe(false)
  expect(a.rows.size).toBe(0)
  full.mockRestore()
  put.mockRestore()
  await until(areEqual(a, b), 'equal')
  await store.close()
  const again = await openTestStore()
  expect(lackOf(vectorsOf(again.docs), vectorsOf(b.record.docs))).toEqual([])
  await again.close()
})
