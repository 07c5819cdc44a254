/** From the first format, whose rows were bare and counted over all documents, and from the second, which knew no other device, to the one of today. */
import * as Y from 'yjs'
import { type DocName, docNames } from '../study/record'
import { makeRows } from './journalRow'
import { metaRow, sealText } from './meta'
import { declareTables, type StudyDatabase } from './tables'

/** Each document as one update (V1). */
export type Snapshot = Readonly<Record<DocName, Uint8Array<ArrayBuffer>>>

interface FirstRow {
  readonly seq: number
  readonly doc: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The upgrade is one transaction: a kill leaves the old format or the new one, and nothing between. */
export function declareFormats(database: StudyDatabase, now: () => number): void {
  database.version(1).stores({ rows: '++seq, doc' })
  declareSecond(database).upgrade(async (change) => {
    const last = new Map<string, number>()
    const rows = soundRows(await change.table<FirstRow>('rows').toArray()).flatMap(({ doc, bytes }) => {
      const seq = (last.get(doc) ?? 0) + 1
      last.set(doc, seq)
      return makeRows(doc, seq, [bytes])
    })
    await change.table('journal').bulkPut(rows)
    await change.table('meta').bulkPut([...last].map(([doc, seq]) => headRow(doc, seq)))
    const done = { from: 1, to: 2, at: now(), rows: rows.length }
    await change.table('meta').put(sealText('migration/1-2', JSON.stringify(done)))
  })
  // Tables are added, and none is changed: so there is nothing to copy before.
  declareTables(database).upgrade(async (change) => {
    await change.table('meta').put(sealText('migration/2-3', JSON.stringify({ from: 2, to: 3, at: now() })))
  })
}

const declareSecond = (database: StudyDatabase) =>
  database.version(2).stores({
    journal: '[doc+seq]',
    meta: 'key',
    images: 'hash',
    versions: '[note+at]',
    aside: 'id',
    rows: null,
  })

/** What the first format held, read without changing it. */
export async function readFormat1(database: StudyDatabase): Promise<Snapshot> {
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  await database.open()
  try {
    for (const { doc, bytes } of soundRows(await database.table<FirstRow>('rows').toArray()))
      if (isDocName(doc)) applyIfItCan(docs[doc], bytes)
  } finally {
    database.close()
  }
  const bytes = (name: DocName) => Y.encodeStateAsUpdate(docs[name]) as Uint8Array<ArrayBuffer>
  return { notes: bytes('notes'), reviews: bytes('reviews'), study: bytes('study') }
}

const isDocName = (name: string): name is DocName => docNames.some((one) => one === name)

const soundRows = (rows: readonly FirstRow[]) =>
  rows.filter(({ doc, bytes }) => typeof doc === 'string' && bytes instanceof Uint8Array)

function applyIfItCan(doc: Y.Doc, bytes: Uint8Array) {
  try {
    Y.applyUpdate(doc, bytes)
  } catch (reason) {
    // The migration keeps the row, and the load after it sets it aside and says so.
    console.warn('A row of the first format cannot be read:', reason)
  }
}

const headRow = (doc: string, last: number) =>
  metaRow('head', doc as DocName, { first: 1, last, vector: new Map(), absent: [] })
