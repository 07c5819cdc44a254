import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../record'
import type { Logs } from './bringTo'
import { canonical, docOf, plainOf } from './plain'
import { previewRestore, restore } from './restore'

const openDocs = (clientID: number): RecordDocs => {
  const open = () => Object.assign(new Y.Doc(), { clientID })
  return { notes: open(), reviews: open(), study: open() }
}
const encode = (docs: RecordDocs) =>
  Object.fromEntries(docNames.map((name) => [name, Y.encodeStateAsUpdate(docs[name])])) as Record<DocName, Uint8Array>
const content = (docs: RecordDocs) => canonical(docNames.map((name) => plainOf(docs[name])))
const only = (docs: RecordDocs, ...roots: string[]) =>
  canonical(docNames.flatMap((name) => roots.map((root) => plainOf(docs[name])[root] ?? null)))
const ids = (docs: RecordDocs, name: DocName, root: string) =>
  new Set(docs[name].getArray<{ id: string }>(root).map(({ id }) => id))

/** What a learner does, as the books of the record write it. */
type Act =
  | { readonly kind: 'note' | 'trash' | 'retag' | 'drop'; readonly note: number; readonly text: string }
  | { readonly kind: 'type' | 'cut'; readonly note: number; readonly text: string; readonly at: number }
  | { readonly kind: 'card' | 'review' | 'answer'; readonly id: number }
  | { readonly kind: 'read' | 'unread'; readonly id: number }

let made = 0
function act(docs: RecordDocs, one: Act) {
  const notes = docs.notes.getMap<Y.Map<unknown>>('notes')
  const note = 'note' in one ? notes.get(`n${one.note}`) : undefined
  const body = note?.get('body')
  switch (one.kind) {
    case 'note': {
      const fields: [string, unknown][] = [
        ['body', new Y.Text(one.text)],
        ['tags', Y.Array.from([one.text])],
      ]
      if (!note) notes.set(`n${one.note}`, new Y.Map(fields))
      return
    }
    case 'trash':
      return void note?.set('trashedAt', one.text.length)
    case 'retag':
      return void note?.set('tags', Y.Array.from([one.text, 'x']))
    case 'drop':
      return void notes.delete(`n${one.note}`)
    case 'type':
      return body instanceof Y.Text ? body.insert(Math.min(one.at, body.length), one.text) : undefined
    case 'cut':
      return body instanceof Y.Text ? body.delete(0, Math.min(one.at, body.length)) : undefined
    case 'card':
      return void docs.notes.getMap('cards').set(`c${one.id}`, { front: `${one.id}`, back: '' })
    case 'review':
      return docs.reviews.getArray('events').push([{ id: `e${made++}`, at: one.id, kind: 'review' }])
    case 'answer':
      return docs.study.getArray('answers').push([{ id: `a${made++}`, at: one.id, score: 1 }])
    case 'read':
      return void docs.study.getMap('read').set(`a/${one.id}`, one.id)
    case 'unread':
      return docs.study.getMap('read').delete(`a/${one.id}`)
  }
}

const small = fc.integer({ min: 0, max: 4 })
const text = fc.constantFrom('Pods', 'a note', '😀', '😁😀', 'a🨀', 'ab', 'b', '')
const anAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('note', 'trash', 'retag', 'drop'), note: small, text }),
  fc.record({ kind: fc.constantFrom('type', 'cut'), note: small, text, at: small }),
  fc.record({ kind: fc.constantFrom('card', 'review', 'answer', 'read', 'unread'), id: small }),
) as fc.Arbitrary<Act>
const acts = fc.array(anAct, { maxLength: 15 })
const someLogs = fc.constantFrom<Logs>('keepNewer', 'takeBack')

function syncBoth(one: RecordDocs, other: RecordDocs) {
  for (const name of docNames) {
    Y.applyUpdate(other[name], Y.encodeStateAsUpdate(one[name], Y.encodeStateVector(other[name])))
    Y.applyUpdate(one[name], Y.encodeStateAsUpdate(other[name], Y.encodeStateVector(one[name])))
  }
}

/** A backup made after `before`, and a device that went on with `after`. */
function history(before: readonly Act[], after: readonly Act[]) {
  const docs = openDocs(1)
  for (const one of before) act(docs, one)
  const backup = encode(docs)
  const then = content(docs)
  const events = ids(docs, 'reviews', 'events')
  for (const one of after) act(docs, one)
  return { docs, backup, then, events }
}

describe('a restore', () => {
  it('that merges into an emptied device brings back everything', () => {
    fc.assert(
      fc.property(acts, (before) => {
        const { backup, then } = history(before, [])
        const empty = openDocs(2)
        restore(empty, backup, { kind: 'merge' })
        expect(content(empty)).toBe(then)
      }),
    )
  })

  it('that merges changes nothing where nothing is missing, and twice is once', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const { docs, backup } = history(before, after)
        const now = content(docs)
        expect(previewRestore(docs, backup, { kind: 'merge' })).toEqual([])
        restore(docs, backup, { kind: 'merge' })
        restore(docs, backup, { kind: 'merge' })
        expect(content(docs)).toBe(now)
      }),
    )
  })

  it('that replaces brings notes, cards and progress to the backup’s, and keeps every newer review and answer', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const { docs, backup } = history(before, after)
        const events = ids(docs, 'reviews', 'events')
        const answers = ids(docs, 'study', 'answers')
        const wanted = openDocs(3)
        restore(wanted, backup, { kind: 'merge' })
        restore(docs, backup, { kind: 'replace', logs: 'keepNewer' })
        expect(only(docs, 'notes', 'cards', 'read')).toBe(only(wanted, 'notes', 'cards', 'read'))
        expect(ids(docs, 'reviews', 'events')).toEqual(events)
        expect(ids(docs, 'study', 'answers')).toEqual(answers)
      }),
      { numRuns: 300 },
    )
  })

  it('that replaces and takes back reviews leaves exactly the backup', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const { docs, backup, then } = history(before, after)
        restore(docs, backup, { kind: 'replace', logs: 'takeBack' })
        expect(content(docs)).toBe(then)
        expect(previewRestore(docs, backup, { kind: 'replace', logs: 'takeBack' })).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('counts in its preview what then happens, and changes nothing while it counts', () => {
    fc.assert(
      fc.property(acts, acts, someLogs, (before, after, logs) => {
        const { docs, backup, then } = history(before, after)
        const now = content(docs)
        const preview = previewRestore(docs, backup, { kind: 'replace', logs })
        expect(content(docs)).toBe(now)
        if (logs === 'takeBack') expect(preview.length === 0).toBe(now === then)
        const before_ = docNames.map((name) => plainOf(docs[name]))
        restore(docs, backup, { kind: 'replace', logs })
        const after_ = docNames.map((name) => plainOf(docs[name]))
        expect(preview.length === 0).toBe(canonical(before_) === canonical(after_))
      }),
    )
  })

  it('on one device or on both converges with what the other did meanwhile, and loses no review', () => {
    fc.assert(
      fc.property(acts, acts, acts, acts, fc.boolean(), someLogs, (before, here, there, later, isOnBoth, logs) => {
        const { docs: one, backup } = history(before, [])
        const other = openDocs(2)
        syncBoth(one, other)
        for (const some of here) act(one, some)
        for (const some of there) act(other, some)
        const reviews = new Set([...ids(one, 'reviews', 'events'), ...ids(other, 'reviews', 'events')])
        restore(one, backup, { kind: 'replace', logs })
        if (isOnBoth) restore(other, backup, { kind: 'merge' })
        if (isOnBoth) restore(other, backup, { kind: 'replace', logs })
        for (const some of later) act(other, some)
        syncBoth(one, other)
        expect(content(one)).toBe(content(other))
        if (logs === 'keepNewer') for (const id of reviews) expect(ids(one, 'reviews', 'events')).toContain(id)
        for (const name of docNames) {
          expect(one[name].store.pendingStructs).toBeNull()
          expect(content({ ...one, [name]: docOf(Y.encodeStateAsUpdate(one[name])) })).toBe(content(one))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('edits only what differs of a text, so that what another device writes in it stays', () => {
    const { docs, backup } = history([{ kind: 'note', note: 1, text: 'one two three' }], [])
    const other = openDocs(2)
    syncBoth(docs, other)
    const body = (of: RecordDocs) => of.notes.getMap<Y.Map<Y.Text>>('notes').get('n1')?.get('body')
    body(docs)?.delete(4, 4)
    syncBoth(docs, other)
    body(other)?.insert(9, '!')
    restore(docs, backup, { kind: 'replace', logs: 'keepNewer' })
    syncBoth(docs, other)
    expect(body(docs)?.toString()).toBe('one two three!')
  })

  it('refuses a backup that is no update, and changes nothing', () => {
    const { docs, backup } = history([{ kind: 'note', note: 1, text: 'a' }], [])
    const now = content(docs)
    const bad = { ...backup, study: Uint8Array.from([9, 9, 9]) }
    expect(() => restore(docs, bad, { kind: 'replace', logs: 'takeBack' })).toThrow()
    expect(content(docs)).toBe(now)
  })

  it.each([{ kind: 'merge' }, { kind: 'replace', logs: 'takeBack' }] as const)(
    'by way of $kind of a backup that was made after a loss brings back all that it shows, and the rest with what it lacks',
    (way) => {
      const { docs: whole } = history([{ kind: 'note', note: 1, text: 'a' }], [])
      const before = Y.encodeStateVector(whole.notes)
      act(whole, { kind: 'type', note: 1, text: 'b', at: 0 })
      const made = openDocs(4)
      Y.applyUpdate(made.notes, Y.encodeStateAsUpdate(whole.notes, before))
      act(made, { kind: 'card', id: 1 })
      const device = openDocs(5)
      restore(device, encode(made), way)
      expect(content(device)).toBe(content(made))
      restore(device, encode(whole), { kind: 'merge' })
      expect(plainOf(device.notes)).toMatchObject({ notes: { n1: { body: 'ba' } }, cards: { c1: {} } })
    },
  )
})
