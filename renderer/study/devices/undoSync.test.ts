import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openOwnCards } from '../cards/openOwnCards'
import { openLabBook } from '../labs/labBook'
import { openNotebook } from '../notes/openNotebook'
import { markRead, markUnread, readSections } from '../progress'
import type { RecordDocs } from '../record'
import type { Receipt } from './devices'
import { readEntries } from './plainEntry'
import { ReceiptBuilder, type Touched } from './receiptBuilder'
import { undoSync } from './undoSync'

let made = 0
const ports = { now: () => 1_700_000_000_000, newId: () => `id${String(++made).padStart(14, '0')}` }

function openDevice() {
  const docs: RecordDocs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  return { docs, book: openNotebook(docs.notes, ports), cards: openOwnCards(docs.notes, ports) }
}

/** Does it as another device would, and gives the receipt of it. */
function synced(docs: RecordDocs, refs: readonly Omit<Touched, 'before'>[], change: () => void): Receipt {
  const builder = new ReceiptBuilder({ id: 'r', device: { id: 'd', name: 'x' }, via: 'network', from: 1 })
  const plain = (ref: Omit<Touched, 'before'>) => readEntries(docs, ref.doc, ref.root, [ref.key]).get(ref.key)
  builder.touched(refs.map((ref) => ({ ...ref, before: plain(ref) })))
  change()
  const receipt = builder.build(docs, 2)
  if (!receipt) throw new Error('nothing was changed')
  return receipt
}
const note = (key: string) => ({ doc: 'notes', root: 'notes', key }) as const
const undo = (docs: RecordDocs, receipt: Receipt, alsoLogs = false) =>
  undoSync(docs, receipt, { alsoLogs, now: () => 9, origin: 'undo' })

describe('the undo of a sync', () => {
  it('puts a note and a card that came into the trash, and takes a section read back out', () => {
    const { docs, book, cards } = openDevice()
    const next = (at: number) => `id${String(made + at).padStart(14, '0')}`
    const refs = [
      note(next(1)),
      { doc: 'notes', root: 'cards', key: next(2) },
      { doc: 'study', root: 'read', key: 'a/b' },
    ] as const
    const receipt = synced(docs, refs, () => {
      book.create({ body: 'came' })
      cards.add({ kind: 'basic', front: 'came', back: '' })
      markRead(docs.study, 'a/b', 5)
    })
    expect(undo(docs, receipt)).toEqual({ undone: 3, kept: [] })
    expect(book.trashed()).toMatchObject([{ title: 'came', trashedAt: 9 }])
    expect(cards.all()).toMatchObject([{ front: 'came', trashedAt: 9 }])
    expect(readSections(docs.study).size).toBe(0)
  })

  it('brings back a run of a lab that another device’s replaced, and lets one go that came', () => {
    const { docs } = openDevice()
    const book = openLabBook(docs.study, ports)
    book.save('l/mine', { actions: '["mine"]', met: [] }, false)
    const refs = ['l/mine', 'l/other', 'l/other#solved'].map((key) => ({ doc: 'study', root: 'labs', key }) as const)
    const receipt = synced(docs, refs, () => {
      book.save('l/mine', { actions: '["theirs"]', met: ['goal'] }, false)
      book.save('l/other', { actions: '[]', met: [] }, true)
    })
    expect(receipt.entries.map(({ kind, what }) => [kind, what])).toEqual([
      ['labs', 'changed'],
      ['labs', 'added'],
      ['labs', 'added'],
    ])
    expect(undo(docs, receipt)).toEqual({ undone: 3, kept: [] })
    expect([...book.runs()].map(([key, { actions }]) => [key, actions])).toEqual([['l/mine', '["mine"]']])
    expect(book.solved().size).toBe(0)
  })

  it('brings back a note that was deleted for ever, with its tags, and a section that was unmarked', () => {
    const { docs, book } = openDevice()
    const id = book.create({ body: 'Title\n\nwords', tags: ['t'] })
    markRead(docs.study, 'a/b', 5)
    const receipt = synced(docs, [note(id), { doc: 'study', root: 'read', key: 'a/b' }], () => {
      book.deleteForEver(id)
      markUnread(docs.study, 'a/b')
    })
    expect(receipt.entries.map(({ what }) => what)).toEqual(['gone', 'gone'])
    expect(undo(docs, receipt).undone).toBe(2)
    expect(book.text(id)?.toString()).toBe('Title\n\nwords')
    expect(book.entry(id)).toMatchObject({ tags: ['t'] })
    expect([...readSections(docs.study)]).toEqual(['a/b'])
  })

  it('lets reviews stay unless the learner says otherwise, and brings back those that are gone', () => {
    const { docs } = openDevice()
    const events = docs.reviews.getArray<{ id: string }>('events')
    events.push([{ id: 'mine' }])
    const refs = ['mine', 'came'].map((key) => ({ doc: 'reviews', root: 'events', key }) as const)
    const receipt = synced(docs, refs, () => {
      events.delete(0, 1)
      events.push([{ id: 'came' }])
    })
    const ids = () => events.map(({ id }) => id)
    expect(undo(docs, receipt)).toEqual({ undone: 1, kept: [] })
    expect(ids()).toEqual(['came', 'mine'])
    expect(undo(docs, receipt, true)).toEqual({ undone: 1, kept: [] })
    expect(ids()).toEqual(['mine'])
  })

  it('takes its own part out of a note that was written in since, and names what it cannot', () => {
    const { docs, book } = openDevice()
    const [one, other] = [book.create({ body: 'one two' }), book.create({ body: 'three four' })]
    const receipt = synced(docs, [note(one), note(other)], () => {
      book.text(one)?.insert(3, ' theirs')
      book.text(other)?.insert(5, ' theirs too')
    })
    book.text(one)?.insert(0, 'mine ')
    book.text(other)?.insert(12, ' mine')
    const result = undo(docs, receipt)
    expect(book.text(one)?.toString()).toBe('mine one two')
    expect(book.text(other)?.toString()).toBe('three theirs mine too four')
    expect(result.undone).toBe(1)
    expect(result.kept).toEqual([{ kind: 'notes', id: other, title: 'three theirs too four' }])
  })

  it('leaves a note that was changed since as it is, where the receipt had no room for what the sync left', () => {
    const { docs, book } = openDevice()
    const id = book.create({ body: 'one' })
    const { entries, ...rest } = synced(docs, [note(id)], () => book.setText(id, 'one theirs'))
    book.setText(id, 'one theirs mine')
    const bare = entries.map(({ left: _left, ...entry }) => entry)
    expect(undo(docs, { ...rest, entries: bare })).toMatchObject({ undone: 0, kept: [{ id }] })
    expect(book.text(id)?.toString()).toBe('one theirs mine')
  })

  it('makes edits of the given origin, in one transaction a document', () => {
    const { docs, book } = openDevice()
    const [one, other] = [book.create({ body: 'one' }), book.create({ body: 'two' })]
    const receipt = synced(docs, [note(one), note(other)], () => {
      book.setText(one, 'one theirs')
      book.setText(other, 'two theirs')
    })
    const origins: unknown[] = []
    docs.notes.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    undo(docs, receipt)
    expect(origins).toEqual(['undo'])
  })
})
