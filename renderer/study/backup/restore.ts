/** Bringing back a backup: what it would change, and doing it. The counts come from doing it to a copy. */
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../record'
import { bringTo, idOf, type Logs } from './bringTo'
import { canonical, docOf, type Plain, plainOf } from './plain'

/**
 * `merge` adds what the backup has and this device lacks, and changes nothing else. `replace` also brings notes, cards and
 * progress back to what they were; `logs` says whether reviews and answers given since stay.
 */
export type RestoreWay = { readonly kind: 'merge' } | { readonly kind: 'replace'; readonly logs: Logs }

export type BackupDocs = Readonly<Record<DocName, Uint8Array>>

export interface Change {
  /** The kind of thing: a root of a document, such as `notes`, `cards`, `events`, `answers`, `read`. */
  readonly kind: string
  readonly added: number
  readonly changed: number
  readonly gone: number
}

/** The mark of edits that a restore makes. */
export const restored = Symbol('restored')

/** Throws where a document of the backup cannot be read, before anything has changed. */
export function restore(docs: RecordDocs, backup: BackupDocs, way: RestoreWay): void {
  const wanted = openBackup(backup)
  for (const name of docNames) {
    Y.applyUpdate(docs[name], Y.encodeStateAsUpdate(wanted[name]), restored)
    if (way.kind === 'replace') bringTo(docs[name], wanted[name], way.logs, restored)
  }
}

/** Kinds that would change, in the order of the documents; empty where nothing would. */
export function previewRestore(docs: RecordDocs, backup: BackupDocs, way: RestoreWay): readonly Change[] {
  const copies = copyOf(docs)
  restore(copies, backup, way)
  return docNames.flatMap((name) => changesBetween(plainOf(docs[name]), plainOf(copies[name])))
}

/**
 * A backup that was made after a loss may hold changes that wait for lost ones. They wait on, for another backup or device
 * may have those, and everything else is there.
 */
const openBackup = (backup: BackupDocs): RecordDocs => ({
  notes: docOf(backup.notes),
  reviews: docOf(backup.reviews),
  study: docOf(backup.study),
})

const copyOf = ({ notes, reviews, study }: RecordDocs): RecordDocs => ({
  notes: docOf(Y.encodeStateAsUpdate(notes)),
  reviews: docOf(Y.encodeStateAsUpdate(reviews)),
  study: docOf(Y.encodeStateAsUpdate(study)),
})

function changesBetween(before: Plain, after: Plain): readonly Change[] {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  const changes = kinds.map((kind) => countChanges(kind, entriesOf(before[kind]), entriesOf(after[kind])))
  return changes.filter(({ added, changed, gone }) => added + changed + gone > 0)
}

function countChanges(kind: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Change {
  let [added, changed, gone] = [0, 0, 0]
  for (const [id, content] of after) {
    const old = before.get(id)
    if (old === undefined) added++
    else if (old !== content) changed++
  }
  for (const id of before.keys()) if (!after.has(id)) gone++
  return { kind, added, changed, gone }
}

/** By key or id, the content as text. */
function entriesOf(root: unknown): ReadonlyMap<string, string> {
  if (Array.isArray(root)) return new Map(root.map((entry) => [idOf(entry), canonical(entry)]))
  if (typeof root === 'object' && root !== null)
    return new Map(Object.entries(root).map(([key, value]) => [key, canonical(value)]))
  return new Map(root === undefined ? [] : [['', canonical(root)]])
}
