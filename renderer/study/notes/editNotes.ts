/** Changes to notes. Each is one transaction that merges with what other devices do at the same time. */
import * as Y from 'yjs'
import { fold } from '../course/searchText'
import type { Ports } from '../ports'
import { replaceText } from './editText'
import type { Notebook, NoteId } from './notebook'
import { bodyOf, findNote, readAnchor, type StoredNote, tagsOf } from './storedNote'
import { cleanTag } from './tags'

type Edits = Pick<
  Notebook,
  'create' | 'touched' | 'setAnchor' | 'addTag' | 'removeTag' | 'trash' | 'restore' | 'deleteForEver' | 'setText'
>

/** A time in the document costs a little for ever, so typing writes one at most this often. */
const touchMs = 30_000

export function editNotes(notes: Y.Map<unknown>, { now, newId }: Ports, tags: Notebook['tags']): Edits {
  const edit = (id: NoteId, change: (note: StoredNote) => void) => {
    const note = findNote(notes, id)
    if (note) notes.doc?.transact(() => change(note))
  }
  const touch = (note: StoredNote) => {
    note.delete('purgedAt') // someone works on it, so it is no longer deleted, also when it is emptied again
    const last = note.get('changedAt')
    const at = now()
    if (typeof last !== 'number' || !(Math.abs(at - last) < touchMs)) note.set('changedAt', at)
  }
  const known = (written: string) => {
    const tag = cleanTag(written)
    return tag && (tags().find((one) => fold(one.tag) === fold(tag))?.tag ?? tag)
  }
  return {
    create: ({ body = '', anchor, tags: given = [] } = {}) => {
      const id = newId()
      const at = now()
      const kept = anchor && readAnchor(anchor)
      const tagMap = new Y.Map(given.flatMap((tag) => known(tag) ?? []).map((tag) => [tag, true] as const))
      const fields: (readonly [string, unknown])[] = [
        ['body', new Y.Text(body.toWellFormed())],
        ['tags', tagMap],
        ['createdAt', at],
        ['changedAt', at],
      ]
      notes.set(id, new Y.Map(kept ? [...fields, ['anchor', kept] as const] : fields))
      return id
    },
    touched: (id) => edit(id, touch),
    setAnchor: (id, anchor) => {
      const kept = anchor && readAnchor(anchor)
      edit(id, (note) => (kept ? note.set('anchor', kept) : note.delete('anchor')))
    },
    addTag: (id, written) => {
      const tag = known(written)
      if (tag) edit(id, (note) => (tagsOf(note) ?? note.set('tags', new Y.Map<unknown>())).set(tag, true))
    },
    removeTag: (id, tag) => edit(id, (note) => tagsOf(note)?.delete(tag)),
    trash: (id) =>
      edit(id, (note) => {
        note.delete('purgedAt')
        note.set('trashedAt', now())
      }),
    restore: (id) =>
      edit(id, (note) => {
        note.delete('purgedAt')
        note.delete('trashedAt')
      }),
    deleteForEver: (id) => edit(id, (note) => empty(note, now())),
    setText: (id, body) =>
      edit(id, (note) => {
        const text = bodyOf(note)
        if (text) replaceText(text, body)
        touch(note)
      }),
  }
}

/** The text and the tags go as far as this device knows them: what another writes meanwhile stays. */
function empty(note: StoredNote, at: number) {
  const text = bodyOf(note)
  text?.delete(0, text.length)
  for (const tag of [...(tagsOf(note)?.keys() ?? [])]) tagsOf(note)?.delete(tag)
  note.set('purgedAt', at)
}
