import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { applyUpdates } from './applyUpdates'

it('applies every update, and never more than 500 in one transaction', () => {
  const updates: Uint8Array[] = []
  const written = new Y.Doc()
  written.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < 1_200; at++) written.getArray('events').push([at])
  const doc = new Y.Doc()
  const sizes: number[] = []
  doc.on('afterTransaction', ({ beforeState, afterState }: Y.Transaction) =>
    sizes.push((afterState.get(written.clientID) ?? 0) - (beforeState.get(written.clientID) ?? 0)),
  )
  applyUpdates(doc, updates)
  expect(sizes).toEqual([500, 500, 200])
  expect(doc.getArray('events').toJSON()).toEqual(written.getArray('events').toJSON())
})
