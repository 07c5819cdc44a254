/** The real course, held to what its authors promise: length, figures, questions, code that runs, sentences that read. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { type CompiledChapter, compile, faultsText } from '../../content/compiler/compile'
import { countWords } from '../../content/compiler/words'
import type { ChapterEntry } from '../../renderer/study/course/course'
import type { QuizItem } from '../../renderer/study/course/source'
import { codeText, nodesOf, sentencesOf, typedText, wordsOf } from './prose'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const began = performance.now()
const compilation = await compile({ root: at('content'), figures: at('renderer/figures'), labs: [] })
const compileMs = performance.now() - began
if (!compilation.ok) throw new Error(faultsText(compilation.faults, at('content')))
const { course, chapters, glossary, search } = compilation.compiled

const list: readonly (readonly [entry: ChapterEntry, chapter: CompiledChapter])[] = course.chapters.flatMap((entry) => {
  const chapter = chapters.get(entry.id)
  return chapter ? [[entry, chapter] as const] : []
})
const all = <T>(pick: (chapter: CompiledChapter) => readonly T[]): T[] => list.flatMap(([, chapter]) => pick(chapter))
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)
const within = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high

/** Words of running text in a section; the last two have bounds of their own. */
const chapterBounds = [3_500, 5_500] as const
const sectionBounds = [300, 700] as const
const boundsOf: Readonly<Record<string, readonly [number, number]>> = {
  misconceptions: [200, 900],
  summary: [100, 500],
}

test('the course has its two chapters, and a glossary', () => {
  expect(course.chapters.map(({ id }) => id)).toEqual(expect.arrayContaining(['runtime', 'control-plane']))
  expect(glossary.length).toBeGreaterThanOrEqual(20 * list.length)
})

describe.each(list.map(([entry, chapter]) => ({ id: entry.id, entry, chapter })))(
  'chapter $id',
  ({ entry, chapter }) => {
    const nodes = chapter.text.sections.flatMap((section) => section.nodes)
    const figures = nodesOf(nodes, 'figure')
    const code = nodesOf(nodes, 'code')
    const inLanguage = (lang: string) => code.filter((block) => block.lang === lang)

    test('is as long as an evening, in sections that are read in one go', () => {
      const words = entry.sections.reduce((sum, section) => sum + section.words, 0)
      expect(within(words, chapterBounds), `${words} words`).toBe(true)
      const outside = entry.sections.filter(({ id, words }) => !within(words, boundsOf[id] ?? sectionBounds))
      expect(outside.map(({ id, words }) => `${id}: ${words} words`)).toEqual([])
    })

    test('ends with misconceptions and a summary', () => {
      expect(entry.sections.map(({ id }) => id).slice(-2)).toEqual(['misconceptions', 'summary'])
      expect(nodesOf(nodes, 'callout').filter(({ kind }) => kind === 'misconception').length).toBeGreaterThanOrEqual(4)
    })

    test('has figures, each with a text that replaces it', () => {
      expect(figures.length).toBeGreaterThanOrEqual(5)
      const short = figures.filter((figure) => countWords(figure.children) < 25)
      expect(short.map(({ name, children }) => `${name}: ${countWords(children)} words`)).toEqual([])
    })

    test('has items and cards enough, and items for each goal', () => {
      expect(chapter.quiz.length).toBeGreaterThanOrEqual(15)
      expect(chapter.cards.length).toBeGreaterThanOrEqual(25)
      const asked = new Set(chapter.quiz.map(({ goal }) => goal))
      expect(chapter.text.goals.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([])
    })

    test('puts right answers in every position', () => {
      const positions = chapter.quiz.flatMap((item) =>
        item.kind === 'single' || item.kind === 'output' ? [item.options.findIndex((option) => option.correct)] : [],
      )
      const most = Math.max(...[0, 1, 2, 3, 4, 5].map((place) => positions.filter((other) => other === place).length))
      if (positions.length >= 10)
        expect(most / positions.length, `positions ${positions.join(' ')}`).toBeLessThanOrEqual(0.4)
    })

    test('shows shell, YAML and JSON that parse', () => {
      for (const block of inLanguage('bash')) expect(whyNoShell(codeText(block)), codeText(block)).toBe('')
      for (const block of inLanguage('console')) expect(whyNoShell(typedText(block)), typedText(block)).toBe('')
      for (const block of inLanguage('yaml')) {
        const errors = parseAllDocuments(codeText(block)).flatMap((document) =>
          document.errors.map(({ message }) => message),
        )
        expect(errors, codeText(block)).toEqual([])
      }
      for (const block of inLanguage('json')) expect(() => JSON.parse(codeText(block)), codeText(block)).not.toThrow()
    })

    test('says what it says in sentences of a breath', () => {
      const sentences = sentencesOf(nodes)
      const words = sentences.reduce((sum, sentence) => sum + wordsOf(sentence).length, 0)
      expect(sentences.length).toBeGreaterThan(150)
      expect(words / sentences.length).toBeLessThanOrEqual(22)
      expect(sentences.filter((sentence) => wordsOf(sentence).length > 50)).toEqual([])
    })
  },
)

const whyNoShell = (script: string) => spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr

test('every kind of item is asked somewhere', () => {
  const kinds: readonly QuizItem['kind'][] = ['single', 'multiple', 'output', 'order', 'match', 'fill']
  const asked = new Set(all(({ quiz }) => quiz.map(({ kind }) => kind)))
  expect(kinds.filter((kind) => !asked.has(kind))).toEqual([])
})

test('ids of items and cards are unique in the course, and no two ask the same', () => {
  expect(repeated(all(({ quiz, cards }) => [...quiz, ...cards].map(({ id }) => id)))).toEqual([])
  const normalised = (text: string) => wordsOf(text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')).join(' ')
  const asks = [
    ...all(({ quiz }) => quiz.map(({ ask }) => ask)),
    ...all(({ cards }) => cards.map(({ front }) => front)),
  ]
  expect(repeated(asks.map(normalised))).toEqual([])
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
    `${entry.id}: ${words.reduce((sum, count) => sum + count, 0)} words in ${words.length} sections (${words.join(' ')})`,
    `${nodesOf(nodes, 'figure').length} figures, ${nodesOf(nodes, 'code').length} code blocks, ${quiz.length} items`,
    `${cards.length} cards, sentences of ${mean.toFixed(1)} words, at most ${Math.max(...sentences)}`,
  ].join(', ')
}
