/** When a document is compacted, and how a finished compaction takes the place of the rows that it covers. */
import type { DocName } from '../study/record'
import { checkpointName, listCheckpoints, removeDatabase } from './checkpoint'
import type { CompactionJob } from './compaction'
import type { Cursor } from './cursor'
import type { StudyDatabase } from './database'
import { type Head, metaRow, type Pointer } from './meta'
import { countPresent } from './ranges'
import { beyond } from './vector'

/** A tail this long costs about as much at the start as the checkpoint it stands on. */
const mostRows = 1_000
const mostBytes = 256 * 1024

export const isDue = ({ tail, checkpointBytes }: Cursor): boolean =>
  tail.rows >= mostRows || tail.bytes >= Math.max(mostBytes, checkpointBytes / 2)

export async function makeJob(database: string, doc: DocName, { head, base }: Cursor): Promise<CompactionJob> {
  const { first, last, absent } = head
  const generation = ((await listCheckpoints(database, doc))[0] ?? 0) + 1
  return { database, doc, first, last, count: countPresent(first, last, absent), base, generation }
}

/** One strict transaction: the pointer moves, and exactly the rows go that the checkpoint covers. Gives the new cursor. */
export async function adoptCheckpoint(
  database: StudyDatabase,
  { doc, last }: CompactionJob,
  cursor: Cursor,
  pointer: Pointer,
): Promise<Cursor> {
  const { journal, meta } = database
  const absent = cursor.head.absent.filter(([, to]) => to > last)
  const head: Head = { ...cursor.head, first: last + 1, absent, vector: beyond(cursor.head.vector, pointer.vector) }
  let tail = { rows: 0, bytes: 0 }
  await database.transaction('rw', [journal, meta], async () => {
    await meta.put(metaRow('checkpoint', doc, pointer))
    await meta.put(metaRow('head', doc, head))
    await journal.where('[doc+seq]').between([doc, Number.NEGATIVE_INFINITY], [doc, last], true, true).delete()
  })
  const left = await journal.where('[doc+seq]').between([doc, last], [doc, Number.POSITIVE_INFINITY], false).toArray()
  tail = { rows: left.length, bytes: left.reduce((sum, { bytes }) => sum + bytes.length, 0) }
  return { ...cursor, head, tail, base: pointer.generation, checkpointBytes: pointer.length }
}

/** Removes the checkpoints that the new one replaces; those that did not answer are kept. */
export async function removeReplaced(database: string, doc: DocName, { base, kept }: Cursor): Promise<void> {
  for (const generation of await listCheckpoints(database, doc))
    if (generation !== base && !kept.includes(generation))
      await removeDatabase(checkpointName(database, doc, generation))
}
