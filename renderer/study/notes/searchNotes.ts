/** Search in notes: every word must stand in the title, a tag or the text; accents and case do not count. */
import { fold, queryWords } from '../course/searchText'
import type { NoteHit } from './notebook'
import type { KnownNote } from './noteIndex'

interface Folded {
  readonly text: string
  readonly folded: string
  readonly title: string
  readonly tags: string
}

const before = 60
const after = 140
/** How often a word may stand inside other words before its first place there is taken. */
const maxInside = 2_000
const weights = { title: [8, 5], tag: [6, 4], text: [3, 1] } as const

const cache = new WeakMap<KnownNote, Folded>()

function folded(note: KnownNote): Folded {
  const ready = cache.get(note)
  if (ready) return ready
  const text = note.text.normalize('NFC')
  const made = {
    text,
    folded: fold(text),
    title: fold(note.entry.title.normalize('NFC')),
    tags: fold(note.entry.tags.join('\n')),
  }
  cache.set(note, made)
  return made
}

export function searchNotes(notes: Iterable<KnownNote>, query: string): readonly NoteHit[] {
  const words = queryWords(query)
  if (words.length === 0) return []
  const hits: { readonly hit: NoteHit; readonly score: number }[] = []
  for (const note of notes) {
    const score = scoreNote(folded(note), words)
    if (score > 0) hits.push({ score, hit: cutAround(note, words) })
  }
  return hits
    .sort(
      (a, b) =>
        b.score - a.score || b.hit.note.changedAt - a.hit.note.changedAt || (a.hit.note.id < b.hit.note.id ? -1 : 1),
    )
    .map(({ hit }) => hit)
}

function scoreNote(note: Folded, words: readonly string[]): number {
  let score = note.title.startsWith(words.join(' ')) ? weights.title[0] : 0
  for (const word of words) {
    const parts = [
      [note.title, weights.title],
      [note.tags, weights.tag],
      [note.folded, weights.text],
    ] as const
    let best = 0
    for (const [text, [start, inside]] of parts) {
      if (best >= start) continue
      const found = findWord(text, word)
      if (found) best = Math.max(best, found.isStart ? start : inside)
    }
    if (best === 0) return 0
    score += best
  }
  return score
}

const endsInWord = /[\p{L}\p{N}\p{M}]$/u

/** Where the word begins a word of the text, or else where it first stands inside one. */
function findWord(text: string, word: string): { readonly at: number; readonly isStart: boolean } | undefined {
  const first = text.indexOf(word)
  if (first < 0) return undefined
  for (let at = first, seen = 0; at >= 0 && seen < maxInside; at = text.indexOf(word, at + 1), seen++) {
    if (!endsInWord.test(text.slice(Math.max(0, at - 2), at))) return { at, isStart: true }
  }
  return { at: first, isStart: false }
}

function cutAround(note: KnownNote, words: readonly string[]): NoteHit {
  const { text, folded: searched } = folded(note)
  const found = words.map((word) => ({ word, at: findWord(searched, word)?.at ?? -1 })).filter(({ at }) => at >= 0)
  const first = found.sort((a, b) => a.at - b.at)[0]
  if (!first) return { note: note.entry, around: note.entry.excerpt, from: 0, to: 0 }
  const blank = first.at <= before ? -1 : text.indexOf(' ', first.at - before)
  const start =
    blank < 0 || blank >= first.at ? Math.max(0, blank < 0 && first.at <= before ? 0 : first.at - before) : blank + 1
  const end = Math.min(text.length, first.at + first.word.length + after)
  const head = start > 0 ? '… ' : ''
  const around = `${head}${text.slice(start, end).replaceAll(/\s/g, ' ').toWellFormed()}${end < text.length ? ' …' : ''}`
  const from = head.length + first.at - start
  return { note: note.entry, around, from, to: from + first.word.length }
}
