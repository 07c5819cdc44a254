/** Changes that are not yet on the disk, by document. */
import * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { fromDisk } from './load'
import { raise, vectorOf } from './vector'

export interface Changes {
  readonly updates: readonly Uint8Array[]
  /** The clocks that the updates reach. */
  readonly touched: ReadonlyMap<number, number>
}
export type Batch = ReadonlyMap<DocName, Changes>

export interface Pending {
  /** From now on changes are collected. Before the first load they are not: Yjs would encode all that is loaded. */
  readonly watch: () => void
  readonly isEmpty: () => boolean
  /** Everything so far; it is the caller's until it is put back. */
  readonly take: () => Batch
  readonly putBack: (batch: Batch) => void
  /** The whole document is to be written, with all that waits for it. */
  readonly addWhole: (name: DocName) => void
  readonly stop: () => void
}

export function collectChanges(docs: RecordDocs, changed: () => void): Pending {
  let updates = new Map<DocName, Uint8Array[]>()
  let touched = new Map<DocName, Map<number, number>>()
  let stops: (() => void)[] | undefined
  const watchDoc = (name: DocName) => {
    const doc = docs[name]
    const collect = (update: Uint8Array, origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
      if (origin === fromDisk) return
      entry(updates, name, () => []).push(update)
      const clocks = entry(touched, name, () => new Map())
      for (const [client, clock] of change.afterState)
        if (change.beforeState.get(client) !== clock) clocks.set(client, clock)
      changed()
    }
    doc.on('update', collect)
    return () => doc.off('update', collect)
  }
  const watch = () => {
    stops ??= docNames.map(watchDoc)
  }
  const take = (): Batch => {
    const batch = new Map(
      [...updates].map(([name, all]) => [name, { updates: all, touched: touched.get(name) ?? new Map() }]),
    )
    updates = new Map()
    touched = new Map()
    return batch
  }
  const putBack = (batch: Batch) => {
    for (const [name, { updates: earlier, touched: reached }] of batch) {
      updates.set(name, [...earlier, ...(updates.get(name) ?? [])])
      raise(
        entry(touched, name, () => new Map()),
        reached,
      )
    }
  }
  const addWhole = (name: DocName) => {
    updates.set(name, [Y.encodeStateAsUpdate(docs[name])])
    touched.set(name, vectorOf(docs[name]))
  }
  const stop = () => {
    for (const one of stops ?? []) one()
  }
  return { watch, isEmpty: () => updates.size === 0, take, putBack, addWhole, stop }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
