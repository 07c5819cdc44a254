import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Books } from './openBooks'
import { packLossless, packParcel } from './packRecord'

vi.mock('virtual:course', () => ({ course: { chapters: [] }, loadCards: () => Promise.resolve([]) }))
vi.mock('../platform/log', () => ({ log: () => undefined, describe: String }))

it('packs everything that is in memory where storage answers nothing', async () => {
  const refuse = () => Promise.reject(new Error('Storage is read-only: newer.'))
  const docs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const note = { id: 'n', title: 'A note', excerpt: '', tags: [] }
  const books = {
    docs,
    store: { images: { hashes: refuse, get: refuse }, versions: { list: refuse, get: refuse } },
    notebook: { entries: () => [note], trashed: () => [], text: () => 'its text' },
    ...{ cards: { all: () => [] }, quiz: { answers: () => [] } },
    reviews: { events: () => [], states: () => new Map() },
  } as unknown as Books
  const packing = { now: () => 0, app: 'test' }
  expect(await packParcel(books, packing)).toMatchObject({ notes: [{ id: 'n', body: 'its text' }], images: [] })
  expect(await packLossless(books, packing)).toMatchObject({ images: [], versions: [] })
})
