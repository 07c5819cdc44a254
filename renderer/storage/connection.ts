/** What follows an opening: the documents are filled the first time; later, what is left on the disk is held against the cursor. */
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { checkpointName, listCheckpoints, matches, readCheckpoint, readSeal, removeDatabase } from './checkpoint'
import type { Cursor } from './cursor'
import { type Loaded, loadDoc } from './load'
import { type Head, metaRow, type Owed, readMeta } from './meta'
import { countPresent } from './ranges'
import { readValue } from './readValue'
import type { SetAside } from './store'
import type { StudyDatabase } from './tables'

export async function fillDocs(database: StudyDatabase, docs: RecordDocs, now: () => number) {
  const load = (name: DocName) => loadDoc({ database, name, doc: docs[name], now })
  const [notes, reviews, study] = await Promise.all([load('notes'), load('reviews'), load('study')])
  return { notes, reviews, study }
}

/** Moves what is damaged aside, in one transaction with the note that it is no longer looked for. Gives the new head. */
export async function moveAside(
  database: StudyDatabase,
  name: DocName,
  { aside, head }: Loaded,
  owed: Owed | undefined,
): Promise<Head> {
  if (aside.length === 0 && owed === undefined) return head
  const seqs = aside.flatMap(({ seq }) => (seq === undefined ? [] : [seq]))
  const moved = aside.filter(({ isMovable }) => isMovable)
  const generations = moved.flatMap(({ generation }) => (generation === undefined ? [] : [generation]))
  const next: Head = { ...head, absent: [...head.absent, ...seqs.map((seq) => [seq, seq] as const)] }
  const { journal, meta } = database
  await database.transaction('rw', [journal, meta, database.aside], async () => {
    await database.aside.bulkPut(moved.map(({ row }) => row))
    await journal.bulkDelete(seqs.map((seq) => [name, seq]))
    await meta.put(metaRow('head', name, next))
    if (moved.some(({ row }) => row.what === 'checkpoint')) await meta.delete(`checkpoint/${name}`)
    if (owed) await meta.put(metaRow('owed', name, owed))
  })
  for (const generation of generations) await removeDatabase(checkpointName(database.name, name, generation))
  return next
}

/** Brings in what checkpoints of unfinished compactions have beyond the document, as new changes. */
export async function applyLeftovers(database: string, name: DocName, doc: Y.Doc, generations: readonly number[]) {
  for (const generation of generations) {
    const at = checkpointName(database, name, generation)
    const seal = await readSeal(at).catch(() => undefined)
    const bytes = seal && (await readCheckpoint(at).catch(() => undefined))
    if (seal && bytes && matches(bytes, seal)) Y.applyUpdate(doc, bytes, 'leftover checkpoint')
  }
}

/** The documents whose rows or checkpoint are not as this window left them. */
export async function findChanged(
  database: StudyDatabase,
  cursors: Readonly<Record<DocName, Cursor>>,
): Promise<DocName[]> {
  const changed = await Promise.all(docNames.map((name) => isChanged(database, name, cursors[name])))
  return docNames.filter((_, at) => changed[at])
}

async function isChanged(database: StudyDatabase, name: DocName, { head, base }: Cursor): Promise<boolean> {
  const stored = await readMeta(database, 'head', name)
  const pointer = await readMeta(database, 'checkpoint', name)
  if (stored === 'damaged' || pointer === 'damaged') return true
  if ((stored?.first ?? 1) !== head.first || (stored?.last ?? 0) !== head.last) return true
  if (base !== undefined && pointer?.generation !== base) return true
  if (base !== undefined && !(await listCheckpoints(database.name, name)).includes(base)) return true
  const keys = database.journal.where('[doc+seq]').between([name, head.first], [name, head.last], true, true)
  return (await keys.count()) !== countPresent(head.first, head.last, head.absent)
}

/** What was set aside, each once and without its bytes; what cannot be read even there is left out. */
export async function listAside(
  aside: StudyDatabase['aside'] | undefined,
  found: readonly SetAside[],
): Promise<SetAside[]> {
  const kept: SetAside[] = []
  for (const id of (await aside?.toCollection().primaryKeys()) ?? []) {
    const read = await readValue(async () => aside?.get(id))
    if ('value' in read && read.value) kept.push(read.value)
  }
  const all = [...kept, ...found]
  return [
    ...new Map(
      all.map(({ id, doc, what, reason, at, size, from }) => {
        const one = { id, doc, what, reason, at, size, ...(from && { from }) }
        return [id, one] as const
      }),
    ).values(),
  ]
}

/** Notes what is owed and what was accepted, and forgets what is owed no longer. */
export async function noteDebts(
  database: StudyDatabase,
  owed: (name: DocName) => Owed | undefined,
  accepted: ReadonlyMap<DocName, Owed>,
): Promise<void> {
  const rows = docNames.flatMap((name) => [owed(name) ?? []].flat().map((debt) => metaRow('owed', name, debt)))
  const paid = docNames.filter((name) => !owed(name)).map((name) => `owed/${name}`)
  await database.transaction('rw', database.meta, async () => {
    await database.meta.bulkPut([...rows, ...[...accepted].map(([name, debt]) => metaRow('accepted', name, debt))])
    await database.meta.bulkDelete(paid)
  })
}
