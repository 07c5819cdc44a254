/** Odd things that a learner can honestly make: all of them together must reach the other device, both ways. */
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { updatesOf } from '../../tests/support/portableRecord'
import { areEqual, join, openPage, type Page, until } from '../../tests/support/syncPair'
import { restore } from '../study/backup/restore'
import { openLabBook } from '../study/labs/labBook'

vi.setConfig({ testTimeout: 60_000 })

const pages: Page[] = []
afterEach(() => {
  for (const { sync } of pages.splice(0)) sync.stop()
})
async function openTwo(): Promise<[Page, Page]> {
  const two: [Page, Page] = [await openPage('a'), await openPage('b')]
  pages.push(...two)
  return two
}

const flags = '🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧🚢'

const acts: Readonly<Record<string, (page: Page) => void>> = {
  'characters cut in two': ({ record: { notebook } }) => {
    const id = notebook.create({ body: flags.repeat(50) })
    const text = notebook.text(id)
    for (let at = 1; at < 60; at += 2) text?.insert(at, 'x')
    for (let at = 2; at < 60; at += 3) text?.delete(at, 1)
  },
  'a note of a megabyte, pasted, and then edited all over': ({ record: { notebook } }) => {
    const id = notebook.create({ body: 'a line of words that is long enough\n'.repeat(30_000) })
    const text = notebook.text(id)
    for (let at = 0; at < 300; at++) text?.insert((at * 7_919) % text.length, `${at} `)
    text?.delete(1_000, 400_000)
  },
  '10,000 reviews in one transaction': ({ record: { reviews, clock } }) => {
    const at = clock.now - 86_400_000
    reviews.importEvents(
      Array.from({ length: 10_000 }, (_, n) => ({ id: `e${n}`, at: at + n, kind: 'add', card: `course:${n}` })),
    )
  },
  'undo and redo in the editor': ({ record: { notebook } }) => {
    const id = notebook.create({ body: 'words ' })
    const text = notebook.text(id)
    if (!text) throw new Error('There is a text.')
    const manager = new Y.UndoManager(text, { captureTimeout: 0 })
    for (let round = 0; round < 20; round++) {
      text.insert(text.length, `part ${round} ${flags}`)
      if (round % 3 === 0) text.delete(0, 4)
      if (round % 2 === 0) manager.undo()
      if (round % 4 === 0) manager.redo()
    }
    manager.destroy()
  },
  'a replacing restore': ({ record }) => {
    const id = record.notebook.create({ body: 'before' })
    const earlier = updatesOf(record)
    record.notebook.setText(id, 'after')
    record.notebook.create({ body: 'later' })
    restore(record.docs, earlier, { kind: 'replace', logs: 'keepNewer' })
  },
  'runs of labs': ({ record: { docs, clock } }) => {
    const labs = openLabBook(docs.study, { now: () => clock.now })
    expect(labs.save('git/first', { actions: JSON.stringify(['x'.repeat(100_000)]), met: ['a', 'b'] }, true)).toBe(true)
    labs.reset('git/first')
    expect(labs.save('git/first', { actions: '[]', met: [] }, false)).toBe(true)
  },
  'answers, tags, anchors and cards of odd letters': ({ record: { notebook, cards, quiz } }) => {
    quiz.record('c', 'i', 0.5, ['\ud83d', flags, '__proto__', ''])
    const id = notebook.create({ body: '__proto__ constructor', tags: ['__proto__', 'constructor', flags] })
    notebook.setAnchor(id, { chapter: 'c', section: 's', exact: '\udc00x', prefix: flags, suffix: '\ud83d' })
    const card = cards.add({ kind: 'basic', front: '\ud83d', back: flags, tags: ['__proto__', '\udc00'] })
    cards.change(card, { front: `${flags}\udc00` })
  },
}

it('reaches the other device, and what is added to it there comes back', async () => {
  const [a, b] = await openTwo()
  const all = (page: Page) => {
    for (const act of Object.values(acts)) act(page)
  }
  all(a)
  const part = join(a, b)
  await until(areEqual(a, b), 'equal')
  part()
  all(b)
  all(a)
  join(a, b)
  await until(areEqual(a, b), 'equal again')
  expect([a.setAside, b.setAside, a.hungUp, b.hungUp]).toEqual([[], [], [], []])
})
