/** Text as the search sees it: letters folded, words found by where they start, excerpts cut around them. */

/** A run of an excerpt; runs that were searched for have `isHit`. */
export interface ExcerptPart {
  readonly text: string
  readonly isHit: boolean
}

const isAscii = /^\p{ASCII}*$/u

/**
 * Lower case without diacritics. One UTF-16 unit gives one unit, so that offsets hold in the text as written: what
 * would change its length (`한`) stays as it is. Texts must be NFC.
 */
export const fold = (text: string): string =>
  isAscii.test(text) ? text.toLowerCase() : text.replaceAll(/[A-Z]+|[^\p{ASCII}]/gu, foldLetters)

function foldLetters(letters: string): string {
  const base = letters.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return base.length === letters.length ? base : letters
}

/** Longer keys are cut here, and so are queries. */
const maxKeyLength = 32
const maxQueryWords = 16

/** Letters and digits, with what joins them in identifiers: `kube-apiserver`, `cpu.max`, `/proc/self`, `10:30`. */
const runs = /[./:@=+_'’-]*[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}./:@=+_'’-]*/gu
const wordStarts = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]/gu
const trailing = /[./:@=+_'’-]+$/
const endsInWord = /[\p{L}\p{N}\p{M}]$/u
const endsInRun = /[\p{L}\p{N}\p{M}./:@=+_'’-]$/u
const beginsWithWord = /^[\p{L}\p{N}\p{M}]/u

/**
 * Calls back for each place where a word starts, with the key that a query's words are the beginning of: the rest of
 * the run. `kube-apiserver` gives `kube-apiserver` and `apiserver`; `/proc/self` gives itself, `proc/self` and `self`.
 */
export function eachKey(folded: string, found: (key: string) => void): void {
  for (const [written] of folded.matchAll(runs)) {
    const run = written.replace(trailing, '')
    if (!beginsWithWord.test(run)) found(run.slice(0, maxKeyLength))
    for (const start of run.matchAll(wordStarts)) found(run.slice(start.index, start.index + maxKeyLength))
  }
}

/** The words of a query, as beginnings of keys; each once. */
export function queryWords(query: string): readonly string[] {
  const matches = fold(query.normalize('NFC')).match(runs) ?? []
  const words = matches.map((word) => word.replace(trailing, '').slice(0, maxKeyLength))
  return [...new Set(words)].slice(0, maxQueryWords)
}

/** Whether the key is the word itself, or an identifier of which the word is a whole part. */
export const isWhole = (key: string, word: string): boolean =>
  key.length === word.length || !beginsWithWord.test(key.slice(word.length, word.length + 2))

interface Found {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** Where the words start a word of the text, in the order of the text. */
function findWords(folded: string, words: readonly string[]): readonly Found[] {
  const found: Found[] = []
  for (const word of words) {
    const inside = beginsWithWord.test(word) ? endsInWord : endsInRun
    for (let from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + 1)) {
      if (!inside.test(folded.slice(Math.max(0, from - 2), from))) found.push({ from, to: from + word.length, word })
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Marks every place where one of the words starts a word of the text. */
export function markHits(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = []
  let done = 0
  for (const { from, to } of findWords(fold(text), words)) {
    if (from < done) continue
    if (from > done) parts.push({ text: text.slice(done, from), isHit: false })
    parts.push({ text: text.slice(from, to), isHit: true })
    done = to
  }
  if (done < text.length) parts.push({ text: text.slice(done), isHit: false })
  return parts
}

const before = 60
const span = 200

/** About 200 characters of the text where most of the words stand together, with an ellipsis where it is cut. */
export function cutExcerpt(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const offset = densest(findWords(fold(text), words))
  const blank = offset <= before ? -1 : text.indexOf(' ', offset - before)
  const start = blank < offset ? blank + 1 : offset
  const space = text.lastIndexOf(' ', start + span)
  const end = text.length <= start + span ? text.length : space > offset ? space : start + span
  const head = start > 0 ? [{ text: '… ', isHit: false }] : []
  const tail = end < text.length ? [{ text: ' …', isHit: false }] : []
  return [...head, ...markHits(text.slice(start, end), words), ...tail]
}

/** The first place from which the most different words are found within an excerpt's length. */
function densest(found: readonly Found[]): number {
  let best = { offset: 0, count: 0 }
  found.forEach(({ from }, at) => {
    const near = new Set<string>()
    for (let i = at; i < found.length; i++) {
      const next = found[i]
      if (next === undefined || next.to > from + span - before) break
      near.add(next.word)
    }
    if (near.size > best.count) best = { offset: from, count: near.size }
  })
  return best.offset
}
