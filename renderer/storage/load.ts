/** Fills a document from its checkpoint and its journal. What cannot be trusted is left out, named and kept. */
import * as Y from 'yjs'
import type { DocName } from '../study/record'
import { applyUpdates } from './applyUpdates'
import { checkpointName, listCheckpoints, matches, readCheckpoint, readSeal } from './checkpoint'
import { readRow } from './journalRow'
import { type Found, type Head, type Owed, readMetas } from './meta'
import { missingIn, type Range } from './ranges'
import { isLostValue, readValue } from './readValue'
import type { AsideRow, StudyDatabase } from './tables'
import { beyond, isBehind, raise, type Vector, vectorOf } from './vector'

/** The origin of what comes from the disk: it is not written again. */
export const fromDisk = Symbol('from the disk')
const rowsAtOnce = 500

export interface Loaded {
  readonly head: Head
  /** The generation of the checkpoint in use. */
  readonly base: number | undefined
  readonly tail: { readonly updates: number; readonly bytes: number }
  readonly checkpointBytes: number
  /** What the store itself says must be there. */
  readonly owed: Owed
  readonly accepted: Owed | undefined
  readonly aside: readonly Damaged[]
  /** The document has more than its checkpoint and its rows. */
  readonly needsRewrite: boolean
  /** Checkpoints beside the one in use, from a compaction that did not end. */
  readonly leftovers: readonly number[]
}

/** A damaged part; `seq` or `generation` says where it stood. */
export interface Damaged {
  readonly row: AsideRow
  /** False of a checkpoint that did not answer: it stays, for it may answer at the next start. */
  readonly isMovable: boolean
  readonly seq?: number
  readonly generation?: number
}

export interface LoadOptions {
  readonly database: StudyDatabase
  readonly name: DocName
  readonly doc: Y.Doc
  readonly now: () => number
}

export async function loadDoc(options: LoadOptions): Promise<Loaded> {
  const { database, name, doc } = options
  // What needs nothing of one another is asked for together: at a start every turn of the database is waited for.
  const [metas, generations] = await Promise.all([readMetas(database, name), listCheckpoints(database.name, name)])
  const { head, owed, accepted } = metas
  const [checkpoint, firstRows] = await Promise.all([
    loadCheckpoint(options, metas.checkpoint, generations),
    readRows(options, Number.NEGATIVE_INFINITY),
  ])
  const journal = await loadJournal(options, firstRows)
  const isHeadLost = head === 'damaged' || (head === undefined && (journal.seqs.length > 0 || checkpoint.isThere))
  const known = head === 'damaged' ? undefined : head
  const found = { first: journal.seqs[0] ?? 1, last: journal.seqs.at(-1) ?? 0, absent: [] as readonly Range[] }
  const { first, last, absent } = known ?? found
  const missing = missingIn({ first, last }, journal.seqs, absent)
  const vector = new Map(checkpoint.vector)
  for (const more of [known?.vector, isSound(owed) ? owed.vector : undefined]) if (more) raise(vector, more)
  // A document that was written anew needs the checkpoint no longer.
  const isReplaced = checkpoint.vector.size > 0 && !isBehind(vectorOf(doc), checkpoint.vector)
  return {
    head: { first, last, absent: [...absent, ...missing], vector: beyond(vectorOf(doc), checkpoint.vector) },
    base: checkpoint.base,
    tail: { updates: journal.updates, bytes: journal.bytes },
    checkpointBytes: checkpoint.bytes,
    owed: {
      vector,
      hasGaps:
        isHeadLost ||
        missing.length > 0 ||
        journal.aside.length > 0 ||
        (checkpoint.isLost && !isReplaced) ||
        hasGaps(owed),
    },
    accepted: isSound(accepted) ? accepted : undefined,
    aside: [...checkpoint.aside, ...journal.aside],
    needsRewrite: journal.aside.length > 0 || (checkpoint.isThere && checkpoint.base === undefined),
    leftovers: checkpoint.leftovers,
  }
}

const isSound = (owed: Owed | 'damaged' | undefined): owed is Owed => owed !== undefined && owed !== 'damaged'
const hasGaps = (owed: Owed | 'damaged' | undefined) => owed === 'damaged' || owed?.hasGaps === true

interface LoadedCheckpoint {
  readonly isThere: boolean
  readonly isLost: boolean
  readonly base: number | undefined
  readonly bytes: number
  readonly vector: Vector
  readonly aside: readonly Damaged[]
  readonly leftovers: readonly number[]
}

async function loadCheckpoint(
  options: LoadOptions,
  pointer: Found<'checkpoint'>,
  generations: readonly number[],
): Promise<LoadedCheckpoint> {
  const none = { isThere: false, isLost: false, base: undefined, bytes: 0, vector: new Map(), aside: [], leftovers: [] }
  if (pointer === undefined && generations.length === 0) return none
  if (pointer === undefined || pointer === 'damaged') return loadSealed(options, generations, pointer === 'damaged')
  const { generation, vector } = pointer
  const read = await readAndApply(options, generation, pointer)
  const leftovers = generations.filter((one) => one !== generation)
  if (read.isApplied) return { ...none, isThere: true, base: generation, bytes: pointer.length, vector, leftovers }
  return { ...none, isThere: true, isLost: true, vector, aside: read.aside, leftovers }
}

/** Without the pointer, every checkpoint that its own seal vouches for is taken. */
async function loadSealed(options: LoadOptions, generations: readonly number[], isDamaged: boolean) {
  const aside: Damaged[] = []
  let isThere = isDamaged
  let isFound = false
  for (const generation of generations) {
    const seal = await readSeal(checkpointName(options.database.name, options.name, generation)).catch(() => undefined)
    if (!seal && !isDamaged) continue // a first compaction that did not end: all its rows are still there
    isThere = true
    const read = await readAndApply(options, generation, seal)
    isFound ||= read.isApplied
    aside.push(...read.aside)
  }
  if (isDamaged) aside.push(damagedPointer(options))
  const vector: Vector = new Map()
  return { isThere, isLost: isThere && !isFound, base: undefined, bytes: 0, vector, aside, leftovers: generations }
}

function damagedPointer({ name, now }: LoadOptions): Damaged {
  const reason = 'What pointed to the checkpoint is damaged.'
  const row = { id: `pointer/${name}`, doc: name, what: 'checkpoint', reason, at: now(), size: 0 } as const
  return { row: { ...row, bytes: new Uint8Array() }, isMovable: true }
}

async function readAndApply(
  { database, name, doc, now }: LoadOptions,
  generation: number,
  seal: { readonly crc: number; readonly length: number } | undefined,
): Promise<{ readonly isApplied: boolean; readonly aside: readonly Damaged[] }> {
  const damaged = (reason: string, bytes: Uint8Array<ArrayBuffer> = new Uint8Array(), canMove = true) => {
    const row = { id: `checkpoint/${name}/${generation}`, doc: name, what: 'checkpoint' as const, reason, at: now() }
    return {
      isApplied: false,
      aside: [{ row: { ...row, size: bytes.length, bytes }, isMovable: canMove, generation }],
    }
  }
  try {
    const bytes = await readCheckpoint(checkpointName(database.name, name, generation))
    if (!bytes) return damaged('It is not there, or is not one row of bytes.')
    if (!seal || !matches(bytes, seal)) return damaged('Its checksum does not match.', bytes)
    Y.applyUpdate(doc, bytes, fromDisk)
    return { isApplied: true, aside: [] }
  } catch (reason) {
    return damaged(String(reason), new Uint8Array(), false) // it stays: it may answer at the next start
  }
}

async function loadJournal(options: LoadOptions, firstRows: readonly StoredRow[]) {
  const { name, doc, now } = options
  const seqs: number[] = []
  const aside: Damaged[] = []
  let bytes = 0
  let updates = 0
  for (let chunk = firstRows; ; ) {
    for (const { stored, ...applied } of applyRows(doc, chunk)) {
      const { seq, row } = stored
      seqs.push(seq)
      bytes += applied.size
      updates += applied.updates
      if (applied.reason) aside.push({ row: asideRow(name, seq, row, applied.reason, now()), isMovable: true, seq })
    }
    const last = chunk.at(-1)
    if (!last || chunk.length < rowsAtOnce) return { seqs, aside, bytes, updates }
    chunk = await readRows(options, last.seq)
  }
}

interface StoredRow {
  readonly seq: number
  readonly row?: unknown
  /** Why the row cannot be read. */
  readonly lost?: string
}

/** Rows from after `from`. Where one is lost, or is nothing that tells its number, they are read one by one. */
async function readRows({ database: { journal }, name }: LoadOptions, from: number): Promise<readonly StoredRow[]> {
  const next = () =>
    journal.where('[doc+seq]').between([name, from], [name, Number.POSITIVE_INFINITY], false, true).limit(rowsAtOnce)
  const rows: unknown[] | undefined = await next()
    .toArray()
    .catch((reason: unknown) => (isLostValue(reason) ? undefined : Promise.reject(reason)))
  if (rows?.every(isNumbered)) return rows.map((row) => ({ seq: row.seq, row }))
  const found: StoredRow[] = []
  for (const key of (await next().primaryKeys()) as [string, number][]) {
    const read = await readValue(() => journal.get(key))
    found.push('reason' in read ? { seq: key[1], lost: read.reason } : { seq: key[1], row: read.value })
  }
  return found
}

const isNumbered = (row: unknown): row is { readonly seq: number } =>
  typeof row === 'object' && row !== null && 'seq' in row && typeof row.seq === 'number'

interface Applied {
  readonly stored: StoredRow
  readonly size: number
  readonly updates: number
  readonly reason?: string
}
type Read = { readonly stored: StoredRow } & (ReturnType<typeof readRow> | { readonly reason: string })

function applyRows(doc: Y.Doc, rows: readonly StoredRow[]): Applied[] {
  const read = rows.map(
    (stored): Read => ({
      stored,
      ...(stored.lost === undefined ? readRow(stored.row) : { reason: stored.lost }),
    }),
  )
  try {
    applyUpdates(doc, read.flatMap(updatesOf), fromDisk)
    return read.map(measured)
  } catch {
    return read.map((one) => applyAlone(doc, one)) // tells which; what was applied already may be applied again
  }
}

function applyAlone(doc: Y.Doc, read: Read): Applied {
  try {
    applyUpdates(doc, updatesOf(read), fromDisk)
    return measured(read)
  } catch (reason) {
    return { ...measured(read), reason: String(reason) }
  }
}

const updatesOf = (read: Read): readonly Uint8Array[] => ('updates' in read ? read.updates : [])

function measured(read: Read): Applied {
  const updates = updatesOf(read)
  const found = {
    stored: read.stored,
    size: updates.reduce((sum, { length }) => sum + length, 0),
    updates: updates.length,
  }
  return 'reason' in read ? { ...found, reason: read.reason } : found
}

function asideRow(doc: DocName, seq: number, row: unknown, reason: string, at: number): AsideRow {
  const { bytes } = (row ?? {}) as { bytes?: unknown }
  const kept = bytes instanceof Uint8Array ? new Uint8Array(bytes) : new TextEncoder().encode(JSON.stringify(row) ?? '')
  return { id: `row/${doc}/${seq}`, doc, what: 'row', reason, at, size: kept.length, bytes: kept }
}
