/** Search against a plain oracle that looks through every text: nothing is missed, nothing is made up. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildIndex, openIndex, type SearchEntry } from '../../renderer/study/course/search'

const seed = 20261122
const numRuns = 400

const syllable = fc.constantFrom(
  'ku',
  'be',
  'pod',
  'cpu',
  'net',
  'é',
  'ñi',
  'Ö',
  'A',
  'b2',
  '10',
  'ß',
  'İ',
  '体',
  '한',
  'ﬁ',
  'Σ',
  'e\u0301',
  '\u{10400}',
)
const joiner = fc.constantFrom('-', '.', '/', ':', '_', '=', '’', '@', '--')
const word = fc
  .tuple(
    fc.constantFrom('', '', '/', '--', '('),
    fc.array(fc.tuple(syllable, joiner, fc.boolean()), { minLength: 1, maxLength: 4 }),
  )
  .map(
    ([lead, parts]) =>
      lead + parts.map(([text, join, isJoined], at) => (at > 0 && isJoined ? join : '') + text).join(''),
  )
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ', ', '. ', '\n', ') ', '; ')), { maxLength: 30 })
  .map((words) => words.flat().join(''))
const texts = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 12 })

const entriesOf = (list: readonly (readonly [string, string])[]): SearchEntry[] =>
  list.map(([title, body], at) => ({
    kind: 'section',
    id: `s${at}`,
    chapter: 'c',
    section: `s${at}`,
    title,
    text: body,
  }))

/** Folds a letter at a time, as the index promises: a letter whose folded form has another length stays. */
const plain = (written: string) =>
  [...written.normalize('NFC')]
    .map((letter) => {
      const base = letter.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
      return base.length === letter.length ? base : letter
    })
    .join('')

const escaped = (prefix: string) => prefix.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const startsWord = (prefix: string) => new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${escaped(prefix)}`, 'u')
const holders = (entries: readonly SearchEntry[], prefix: string) =>
  entries
    .filter(({ title, text }) => startsWord(prefix).test(plain(title)) || startsWord(prefix).test(plain(text)))
    .map(({ id }) => id)

/** A word start of one of the texts, cut to a few letters; for the most part something is found. */
const prefixIn = (list: readonly (readonly [string, string])[]) => {
  const words = list
    .flat()
    .flatMap((part) => plain(part).match(/[\p{L}\p{N}\p{M}]+(?:[-./:_=@’]+[\p{L}\p{N}\p{M}]+)*/gu) ?? [])
  const from = words.length > 0 ? fc.constantFrom(...words) : fc.constant('none')
  return fc.tuple(from, fc.integer({ min: 1, max: 12 })).map(([found, length]) => {
    const cut = [...found].slice(0, length).join('')
    return cut.replace(/[^\p{L}\p{N}\p{M}]+$/u, '')
  })
}
const courseAndQuery = texts.chain((list) =>
  fc.record({ entries: fc.constant(entriesOf(list)), words: fc.array(prefixIn(list), { minLength: 1, maxLength: 3 }) }),
)

const found = (entries: readonly SearchEntry[], query: string) =>
  openIndex(JSON.parse(JSON.stringify(buildIndex(entries, {})))).search(query, entries.length)

test(`every section that holds a word with the prefix is found, and no other (seed ${seed})`, () => {
  let hits = 0
  fc.assert(
    fc.property(courseAndQuery, ({ entries, words: [prefix = ''] }) => {
      const ids = found(entries, prefix).map(({ id }) => id)
      hits += ids.length
      expect(ids.toSorted()).toEqual(holders(entries, prefix).toSorted())
    }),
    { seed, numRuns },
  )
  expect(hits, 'the queries must find something').toBeGreaterThan(numRuns)
})

test(`sections that hold all words are found, or where there are none, those that hold any (seed ${seed})`, () => {
  const seen = { all: 0, any: 0 }
  fc.assert(
    fc.property(courseAndQuery, ({ entries, words }) => {
      const sets = words.map((prefix) => new Set(holders(entries, prefix)))
      const all = entries.map(({ id }) => id).filter((id) => sets.every((set) => set.has(id)))
      const any = entries.map(({ id }) => id).filter((id) => sets.some((set) => set.has(id)))
      seen[all.length > 0 ? 'all' : 'any']++
      const ids = found(entries, words.join(' ')).map(({ id }) => id)
      expect(ids.toSorted()).toEqual((all.length > 0 ? all : any).toSorted())
    }),
    { seed, numRuns },
  )
  expect(Math.min(seen.all, seen.any), 'both ways must be taken').toBeGreaterThan(20)
})

test(`an excerpt is cut from the text as written, and marks what was searched for (seed ${seed})`, () => {
  let marks = 0
  fc.assert(
    fc.property(courseAndQuery, ({ entries, words }) => {
      for (const hit of found(entries, words.join(' '))) {
        const entry = entries.find(({ id }) => id === hit.id)
        const written = hit.excerpt.map((part) => part.text).join('')
        expect(entry?.text.normalize('NFC')).toContain(written.replace(/^… /, '').replace(/ …$/, ''))
        expect(hit.titleParts.map((part) => part.text).join('')).toBe(entry?.title.normalize('NFC'))
        const marked = [...hit.excerpt, ...hit.titleParts].filter((part) => part.isHit)
        marks += marked.length
        expect(marked.length).toBeGreaterThan(0)
        for (const part of marked) expect(words.map(plain)).toContain(plain(part.text))
        expect(written.length).toBeLessThan(260)
      }
    }),
    { seed, numRuns },
  )
  expect(marks).toBeGreaterThan(numRuns)
})

test(`no query makes it throw, whatever its letters (seed ${seed})`, () => {
  const index = openIndex(buildIndex(entriesOf([['A title', 'the kube-apiserver and cpu.max of /proc']]), {}))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
      for (const hit of index.search(query)) expect(hit.excerpt.length).toBeGreaterThan(0)
    }),
    { seed, numRuns: 2_000 },
  )
})
