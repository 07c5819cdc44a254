/** A document without a gate, for the simulator and the lab: it takes what a peer sends as it comes. */
import * as Y from 'yjs'
import type { Replica } from './types'

/** `origin` is that of the transactions in which updates of peers are applied. */
export function plainReplica(doc: Y.Doc, origin: unknown): Replica {
  return {
    doc,
    take: (update) => {
      if (isMissingSome(doc, update)) return { kind: 'missing' }
      let isNew = false
      const note = () => {
        isNew = true
      }
      doc.on('update', note)
      Y.applyUpdate(doc, update, origin)
      doc.off('update', note)
      return { kind: 'taken', isNew }
    },
  }
}

/** Whether an update builds on changes that are neither in it nor in the document. */
function isMissingSome(doc: Y.Doc, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const ends = new Map<number, number>()
  const endOf = (client: number) => Math.max(ends.get(client) ?? 0, Y.getState(doc.store, client))
  for (const { id, length } of structs) {
    if (id.clock > endOf(id.client)) return true
    ends.set(id.client, Math.max(endOf(id.client), id.clock + length))
  }
  const lacks = (id: unknown) => id instanceof Y.ID && id.clock >= endOf(id.client)
  for (const struct of structs)
    if (struct instanceof Y.Item && [struct.origin, struct.rightOrigin, struct.parent].some(lacks)) return true
  for (const [client, items] of ds.clients)
    for (const { clock, len } of items) if (clock + len > endOf(client)) return true
  return false
}
