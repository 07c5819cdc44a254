/** Search held against a plain scan of the same text, and the shipped index against building it, on two courses. */
import { compile, faultsText } from '../../content/compiler/compile'
import { labIds } from '../../renderer/labs/labIds'
import { buildIndex, openIndex, type SearchEntry } from '../../renderer/study/course/search'
import { median, type Row } from './row'

const seed = 20261122
const runs = 15
const queryCount = 200
/** As many as the search screen shows. */
const shown = 40
const readyLimit = 0.25
const queryLimit = 1

interface Texts {
  readonly entries: readonly SearchEntry[]
  readonly chapters: Readonly<Record<string, string>>
}

export async function rows(): Promise<readonly Row[]> {
  const real = await realCourse()
  return [...measure('real chapters', real), ...measure('ten chapters', fullCourse(real))]
}

async function realCourse(): Promise<Texts> {
  const compilation = await compile({ root: 'content', figures: 'renderer/figures', labs: [...labIds] })
  if (!compilation.ok) throw new Error(faultsText(compilation.faults, 'content'))
  return compilation.compiled.search
}

/** Ten chapters of ten sections of 450 words: the real words, shuffled. */
function fullCourse({ entries }: Texts): Texts {
  const random = seededRandom(seed)
  const words = entries.flatMap((entry) => entry.text.split(' '))
  for (let last = words.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a = '', b = ''] = [words[last], words[other]]
    words[last] = b
    words[other] = a
  }
  const length = 450
  const sections = Array.from({ length: 100 }, (_, at): SearchEntry => {
    const text = Array.from({ length }, (_, word) => words[(at * length + word) % words.length]).join(' ')
    const title = entries[at % entries.length]?.title ?? ''
    return { kind: 'section', id: `s${at}`, chapter: `c${Math.floor(at / 10)}`, section: `s${at}`, title, text }
  })
  const chapters = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`c${at}`, `Chapter ${at} of ${words[at]}`]),
  )
  return { entries: sections, chapters }
}

/** What is compared runs turn by turn, so that a busy machine slows both. */
function measure(course: string, { entries, chapters }: Texts): Row[] {
  const shipped = JSON.stringify(buildIndex(entries, chapters))
  const index = openIndex(JSON.parse(shipped))
  const queries = drawQueries(entries)
  const times = { build: [] as number[], ready: [] as number[], query: [] as number[], scan: [] as number[] }
  for (let run = 0; run < runs; run++) {
    times.build.push(timeOf(() => buildIndex(entries, chapters)))
    times.ready.push(timeOf(() => openIndex(JSON.parse(shipped)).search('pod')))
    times.query.push(p95(queries.map((query) => timeOf(() => index.search(query, shown)))))
    times.scan.push(p95(queries.map((query) => timeOf(() => scan(entries, query)))))
  }
  const { build, ready, query, scan: scanned } = times
  return [
    row(`search index ready, ${course}`, ready, 'building it', build, readyLimit),
    row(`search p95 of ${queryCount}, ${course}`, query, 'plain scan', scanned, queryLimit),
  ]
}

const row = (name: string, ours: number[], peer: string, theirs: number[], limit: number): Row => ({
  ...{ name, ours: median(ours), peer: { name: peer, value: median(theirs) }, unit: 'ms', limit },
})

/** Beginnings of 2 to 8 letters of words drawn from the vocabulary. */
function drawQueries(entries: readonly SearchEntry[]): readonly string[] {
  const random = seededRandom(seed)
  const vocabulary = [...new Set(entries.flatMap(({ text }) => text.toLowerCase().match(/[a-z]{2,}/g) ?? []))]
  return Array.from({ length: queryCount }, () => {
    const word = vocabulary[Math.floor(random() * vocabulary.length)] ?? ''
    return word.slice(0, 2 + Math.floor(random() * 7))
  })
}

function scan(entries: readonly SearchEntry[], query: string): ReadonlySet<SearchEntry> {
  const start = new RegExp(`\\b${query}`, 'i')
  return new Set(entries.filter(({ title, text }) => start.test(title) || start.test(text)))
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seededRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}
