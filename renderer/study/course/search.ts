/**
 * Search over the course's sections and the glossary's terms: one module that builds the index (while the app is
 * built) and queries it. `docs/decisions/0006-search-index.md` has the measurements that shaped it.
 *
 * Format: `keys` are sorted by UTF-16 units and joined by line breaks; `counts[i]` is the number of postings of key i;
 * a posting is two numbers in `postings`: the entry (minus the one before it of the same key), and occurrences in the
 * text × 4 + 1 if in the title + 2 if in the chapter's title.
 */
import { cutExcerpt, type ExcerptPart, eachKey, fold, isWhole, markHits, queryWords } from './searchText'

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

/** Parts are cut when they are read, which costs more than the search itself. */
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
const once = 4

/** Values of postings by entry, by key. */
type Found = Map<string, Map<number, number>>

/** `chapters` gives the titles of the chapters by id. */
export function buildIndex(entries: readonly SearchEntry[], chapters: Readonly<Record<string, string>>): SearchData {
  const found: Found = new Map()
  const normalised = entries.map((entry, at) => {
    const title = entry.title.normalize('NFC')
    const text = entry.text.normalize('NFC')
    eachKey(fold(text), (key) => note(found, key, at, (value) => value + once))
    eachKey(fold(title), (key) => note(found, key, at, (value) => value | inTitle))
    if (entry.kind === 'section') {
      const chapterTitle = (chapters[entry.chapter] ?? '').normalize('NFC')
      eachKey(fold(chapterTitle), (key) => note(found, key, at, (value) => value | inChapterTitle))
    }
    return { ...entry, title, text }
  })
  return { version: 1, entries: normalised, chapters, ...pack(found) }
}

function note(found: Found, key: string, entry: number, change: (value: number) => number): void {
  const postings = found.get(key)
  if (postings) postings.set(entry, change(postings.get(entry) ?? 0))
  else found.set(key, new Map([[entry, change(0)]]))
}

/** Entries were met in their order, and a map keeps it. */
function pack(found: Found): Pick<SearchData, 'keys' | 'counts' | 'postings'> {
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  const postings: number[] = []
  for (const [, values] of sorted) {
    let last = 0
    for (const [entry, value] of values) {
      postings.push(entry - last, value)
      last = entry
    }
  }
  return { keys: sorted.map(([key]) => key).join('\n'), counts: sorted.map(([, values]) => values.size), postings }
}

/** The index as it is searched: postings of key i stand from `starts[i]` to `starts[i + 1]`. */
interface Opened {
  readonly data: SearchData
  readonly keys: readonly string[]
  readonly starts: readonly number[]
}

/** Opens what `buildIndex` made. Data of another version are a mistake of the build, and throw a RangeError. */
export function openIndex(data: SearchData): SearchIndex {
  if (data.version !== 1) throw new RangeError(`a search index of the unknown version ${data.version}`)
  const starts = [0]
  for (const count of data.counts) starts.push((starts.at(-1) ?? 0) + 2 * count)
  const opened: Opened = { data, keys: data.keys === '' ? [] : data.keys.split('\n'), starts }
  return {
    search(query, limit = 20) {
      const words = queryWords(query).map((word) => reachable(opened, word))
      const ranks = rankEntries(opened, words)
      const found = [...ranks.keys()].filter((entry) => (ranks[entry] ?? 0) > 0)
      const best = found.sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b).slice(0, Math.max(0, limit))
      return best.flatMap((at) => {
        const entry = data.entries[at]
        return entry ? [hitOf(entry, data.chapters[entry.chapter] ?? '', ranks[at] ?? 0, words)] : []
      })
    },
  }
}

function hitOf(entry: SearchEntry, chapterTitle: string, score: number, words: readonly string[]): Hit {
  const { kind, id, chapter, section, title, text } = entry
  return {
    ...{ kind, id, chapter, section, title, chapterTitle, score },
    get titleParts() {
      return markHits(title, words)
    },
    get excerpt() {
      return cutExcerpt(text, words)
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

/** Where all words are somewhere, entries with fewer words have no rank; else more words rank higher. */
function rankEntries(opened: Opened, words: readonly string[]): Float64Array {
  const size = opened.data.entries.length
  const ranks = new Float64Array(size)
  const counts = new Uint8Array(size)
  const isOwn = new Uint8Array(size)
  for (const word of words) {
    scoreEntries(opened, word, isOwn).forEach((score, entry) => {
      if (score === 0) return
      ranks[entry] = (ranks[entry] ?? 0) + Math.log2(1 + score)
      counts[entry] = (counts[entry] ?? 0) + 1
    })
  }
  const needed = counts.some((count, entry) => count === words.length && isOwn[entry] === 1) ? words.length : 1
  const asked = words.join(' ')
  return ranks.map((rank, entry) => {
    const count = counts[entry] ?? 0
    if (count < needed || isOwn[entry] !== 1) return 0
    return rank + 1000 * count + (namesOf(opened.data.entries[entry]?.title ?? '').includes(asked) ? 100 : 0)
  })
}

/** What an entry is called: `Container Network Interface (CNI)` has two names besides the whole. */
function namesOf(title: string): readonly string[] {
  const folded = fold(title)
  const [, long = folded, short = folded] = /^(.*\S)\s*\(([^)]+)\)$/.exec(folded) ?? []
  return [folded, long, short]
}

/**
 * Whole words count for more than beginnings, titles for more than text, and each further occurrence for less than the
 * first. A chapter's title alone helps to tell its sections from others, and finds none of them: `isOwn` stays 0.
 */
function scoreEntries({ data: { entries, postings }, keys, starts }: Opened, word: string, isOwn: Uint8Array) {
  const scores = new Float64Array(entries.length)
  for (let at = firstAt(keys, word); keys[at]?.startsWith(word); at++) {
    const weight = isWhole(keys[at] ?? '', word) ? 2 : 1
    const end = starts[at + 1] ?? 0
    let entry = 0
    for (let i = starts[at] ?? 0; i < end; i += 2) {
      entry += postings[i] ?? 0
      const value = postings[i + 1] ?? 0
      const text = value < once ? 0 : 1 + (value >> 2) / 8
      scores[entry] = (scores[entry] ?? 0) + 0.1 + weight * (text + (value & inTitle) * 12)
      if (value !== inChapterTitle) isOwn[entry] = 1
    }
  }
  return scores
}
