/** What the benchmark measures in the page; the figures are milliseconds. */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { openStore, type StoreParts } from '../../../renderer/storage/openStore'
import type { RecordStore } from '../../../renderer/storage/store'

const options = { now: Date.now, log: console.warn, known: undefined }
export const open = (name: string, parts: Partial<StoreParts> = {}): Promise<RecordStore> =>
  openStore(options, { name, ...parts })

/** 72 % typing, 8 % deletes, 20 % card updates, over 200 notes of which one in ten edits goes to another. */
export function* workload(doc: Y.Doc, edits: number, seed = 1): Generator<number> {
  const next = seeded(seed)
  const notes = doc.getMap<Y.Text>('notes')
  const cards = doc.getMap<number>('cards')
  let id = 'note-0'
  for (let at = 0; at < edits; at++) {
    const kind = next()
    if (next() < 0.1) id = `note-${Math.floor(next() * 200)}`
    if (kind < 0.8) type(notes, id, kind < 0.72)
    else cards.set(`card-${Math.floor(next() * 200)}`, at)
    yield at
  }
}

function type(notes: Y.Map<Y.Text>, id: string, isInsert: boolean) {
  const text = notes.get(id) ?? notes.set(id, new Y.Text())
  if (isInsert || text.length === 0) text.insert(text.length, 'e')
  else text.delete(text.length - 1, 1)
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Lets the browser do something else: every call is a task of its own. */
export const nextTask = (): Promise<void> =>
  new Promise((run) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      run()
    }
    port2.postMessage(undefined)
  })

/**
 * The history by way of the store, as the app leaves it: all but the last session merged by one of the app's own
 * compactions, then that session's edits one by one, each in a row of its own, just too few for the next compaction.
 */
export async function writeOurs(name: string, edits: number, session: number): Promise<void> {
  const { promise: idle, resolve: beIdle } = Promise.withResolvers<void>()
  const store = await open(name, { whenIdle: (job) => void idle.then(job) })
  for (const at of workload(store.docs.notes, edits - session)) if (at % 100 === 99) await nextTask()
  await store.flush(60_000)
  beIdle()
  await compactionsOver(name)
  await store.close()
  const last = await open(name)
  for (const _ of workload(last.docs.notes, session, 2)) await last.flush(60_000)
  await keepSnapshot(`${name}-snapshot`, Y.encodeStateAsUpdate(last.docs.notes))
  await last.close()
  await expectRows(name, session)
}

async function keepSnapshot(name: string, bytes: Uint8Array): Promise<void> {
  const request = indexedDB.open(name)
  request.onupgradeneeded = () => request.result.createObjectStore('snapshot').put(bytes, 0)
  const database = await answer(request)
  database.close()
}

/** So that nothing else is measured than what is said. */
async function expectRows(name: string, expected: number): Promise<void> {
  const database = await answer(indexedDB.open(name))
  const rows = await answer(database.transaction('journal').objectStore('journal').count())
  database.close()
  if (rows !== expected) throw new Error(`${name} has ${rows} rows after its checkpoint instead of ${expected}.`)
}

/** Until a checkpoint has taken the place of its rows, and nothing has changed for as long as a compaction may take. */
export async function compactionsOver(name: string, doc = 'notes'): Promise<void> {
  let before = ''
  for (let still = 0; still < 20; ) {
    await new Promise((later) => setTimeout(later, 100))
    const now = await pointerOf(name, doc)
    still = now !== '' && now === before ? still + 1 : 0
    before = now
  }
}

async function pointerOf(name: string, doc: string): Promise<string> {
  const database = await answer(indexedDB.open(name))
  const row: unknown = await answer(database.transaction('meta').objectStore('meta').get(`checkpoint/${doc}`))
  database.close()
  return row === undefined ? '' : JSON.stringify(row)
}

/** The same edits, one row each, as y-indexeddb stores steady typing, which leaves it no second without an edit. */
export async function writeTheirs(name: string, edits: number, session: number): Promise<void> {
  const doc = new Y.Doc()
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => rows.push(update))
  for (const _ of workload(doc, edits - session));
  doc.clientID++ // the next start of the app is another client
  for (const _ of workload(doc, session, 2));
  const empty = new IndexeddbPersistence(name, new Y.Doc())
  await empty.whenSynced
  await empty.destroy()
  const database = await answer(indexedDB.open(name))
  for (let from = 0; from < rows.length; from += 5_000) {
    const change = database.transaction('updates', 'readwrite')
    for (const row of rows.slice(from, from + 5_000)) change.objectStore('updates').put(row)
    await new Promise<void>((done) => {
      change.oncomplete = () => done()
    })
  }
  database.close()
}

export async function loadOurs(name: string): Promise<number> {
  const began = performance.now()
  const store = await open(name)
  const took = performance.now() - began
  await store.close()
  return took
}

export async function loadTheirs(name: string): Promise<number> {
  const began = performance.now()
  const persistence = new IndexeddbPersistence(name, new Y.Doc())
  await persistence.whenSynced
  const took = performance.now() - began
  await persistence.destroy()
  return took
}

/** What `writeOurs` wrote as one update, already in memory: no start can be faster than Yjs itself. */
export async function applySnapshot(name: string): Promise<number> {
  const database = await answer(indexedDB.open(`${name}-snapshot`))
  const bytes: Uint8Array = await answer(database.transaction('snapshot').objectStore('snapshot').get(0))
  database.close()
  const began = performance.now()
  Y.applyUpdate(new Y.Doc(), bytes)
  return performance.now() - began
}

/** From the first edit of a burst until everything is durable, as each of the two can tell. */
export async function burstOurs(name: string, edits: number): Promise<number> {
  const store = await open(name)
  const began = performance.now()
  for (const _ of workload(store.docs.notes, edits));
  await store.flush(60_000)
  const took = performance.now() - began
  await store.close()
  return took
}

/** y-indexeddb tells nothing: a transaction that waits behind all of its own is over when they are. */
export async function burstTheirs(name: string, edits: number): Promise<number> {
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  const database = await answer(indexedDB.open(name))
  const began = performance.now()
  for (const _ of workload(doc, edits));
  await answer(database.transaction('updates').objectStore('updates').count())
  const took = performance.now() - began
  database.close()
  await persistence.destroy()
  return took
}

/** How much longer the main thread works for a keystroke with the store than without: each keystroke by itself. */
export async function keystrokes(name: string, count: number): Promise<number[]> {
  const store = await open(name)
  const bare = new Y.Doc()
  const added: number[] = []
  for (let at = 0; at < count; at++) {
    added.push((await busy(store.docs.notes)) - (await busy(bare)))
    await store.flush(5_000)
  }
  await store.close()
  return added
}

/** The edit and the microtasks that follow from it. */
async function busy(doc: Y.Doc): Promise<number> {
  const text = doc.getText('text')
  const began = performance.now()
  text.insert(text.length, 'e')
  for (let turn = 0; turn < 20; turn++) await undefined
  return performance.now() - began
}

/** Review events appended one by one, as the review book does; gives the length of their JSON. */
export async function writeReviews(name: string, count: number, from = 0): Promise<number> {
  const store = await open(name)
  const events = store.docs.reviews.getArray<object>('events')
  for (let at = from; at < from + count; at++) {
    events.push([review(at)])
    if (at % 10 === 9) await nextTask()
  }
  await store.flush(60_000)
  await compactionsOver(name, 'reviews')
  const { length } = JSON.stringify(events.toJSON())
  await store.close()
  return length
}

const review = (at: number) => ({
  id: btoa(`${at * 7_919}-${at}-abcdef`).slice(0, 16),
  at: 1_700_000_000_000 + at * 61_003,
  kind: 'review',
  card: `course:${['runtime', 'control-plane', 'networking'][at % 3]}-${at % 400}`,
  grade: (at % 4) + 1,
  ms: 1_500 + ((at * 37) % 9_000),
})

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
