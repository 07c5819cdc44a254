/** Applies many small updates: in one transaction together they cost less than each in its own, up to a point. */
import * as Y from 'yjs'

/**
 * When a transaction ends, Yjs merges what it appended piece by piece, copying the pieces each time: 50,000 reviews in
 * one transaction take all the memory that a page has.
 */
const mostAtOnce = 500

export function applyUpdates(doc: Y.Doc, updates: readonly Uint8Array[], origin?: unknown): void {
  for (let from = 0; from < updates.length; from += mostAtOnce)
    Y.transact(
      doc,
      () => {
        for (const update of updates.slice(from, from + mostAtOnce)) Y.applyUpdate(doc, update, origin)
      },
      origin,
    )
}
