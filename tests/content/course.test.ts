/** The real course, held to what its authors promise: length, figures, questions, code that runs, sentences that read. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type CompiledChapter, compile, faultsText } from '../../content/compiler/compile'
import { countWords } from '../../content/compiler/words'
import { labIds } from '../../renderer/labs/labIds'
import type { ChapterEntry } from '../../renderer/study/course/course'
import type { QuizItem } from '../../renderer/study/course/source'
import { nodesOf, readingEase, sentencesOf, wordsOf } from './prose'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const began = performance.now()
const compilation = await compile({ root: at('content'), figures: at('renderer/figures'), labs: [...labIds] })
const compileMs = performance.now() - began
if (!compilation.ok) throw new Error(faultsText(compilation.faults, at('content')))
const { course, chapters, glossary, search } = compilation.compiled

const list: readonly (readonly [entry: ChapterEntry, chapter: CompiledChapter])[] = course.chapters.flatMap((entry) => {
  const chapter = chapters.get(entry.id)
  return chapter ? [[entry, chapter] as const] : []
})
const all = <T>(pick: (chapter: CompiledChapter) => readonly T[]): T[] => list.flatMap(([, chapter]) => pick(chapter))
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

const smallWords = new Set(
  'a an and are as at by do does for from how in is it of on or that the this to what which why with'.split(' '),
)

/** Pairs of which four words in five are the same, small words aside. */
function alike(asks: readonly string[]): string[][] {
  const bags = asks.map((ask) => {
    const words = wordsOf(ask.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
    return { ask, words: new Set(words.filter((word) => !smallWords.has(word))) }
  })
  const isAlike = (one: Set<string>, other: Set<string>) => {
    const common = [...one].filter((word) => other.has(word)).length
    return common >= 0.8 * (one.size + other.size - common)
  }
  return bags.flatMap(({ ask, words }, place) =>
    bags
      .slice(place + 1)
      .filter((other) => isAlike(words, other.words))
      .map((other) => [ask, other.ask]),
  )
}

const within = (value: number, [low, high]: Bounds) => value >= low && value <= high

const chapterIds = [
  'runtime',
  'control-plane',
  'networking',
  'gitops',
  'reliability',
  'git',
  'local-first',
  'microservices',
  'security',
  'field-guide',
]

type Bounds = readonly [low: number, high: number]

/** Words of running text, in a chapter as a whole and in each of its sections. */
const lengthsOf = (id: string): { readonly all: Bounds; readonly section: (id: string) => Bounds } =>
  id === 'field-guide'
    ? { all: [5_500, 9_000], section: () => [150, 650] }
    : { all: [3_500, 5_500], section: (section) => sectionBounds[section] ?? [300, 700] }
const sectionBounds: Readonly<Record<string, Bounds>> = { misconceptions: [200, 900], summary: [100, 500] }
/** Flesch's reading ease: that of a text for practitioners, or better. */
const easyEnough = 55

test('the course has its nine chapters, the field guide, and a glossary', () => {
  expect(course.chapters.map(({ id }) => id)).toEqual(chapterIds)
  expect(glossary.length).toBeGreaterThanOrEqual(150)
})

describe.each(list.map(([entry, chapter]) => ({ id: entry.id, entry, chapter })))(
  'chapter $id',
  ({ entry, chapter }) => {
    const nodes = chapter.text.sections.flatMap((section) => section.nodes)
    const figures = nodesOf(nodes, 'figure')

    test('is as long as an evening, in sections that are read in one go', () => {
      const words = entry.sections.reduce((sum, section) => sum + section.words, 0)
      const lengths = lengthsOf(entry.id)
      expect(within(words, lengths.all), `${words} words`).toBe(true)
      const outside = entry.sections.filter(({ id, words }) => !within(words, lengths.section(id)))
      expect(outside.map(({ id, words }) => `${id}: ${words} words`)).toEqual([])
    })

    test('names misconceptions, and ends with them and a summary', () => {
      if (entry.id === 'field-guide') expect(entry.sections.length).toBeGreaterThanOrEqual(18)
      else expect(entry.sections.map(({ id }) => id).slice(-2)).toEqual(['misconceptions', 'summary'])
      expect(nodesOf(nodes, 'callout').filter(({ kind }) => kind === 'misconception').length).toBeGreaterThanOrEqual(4)
    })

    test('has figures, each with a text that replaces it', () => {
      expect(figures.length).toBeGreaterThanOrEqual(5)
      const short = figures.filter((figure) => countWords(figure.children) < 25)
      expect(short.map(({ name, children }) => `${name}: ${countWords(children)} words`)).toEqual([])
    })

    test('has items and cards enough, and both for each goal', () => {
      expect(chapter.quiz.length).toBeGreaterThanOrEqual(15)
      expect(chapter.cards.length).toBeGreaterThanOrEqual(25)
      for (const questions of [chapter.quiz, chapter.cards]) {
        const asked = new Set(questions.map(({ goal }) => goal))
        expect(chapter.text.goals.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([])
      }
    })

    test('puts right answers in every position', () => {
      const positions = chapter.quiz.flatMap((item) =>
        item.kind === 'single' || item.kind === 'output' ? [item.options.findIndex((option) => option.correct)] : [],
      )
      const most = Math.max(...[0, 1, 2, 3, 4, 5].map((place) => positions.filter((other) => other === place).length))
      if (positions.length >= 10)
        expect(most / positions.length, `positions ${positions.join(' ')}`).toBeLessThanOrEqual(0.4)
    })

    test('does not give the right answer away by its length', () => {
      const single = chapter.quiz.flatMap((item) => (item.kind === 'single' || item.kind === 'output' ? [item] : []))
      const longest = single.filter(({ options }) => {
        const right = options.find((option) => option.correct)?.text.length ?? 0
        return options.every((option) => option.correct || option.text.length < right)
      })
      expect(longest.length / single.length, longest.map(({ id }) => id).join(' ')).toBeLessThanOrEqual(0.5)
    })

    test('says what it says in sentences of a breath', () => {
      const sentences = sentencesOf(nodes)
      const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0)
      expect(sentences.length).toBeGreaterThan(150)
      expect(words / sentences.length).toBeLessThanOrEqual(20)
      expect(sentences.filter((sentence) => wordsOf(sentence).length > 45)).toEqual([])
      expect(readingEase(sentences)).toBeGreaterThanOrEqual(easyEnough)
    })
  },
)

test('every kind of item is asked somewhere', () => {
  const kinds: readonly QuizItem['kind'][] = ['single', 'multiple', 'output', 'order', 'match', 'fill']
  const asked = new Set(all(({ quiz }) => quiz.map(({ kind }) => kind)))
  expect(kinds.filter((kind) => !asked.has(kind))).toEqual([])
})

test('ids of items and cards are unique in the course, and no two ask the same', () => {
  expect(repeated(all(({ quiz, cards }) => [...quiz, ...cards].map(({ id }) => id)))).toEqual([])
  expect(alike(all(({ quiz }) => quiz.map(({ ask }) => ask)))).toEqual([])
  expect(alike(all(({ cards }) => cards.map(({ front }) => front)))).toEqual([])
})

test('two questions in nearly the same words are found', () => {
  const asks = ['Which header carries the trace across services?', 'Which header carries a trace across the services?']
  expect(alike([...asks, 'Which port carries the metrics of a service?'])).toEqual([asks])
})

test('the whole course is small enough to ship', () => {
  const parts = [course, glossary, search, ...list.flatMap(([, { text, quiz, cards }]) => [text, quiz, cards])]
  const bytes = parts.reduce((sum, part) => sum + gzipSync(JSON.stringify(part)).byteLength, 0)
  console.log(
    `compiled in ${(compileMs / 1_000).toFixed(2)} s to ${(bytes / 1_000).toFixed(0)} kB gzipped, ${glossary.length} terms`,
  )
  for (const [entry, chapter] of list) console.log(counts(entry, chapter))
  expect(bytes).toBeLessThanOrEqual(1_600_000)
})

function counts(entry: ChapterEntry, { text, quiz, cards }: CompiledChapter): string {
  const nodes = text.sections.flatMap((section) => section.nodes)
  const sentences = sentencesOf(nodes).map((sentence) => wordsOf(sentence).length)
  const mean = sentences.reduce((sum, words) => sum + words, 0) / sentences.length
  const words = entry.sections.map((section) => section.words)
  return [
    `${entry.id}: reading ease ${readingEase(sentencesOf(nodes)).toFixed(0)}, ${words.reduce((sum, count) => sum + count, 0)} words in ${words.length} sections (${words.join(' ')})`,
    `${nodesOf(nodes, 'figure').length} figures, ${nodesOf(nodes, 'code').length} code blocks, ${quiz.length} items`,
    `${cards.length} cards, sentences of ${mean.toFixed(1)} words, at most ${Math.max(...sentences)}`,
  ].join(', ')
}
