import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openQuizBook } from './openQuizBook'
import type { Answer } from './quizBook'

function device(start = 1_000) {
  const doc = new Y.Doc()
  let count = 0
  const clock = { now: start }
  const newId = () => `answer-${doc.clientID}-${count++}`
  return { doc, clock, book: openQuizBook(doc, { now: () => clock.now, newId }) }
}

const merge = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
const answer = (id: string, more: Partial<Answer> = {}): Answer => ({
  id,
  at: 5,
  chapter: 'runtime',
  item: 'oom-exit',
  score: 1,
  response: ['137'],
  ...more,
})

describe('the quiz book', () => {
  it('gives the newest result of an item and how often it was tried', () => {
    const { book, clock } = device()
    book.record('runtime', 'oom-exit', 0, ['9'])
    clock.now = 2_000
    book.record('runtime', 'oom-exit', 1, ['137'])
    const result = book.results().get('runtime/oom-exit')
    expect(result).toMatchObject({ chapter: 'runtime', item: 'oom-exit', tries: 2, lastScore: 1, lastAt: 2_000 })
    expect(book.answers().map(({ score }) => score)).toEqual([0, 1])
  })
  it('counts the newest answer also where the clock was set back since', () => {
    const { book, clock } = device(9_000)
    book.record('runtime', 'oom-exit', 0, ['9'])
    clock.now = 1_000
    book.record('runtime', 'oom-exit', 1, ['137'])
    expect(book.results().get('runtime/oom-exit')?.lastScore).toBe(1)
  })
  it('hands out the same snapshot until something changes, and says when it does', () => {
    const { book } = device()
    let calls = 0
    const stop = book.subscribe(() => calls++)
    book.record('runtime', 'oom-exit', 1, ['137'])
    const [results, answers] = [book.results(), book.answers()]
    expect([book.results(), book.answers()]).toEqual([results, answers])
    expect(book.results()).toBe(results)
    expect(book.answers()).toBe(answers)
    book.record('runtime', 'oom-exit', 0, ['1'])
    expect(book.results()).not.toBe(results)
    stop()
    book.record('runtime', 'oom-exit', 0, ['1'])
    expect(calls).toBe(2)
  })
  it('opens on what an earlier session left', () => {
    const first = device()
    first.book.record('runtime', 'oom-exit', 0.5, ['9'])
    const again = openQuizBook(first.doc, { now: () => 0, newId: () => 'x' })
    expect(again.answers()).toEqual(first.book.answers())
    expect(again.results()).toEqual(first.book.results())
  })
  it('ignores what is no answer, wherever it comes from, and keeps it where it is', () => {
    const { doc, book } = device()
    const bad: unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      answer(''),
      answer('x'.repeat(65)),
      answer('a', { at: Number.NaN }),
      answer('a', { at: -1 }),
      answer('a', { score: 1.01 }),
      { ...answer('a'), score: '1' },
      answer('a', { response: Array<string>(33).fill('a') }),
      answer('a', { response: ['x'.repeat(1_001)] }),
      { ...answer('a'), response: [1] },
      { ...answer('a'), chapter: undefined },
    ]
    expect(book.importAnswers(bad as Answer[])).toBe(0)
    doc.getArray('answers').push([...bad.map((one) => (one === undefined ? null : one)), answer('good')])
    expect(book.answers().map(({ id }) => id)).toEqual(['good'])
    expect(doc.getArray('answers').length).toBe(bad.length + 1)
    expect(openQuizBook(doc, { now: () => 0, newId: () => 'x' }).answers()).toEqual(book.answers())
  })
  it('imports what is new, once, in one change', () => {
    const { doc, book } = device()
    let updates = 0
    doc.on('update', () => updates++)
    expect(book.importAnswers([answer('a'), answer('b', { at: 3 }), answer('a')])).toBe(2)
    expect(book.importAnswers([answer('b'), answer('a')])).toBe(0)
    expect(updates).toBe(1)
    expect(book.answers().map(({ id }) => id)).toEqual(['b', 'a'])
  })
  it('cuts an endless text short instead of losing the answer', () => {
    const { book } = device()
    book.record('runtime', 'oom-exit', 0, ['😀'.repeat(5_000)])
    expect(book.answers()[0]?.response[0]?.length).toBe(1_000)
  })
  it('survives that somebody deletes answers: what is left counts', () => {
    const { doc, book } = device()
    book.importAnswers([answer('a'), answer('b', { at: 9, score: 0 })])
    doc.getArray('answers').delete(1)
    expect(book.results().get('runtime/oom-exit')).toMatchObject({ tries: 1, lastScore: 1 })
  })
  it('gives every device the same answers and results, in whatever order they meet', () => {
    // The same id is the same answer, so what it says follows from the id.
    const byId = (id: number) => answer(`id-${id}`, { at: id % 5, item: id % 2 ? 'one' : 'other', score: (id % 3) / 2 })
    const some = fc.array(fc.record({ id: fc.nat(30), on: fc.nat(2) }), { maxLength: 24 })
    const meetings = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 8 })
    fc.assert(
      fc.property(some, meetings, (given, meets) => {
        const all = [device(), device(), device()]
        for (const { id, on } of given) all[on]?.book.importAnswers([byId(id)])
        for (const [from, to] of meets) {
          const [one, other] = [all[from], all[to]]
          if (one && other && one !== other) merge(one.doc, other.doc)
        }
        for (const one of all) for (const other of all) if (one !== other) merge(one.doc, other.doc)
        const [first, ...rest] = all
        for (const { book } of rest) {
          expect(book.answers()).toEqual(first?.book.answers())
          expect([...book.results()].sort()).toEqual([...(first?.book.results() ?? [])].sort())
        }
        const distinct = new Set(first?.doc.getArray<Answer>('answers').map(({ id }) => id))
        expect(first?.book.answers().length).toBe(distinct.size)
      }),
      { numRuns: 300 },
    )
  })
})
