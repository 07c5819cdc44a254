/** Damages to what the store wrote, done in the page past the store. */
import * as Y from 'yjs'
import { openStore } from '../../../renderer/storage/openStore'
import type { RecordStore } from '../../../renderer/storage/store'
import { docNames } from '../../../renderer/study/record'

export const contentOf = ({ docs }: Pick<RecordStore, 'docs'>): string =>
  JSON.stringify(docNames.map((name) => [docs[name].getText('text').toString(), docs[name].getArray('list').toJSON()]))

type Bytes = Uint8Array<ArrayBuffer>
interface Row {
  readonly doc: string
  readonly seq: number
  readonly bytes: Bytes
}

const flip = (bytes: Bytes): Bytes => {
  const flipped = bytes.slice()
  const at = Math.floor(bytes.length / 2)
  flipped[at] = (flipped[at] ?? 0) ^ 8
  return flipped
}
const cut = (bytes: Bytes): Bytes => bytes.slice(0, Math.floor(bytes.length / 2))

/** Each is given the middle row of the notes, or the checkpoint of them. */
export const damages: Readonly<Record<string, (database: string) => Promise<void>>> = {
  'a row is garbage': (name) => changeRow(name, ({ doc, seq }) => ({ doc, seq, crc: 'no', bytes: 'garbage' })),
  'a row is truncated': (name) => changeRow(name, (row) => ({ ...row, bytes: cut(row.bytes) })),
  'a row is empty': (name) => changeRow(name, (row) => ({ ...row, bytes: new Uint8Array() })),
  'a row has a flipped bit': (name) => changeRow(name, (row) => ({ ...row, bytes: flip(row.bytes) })),
  'a row stands in the place of another': (name) => changeRow(name, (row) => ({ ...row, seq: row.seq + 1 })),
  'a row is missing': (name) => changeRow(name, () => undefined),
  'the last row is missing': (name) => changeRow(name, () => undefined, -1),
  'all rows are missing': (name) => change(name, ['journal'], (tables) => tables.objectStore('journal').clear()),
  'the checkpoint has a flipped bit': (name) => changeCheckpoint(name, flip),
  'the checkpoint is truncated': (name) => changeCheckpoint(name, cut),
  'the checkpoint is garbage': (name) => changeCheckpoint(name, () => 'garbage'),
  'the checkpoint is empty': (name) => changeCheckpoint(name, () => new Uint8Array()),
  'the checkpoint is missing': async (name) => remove(await checkpointOf(name)),
  'the pointer to the checkpoint is garbage': (name) => changeMeta(name, 'checkpoint/notes'),
  'the head is garbage': (name) => changeMeta(name, 'head/notes'),
  'the database is missing': remove,
}

export const hanging = 'the checkpoint does not answer'

const options = { now: Date.now, log: () => undefined }

/** A store with a checkpoint and a tail; gives its content, its vectors and a backup. */
export async function fillForDamage(name: string, isBig = true) {
  const store = await openStore({ ...options, known: undefined }, { name, whenIdle: (job) => void setTimeout(job) })
  const add = async (text: string) => {
    const notes = store.docs.notes.getText('text')
    notes.insert(notes.length, text)
    store.docs.reviews.getArray('list').push([text.length])
    if (!(await store.flush(5_000))) throw new Error('The store was not filled.')
  }
  for (let at = 0; at < 3; at++) await add(`before ${at} `)
  if (isBig) {
    await add(long())
    for (let tries = 0; !(await hasCheckpoint(name)); tries++) {
      if (tries > 500) throw new Error('There was no compaction.')
      await new Promise((later) => setTimeout(later, 10))
    }
  }
  for (let at = 0; at < 5; at++) await add(`after ${at} `)
  const made = { content: contentOf(store), known: store.vectors(), backup: backupOf(store) }
  await store.close()
  return made
}

/** Text that cannot be compressed, so that Chromium keeps it in a file of its own. */
const long = () => Array.from({ length: 10_000 }, () => crypto.randomUUID()).join('')

/** More than the browser keeps in the log of its database, in values large enough for files of their own. */
export async function fillMore(store: RecordStore): Promise<void> {
  for (let at = 0; at < 100; at++) {
    const random = crypto.getRandomValues(new Uint8Array(45_000))
    store.docs.notes.getText('text').insert(0, btoa(String.fromCharCode(...random.subarray(0, 45_000))))
    if (!(await store.flush(10_000))) throw new Error('The store was not filled.')
  }
}

/** As text, which passes between page and spec much faster than a list of numbers. */
export const backupText = (store: RecordStore): string[] =>
  backupOf(store).map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

export function applyBackupText({ docs }: RecordStore, texts: readonly string[]): void {
  for (const [at, text] of texts.entries()) {
    const doc = docs[docNames[at] ?? 'notes']
    Y.applyUpdate(
      doc,
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    )
  }
}

const backupOf = ({ docs }: RecordStore) => docNames.map((name) => Y.encodeStateAsUpdate(docs[name]))

/** The checkpoint counts from when the rows that it covers are gone. */
async function hasCheckpoint(name: string): Promise<boolean> {
  const meta: unknown = await change(name, ['meta'], (tables) => tables.objectStore('meta').get('checkpoint/notes'))
  return meta !== undefined
}

/** Gives what was said of the damage, and whether everything was there again after the backup. */
export async function runDamage(kind: string, name: string) {
  const { content, known, backup } = await fillForDamage(name)
  const release = kind === hanging ? await hang(await checkpointOf(name)) : undefined
  await damages[kind]?.(name)
  const store = await openStore({ ...options, known }, { name })
  const { loss, setAside } = store.health()
  const isChanged = contentOf(store) !== content
  for (const [at, doc] of docNames.entries()) Y.applyUpdate(store.docs[doc], backup[at] ?? new Uint8Array([0, 0]))
  const isRestored = contentOf(store) === content && store.health().loss === undefined && (await store.flush(5_000))
  await store.close()
  const again = await openStore({ ...options, known }, { name })
  const isKept = contentOf(again) === content && again.health().loss === undefined
  const said = [...(loss ? [loss.kind] : []), ...setAside.map(({ id }) => id)]
  await again.close()
  release?.()
  return { said, isChanged, isRestored, isKept, loss: again.health().loss }
}

/** Whoever opens the database now waits until the connection is let go. */
async function hang(name: string): Promise<() => void> {
  const database = await answer(indexedDB.open(name))
  void indexedDB.deleteDatabase(name)
  return () => database.close()
}

async function changeRow(name: string, make: (row: Row) => object | undefined, place = 2): Promise<void> {
  const rows: Row[] = await change(name, ['journal'], (tables) =>
    tables.objectStore('journal').getAll(IDBKeyRange.bound(['notes', 0], ['notes', Number.POSITIVE_INFINITY])),
  )
  const row = rows.at(place)
  if (!row) throw new Error('There is no such row.')
  const changed = make(row)
  await change<unknown>(name, ['journal'], (tables) => {
    const journal = tables.objectStore('journal')
    return changed ? journal.put(changed) : journal.delete([row.doc, row.seq])
  })
}

async function changeCheckpoint(name: string, make: (bytes: Bytes) => unknown): Promise<void> {
  const checkpoint = await checkpointOf(name)
  const [key] = await change<IDBValidKey[]>(checkpoint, ['updates'], (tables) =>
    tables.objectStore('updates').getAllKeys(),
  )
  const [bytes] = await change<Bytes[]>(checkpoint, ['updates'], (tables) => tables.objectStore('updates').getAll())
  if (key === undefined || !bytes) throw new Error('The checkpoint is empty.')
  await change(checkpoint, ['updates'], (tables) => tables.objectStore('updates').put(make(bytes), key))
}

async function checkpointOf(name: string): Promise<string> {
  const all = await indexedDB.databases()
  const found = all.find((one) => one.name?.startsWith(`${name}-checkpoint-notes-`))?.name
  if (!found) throw new Error('There is no checkpoint.')
  return found
}

const changeMeta = async (name: string, key: string) =>
  void (await change(name, ['meta'], (tables) => tables.objectStore('meta').put({ key, crc: 1, text: 'garbage' })))

async function remove(name: string): Promise<void> {
  await answer(indexedDB.deleteDatabase(name))
}

async function change<T>(
  name: string,
  tables: readonly string[],
  job: (change: IDBTransaction) => IDBRequest,
): Promise<T> {
  const database = await answer(indexedDB.open(name))
  try {
    const transaction = database.transaction([...tables], 'readwrite')
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
    const result: T = await answer(job(transaction))
    await done
    return result
  } finally {
    database.close()
  }
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
