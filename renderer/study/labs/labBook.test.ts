import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentFault } from '../shape/contentFault'
import { labKey, longestActions, openLabBook } from './labBook'

const key = labKey('localfirst', 'lost-write')
const sync = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from))

function open(doc = new Y.Doc()) {
  let time = 1_000
  return { doc, book: openLabBook(doc, { now: () => time++ }) }
}

describe('the lab book', () => {
  it('keeps a run and shows it on another device', () => {
    const [here, there] = [open(), open()]
    let told = 0
    there.book.subscribe(() => told++)
    here.book.save(key, { actions: '[{"do":"settle"}]', met: ['apart'] }, false)
    sync(here.doc, there.doc)
    expect(there.book.runs().get(key)).toEqual({ actions: '[{"do":"settle"}]', met: ['apart'], at: 1_000 })
    expect(told).toBe(1)
    expect(contentFault('study', there.doc)).toBeUndefined()
  })

  it('of two runs saved apart keeps one, the same on both, and that it was solved', () => {
    const [here, there] = [open(), open()]
    here.book.save(key, { actions: '[1]', met: ['a'] }, true)
    there.book.save(key, { actions: '[2]', met: [] }, false)
    sync(here.doc, there.doc)
    sync(there.doc, here.doc)
    expect(here.book.runs().get(key)).toEqual(there.book.runs().get(key))
    expect([here, there].map(({ book }) => book.solved().has(key))).toEqual([true, true])
  })

  it('forgets a run that is reset, and not that it was solved', () => {
    const { book } = open()
    book.save(key, { actions: '[]', met: ['a'] }, true)
    book.reset(key)
    expect(book.runs().has(key)).toBe(false)
    expect(book.solved().get(key)).toBe(1_001)
  })

  it('writes nothing where nothing changed', () => {
    const { book, doc } = open()
    book.save(key, { actions: '[]', met: ['a'] }, true)
    const before = Y.encodeStateVector(doc)
    book.save(key, { actions: '[]', met: ['a'] }, true)
    expect(Y.encodeStateVector(doc)).toEqual(before)
  })

  it('refuses a run that is too large, and keeps the one before', () => {
    const { book } = open()
    book.save(key, { actions: '[]', met: [] }, false)
    expect(book.save(key, { actions: 'x'.repeat(longestActions + 1), met: [] }, false)).toBe(false)
    expect(book.runs().get(key)?.actions).toBe('[]')
  })

  it('leaves what it does not know where it is', () => {
    const { book, doc } = open()
    const map = doc.getMap<unknown>('labs')
    const odd = [
      3,
      null,
      { actions: 1, met: [], at: 1 },
      { actions: '', met: [2], at: 1 },
      { actions: '', met: [], at: -1 },
    ]
    for (const [at, value] of odd.entries()) map.set(`lab/${at}`, value)
    map.set('nokey', { actions: '', met: [], at: 1 })
    map.set('lab/x#solved', 'yes')
    expect(book.runs().size + book.solved().size).toBe(0)
    expect(map.size).toBe(odd.length + 2)
  })
})
