import { beforeEach, expect, it } from 'vitest'
import { edit, emptyDisk, openTestStore, withDatabase } from '../../tests/support/freshStore'
import { makeRows } from './journalRow'

beforeEach(emptyDisk)

it('sets aside only the row that Yjs refuses, though its checksum is sound', async () => {
  const store = await openTestStore()
  for (const words of ['one ', 'two ', 'three ']) {
    edit(store, 'notes', words)
    edit(store, 'study', words)
    await store.flush(1_000)
  }
  await store.close()
  const [refused] = makeRows('notes', 3, [new Uint8Array([1, 1, 255])])
  await withDatabase('drydock-study', ['journal'], (change) => change.objectStore('journal').put(refused))

  const again = await openTestStore()

  expect(again.docs.notes.getText('text').toString()).toBe('one two ')
  expect(again.docs.study.getText('text').toString()).toBe('one two three ')
  expect(again.health().setAside.map(({ id }) => id)).toEqual(['row/notes/3'])
  await again.close()
})
