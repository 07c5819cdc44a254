/** The order in which git's hash tables give their keys, where a choice among equals hangs on it. */
import { utf8 } from '../core/bytes'

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of utf8(text)) hash = (Math.imul(hash, 0x01000193) ^ byte) >>> 0
  return hash
}

/** Keys in the order in which they were put in, to the order in which the table lists them. */
export function hashOrder(keys: Iterable<string>): readonly string[] {
  let size = 64
  let chains = new Map<number, string[]>()
  let count = 0
  const put = (into: Map<number, string[]>, key: string) => {
    const bucket = hashOf(key) & (size - 1)
    into.set(bucket, [key, ...(into.get(bucket) ?? [])])
  }
  const listed = () => [...chains].sort(([one], [other]) => one - other).flatMap(([, chain]) => chain)
  for (const key of keys) {
    put(chains, key)
    if (++count <= (size * 80) / 100) continue
    const all = listed()
    size *= 4
    chains = new Map()
    for (const one of all) put(chains, one)
  }
  return listed()
}
