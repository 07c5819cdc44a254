/** What a transaction changed, read from the mirror: whether it is sound, and which entries of the record it touched. */
import * as Y from 'yjs'
import { listKey } from '../../study/devices/plainEntry'
import type { DocName } from '../../study/record'
import { deepest, rootKinds } from '../../study/shape/contentFault'
import { type NewItem, oddOrder } from './causality'
import type { Struct } from './readUpdate'

type AnyType = Y.AbstractType<unknown>

/** Gives the root types their kind, so that what is read from them does not depend on who read first. */
export function openRoots(name: DocName, doc: Y.Doc): void {
  for (const [root, kind] of rootKinds[name]) {
    if (kind === 'map') doc.getMap(root)
    else doc.getArray(root)
  }
}

/** Of a struct the part from `from` up to `to`, counted from its beginning: Yjs merges neighbours. */
export interface Part {
  readonly struct: Y.Item | Y.GC
  readonly from: number
  readonly to: number
}

/** What a transaction brought. */
export function addedParts({ doc, beforeState, afterState }: Y.Transaction): readonly Part[] {
  const parts: Part[] = []
  for (const [client, clock] of afterState) {
    const from = beforeState.get(client) ?? 0
    if (clock > from) collect(parts, doc, client, from, clock)
  }
  return parts
}

/** What a transaction of its twin deleted, as it is in `doc` before it. */
export function deletedParts(doc: Y.Doc, { deleteSet }: Y.Transaction): readonly Part[] {
  const parts: Part[] = []
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) collect(parts, doc, client, clock, clock + len)
  return parts
}

function collect(parts: Part[], doc: Y.Doc, client: number, start: number, end: number): void {
  const structs = doc.store.clients.get(client)
  if (!structs || start >= Y.getState(doc.store, client)) return
  for (let at = Y.findIndexSS(structs, start); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= end) return
    const { clock } = struct.id
    parts.push({ struct, from: Math.max(0, start - clock), to: Math.min(struct.length, end - clock) })
  }
}

export function oddChange(added: readonly Part[]): string | undefined {
  const items: NewItem[] = []
  let sound: Y.Item['parent'] = null
  for (const { struct, from } of added) {
    if (!(struct instanceof Y.Item)) continue
    if (!struct.deleted) {
      const odd = oddPlace(struct) ?? (struct.parent === sound ? undefined : oddDepth(struct))
      if (odd) return odd
      sound = struct.parent
    }
    items.push({ item: struct, from })
  }
  return oddOrder(items)
}

/**
 * An item that names a neighbour which is no more is dropped, as its whole list was. Where the other neighbour still stands,
 * Yjs has cut that one all the same, even through a character, and writes nothing of it down.
 */
export function oddLoss(
  { doc, beforeState }: Y.Transaction,
  structs: readonly Struct[],
  added: readonly Part[],
): string | undefined {
  const isAnyGone = added.some(({ struct }) => struct instanceof Y.GC)
  for (const struct of structs) {
    const { id, length } = struct
    const known = beforeState.get(id.client) ?? 0
    // Of what was known already Yjs has read nothing, and no neighbour of it need be here.
    if (id.clock + length <= known || (!isAnyGone && id.clock >= known)) continue
    if (!(struct instanceof Y.Item) || !isGone(doc, id)) continue
    const { origin, rightOrigin } = struct
    if ((origin && !isGone(doc, origin)) || (rightOrigin && !isGone(doc, rightOrigin)))
      return 'Its neighbours are in two lists.'
  }
  return undefined
}

const isGone = ({ store }: Y.Doc, { client, clock }: Y.ID): boolean => {
  const structs = store.clients.get(client)
  if (clock >= Y.getState(store, client)) return false
  return structs?.[Y.findIndexSS(structs, clock)] instanceof Y.GC
}

function oddPlace({ parent, parentSub, content }: Y.Item): string | undefined {
  if (!(parent instanceof Y.AbstractType)) return 'It stands nowhere.'
  if (parent instanceof Y.Map !== (parentSub !== null)) return 'A list and a map share a name.'
  if (parent instanceof Y.Text !== content instanceof Y.ContentString) return 'A text holds what is no text.'
  return undefined
}

function oddDepth({ parent }: Y.Item): string | undefined {
  let depth = 0
  for (let item = (parent as AnyType)._item; item; item = (item.parent as AnyType)._item)
    if (++depth > deepest) return 'It is nested too deep.'
  return undefined
}

/** Root and key of every entry that the transaction touched. `echo` is the twin document as it stands before. */
export function touchedKeys(
  transaction: Y.Transaction,
  added: readonly Part[],
  echo: Y.Doc,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const add = (root: string, key: string) => {
    const keys = found.get(root)
    if (keys) keys.add(key)
    else found.set(root, new Set([key]))
  }
  for (const [type, subs] of transaction.changed) {
    const top = topOf(type as AnyType)
    if (!top) continue
    if (top.key !== undefined) add(top.root, top.key)
    else for (const sub of subs) if (sub !== null) add(top.root, sub)
  }
  for (const part of added) for (const [root, key] of logged(part)) add(root, key)
  for (const part of deletedParts(echo, transaction)) for (const [root, key] of logged(part)) add(root, key)
  return found
}

/** The root that a type stands under, and the key of its entry where it is not the root itself. */
function topOf(type: AnyType): { readonly root: string; readonly key?: string } | undefined {
  let inner = type
  let key: string | undefined
  for (let item = inner._item; item; item = inner._item) {
    key = item.parentSub ?? undefined
    if (!(item.parent instanceof Y.AbstractType)) return undefined
    inner = item.parent
  }
  const { doc } = inner
  if (!doc) return undefined
  return { root: Y.findRootTypeKey(inner), ...(key === undefined ? {} : { key }) }
}

/** Root and key of each entry of a log in it. */
export function logged({ struct, from, to }: Part): readonly (readonly [string, string])[] {
  if (!(struct instanceof Y.Item) || struct.deleted || struct.parentSub !== null) return none
  const { parent, content } = struct
  if (!(content instanceof Y.ContentAny) || !(parent instanceof Y.Array) || parent._item) return none
  const root = Y.findRootTypeKey(parent as AnyType)
  return content.arr.slice(from, to).map((value) => [root, listKey(value)] as const)
}
const none: readonly (readonly [string, string])[] = []
