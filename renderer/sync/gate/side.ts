/** One of the two documents of a mirror, and what Yjs says of each update that it takes. */
import * as Y from 'yjs'
import { canonical } from '../../study/backup/plain'
import type { DocName } from '../../study/record'
import { viewOf } from '../../study/shape/contentView'
import { openRoots } from './changes'

export interface Emission {
  /** What changed, as Yjs wrote it. */
  readonly bytes: Uint8Array
  readonly transaction: Y.Transaction
}

/** Both throw where Yjs does; then the document is no longer to be used. */
export interface Side {
  readonly doc: Y.Doc
  readonly apply: (update: Uint8Array) => void
  /** What Yjs writes of it again, which costs as much as a small update itself. */
  readonly echo: (update: Uint8Array) => readonly Emission[]
}

export function openSide(name: DocName): Side {
  const doc = new Y.Doc()
  openRoots(name, doc)
  const apply = (update: Uint8Array) => Y.applyUpdate(doc, update)
  const echo = (update: Uint8Array) => {
    const emitted: Emission[] = []
    const hear = (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      emitted.push({ bytes, transaction })
    }
    doc.on('update', hear)
    try {
      apply(update)
    } finally {
      doc.off('update', hear)
    }
    return emitted
  }
  return { doc, apply, echo }
}

/** Bytes of changes that wait for others. Honest ones may wait since a loss; a peer's may not begin to. */
const waiting = ({ store }: Y.Doc): number =>
  (store.pendingStructs?.update.length ?? 0) + (store.pendingDs?.length ?? 0)

export type Applied =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'changed'; readonly emission: Emission }
  /** The document is no longer to be used. */
  | { readonly kind: 'broken'; readonly detail: string }

/** Throws nothing. */
export function applyWhole({ doc, echo }: Side, update: Uint8Array): Applied {
  try {
    const before = waiting(doc)
    const [emission, more] = echo(update)
    if (waiting(doc) > before) return { kind: 'broken', detail: 'Its changes wait for one another.' }
    if (more) return { kind: 'broken', detail: 'It sets off other changes.' }
    return emission ? { kind: 'changed', emission } : { kind: 'nothing' }
  } catch (error) {
    const words = error instanceof Error ? error.message.slice(0, 160) : 'unknown'
    return { kind: 'broken', detail: `Yjs cannot apply it: ${words}` }
  }
}

export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

/** Whether both have the same changes and say the same, however their structs are cut. */
export const isSameDoc = (one: Y.Doc, other: Y.Doc): boolean =>
  isSameBytes(sortedVector(one), sortedVector(other)) &&
  Y.equalDeleteSets(Y.createDeleteSetFromStructStore(one.store), Y.createDeleteSetFromStructStore(other.store)) &&
  canonical(viewOf(one)) === canonical(viewOf(other))

const sortedVector = ({ store }: Y.Doc): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify(
      [...store.clients.keys()].sort((a, b) => a - b).map((client) => [client, Y.getState(store, client)]),
    ),
  )
