/**
 * One note as it stands in the document (docs/formats/notes.md). Peers may have written anything there: what is no note
 * is left as it is and not shown, and a note with odd parts is shown without them.
 */
import * as Y from 'yjs'
import type { Anchor, NoteEntry } from './notebook'
import { summarise } from './plainText'
import { cleanTag, maxTags } from './tags'

export type StoredNote = Y.Map<unknown>

const maxTime = 8.64e15
const maxId = 64
const quoteLength = 1_000
const contextLength = 32

export const bodyOf = (note: StoredNote): Y.Text | undefined => {
  const body = note.get('body')
  return body instanceof Y.Text && body.constructor === Y.Text ? body : undefined
}

export const tagsOf = (note: StoredNote): Y.Map<unknown> | undefined => {
  const tags = note.get('tags')
  return tags instanceof Y.Map ? tags : undefined
}

/** The stored note of that id, deleted ones too; undefined where there is none that could be read. */
export function findNote(notes: Y.Map<unknown>, id: string): StoredNote | undefined {
  const note = notes.get(id)
  const isNote = note instanceof Y.Map && id !== '' && id.length <= maxId && bodyOf(note) !== undefined
  return isNote ? (note as StoredNote) : undefined
}

const timeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= maxTime ? value : undefined

/** The anchor, or undefined where a part is missing or longer than the format allows. */
export function readAnchor(value: unknown): Anchor | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { chapter, section, exact, prefix, suffix } = value as Readonly<Record<string, unknown>>
  const isText = (part: unknown, length: number): part is string => typeof part === 'string' && part.length <= length
  if (!isText(chapter, 100) || !isText(section, 100) || !isText(exact, quoteLength)) return undefined
  if (!isText(prefix, contextLength) || !isText(suffix, contextLength)) return undefined
  const whole = (text: string) => text.toWellFormed()
  return { chapter, section, exact: whole(exact), prefix: whole(prefix), suffix: whole(suffix) }
}

function readTags(note: StoredNote): readonly string[] {
  const tags = [...(tagsOf(note)?.keys() ?? [])]
  return tags
    .filter((tag) => cleanTag(tag) === tag)
    .sort() // by code unit: the same on every device
    .slice(0, maxTags)
}

/** The entry of a note, or undefined where it is deleted for ever: emptied, and nothing written into it since. */
export function readEntry(id: string, note: StoredNote, text: string): NoteEntry | undefined {
  const isPurged = note.has('purgedAt')
  if (isPurged && text === '') return undefined
  const anchor = readAnchor(note.get('anchor'))
  const createdAt = timeOf(note.get('createdAt')) ?? 0
  // What brought a deleted note back is to be seen, so it comes back out of the trash too.
  const trashedAt = isPurged || !note.has('trashedAt') ? undefined : (timeOf(note.get('trashedAt')) ?? 0)
  return {
    id,
    ...summarise(text),
    tags: readTags(note),
    ...(anchor && { anchor }),
    createdAt,
    changedAt: timeOf(note.get('changedAt')) ?? createdAt,
    ...(trashedAt !== undefined && { trashedAt }),
  }
}

const anchorParts = ['chapter', 'section', 'exact', 'prefix', 'suffix'] as const
const entryParts = ['id', 'title', 'excerpt', 'createdAt', 'changedAt', 'trashedAt'] as const

export const isSameAnchor = (a: Anchor | undefined, b: Anchor | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && anchorParts.every((part) => a[part] === b[part]))

export const isSameEntry = (a: NoteEntry, b: NoteEntry): boolean =>
  entryParts.every((part) => a[part] === b[part]) &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, at) => tag === b.tags[at]) &&
  isSameAnchor(a.anchor, b.anchor)
