/** How large the largest part of a document is that no message of a sync can divide: a plain value, or the key of an entry. */
import * as Y from 'yjs'

const utf8 = new TextEncoder()

/** In bytes, at least as many as it takes when it is written. Texts and lists can be divided between their elements. */
export function largestValue(doc: Y.Doc): number {
  let largest = 0
  for (const structs of doc.store.clients.values())
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      const key = sizeOf(struct.parentSub ?? '')
      for (const value of valuesOf(struct.content)) largest = Math.max(largest, key + sizeOf(value))
      largest = Math.max(largest, key)
    }
  return largest
}

const valuesOf = (content: Y.Item['content']): readonly unknown[] =>
  content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? content.arr : []

function sizeOf(value: unknown): number {
  // A number takes nine bytes, and a length or a kind never more.
  const head = 9
  if (typeof value === 'string') return head + utf8.encode(value).length
  if (typeof value !== 'object' || value === null) return head
  if (value instanceof Uint8Array) return head + value.length
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one), head)
  return Object.entries(value).reduce((sum, [key, one]) => sum + sizeOf(key) + sizeOf(one), head)
}
