/** What a document says, as plain data: equal for documents with equal content, however they came to it. */
import * as Y from 'yjs'

/** Also of documents that no book has opened, whose root types Yjs does not know yet. Throws where it is nested too deep. */
export function viewOf(doc: Y.Doc): unknown {
  const roots = [...doc.share].map(([name, type]) => [name, look(type, 0)] as const)
  return roots.filter(([, view]) => view !== undefined).sort(([one], [other]) => (one < other ? -1 : 1))
}

const deepest = 200

function look(value: unknown, depth: number): unknown {
  if (depth > deepest) throw new RangeError('The document is nested too deep.')
  if (value instanceof Uint8Array) return ['bytes', [...value]]
  if (!(value instanceof Y.AbstractType)) return value === undefined ? ['undefined'] : value
  const entries = [...value._map]
    .filter(([, item]) => !item.deleted)
    .map(([key, item]) => [key, look(item.content.getContent().at(-1), depth + 1)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const items: unknown[] = []
  let text = ''
  for (let item = value._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) text += item.content.str
    else for (const one of item.content.getContent()) items.push(look(one, depth + 1))
  }
  return entries.length + items.length + text.length === 0 ? undefined : { entries, items, text }
}
