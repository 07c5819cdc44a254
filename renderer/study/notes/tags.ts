/** Tags: short names that the learner gives to notes. */
import type { NoteEntry } from './notebook'
import { cut } from './plainText'

const tagLength = 60
export const maxTags = 100

/** A tag as it is kept: NFC, without `#` and without needless blanks; undefined where nothing is left of it. */
export function cleanTag(written: string): string | undefined {
  const words = cut(written.slice(0, 1_000).toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' '), 1_000)
  return cut(words.replace(/^[\s#]+/, '').trim(), tagLength).trim() || undefined
}

/** Every tag with how many notes have it, most used first. */
export function countTags(notes: readonly NoteEntry[]): readonly { readonly tag: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const note of notes) for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
}
