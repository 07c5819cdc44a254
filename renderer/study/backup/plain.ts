/** What a document holds, as plain data by root, whatever the roots are called: for comparing and for hashing. */
import * as Y from 'yjs'

export type Plain = Readonly<Record<string, unknown>>

export type Root = Y.Map<unknown> | Y.Array<unknown> | Y.Text

/**
 * The roots of a document with their types. One that was only loaded has no type yet: then its content tells. Text and
 * lists look alike there, and the record has no text as a root.
 */
export function rootsOf(doc: Y.Doc): ReadonlyMap<string, Root> {
  const roots = new Map<string, Root>()
  for (const name of [...doc.share.keys()].sort()) {
    const root = typed(doc, name, doc.share.get(name))
    if (root) roots.set(name, root)
  }
  return roots
}

function typed(doc: Y.Doc, name: string, root: ReturnType<Y.Doc['share']['get']>): Root | undefined {
  if (root instanceof Y.Map || root instanceof Y.Array || root instanceof Y.Text) return root
  if (!root) return undefined
  if (root._map.size > 0) return doc.getMap<unknown>(name)
  return root._start ? doc.getArray<unknown>(name) : undefined
}

/** Empty roots are left out: they come and go with who looked at them. */
export function plainOf(doc: Y.Doc): Plain {
  const plain: Record<string, unknown> = {}
  for (const [name, root] of rootsOf(doc)) if (isFilled(root)) plain[name] = root.toJSON()
  return plain
}

const isFilled = (root: Root) => (root instanceof Y.Map ? root.size : root.length) > 0

/** The same text for the same content, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (value === undefined) return 'null'
  if (typeof value === 'bigint') return `"bigint:${value}"`
  if (value instanceof Uint8Array) return `"bytes:${value.join(',')}"`
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`
}

/** A document of its own with the given updates in it. Throws where one is no update. */
export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
