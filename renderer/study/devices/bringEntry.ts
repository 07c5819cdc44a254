/** Brings one entry of a map of the record back to how it was, as new edits, and leaves what was changed since. */
import * as Y from 'yjs'
import { canonical } from '../backup/plain'
import { dropEmbeds } from '../notes/editText'
import type { MadeKind } from './devices'
import { isFields } from './entryTitle'
import { toPlain } from './plainEntry'
import { takeBackText } from './takeBackText'
import type { Hunk } from './textHunks'

/** What could be taken back, and what not because it was changed since. */
export interface Brought {
  changed: number
  kept: number
}

type Fields = Readonly<Record<string, unknown>>

/** Bookkeeping that follows an edit; alone it is nobody's work. */
const stamps: ReadonlySet<string> = new Set(['changedAt'])

/** `before` the sync, and as the sync `left` it. What the sync did not change is not looked at. */
export function bringFields(here: Y.Map<unknown>, before: Fields, left: Fields, kind: MadeKind | undefined): Brought {
  const done: Brought = { changed: 0, kept: 0 }
  for (const key of new Set([...Object.keys(before), ...Object.keys(left)])) {
    const [then, after] = [fieldOf(before, key), fieldOf(left, key)]
    const now = toPlain(here.get(key))
    if (isSame(then, after) || isSame(then, now)) continue
    const one = bringField(here, key, then, after, kind)
    if (stamps.has(key)) continue
    done.changed += one.changed
    done.kept += one.kept
  }
  return done
}

function bringField(
  here: Y.Map<unknown>,
  key: string,
  then: unknown,
  after: unknown,
  kind: MadeKind | undefined,
): Brought {
  const value = here.get(key)
  if (value instanceof Y.Text && typeof then === 'string' && typeof after === 'string') {
    dropEmbeds(value)
    const { hunks, overlaps } = takeBackText(then, after, value.toString())
    editText(value, hunks)
    return { changed: hunks.length, kept: overlaps }
  }
  if (value instanceof Y.Map && isFields(then) && isFields(after)) return bringFields(value, then, after, undefined)
  if (!isSame(toPlain(value), after)) return { changed: 0, kept: 1 }
  setPlain(here, key, then, kind)
  return { changed: 1, kept: 0 }
}

/** In one walk through the text, however many the places. */
function editText(text: Y.Text, hunks: readonly Hunk[]) {
  let at = 0
  const steps = hunks.flatMap(({ from, to, text: words }) => {
    const kept = from - at
    at = to
    return [
      ...(kept > 0 ? [{ retain: kept }] : []),
      ...(words === '' ? [] : [{ insert: words }]),
      ...(to > from ? [{ delete: to - from }] : []),
    ]
  })
  text.applyDelta(steps)
}

/** A field of a note or of another entry; undefined takes it out. */
function setPlain(here: Y.Map<unknown>, key: string, plain: unknown, kind: MadeKind | undefined) {
  if (plain === undefined) here.delete(key)
  else here.set(key, kind === 'notes' ? noteField(key, plain) : plain)
}

function noteField(key: string, plain: unknown): unknown {
  if (key === 'body' && typeof plain === 'string') return new Y.Text(plain)
  return key === 'tags' && isFields(plain) ? new Y.Map(Object.entries(plain)) : plain
}

/** An entry that is there no more, anew. */
export function newEntry(kind: MadeKind, plain: unknown): unknown {
  if (!isFields(plain)) return plain
  if (kind === 'notes')
    return new Y.Map(Object.entries(plain).map(([key, field]) => [key, noteField(key, field)] as const))
  return kind === 'cards' ? new Y.Map(Object.entries(plain)) : plain
}

const fieldOf = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined)

export const isSame = (one: unknown, other: unknown): boolean =>
  (one === undefined) === (other === undefined) && canonical(one) === canonical(other)
