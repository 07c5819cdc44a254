/** What one entry of the record says, as plain data: a note, a card, an event, an answer, a section read, a lab's run, a setting. */
import * as Y from 'yjs'
import { canonical } from '../backup/plain'
import type { DocName, RecordDocs } from '../record'
import type { MadeKind } from './devices'

/**
 * One entry of a document. `key` is the key in a root that is a map; in a list it is the entry's id, or `listKey` of it
 * where it has none.
 */
export interface EntryRef {
  readonly doc: DocName
  readonly root: string
  readonly key: string
}

interface Place {
  readonly doc: DocName
  readonly root: string
  readonly isList: boolean
}

/** Where each kind stands. */
export const placeOf: Readonly<Record<MadeKind, Place>> = {
  notes: { doc: 'notes', root: 'notes', isList: false },
  cards: { doc: 'notes', root: 'cards', isList: false },
  events: { doc: 'reviews', root: 'events', isList: true },
  answers: { doc: 'study', root: 'answers', isList: true },
  read: { doc: 'study', root: 'read', isList: false },
  labs: { doc: 'study', root: 'labs', isList: false },
  settings: { doc: 'study', root: 'reviewLimits', isList: false },
}

/** Undefined for a root that the record does not have. */
export function kindOf(doc: DocName, root: string): MadeKind | undefined {
  for (const [kind, place] of Object.entries(placeOf))
    if (place.doc === doc && place.root === root) return kind as MadeKind
  return undefined
}

/** The key of an element of a list, shared or plain. */
export function listKey(value: unknown): string {
  const plain = toPlain(value)
  if (typeof plain === 'object' && plain !== null && 'id' in plain && typeof plain.id === 'string') return plain.id
  return `=${fingerprint(plain)}`
}

/** Undefined where there is no such entry. For many entries use `readEntries`. */
export const plainEntry = (docs: RecordDocs, ref: EntryRef): unknown =>
  readEntries(docs, ref.doc, ref.root, [ref.key]).get(ref.key)

/**
 * The plain content of those keys that are there, read in one walk. Of several elements of a list with the same id and
 * different content, all of them, in an order that depends on nothing but what they say.
 */
export function readEntries(
  docs: RecordDocs,
  doc: DocName,
  root: string,
  keys: Iterable<string>,
): ReadonlyMap<string, unknown> {
  const kind = kindOf(doc, root)
  if (!kind) return new Map()
  const wanted = new Set(keys)
  if (placeOf[kind].isList) return readList(docs[doc].getArray<unknown>(root), wanted)
  const map = docs[doc].getMap<unknown>(root)
  return new Map([...wanted].flatMap((key) => (map.has(key) ? [[key, toPlain(map.get(key))] as const] : [])))
}

function readList(list: Y.Array<unknown>, wanted: ReadonlySet<string>): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown[]>()
  list.forEach((value) => {
    const key = listKey(value)
    if (!wanted.has(key)) return
    const same = found.get(key)
    if (same) same.push(toPlain(value))
    else found.set(key, [toPlain(value)])
  })
  return new Map([...found].map(([key, same]) => [key, same.length === 1 ? same[0] : distinct(same)] as const))
}

function distinct(same: readonly unknown[]): unknown {
  const byText = new Map(same.map((plain) => [canonical(plain), plain] as const))
  const all = [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, plain]) => plain)
  return all.length === 1 ? all[0] : all
}

export const toPlain = (value: unknown): unknown => (value instanceof Y.AbstractType ? value.toJSON() : value)

/**
 * A short text that is another where the content is another, and `-` where there is none: 64 bits over the canonical text,
 * as two sums that are mixed with each other. It tells an edit from no edit; it is no security measure, and one who wants
 * two contents with the same fingerprint can make them.
 */
export function fingerprint(plain: unknown): string {
  if (plain === undefined) return '-'
  const text = canonical(plain)
  let [one, two] = [0xdeadbeef ^ text.length, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 2_654_435_761)
    two = Math.imul(two ^ unit, 1_597_334_677)
  }
  const first = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909)
  const second = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return [first, second].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('')
}
