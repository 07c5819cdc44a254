/** What entries said before a connection first changed them, read from the echo while it still knows. */
import type * as Y from 'yjs'
import { listKey, plainEntry, readEntries } from '../../study/devices/plainEntry'
import type { Touched } from '../../study/devices/receiptBuilder'
import { type DocName, docNames, type RecordDocs } from '../../study/record'
import { rootKinds } from '../../study/shape/contentFault'
import type { Change } from './mirror'

/** Gives of each change the entries that no change before it touched. */
export function openBefore(): (change: Change) => readonly Touched[] {
  const seen = new Set<string>()
  const lists = new Map<string, ReadonlyMap<string, unknown>>()
  return ({ name, before, touched }) => {
    const docs = onlyDoc(before)
    /** A list is read once: to find entries in it is to walk it. */
    const listed = (root: string) => {
      const known = lists.get(root)
      if (known) return known
      const list = before.getArray<unknown>(root)
      const read = readEntries(docs, name, root, list.map(listKey))
      lists.set(root, read)
      return read
    }
    const found: Touched[] = []
    for (const [root, keys] of touched)
      for (const key of keys) {
        const place = JSON.stringify([name, root, key])
        if (seen.has(place)) continue
        seen.add(place)
        const isList = rootKinds[name].get(root) === 'list'
        const said = isList ? listed(root).get(key) : plainEntry(docs, { doc: name, root, key })
        found.push({ doc: name, root, key, before: said })
      }
    return found
  }
}

/** Whoever reads an entry names its document; there is only one to read from here. */
const onlyDoc = (doc: Y.Doc): RecordDocs =>
  Object.fromEntries(docNames.map((name) => [name, doc])) as Readonly<Record<DocName, Y.Doc>>
