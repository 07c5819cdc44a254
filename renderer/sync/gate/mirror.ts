/**
 * A document of the learner's as the Worker holds it: what peers send is tried out on a twin, and only what Yjs itself wrote
 * again of that goes on to the page. The document as it stands is the echo of that: it shows how things were before, and
 * proves that what goes on reads back to the same.
 */
import * as Y from 'yjs'
import type { DocName } from '../../study/record'
import type { Replica, Taken } from '../exchange/types'
import { addedParts, oddChange, oddLoss, touchedKeys } from './changes'
import { piecesOf } from './pieces'
import { type Read, readUpdate } from './readUpdate'
import { applyWhole, isSameBytes, isSameDoc, openSide } from './side'

/** A change as it was tried out; it is not yet done. */
export interface Change {
  readonly name: DocName
  readonly now: Y.Doc
  readonly before: Y.Doc
  readonly transaction: Y.Transaction
  /** By root the keys and ids of the entries that it touches. */
  readonly touched: ReadonlyMap<string, ReadonlySet<string>>
}

export interface MirrorOptions {
  readonly name: DocName
  /** Whether anything of that peer may be taken now. */
  readonly mayTake: (peer: string) => boolean
  /**
   * Whether this may be done. Where it may, `done` is called once it stands, with the change as
   * Yjs wrote it, for the page, in pieces for a task each; what is to be read of the time before must be read at once.
   */
  readonly weigh: (
    change: Change,
    peer: string,
  ) => { readonly done: (pieces: readonly Uint8Array[]) => void } | undefined
  readonly refused: (bytes: Uint8Array, peer: string, detail: string) => void
  /** Who wants to hear of the page's own changes, while somebody does. */
  readonly ownTouch?: {
    readonly isWanted: () => boolean
    /** The page is about to change these entries; `doc` of the mirror still is as before. */
    readonly touched: (touched: Change['touched']) => void
  }
}

export interface Mirror extends Replica {
  /** A change of the page's own, or a part of the document at the start. */
  readonly takeOwn: (update: Uint8Array) => void
  /** The client under which the page writes now. */
  readonly setOwnClient: (client: number) => void
  readonly ownClient: () => number | undefined
  /** How often the twin had to be built anew, since something had been tried out that may not be. */
  readonly rebuilds: () => number
  /** The twin; between two updates it says what `doc` says. */
  readonly twin: () => Y.Doc
}

/** The mirror itself holds what it should not: nothing that it says counts any more. */
export class MirrorBroken extends Error {
  override readonly name = 'MirrorBroken'
}

export function openMirror(options: MirrorOptions): Mirror {
  const sides = openSides(options.name, options.ownTouch)
  let ownClient: number | undefined
  const refuse = (update: Uint8Array, peer: string, detail: string): Taken => {
    options.refused(update, peer, detail)
    return { kind: 'refused', detail }
  }
  const take = (update: Uint8Array, peer: string): Taken => {
    const read = readUpdate(options.name, sides.doc, update, ownClient)
    if (read.kind === 'odd') return refuse(update, peer, read.detail)
    if (read.kind === 'missing') return read
    if (!options.mayTake(peer)) return { kind: 'held' }
    const tried = sides.tryOut(read)
    if (tried.kind === 'nothing') return { kind: 'taken', isNew: false }
    const weighed = tried.kind === 'sound' ? options.weigh(tried.change, peer) : undefined
    if (weighed && tried.kind === 'sound') {
      weighed.done(sides.settle(tried.bytes))
      return { kind: 'taken', isNew: true }
    }
    sides.undo()
    return tried.kind === 'odd' ? refuse(update, peer, tried.detail) : { kind: 'held' }
  }
  return {
    doc: sides.doc,
    take,
    mayTake: options.mayTake,
    takeOwn: sides.takeOwn,
    setOwnClient: (client) => {
      ownClient = client
    },
    ownClient: () => ownClient,
    rebuilds: sides.rebuilds,
    twin: sides.twin,
  }
}

type Tried =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'odd'; readonly detail: string }
  | { readonly kind: 'sound'; readonly change: Change; readonly bytes: Uint8Array }

/** The document as it stands, and its twin on which updates are tried out. */
function openSides(name: DocName, ownTouch: MirrorOptions['ownTouch']) {
  const held = openSide(name)
  let trial = openSide(name)
  let rebuilds = 0
  let owed: Uint8Array[] = []
  /** The twin takes the page's own changes a moment later, so that they are on their way to the peers before. */
  const catchUp = () => {
    for (const update of owed) trial.apply(update)
    owed = []
  }
  const tryOut = ({ update, structs }: Extract<Read, { kind: 'whole' }>): Tried => {
    catchUp()
    const applied = applyWhole(trial, update)
    if (applied.kind === 'nothing') return applied
    if (applied.kind === 'broken') return { kind: 'odd', detail: applied.detail }
    const { bytes, transaction } = applied.emission
    const added = addedParts(transaction)
    const detail = oddChange(added) ?? oddLoss(transaction, structs, added)
    if (detail) return { kind: 'odd', detail }
    const touched = touchedKeys(transaction, added, held.doc)
    return { kind: 'sound', change: { name, now: trial.doc, before: held.doc, transaction, touched }, bytes }
  }
  /**
   * Does what was tried, and gives it for the page. Throws where it does not come to the same, which none of the checks
   * before should let happen.
   */
  const settle = (bytes: Uint8Array): readonly Uint8Array[] => {
    const applied = applyWhole(held, bytes)
    if (applied.kind === 'broken') throw new MirrorBroken(applied.detail)
    const isSame = applied.kind === 'changed' && isSameBytes(applied.emission.bytes, bytes)
    // Where one of them had merged neighbours that the other has not, the whole documents tell.
    if (!isSame && !isSameDoc(held.doc, trial.doc)) throw new MirrorBroken('It does not read back to the same.')
    return applied.kind === 'changed' ? piecesOf(held.doc, applied.emission) : [bytes]
  }
  return {
    doc: held.doc,
    tryOut,
    settle,
    undo: () => {
      rebuilds += 1
      owed = []
      trial = openSide(name)
      trial.apply(Y.encodeStateAsUpdate(held.doc))
    },
    rebuilds: () => rebuilds,
    twin: () => {
      catchUp()
      return trial.doc
    },
    takeOwn: (update: Uint8Array) => {
      if (!ownTouch?.isWanted()) {
        held.apply(update)
        if (owed.length === 0) queueMicrotask(catchUp)
        owed.push(update)
        return
      }
      catchUp()
      for (const { transaction } of trial.echo(update))
        ownTouch.touched(touchedKeys(transaction, addedParts(transaction), held.doc))
      held.apply(update)
    },
  }
}
