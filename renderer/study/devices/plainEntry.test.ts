import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { RecordDocs } from '../record'
import { fingerprint, kindOf, listKey, plainEntry, readEntries } from './plainEntry'

const openDocs = (): RecordDocs => ({ notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() })

describe('an entry of the record', () => {
  it('is given as plain data, of a map by its key and of a list by its id', () => {
    const docs = openDocs()
    const note = new Y.Map<unknown>([
      ['body', new Y.Text('words')],
      ['tags', new Y.Map([['t', true]])],
    ])
    docs.notes.getMap('notes').set('n', note)
    docs.reviews.getArray('events').push([{ id: 'e', kind: 'review' }, { id: 'f' }])
    docs.study.getMap('read').set('a/b', 5)
    expect(plainEntry(docs, { doc: 'notes', root: 'notes', key: 'n' })).toEqual({ body: 'words', tags: { t: true } })
    expect(plainEntry(docs, { doc: 'reviews', root: 'events', key: 'e' })).toEqual({ id: 'e', kind: 'review' })
    expect([...readEntries(docs, 'study', 'read', ['a/b', 'c/d'])]).toEqual([['a/b', 5]])
    expect(plainEntry(docs, { doc: 'study', root: 'events', key: 'e' })).toBeUndefined()
  })

  it('with an id that came twice is the same in whatever order the two stand', () => {
    const [one, other] = [openDocs(), openDocs()]
    one.study.getArray('answers').push([
      { id: 'a', at: 1 },
      { id: 'a', at: 2 },
      { id: 'a', at: 1 },
    ])
    other.study.getArray('answers').push([
      { id: 'a', at: 2 },
      { id: 'a', at: 1 },
    ])
    const ref = { doc: 'study', root: 'answers', key: 'a' } as const
    expect(plainEntry(one, ref)).toEqual([
      { id: 'a', at: 1 },
      { id: 'a', at: 2 },
    ])
    expect(plainEntry(other, ref)).toEqual(plainEntry(one, ref))
  })

  it('without an id is found by what it says', () => {
    const docs = openDocs()
    docs.study.getArray('answers').push(['odd'])
    expect(plainEntry(docs, { doc: 'study', root: 'answers', key: listKey('odd') })).toBe('odd')
  })

  it('belongs to a kind only where the record has that root in that document', () => {
    expect(kindOf('study', 'reviewLimits')).toBe('settings')
    expect(kindOf('notes', 'events')).toBeUndefined()
  })
})

describe('a fingerprint', () => {
  it('does not depend on the order of keys, and tells content from none', () => {
    expect(fingerprint({ a: 1, b: [2] })).toBe(fingerprint({ b: [2], a: 1 }))
    expect(fingerprint(undefined)).not.toBe(fingerprint(null))
    expect(fingerprint(1n)).not.toBe(fingerprint(1))
  })

  it('is another for each of 200,000 small contents', () => {
    const seen = new Set<string>()
    for (let at = 0; at < 100_000; at++) seen.add(fingerprint(at)).add(fingerprint({ body: `text ${at}` }))
    expect(seen.size).toBe(200_000)
  })
})
