/** Storage is the shelf that sync asks for, though neither knows the other. */
import { beforeEach, expect, it } from 'vitest'
import type { SyncShelf } from '../../renderer/sync/types'
import { emptyDisk, openTestStore } from '../support/freshStore'

beforeEach(emptyDisk)

it('keeps what sync puts on it', async () => {
  const store = await openTestStore()
  const shelf: SyncShelf = { ...store.sync, putReceipt: store.sync.receipts.put }
  const vectors = { reviews: new Uint8Array([1, 7, 9]) }
  await shelf.putDevice({ id: 'd', equalAt: 3, vectors })
  expect(await shelf.devices()).toEqual([{ id: 'd', equalAt: 3, vectors }])
  await shelf.setAside({
    device: 'd',
    doc: 'study',
    bytes: new Uint8Array([1]),
    detail: 'A text holds what is no text.',
  })
  expect(store.health().setAside).toMatchObject([{ what: 'update', from: { id: 'd', name: 'd' } }])
  const head = { id: 'r', device: { id: 'd', name: 'Laptop' }, via: 'file', from: 1, to: 2 } as const
  await shelf.putReceipt({ ...head, entries: [], more: { events: 3 }, both: [] })
  expect(await store.sync.receipts.get('r')).toMatchObject(head)
  await store.close()
})
