/** Takes back what a sync changed on this device, by new edits: so it reaches the other devices too, and nothing leaves the history. */
import * as Y from 'yjs'
import { canonical } from '../backup/plain'
import { type DocName, docNames, type RecordDocs } from '../record'
import { bringFields, isSame, newEntry } from './bringEntry'
import type { Receipt, ReceiptEntry } from './devices'
import { isFields, isHidden, trashMark } from './entryTitle'
import { fingerprint, listKey, placeOf, readEntries, toPlain } from './plainEntry'

export interface UndoOptions {
  /** Whether reviews and answers go too; they are facts, and stay unless the learner says otherwise. */
  readonly alsoLogs: boolean
  readonly now: () => number
  /** The origin of the edits. */
  readonly origin: unknown
}

export interface UndoResult {
  /** Entries of which something was taken back. */
  readonly undone: number
  /** Entries of which something stays, because it was changed since. One may count as undone in part. */
  readonly kept: readonly Pick<ReceiptEntry, 'kind' | 'id' | 'title'>[]
}

type Outcome = { readonly isChanged: boolean; readonly isKept: boolean }
const nothing: Outcome = { isChanged: false, isKept: false }
const changed: Outcome = { isChanged: true, isKept: false }
const keptAll: Outcome = { isChanged: false, isKept: true }

/**
 * An entry that is still as the sync left it becomes what it was before. Notes and cards that came by it go to the trash.
 * Of what was changed since, only the sync's own part is taken back, where it can be told apart. Done twice it does no more.
 */
export function undoSync(docs: RecordDocs, receipt: Receipt, options: UndoOptions): UndoResult {
  const outcomes = new Map<ReceiptEntry, Outcome>()
  for (const doc of docNames) {
    const entries = receipt.entries.filter(({ kind }) => placeOf[kind].doc === doc)
    if (entries.length > 0) docs[doc].transact(() => undoDoc(docs, doc, entries, options, outcomes), options.origin)
  }
  const of = (entry: ReceiptEntry) => outcomes.get(entry) ?? nothing
  return {
    undone: receipt.entries.filter((entry) => of(entry).isChanged).length,
    kept: receipt.entries.filter((entry) => of(entry).isKept).map(({ kind, id, title }) => ({ kind, id, title })),
  }
}

function undoDoc(
  docs: RecordDocs,
  doc: DocName,
  entries: readonly ReceiptEntry[],
  options: UndoOptions,
  outcomes: Map<ReceiptEntry, Outcome>,
) {
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const { root, isList } = placeOf[kind]
    const ofKind = entries.filter((entry) => entry.kind === kind)
    const present = readEntries(
      docs,
      doc,
      root,
      ofKind.map(({ id }) => id),
    )
    if (isList) undoLog(docs[doc].getArray(root), ofKind, present, options, outcomes)
    else
      for (const entry of ofKind)
        outcomes.set(entry, undoEntry(docs[doc].getMap(root), entry, present.get(entry.id), options))
  }
}

function undoEntry(map: Y.Map<unknown>, entry: ReceiptEntry, now: unknown, options: UndoOptions): Outcome {
  if (isSame(now, entry.before)) return nothing
  return entry.before === undefined ? takeOut(map, entry, now, options) : bringBack(map, entry, now)
}

/** What came by the sync goes as the app itself lets it go. */
function takeOut(map: Y.Map<unknown>, { kind, id, after }: ReceiptEntry, now: unknown, options: UndoOptions): Outcome {
  if (isHidden(kind, id, now)) return nothing
  if (fingerprint(now) !== after) return keptAll
  const entry = map.get(id)
  const mark = kind === 'cards' ? trashMark(id, now, options.now()) : undefined
  if (kind === 'notes' && entry instanceof Y.Map) {
    entry.delete('purgedAt')
    entry.set('trashedAt', options.now())
  } else if (mark && entry instanceof Y.Map) entry.set('trashed', mark)
  else map.delete(id)
  return changed
}

function bringBack(map: Y.Map<unknown>, entry: ReceiptEntry, now: unknown): Outcome {
  const { kind, id, before, after } = entry
  const isUntouched = fingerprint(now) === after
  // Nobody goes on with what they mean to leave in the trash.
  if (!isUntouched && isHidden(kind, id, before) && !isHidden(kind, id, now)) return keptAll
  const left = isUntouched ? now : entry.left
  const stored = map.get(id)
  if (stored instanceof Y.Map && isFields(before) && isFields(left)) {
    const done = bringFields(stored, before, left, kind)
    return { isChanged: done.changed > 0, isKept: done.kept > 0 }
  }
  if (!isUntouched) return keptAll
  map.set(id, newEntry(kind, before))
  return changed
}

type Present = ReadonlyMap<string, unknown>

/** A log only grows: what is missing from it comes back in any case, and what came goes only where the learner says so. */
function undoLog(
  list: Y.Array<unknown>,
  entries: readonly ReceiptEntry[],
  present: Present,
  { alsoLogs }: UndoOptions,
  outcomes: Map<ReceiptEntry, Outcome>,
) {
  const before = new Map(entries.map((entry) => [entry.id, new Set(elementsOf(entry.before).map(canonical))] as const))
  const going = new Set<string>()
  const missing: unknown[] = []
  for (const entry of entries) {
    const now = present.get(entry.id)
    const here = new Set(elementsOf(now).map(canonical))
    const back = elementsOf(entry.before).filter((element) => !here.has(canonical(element)))
    const isSurplus = [...here].some((element) => !before.get(entry.id)?.has(element))
    const goes = alsoLogs && isSurplus && fingerprint(now) === entry.after
    if (goes) going.add(entry.id)
    missing.push(...back)
    outcomes.set(entry, { isChanged: goes || back.length > 0, isKept: alsoLogs && isSurplus && !goes })
  }
  if (going.size > 0) removeElements(list, (key, element) => going.has(key) && !before.get(key)?.has(element))
  if (missing.length > 0) list.push(missing)
}

const elementsOf = (plain: unknown): readonly unknown[] =>
  plain === undefined ? [] : Array.isArray(plain) ? plain : [plain]

function removeElements(list: Y.Array<unknown>, isGoing: (key: string, element: string) => boolean) {
  const all = list.toArray().map(toPlain)
  for (let at = all.length - 1; at >= 0; at--) if (isGoing(listKey(all[at]), canonical(all[at]))) list.delete(at)
}
