/** Puts a note that comes from outside into the document, under its own id; see docs/formats/notes.md for the form. */
import * as Y from 'yjs'
import type { NoteFile } from '../parcel'
import { replaceText } from './editText'
import { bodyOf, findNote, readAnchor, tagsOf } from './storedNote'
import { cleanTag } from './tags'

/** A new note, or the text of one that is there, which comes back out of the trash; tags and an anchor are added, never taken away. */
export function takeNote(doc: Y.Doc, note: NoteFile): void {
  const notes = doc.getMap<unknown>('notes')
  const known = findNote(notes, note.id)
  doc.transact(() => {
    if (!known) notes.set(note.id, newNote(note))
    else {
      const body = bodyOf(known)
      if (body) replaceText(body, note.body)
      known.delete('purgedAt')
      if (note.trashedAt === undefined) known.delete('trashedAt')
      known.set('changedAt', note.changedAt)
      const tags = tagsOf(known) ?? known.set('tags', new Y.Map<unknown>())
      for (const tag of note.tags.flatMap((one) => cleanTag(one) ?? [])) if (!tags.has(tag)) tags.set(tag, true)
      const anchor = note.anchor && readAnchor(note.anchor)
      if (anchor && !known.has('anchor')) known.set('anchor', anchor)
    }
  })
}

function newNote({ body, tags, anchor, createdAt, changedAt, trashedAt }: NoteFile): Y.Map<unknown> {
  const kept = anchor && readAnchor(anchor)
  const fields: [string, unknown][] = [
    ['body', new Y.Text(body.toWellFormed())],
    ['tags', new Y.Map(tags.flatMap((one) => cleanTag(one) ?? []).map((tag) => [tag, true] as const))],
    ['createdAt', createdAt],
    ['changedAt', changedAt],
  ]
  if (kept) fields.push(['anchor', kept])
  if (trashedAt !== undefined) fields.push(['trashedAt', trashedAt])
  return new Y.Map(fields)
}
