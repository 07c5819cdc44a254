/** Backups in a profile, made as the app makes them, for the states of the screen that shows them. */
import { join } from 'node:path'
import * as Y from 'yjs'
import { check } from '../../main/bridge/check'
import type { BackupReason } from '../../main/bridge/contract'
import { Vault } from '../../main/vault/vault'

export interface SeededBackup {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reason?: BackupReason
  /** Sections of chapter 1 that were read then, and notes that were there: by name. */
  readonly read?: readonly string[]
  readonly notes?: readonly string[]
}

/** The first is the oldest. Gives their ids. */
export async function seedBackups(userData: string, backups: readonly SeededBackup[]): Promise<readonly string[]> {
  let now = 0
  const warn = (message: string, error?: unknown) => console.error(message, error)
  const vault = new Vault({ folder: join(userData, 'backups'), check, nowMs: () => now, log: { warn } })
  const ids: string[] = []
  for (const { at, reason = 'regular', read = [], notes = [] } of backups) {
    now = at
    const result = await vault.write({ reason, ...documentsOf(read, notes), images: [] })
    if (!result.written) throw new Error(result.reason)
    ids.push(result.entry.id)
  }
  return ids
}

function documentsOf(read: readonly string[], notes: readonly string[]) {
  const [noteDoc, reviews, study] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  for (const section of read) study.getMap('read').set(`runtime/${section}`, 1)
  for (const note of notes) noteDoc.getMap('notes').set(note, new Y.Map([['body', new Y.Text(note)]]))
  const encode = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc)
  const vector = (doc: Y.Doc) => Y.encodeStateVector(doc)
  return {
    documents: { notes: encode(noteDoc), reviews: encode(reviews), study: encode(study) },
    vectors: { notes: vector(noteDoc), reviews: vector(reviews), study: vector(study) },
  }
}
