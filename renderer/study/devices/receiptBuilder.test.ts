import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { RecordDocs } from '../record'
import { fingerprint, plainEntry } from './plainEntry'
import { ReceiptBuilder, type Touched } from './receiptBuilder'

const openDocs = (): RecordDocs => ({ notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() })
const head = { id: 'r', device: { id: 'd', name: 'Laptop' }, via: 'network', from: 1 } as const
const note = (id: string, before: unknown): Touched => ({ doc: 'notes', root: 'notes', key: id, before })
const write = (docs: RecordDocs, id: string, body: string) =>
  docs.notes.getMap('notes').set(id, new Y.Map<unknown>([['body', new Y.Text(body)]]))

describe('a receipt', () => {
  it('names what was added, changed and gone, by its title, and leaves out what is as it was', () => {
    const docs = openDocs()
    write(docs, 'new', '# Pods\n\nwords')
    write(docs, 'same', 'as it was')
    docs.notes.getMap('notes').set(
      'trashed',
      new Y.Map<unknown>([
        ['body', new Y.Text('Old')],
        ['trashedAt', 5],
      ]),
    )
    docs.reviews.getArray('events').push([{ id: 'e', card: 'course:a' }])
    docs.study.getMap('reviewLimits').set('newADay', 5)
    docs.study.getMap('labs').set('localfirst/lost-write', { actions: '[]', met: [], at: 5 })
    const builder = new ReceiptBuilder(head)
    builder.touched([
      note('new', undefined),
      note('same', { body: 'as it was' }),
      note('trashed', { body: 'Old' }),
      { doc: 'reviews', root: 'events', key: 'e', before: undefined },
      { doc: 'study', root: 'reviewLimits', key: 'newADay', before: 10 },
      { doc: 'study', root: 'labs', key: 'localfirst/lost-write', before: { actions: '[1]', met: [], at: 4 } },
      { doc: 'study', root: 'unknown', key: 'x', before: 1 },
    ])
    const receipt = builder.build(docs, 9, 'b1')
    expect(receipt).toMatchObject({ ...head, to: 9, more: {}, both: [], backup: 'b1' })
    expect(receipt?.entries.map(({ kind, id, what, title }) => [kind, id, what, title])).toEqual([
      ['notes', 'new', 'added', 'Pods'],
      ['notes', 'trashed', 'gone', 'Old'],
      ['labs', 'localfirst/lost-write', 'changed', 'localfirst/lost-write'],
      ['settings', 'newADay', 'changed', 'newADay'],
      ['events', 'e', 'added', 'course:a'],
    ])
    expect(receipt?.entries[1]).toMatchObject({ before: { body: 'Old' }, left: { body: 'Old', trashedAt: 5 } })
    const print = fingerprint(plainEntry(docs, { doc: 'notes', root: 'notes', key: 'new' }))
    expect(receipt?.entries[0]?.after).toBe(print)
  })

  it('is none where everything is as it was, and the first state of an entry holds', () => {
    const docs = openDocs()
    write(docs, 'n', 'one')
    const builder = new ReceiptBuilder(head)
    builder.touched([note('n', { body: 'one' }), note('n', { body: 'two' })])
    expect(builder.build(docs, 2)).toBeUndefined()
    write(docs, 'n', 'two')
    builder.touched([note('n', { body: 'two' })])
    expect(builder.build(docs, 3)?.entries).toMatchObject([{ before: { body: 'one' }, what: 'changed' }])
  })

  it('keeps 2,000 entries, notes before reviews, and counts the rest', () => {
    const docs = openDocs()
    docs.reviews.getArray('events').push(Array.from({ length: 2_500 }, (_, at) => ({ id: `e${at}` })))
    write(docs, 'n', 'last to be told')
    const builder = new ReceiptBuilder(head)
    for (let at = 0; at < 2_500; at++)
      builder.touched([{ doc: 'reviews', root: 'events', key: `e${at}`, before: undefined }])
    builder.touched([note('n', undefined)])
    const receipt = builder.build(docs, 2)
    expect(receipt?.entries).toHaveLength(2_000)
    expect(receipt?.entries[0]?.kind).toBe('notes')
    expect(receipt?.more).toEqual({ events: 501 })
  })

  it('keeps at most 1 MB of how things were, and nothing that the disk would give back otherwise', () => {
    const docs = openDocs()
    const builder = new ReceiptBuilder(head)
    for (let at = 0; at < 3; at++) {
      write(docs, `n${at}`, 'short')
      builder.touched([note(`n${at}`, { body: 'x'.repeat(400_000) })])
    }
    write(docs, 'odd', 'short')
    builder.touched([note('odd', { body: 'was', odd: new Uint8Array(2) })])
    const receipt = builder.build(docs, 2)
    expect(receipt?.entries.map(({ id }) => id)).toEqual(['n0', 'n1'])
    expect(receipt?.more).toEqual({ notes: 2 })
    expect(JSON.stringify(receipt).length).toBeLessThan(1_200_000)
  })

  it('names the paragraphs that both edited, of notes whose other text is known', () => {
    const docs = openDocs()
    write(docs, 'n', 'Title\n\nours one theirs')
    write(docs, 'm', 'unknown there')
    const builder = new ReceiptBuilder(head)
    builder.touched([note('n', { body: 'Title\n\nours one' }), note('m', { body: 'x' }), note('new', undefined)])
    expect(builder.changedNotes()).toEqual(['n', 'm'])
    builder.theirText('n', 'Title\n\none theirs')
    builder.theirText('n', 'a later one does not count')
    expect(builder.build(docs, 2)?.both).toEqual([
      { note: 'n', title: 'Title', here: 'ours one', there: 'one theirs', merged: 'ours one theirs' },
    ])
  })

  it('holds so much of the texts that another device sends, and no more', () => {
    const bothAfter = (filler: number) => {
      const docs = openDocs()
      write(docs, 'n', 'a paragraph of both sides')
      const builder = new ReceiptBuilder(head)
      builder.touched([note('n', { body: 'a paragraph of ours' })])
      for (let at = 0; at < filler; at++) builder.theirText(`filler ${at}`, 'x'.repeat(1_048_576))
      builder.theirText('n', 'a paragraph of theirs')
      return builder.build(docs, 9)?.both.length
    }
    expect([bothAfter(7), bothAfter(8)]).toEqual([1, 0])
  })
})
