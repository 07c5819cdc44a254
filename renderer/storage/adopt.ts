/** When a document is compacted, and how a finished compaction takes the place of the rows that it covers. */
import type { DocName } from '../study/record'
import { checkpointName, listCheckpoints, removeDatabase } from './checkpoint'
import type { CompactionJob } from './compaction'
import type { Cursor } from './cursor'
import { type Head, metaRow, type Pointer } from './meta'
import { countPresent } from './ranges'
import type { StudyDatabase } from './tables'
import { beyond } from './vector'

/** A tail this long costs the start about a tenth of what the checkpoint it stands on does, or next to nothing. */
const mostUpdates = 1_000
const mostBytes = 256 * 1024
const checkpointBytesAnUpdate = 800

export const isDue = ({ tail, checkpointBytes }: Cursor): boolean =>
  tail.updates >= Math.max(mostUpdates, checkpointBytes / checkpointBytesAnUpdate) ||
  tail.bytes >= Math.max(mostBytes, checkpointBytes / 2)

/** Generations are times, so that a compaction which outlives its window never writes where the next window's does. */
export async function makeJob(
  database: string,
  doc: DocName,
  { head, base }: Cursor,
  now: number,
): Promise<CompactionJob> {
  const { first, last, absent } = head
  const generation = Math.max(now, ((await listCheckpoints(database, doc))[0] ?? 0) + 1)
  return { database, doc, first, last, count: countPresent(first, last, absent), base, generation }
}

/** One strict transaction: the pointer moves, and exactly the rows go that the checkpoint covers. Gives the new cursor. */
export async function adoptCheckpoint(
  database: StudyDatabase,
  { doc, last }: CompactionJob,
  cursor: Cursor,
  covered: Cursor['tail'],
  pointer: Pointer,
): Promise<Cursor> {
  const { journal, meta } = database
  const absent = cursor.head.absent.filter(([, to]) => to > last)
  const head: Head = { ...cursor.head, first: last + 1, absent, vector: beyond(cursor.head.vector, pointer.vector) }
  const tail = {
    updates: cursor.tail.updates - covered.updates,
    bytes: cursor.tail.bytes - covered.bytes,
  }
  await database.transaction('rw', [journal, meta], async () => {
    await meta.put(metaRow('checkpoint', doc, pointer))
    await meta.put(metaRow('head', doc, head))
    await journal.where('[doc+seq]').between([doc, Number.NEGATIVE_INFINITY], [doc, last], true, true).delete()
  })
  return { ...cursor, head, tail, base: pointer.generation, checkpointBytes: pointer.length }
}

/** Removes the checkpoints that the new one replaces; those that did not answer are kept. */
export async function removeReplaced(database: string, doc: DocName, { base, kept }: Cursor): Promise<void> {
  for (const generation of await listCheckpoints(database, doc))
    if (base !== undefined && generation < base && !kept.includes(generation))
      await removeDatabase(checkpointName(database, doc, generation))
}
