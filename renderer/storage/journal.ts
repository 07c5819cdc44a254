/**
 * Keeps Yjs documents in an append-only journal: one row a change, written with strict durability.
 * Updates commute and are idempotent, so any set of rows that can be read gives a correct document.
 */
import { Dexie, type EntityTable } from 'dexie'
import * as Y from 'yjs'

interface JournalRow {
  readonly seq: number
  readonly doc: string
  /** A Yjs update, encoding V1. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What became of the changes; `failed` carries the reason in words for the log. */
export type JournalEvent =
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly seq: number; readonly reason: string }

const fromJournal = Symbol('journal')
const retryMs = 2_000

export interface Journal {
  /** Fills the document from its rows, then appends every change made to it until the journal closes. */
  readonly attach: (doc: Y.Doc, name: string) => Promise<void>
  /** Resolves when every change so far is on disk or has failed. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens the journal database; rejects where the browser refuses storage. */
export async function openJournal(database: string, happened: (event: JournalEvent) => void): Promise<Journal> {
  const db = new Dexie(database, { chromeTransactionDurability: 'strict' }) as Dexie & {
    rows: EntityTable<JournalRow, 'seq'>
  }
  db.version(1).stores({ rows: '++seq, doc' })
  await db.open()
  const detach: (() => void)[] = []
  const unsaved: Omit<JournalRow, 'seq'>[] = []
  let writing: Promise<void> = Promise.resolve()
  let retry: ReturnType<typeof setTimeout> | undefined

  const write = async () => {
    clearTimeout(retry)
    const rows = [...unsaved]
    if (rows.length === 0) return
    try {
      await db.rows.bulkAdd(rows)
      unsaved.splice(0, rows.length)
      happened({ kind: 'saved' })
    } catch (reason) {
      retry = setTimeout(() => append([]), retryMs) // the rows stay in memory until they are written
      happened({ kind: 'failed', reason: String(reason) })
    }
  }
  const append = (rows: readonly Omit<JournalRow, 'seq'>[]) => {
    unsaved.push(...rows)
    writing = writing.then(write)
  }

  const attach = async (doc: Y.Doc, name: string) => {
    const rows = await db.rows.where('doc').equals(name).sortBy('seq')
    const fill = () => {
      for (const row of rows) applyRow(doc, row, happened)
    }
    Y.transact(doc, fill, fromJournal)
    const pending: Uint8Array[] = []
    const changed = (bytes: Uint8Array, origin: unknown) => {
      if (origin === fromJournal) return
      if (pending.push(bytes) === 1)
        queueMicrotask(() =>
          append(pending.splice(0).map((update) => ({ doc: name, bytes: update as Uint8Array<ArrayBuffer> }))),
        )
    }
    doc.on('update', changed)
    detach.push(() => doc.off('update', changed))
  }

  const flush = async () => {
    await Promise.resolve()
    await writing
  }
  const close = async () => {
    for (const stop of detach) stop()
    await flush()
    clearTimeout(retry)
    db.close()
  }
  return { attach, flush, close }
}

function applyRow(doc: Y.Doc, row: JournalRow, happened: (event: JournalEvent) => void) {
  try {
    Y.applyUpdate(doc, row.bytes, fromJournal)
  } catch (reason) {
    happened({ kind: 'unreadable', seq: row.seq, reason: String(reason) }) // the row stays; the others still count
  }
}
