/** The store on an IndexedDB in memory, opened, crashed and damaged as often as a test likes. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { compact } from '../../renderer/storage/compaction'
import type { Lock } from '../../renderer/storage/lock'
import { openStore, type StoreParts } from '../../renderer/storage/openStore'
import type { RecordStore, StoreOptions } from '../../renderer/storage/store'
import { type DocName, docNames } from '../../renderer/study/record'

/** Every test begins with a disk on which there is nothing. */
export function emptyDisk(): void {
  globalThis.indexedDB = new IDBFactory()
  globalThis.IDBKeyRange = IDBKeyRange
}

/** A window that can be ended in the midst of whatever it does: it never writes again. */
export interface Life {
  readonly takeLock: () => Lock
  readonly kill: () => void
  readonly isDead: () => boolean
}

export function newLife(): Life {
  let isDead = false
  const connections: IDBDatabase[] = []
  const { open } = indexedDB
  indexedDB.open = (name, version) => {
    const request = open.call(indexedDB, name, version)
    request.addEventListener('success', () => connections.push(request.result))
    return request
  }
  const never = new Promise<never>(() => undefined)
  return {
    takeLock: () => ({ ...freeLock(), isHeld: () => (isDead ? never : Promise.resolve(true)) }),
    isDead: () => isDead,
    kill: () => {
      isDead = true
      indexedDB.open = open
      for (const connection of connections) connection.close()
    },
  }
}

/** Windows of a test follow one another; a crashed one has given the lock back. */
const freeLock = (): Lock => ({ isHeld: async () => true, granted: Promise.resolve(), release: () => undefined })

export interface Log {
  readonly lines: string[]
  readonly log: StoreOptions['log']
}

export function quietLog(): Log {
  const lines: string[] = []
  return { lines, log: (level, message) => void lines.push(`${level} ${message}`) }
}

export const openTestStore = (
  options: Partial<StoreOptions> = {},
  parts: Partial<StoreParts> = {},
): Promise<RecordStore> =>
  openStore(
    { now: Date.now, log: quietLog().log, known: undefined, ...options },
    { takeLock: freeLock, compact, whenIdle: (job) => void setTimeout(job), ...parts },
  )

/** What the documents say, in an order that does not depend on how they came to say it. */
export const contentOf = ({ docs }: Pick<RecordStore, 'docs'>): string =>
  JSON.stringify(docNames.map((name) => [docs[name].getText('text').toString(), docs[name].getArray('list').toJSON()]))

export function edit(store: Pick<RecordStore, 'docs'>, name: DocName, words: string): void {
  const text = store.docs[name].getText('text')
  text.insert(text.length, words)
}

/** A raw connection, past the store. */
export async function withDatabase<T>(
  name: string,
  tables: readonly string[],
  job: (change: IDBTransaction) => IDBRequest<T>,
): Promise<T> {
  const database = await answer(indexedDB.open(name))
  try {
    const change = database.transaction([...tables], 'readwrite')
    const done = new Promise<void>((resolve, reject) => {
      change.oncomplete = () => resolve()
      change.onabort = () => reject(change.error)
    })
    const result = await answer(job(change))
    await done
    return result
  } finally {
    database.close()
  }
}

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
