/** The documents that the benches of sync exchange: records of notes, made from a seed. */
import * as Y from 'yjs'
import { seeded } from '../../property/chance'

export const editCount = 10_000
const seed = 20261123

const noteOf = (doc: Y.Doc, id: string): Y.Map<unknown> => {
  const notes = doc.getMap<Y.Map<unknown>>('notes')
  return notes.get(id) ?? notes.set(id, new Y.Map<unknown>())
}

/** The text of a note, which is made where there is none. */
export const textOf = (doc: Y.Doc, id: string): Y.Text => {
  const note = noteOf(doc, id)
  const body = note.get('body')
  return body instanceof Y.Text ? body : note.set('body', new Y.Text())
}

/** Notes as they came to be by single edits anywhere, so many in each; each edit was an update of its own. */
export function editedDoc(notes = ['a'], edits = editCount): { readonly doc: Y.Doc; readonly updateBytes: number } {
  const { int } = seeded(seed)
  const doc = new Y.Doc()
  let updateBytes = 0
  doc.on('update', (update: Uint8Array) => {
    updateBytes += update.length
  })
  for (const note of notes) {
    const body = textOf(doc, note)
    for (let edit = 0; edit < edits; edit++) body.insert(int(0, body.length), 'word ')
  }
  return { doc, updateBytes }
}

/** Notes of 10 kB of letters by chance, together so many kilobytes. */
export function longDoc(kilobytes: number): Y.Doc {
  const { int } = seeded(seed)
  const doc = new Y.Doc()
  const letters = () => String.fromCharCode(97 + int(0, 25))
  for (let note = 0; note < kilobytes / 10; note++)
    textOf(doc, `note${note}`).insert(0, Array.from({ length: 10_000 }, letters).join(''))
  return doc
}

/** Some 5 MB by 1,000 clients, with some 40,000 deleted runs, as years of use leave it. */
export function richDoc(): Y.Doc {
  const { int } = seeded(7)
  const doc = new Y.Doc()
  for (let client = 1; client <= 1_000; client++) {
    doc.clientID = client * 4_000_037
    doc.transact(() => {
      const body = textOf(doc, `note${client}`)
      body.insert(0, 'A sentence of a note that somebody wrote. '.repeat(125))
      for (let hole = 0; hole < 41; hole++) body.delete(20 + hole * 100 + int(0, 49), int(1, 5))
    })
  }
  doc.clientID = 4_000_000_007
  return doc
}

/** Changes one note of a `richDoc`. Gives the bytes without which the change could not be told. */
export function changeOne(doc: Y.Doc): number {
  const before = Y.encodeStateVector(doc)
  let deletions = 0
  const count = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { deleteSet }: Y.Transaction) => {
    for (const items of deleteSet.clients.values()) deletions += 8 * items.length
  }
  doc.on('update', count)
  const body = textOf(doc, 'note500')
  body.delete(2_000, 30)
  body.insert(2_000, 'a changed sentence. '.repeat(20))
  doc.off('update', count)
  const all = Y.encodeStateAsUpdate(doc, before).length
  const knownDeletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).length
  return all - knownDeletions + deletions
}

export const docs = {
  empty: () => new Y.Doc(),
  edited: () => editedDoc().doc,
  long: () => longDoc(4_000),
  rich: richDoc,
} as const
export type DocKind = keyof typeof docs

/** Clocks by client: what another document must have to hold all changes of this one. */
export const vectorOf = (doc: Y.Doc): [number, number][] => [...Y.decodeStateVector(Y.encodeStateVector(doc))]

export const hasAll = (doc: Y.Doc, vector: readonly (readonly [number, number])[]): boolean =>
  vector.every(([client, clock]) => Y.getState(doc.store, client) >= clock)
