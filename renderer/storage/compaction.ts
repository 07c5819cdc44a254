/** Merges a document's checkpoint and the tail of its journal into a new checkpoint; runs in a worker where there is one. */
import * as Y from 'yjs'
import type { DocName } from '../study/record'
import { applyUpdates } from './applyUpdates'
import { checkpointName, matches, readCheckpoint, writeCheckpoint } from './checkpoint'
import { make } from './database'
import { readRow } from './journalRow'
import { type Pointer, readMeta } from './meta'
import { declareTables, type StudyDatabase } from './tables'

export interface CompactionJob {
  readonly database: string
  readonly doc: DocName
  /** The rows from `first` to `last` are merged; `count` of them are on the disk. */
  readonly first: number
  readonly last: number
  readonly count: number
  /** The checkpoint that is merged with them. */
  readonly base: number | undefined
  readonly generation: number
}

const rowsAtOnce = 500

/** Rejects, with nothing changed, where something cannot be read or written: the next start looks at it. */
export async function compact(job: CompactionJob): Promise<Pointer> {
  const database = make(job.database)
  declareTables(database)
  await database.open()
  try {
    const doc = new Y.Doc()
    await applyCheckpoint(database, job, doc)
    await applyTail(database, job, doc)
    return await writeCheckpoint(checkpointName(job.database, job.doc, job.generation), job.generation, doc)
  } finally {
    database.close()
  }
}

async function applyCheckpoint(database: StudyDatabase, job: CompactionJob, doc: Y.Doc) {
  if (job.base === undefined) return
  const pointer = await readMeta(database, 'checkpoint', job.doc)
  if (pointer === undefined || pointer === 'damaged' || pointer.generation !== job.base)
    throw new Error(`The checkpoint ${job.base} of ${job.doc} is not the one on the disk.`)
  const bytes = await readCheckpoint(checkpointName(job.database, job.doc, pointer.generation))
  if (!bytes || !matches(bytes, pointer)) throw new Error(`The checkpoint of ${job.doc} is damaged.`)
  Y.applyUpdate(doc, bytes)
}

/** Counts the rows, for the database may have been deleted and made anew meanwhile. */
async function applyTail(database: StudyDatabase, job: CompactionJob, doc: Y.Doc) {
  let count = 0
  for (let seq = job.first; seq <= job.last; seq += rowsAtOnce) {
    const to = Math.min(seq + rowsAtOnce - 1, job.last)
    const rows = await database.journal.where('[doc+seq]').between([job.doc, seq], [job.doc, to], true, true).toArray()
    applyRows(rows, doc)
    count += rows.length
  }
  if (count !== job.count) throw new Error(`${job.doc}: ${count} rows are there instead of ${job.count}.`)
}

function applyRows(rows: readonly unknown[], doc: Y.Doc) {
  const updates = rows.flatMap((row) => {
    const read = readRow(row)
    if ('reason' in read) throw new Error(read.reason)
    return read.updates
  })
  applyUpdates(doc, updates)
}
