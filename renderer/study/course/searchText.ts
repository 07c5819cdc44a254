/** Text as the search sees it: letters folded, words found by where they start, excerpts cut around them. */

/** A run of an excerpt; runs that were searched for have `isHit`. */
export interface ExcerptPart {
  readonly text: string
  readonly isHit: boolean
}

/**
 * Lower case without diacritics. One UTF-16 unit gives one unit, so that offsets hold in the text as written:
 * what would change its length (`İ`) stays as it is. Texts must be NFC.
 */
export const fold = (text: string): string =>
  isAscii.test(text) ? text.toLowerCase() : text.replaceAll(/[A-Z]+|[^\p{ASCII}]/gu, foldLetters)

const isAscii = /^\p{ASCII}*$/u

function foldLetters(letters: string): string {
  const base = letters.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  return base.length === letters.length ? base : letters
}

/** Longer keys are cut here, and so are queries. */
export const maxKeyLength = 32

/** Letters and digits, with what joins them in identifiers: `kube-apiserver`, `cpu.max`, `/proc/self`, `10:30`. */
const runs = /[./:@=+_'’-]*[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}./:@=+_'’-]*/gu
const wordStarts = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]/gu
const trailing = /[./:@=+_'’-]+$/

/**
 * Calls back for each place where a word starts, with the key that a query's prefix is compared with: the rest of the
 * run. `kube-apiserver` gives `kube-apiserver` and `apiserver`; `/proc/self` gives `/proc/self`, `proc/self`, `self`.
 */
export function eachWord(folded: string, found: (key: string, offset: number) => void): void {
  for (const match of folded.matchAll(runs)) {
    const run = match[0].replace(trailing, '')
    let isFirst = true
    for (const start of run.matchAll(wordStarts)) {
      if (isFirst && start.index > 0) found(run.slice(0, maxKeyLength), match.index)
      found(run.slice(start.index, start.index + maxKeyLength), match.index + start.index)
      isFirst = false
    }
  }
}

/** The words of a query, as prefixes of keys; each once. */
export function queryWords(query: string): readonly string[] {
  const matches = fold(query.normalize('NFC')).match(runs) ?? []
  return [...new Set(matches.map((word) => word.replace(trailing, '').slice(0, maxKeyLength)))]
}

export const isWordCharacter = (text: string, at: number): boolean => /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2))

/** Marks every place where one of the words starts a word of the text. */
export function markHits(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const marked: [from: number, to: number][] = []
  eachWord(fold(text), (key, offset) => {
    const length = Math.max(0, ...words.map((word) => (key.startsWith(word) ? word.length : 0)))
    const last = marked.at(-1)
    if (length > 0 && offset >= (last?.[1] ?? 0)) marked.push([offset, offset + length])
  })
  const parts: ExcerptPart[] = []
  let done = 0
  for (const [from, to] of marked) {
    if (from > done) parts.push({ text: text.slice(done, from), isHit: false })
    parts.push({ text: text.slice(from, to), isHit: true })
    done = to
  }
  if (done < text.length) parts.push({ text: text.slice(done), isHit: false })
  return parts
}

const before = 60
const length = 200

/** About 200 characters of the text around `offset`, whole words, with an ellipsis where it is cut. */
export function cutExcerpt(text: string, offset: number, words: readonly string[]): readonly ExcerptPart[] {
  const from = offset <= before ? 0 : text.indexOf(' ', offset - before) + 1
  const start = from > 0 && from <= offset ? from : offset <= before ? 0 : offset
  const space = text.lastIndexOf(' ', start + length)
  const end = text.length <= start + length ? text.length : space > offset ? space : start + length
  const parts = markHits(text.slice(start, end), words)
  const head = start > 0 ? [{ text: '… ', isHit: false }] : []
  return [...head, ...parts, ...(end < text.length ? [{ text: ' …', isHit: false }] : [])]
}
