/**
 * Search over the course's sections and the glossary's terms: one module that builds the index (while the app is
 * built) and queries it. `docs/decisions/search-index.md` has the measurements that shaped it.
 *
 * Format: `keys` are sorted and joined by line breaks; `counts[i]` is the number of postings of key i; a posting is
 * three numbers in `postings`: entry (minus the one before it of the same key), place of the first occurrence in the
 * text plus 1 (0: none), and occurrences in the text × 4 + 1 if in the title + 2 if in the chapter's title.
 */
import { cutExcerpt, type ExcerptPart, eachWord, fold, isWordCharacter, markHits, queryWords } from './searchText'

export type { ExcerptPart } from './searchText'

/** One thing that can be found. A term's `chapter` and `section` are where it is taught. */
export interface SearchEntry {
  readonly kind: 'section' | 'term'
  /** The section's or the term's id. */
  readonly id: string
  readonly chapter: string
  readonly section: string
  readonly title: string
  readonly text: string
}

/** Plain data, to be stored as JSON. */
export interface SearchData {
  readonly version: 1
  readonly entries: readonly SearchEntry[]
  /** Titles of chapters by id. */
  readonly chapters: Readonly<Record<string, string>>
  readonly keys: string
  readonly counts: readonly number[]
  readonly postings: readonly number[]
}

export interface Hit {
  readonly kind: 'section' | 'term'
  readonly id: string
  readonly chapter: string
  readonly section: string
  readonly title: string
  readonly titleParts: readonly ExcerptPart[]
  readonly chapterTitle: string
  readonly excerpt: readonly ExcerptPart[]
  /** Greater is better; comparable within one result only. */
  readonly score: number
}

export interface SearchIndex {
  /**
   * Entries in which every word of the query starts a word, best first; where there are none, those in which any does.
   * At most `limit` (20). A query without letters or digits finds nothing.
   */
  search(query: string, limit?: number): readonly Hit[]
}

const inTitle = 1
const inChapterTitle = 2

type Posting = { place: number; value: number }

/** `chapters` gives the titles of the chapters by id. */
export function buildIndex(entries: readonly SearchEntry[], chapters: Readonly<Record<string, string>>): SearchData {
  const normalised = entries.map((entry) => ({
    ...entry,
    title: entry.title.normalize('NFC'),
    text: entry.text.normalize('NFC'),
  }))
  const found = new Map<string, Map<number, Posting>>()
  const postingOf = (key: string, entry: number): Posting => {
    const postings = found.get(key) ?? new Map<number, Posting>()
    const posting = postings.get(entry) ?? { place: 0, value: 0 }
    found.set(key, postings.set(entry, posting))
    return posting
  }
  normalised.forEach((entry, at) => {
    eachWord(fold(entry.text), (key, offset) => {
      const posting = postingOf(key, at)
      posting.place ||= offset + 1
      posting.value += 4
    })
    const flag = (text: string, bit: number) =>
      eachWord(fold(text), (key) => {
        postingOf(key, at).value |= bit
      })
    flag(entry.title, inTitle)
    flag((chapters[entry.chapter] ?? '').normalize('NFC'), entry.kind === 'section' ? inChapterTitle : 0)
  })
  return { version: 1, entries: normalised, chapters, ...pack(found) }
}

function pack(
  found: ReadonlyMap<string, ReadonlyMap<number, Posting>>,
): Pick<SearchData, 'keys' | 'counts' | 'postings'> {
  const keys = [...found.keys()].sort(compareKeys)
  const postings: number[] = []
  const counts = keys.map((key) => {
    let last = 0
    const list = [...(found.get(key) ?? [])].sort(([a], [b]) => a - b)
    for (const [entry, { place, value }] of list) {
      postings.push(entry - last, place, value)
      last = entry
    }
    return list.length
  })
  return { keys: keys.join('\n'), counts, postings }
}

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The index as it is searched: postings of key i are those from `starts[i]` to `starts[i + 1]`. */
interface Opened {
  readonly keys: readonly string[]
  readonly starts: readonly number[]
  readonly data: SearchData
}

/** What the words of a query found so far, by entry. */
interface Tally {
  readonly words: Uint8Array
  readonly scores: Float64Array
  /** Entries that match in more than the title of their chapter. */
  readonly own: Uint8Array
  readonly places: Int32Array
}

export function openIndex(data: SearchData): SearchIndex {
  const starts = [0]
  let sum = 0
  for (const count of data.counts) {
    sum += count * 3
    starts.push(sum)
  }
  const opened: Opened = { keys: data.keys === '' ? [] : data.keys.split('\n'), starts, data }
  return {
    search(query, limit = 20) {
      const words = queryWords(query).map((word) => reachable(opened, word))
      return pick(opened, tally(opened, words), words, limit)
    },
  }
}

/** A word written with a leading `/` or `--` that no key has is looked up without it. */
function reachable({ keys }: Opened, word: string): string {
  return keys[firstAt(keys, word)]?.startsWith(word) ? word : word.replace(/^[^\p{L}\p{N}\p{M}]+/u, '')
}

/** The place of the first key that is not before the word. */
function firstAt(keys: readonly string[], word: string): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

function tally(opened: Opened, words: readonly string[]): Tally {
  const size = opened.data.entries.length
  const result: Tally = {
    words: new Uint8Array(size),
    scores: new Float64Array(size),
    own: new Uint8Array(size),
    places: new Int32Array(size),
  }
  for (const word of words) addWord(opened, word, result)
  return result
}

/** Exact words count for more than beginnings, titles for more than text, and a second occurrence less than the first. */
function addWord({ keys, starts, data }: Opened, word: string, result: Tally): void {
  const scores = new Float64Array(data.entries.length)
  const { postings } = data
  for (let at = firstAt(keys, word); keys[at]?.startsWith(word); at++) {
    const key = keys[at] ?? ''
    const weight = key.length === word.length || !isWordCharacter(key, word.length) ? 2 : 1
    let entry = 0
    for (let i = starts[at] ?? 0; i < (starts[at + 1] ?? 0); i += 3) {
      entry += postings[i] ?? 0
      const place = postings[i + 1] ?? 0
      const value = postings[i + 2] ?? 0
      const title = value & inTitle ? 12 : 0
      const count = value >> 2
      scores[entry] = (scores[entry] ?? 0) + weight * (title + (count > 0 ? 1 + count / 8 : 0)) + 0.1
      if (value === inChapterTitle) continue
      result.own[entry] = 1
      const known = result.places[entry] ?? 0
      if (place > 0 && (known === 0 || place < known)) result.places[entry] = place
    }
  }
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry] ?? 0
    if (score === 0) continue
    result.words[entry] = (result.words[entry] ?? 0) + 1
    result.scores[entry] = (result.scores[entry] ?? 0) + Math.log2(1 + score)
  }
}

function pick({ data }: Opened, { words, scores, own, places }: Tally, query: readonly string[], limit: number): Hit[] {
  const isAll = words.some((count, entry) => count === query.length && own[entry] === 1)
  const found: number[] = []
  words.forEach((count, entry) => {
    if (own[entry] === 1 && (isAll ? count === query.length : count > 0)) found.push(entry)
  })
  const rank = (entry: number) => (words[entry] ?? 0) * 1000 + (scores[entry] ?? 0)
  const best = found.sort((a, b) => rank(b) - rank(a) || a - b).slice(0, Math.max(0, limit))
  return best.flatMap((at) => {
    const entry = data.entries[at]
    return entry ? [hitOf(entry, data, rank(at), () => cutExcerpt(entry.text, Math.max(0, (places[at] ?? 0) - 1), query), query)] : []
  })
}
