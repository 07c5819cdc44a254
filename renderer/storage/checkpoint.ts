/**
 * The merged document of one compaction, as a database of y-indexeddb that holds exactly one row. y-indexeddb writes it;
 * it is read here, with a time limit and against its seal, because y-indexeddb never answers on a bad row.
 */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { DocName } from '../study/record'
import { crc32c } from './crc32c'
import type { Pointer } from './meta'
import { vectorOf } from './vector'

export const answerWithinMs = 5_000

export const checkpointName = (database: string, doc: DocName, generation: number): string =>
  `${database}-checkpoint-${doc}-${generation}`

/** Generations that have a database, the newest first. */
export async function listCheckpoints(database: string, doc: DocName): Promise<number[]> {
  const prefix = checkpointName(database, doc, 0).slice(0, -1)
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const numbers = names.filter((name) => name.startsWith(prefix)).map((name) => Number(name.slice(prefix.length)))
  return numbers.filter(Number.isSafeInteger).sort((one, other) => other - one)
}

/** Writes it, reads it back, and resolves once the disk has it. */
export async function writeCheckpoint(name: string, generation: number, doc: Y.Doc): Promise<Pointer> {
  const bytes = Y.encodeStateAsUpdate(doc)
  const pointer = { generation, crc: crc32c(bytes), length: bytes.length, vector: vectorOf(doc) }
  await removeDatabase(name)
  await persist(name, doc)
  const back = await readCheckpoint(name)
  if (!back || !matches(back, pointer)) throw new Error(`The checkpoint ${name} does not read back as it was written.`)
  await seal(name, pointer)
  return pointer
}

/** A persistence over an empty database stores the whole document as its first row; then it is let go. */
async function persist(name: string, doc: Y.Doc): Promise<void> {
  const persistence = new IndexeddbPersistence(name, doc)
  try {
    await within(persistence.whenSynced, `y-indexeddb did not write ${name}`)
  } finally {
    await persistence.destroy()
  }
}

/** The row's bytes; undefined where there is not exactly one row of bytes. Rejects where the database does not answer. */
export async function readCheckpoint(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const database = await within(openExisting(name), `${name} does not open`)
  if (!database) return undefined
  try {
    const rows: unknown[] = await within(answer(database.transaction('updates').objectStore('updates').getAll()), name)
    const [row] = rows
    return rows.length === 1 && row instanceof Uint8Array ? (row as Uint8Array<ArrayBuffer>) : undefined
  } finally {
    database.close()
  }
}

export const matches = (bytes: Uint8Array, { crc, length }: Pick<Pointer, 'crc' | 'length'>): boolean =>
  bytes.length === length && crc32c(bytes) === crc

/** The seal in the database itself, for when the pointer to it is lost. */
export async function readSeal(name: string): Promise<Pick<Pointer, 'crc' | 'length'> | undefined> {
  const database = await within(openExisting(name), `${name} does not open`)
  if (!database) return undefined
  try {
    const found: unknown = await within(answer(database.transaction('custom').objectStore('custom').get('seal')), name)
    const { crc, length } = (found ?? {}) as { crc?: unknown; length?: unknown }
    return typeof crc === 'number' && typeof length === 'number' ? { crc, length } : undefined
  } finally {
    database.close()
  }
}

/** Strict, so that the row before it is on the disk too: y-indexeddb writes with the browser's relaxed durability. */
async function seal(name: string, { crc, length }: Pointer): Promise<void> {
  const database = await within(openExisting(name), `${name} does not open`)
  if (!database) throw new Error(`${name} has gone.`)
  try {
    const change = database.transaction(['updates', 'custom'], 'readwrite', { durability: 'strict' })
    change.objectStore('custom').put({ crc, length }, 'seal')
    await new Promise<void>((done, fail) => {
      change.oncomplete = () => done()
      change.onabort = () => fail(change.error ?? new Error(`${name} was not sealed.`))
    })
  } finally {
    database.close()
  }
}

export function removeDatabase(name: string): Promise<void> {
  const request = indexedDB.deleteDatabase(name)
  const done = new Promise<void>((resolve, reject) => {
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error(`${name} was not removed.`))
  })
  return within(done, `${name} is in use`)
}

/** Undefined where there is no such database; none is made. */
function openExisting(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => resolve(hasTables(request.result) ? request.result : closed(request.result))
    request.onerror = () =>
      request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error ?? new Error(name))
  })
}

const hasTables = ({ objectStoreNames }: IDBDatabase) =>
  objectStoreNames.contains('updates') && objectStoreNames.contains('custom')

function closed(database: IDBDatabase): undefined {
  database.close()
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The database gave no reason.'))
  })

/** What never answers is given up; a connection that comes after all is closed. */
async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => {
      isOver = true
      reject(new Error(`${what}: no answer within ${answerWithinMs / 1000} s.`))
    }, answerWithinMs)
  })
  work.then(
    (value) => {
      if (isOver && typeof IDBDatabase !== 'undefined' && value instanceof IDBDatabase) value.close()
    },
    () => undefined, // it is reported by the race
  )
  return Promise.race([work, limit]).finally(() => clearTimeout(late))
}
