/** Tells what is missing: the documents are held against what this device is known to have had. */
import type * as Y from 'yjs'
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { fromDisk, type Loaded } from './load'
import type { Owed } from './meta'
import type { Loss } from './store'
import { beyond, decodeVector, isBehind, raise, vectorOf } from './vector'

export interface LossBook {
  /** What a load found of a document. */
  readonly loaded: (name: DocName, found: Pick<Loaded, 'owed' | 'accepted'>) => void
  /** The browser says that it threw the database away. */
  readonly emptied: () => void
  readonly loss: () => Loss | undefined
  /** What is to be remembered until it is set right; undefined where nothing is missing. */
  readonly owed: (name: DocName) => Owed | undefined
  /** The learner goes on without what is missing. Gives what is no longer missed. */
  readonly accept: () => ReadonlyMap<DocName, Owed>
  readonly stop: () => void
}

type Known = Partial<Readonly<Record<DocName, Uint8Array>>>
interface Debt {
  vector: Map<number, number>
  hasGaps: boolean
  /** A restore or a merge came, perhaps before the disk could be read. */
  hasArrived: boolean
  accepted: Owed | undefined
}

export function createLoss(docs: RecordDocs, known: Known | undefined, changed: () => void): LossBook {
  const debts = new Map<DocName, Debt>(docNames.map((name) => [name, debtOf(known?.[name])]))
  const debt = (name: DocName): Debt => debts.get(name) ?? debtOf(undefined)
  const isMissing = (name: DocName) => {
    const { vector, hasGaps, accepted } = debt(name)
    const wanted = new Map([...vector].filter(([client, clock]) => clock > (accepted?.vector.get(client) ?? 0)))
    return hasGaps || isBehind(vectorOf(docs[name]), wanted) || (isPending(docs[name]) && !accepted)
  }
  const loss = (): Loss | undefined => {
    const missing = docNames.filter(isMissing)
    if (missing.length === 0) return undefined
    const isEmpty = docNames.every((name) => vectorOf(docs[name]).size === 0)
    return isEmpty ? { kind: 'emptied' } : { kind: 'partial', docs: missing }
  }
  /** What was lost without a trace counts as back when something arrived and nothing else is missing. */
  const settle = (name: DocName) => {
    const one = debt(name)
    if (one.hasArrived && !isBehind(vectorOf(docs[name]), one.vector) && !isPending(docs[name])) one.hasGaps = false
  }
  const stops = docNames.map((name) => {
    const arrived = (change: Y.Transaction) => {
      if (change.local || change.origin === fromDisk) return
      debt(name).hasArrived = true
      settle(name)
      changed()
    }
    docs[name].on('afterTransaction', arrived)
    return () => docs[name].off('afterTransaction', arrived)
  })
  return {
    loaded: (name, { owed, accepted }) => {
      const one = debt(name)
      raise(one.vector, owed.vector)
      one.hasGaps ||= owed.hasGaps
      one.accepted = accepted
      settle(name)
    },
    emptied: () => {
      for (const one of debts.values()) one.hasGaps = true
    },
    loss,
    owed: (name) => (isMissing(name) ? { vector: debt(name).vector, hasGaps: debt(name).hasGaps } : undefined),
    accept: () => {
      const missing = docNames.filter(isMissing)
      for (const name of missing) {
        const one = debt(name)
        // Only what is missing is given up; all that is there stays watched.
        one.accepted = { vector: beyond(one.vector, vectorOf(docs[name])), hasGaps: one.hasGaps }
        one.hasGaps = false
      }
      return new Map(missing.flatMap((name) => (debt(name).accepted ? [[name, debt(name).accepted as Owed]] : [])))
    },
    stop: () => {
      for (const one of stops) one()
    },
  }
}

const debtOf = (known: Uint8Array | undefined): Debt => ({
  vector: (known && decodeVector(known)) ?? new Map(),
  hasGaps: false,
  hasArrived: false,
  accepted: undefined,
})

/** Changes that wait for others which are not there. */
const isPending = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null
