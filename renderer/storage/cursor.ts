/** Where a document stands on the disk, and the one transaction that moves it. */
import { type DocName, docNames } from '../study/record'
import { type JournalRow, makeRows } from './journalRow'
import type { Loaded } from './load'
import { type Head, metaRow } from './meta'
import type { Batch, Changes } from './pending'
import type { StudyDatabase } from './tables'
import { raise, type Vector } from './vector'

export interface Cursor {
  readonly head: Head
  readonly base: number | undefined
  readonly tail: { readonly updates: number; readonly bytes: number }
  readonly checkpointBytes: number
  /** Everything of the document that is on the disk. */
  readonly durable: Vector
  /** Checkpoints that did not answer: they are kept. */
  readonly kept: readonly number[]
}
export type Cursors = Record<DocName, Cursor>

const fresh: Cursor = {
  head: { first: 1, last: 0, vector: new Map(), absent: [] },
  base: undefined,
  tail: { updates: 0, bytes: 0 },
  checkpointBytes: 0,
  durable: new Map(),
  kept: [],
}
export const freshCursors = (): Cursors => ({ notes: fresh, reviews: fresh, study: fresh })

export const cursorOf = (loaded: Loaded, durable: Vector): Cursor => ({
  head: loaded.head,
  base: loaded.base,
  tail: loaded.tail,
  checkpointBytes: loaded.checkpointBytes,
  durable,
  kept: loaded.aside.flatMap(({ isMovable, generation }) =>
    isMovable || generation === undefined ? [] : [generation],
  ),
})

/** Nothing on the disk counts any more: rows begin anew after all that were ever written. */
export const restartCursor = ({ head, kept }: Cursor): Cursor => ({
  ...fresh,
  head: { ...fresh.head, first: head.last + 1, last: head.last },
  kept,
})

/** Resolves with the new cursors when the disk has the batch: the transaction is strict and complete. */
export async function writeBatch(database: StudyDatabase, cursors: Cursors, batch: Batch): Promise<Cursors> {
  const next = { ...cursors }
  const rows: JournalRow[] = []
  for (const name of docNames) {
    const changes = batch.get(name)
    if (!changes) continue
    const cursor = cursors[name]
    const added = makeRows(name, cursor.head.last + 1, changes.updates)
    rows.push(...added)
    next[name] = advance(cursor, added, changes)
  }
  const heads = docNames.filter((name) => batch.has(name)).map((name) => metaRow('head', name, next[name].head))
  await putStrictly(database, rows, heads)
  return next
}

function advance(cursor: Cursor, rows: readonly JournalRow[], { updates, touched }: Changes): Cursor {
  const vector = new Map(cursor.head.vector)
  raise(vector, touched)
  const durable = new Map(cursor.durable)
  raise(durable, touched)
  const bytes = rows.reduce((sum, row) => sum + row.bytes.length, 0)
  return {
    ...cursor,
    head: { ...cursor.head, last: cursor.head.last + rows.length, vector },
    tail: { updates: cursor.tail.updates + updates.length, bytes: cursor.tail.bytes + bytes },
    durable,
  }
}

/**
 * The one write on the typing path goes past Dexie's middleware, to the connection that Dexie opened: it takes a third
 * of the time on the main thread. Rows are put, not added, so that a repeated try overwrites the one before.
 */
function putStrictly(database: StudyDatabase, rows: readonly JournalRow[], heads: readonly object[]): Promise<void> {
  return new Promise((done, fail) => {
    const change = database.backendDB().transaction(['journal', 'meta'], 'readwrite', { durability: 'strict' })
    change.oncomplete = () => done()
    change.onabort = () => fail(change.error ?? new Error('DatabaseClosed: the write was cut off.'))
    const journal = change.objectStore('journal')
    const meta = change.objectStore('meta')
    for (const row of rows) journal.put(row)
    for (const head of heads) meta.put(head)
    change.commit()
  })
}
