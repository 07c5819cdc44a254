/** State vectors as plain maps: which changes of which client a document has. */
import * as Y from 'yjs'

/** By client, the clock up to which its changes are there. */
export type Vector = ReadonlyMap<number, number>

export const vectorOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Undefined where the bytes are no state vector. */
export function decodeVector(bytes: Uint8Array): Map<number, number> | undefined {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    return undefined
  }
}

export const encodeVector = (vector: Vector): Uint8Array<ArrayBuffer> =>
  Y.encodeStateVector(new Map(vector)) as Uint8Array<ArrayBuffer>

/** Whether `has` lacks something of `wanted`. */
export function isBehind(has: Vector, wanted: Vector): boolean {
  for (const [client, clock] of wanted) if ((has.get(client) ?? 0) < clock) return true
  return false
}

/** Raises `into` to at least `from`. */
export function raise(into: Map<number, number>, from: Vector): void {
  for (const [client, clock] of from) if ((into.get(client) ?? 0) < clock) into.set(client, clock)
}

/** What `vector` has beyond `base`. */
export const beyond = (vector: Vector, base: Vector): Map<number, number> =>
  new Map([...vector].filter(([client, clock]) => clock > (base.get(client) ?? 0)))
