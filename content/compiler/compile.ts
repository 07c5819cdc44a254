/** Compiles the content folder: reads every file, checks all of it, and gives the course or the list of its faults. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import type { ChapterText, Course } from '../../renderer/study/course/course'
import type { SearchData } from '../../renderer/study/course/search'
import { type Card, CourseFile, type QuizItem, type Term } from '../../renderer/study/course/source'
import { type Chapter, readChapter } from './chapter'
import { checkCourse } from './checkCourse'
import { readJson } from './data'
import { describeFaults, type Fault, Faults, startOf } from './faults'
import { readGlossary } from './glossary'
import { openHighlighter } from './highlight'
import { indexCourse } from './indexCourse'
import { readSource } from './sourceFile'
import { curlCard, curlItem, curlShort, curlTerm, curlText } from './typography'

export interface CompileOptions {
  /** The content folder. */
  readonly root: string
  /** The folder of the figures' components. */
  readonly figures: string
  /** Ids of the labs that the app has. */
  readonly labs: readonly string[]
}

export interface CompiledChapter {
  readonly text: ChapterText
  readonly quiz: readonly QuizItem[]
  readonly cards: readonly Card[]
}
export interface Compiled {
  readonly course: Course
  readonly chapters: ReadonlyMap<string, CompiledChapter>
  readonly glossary: readonly Term[]
  readonly search: SearchData
}
export type Compilation =
  | { readonly ok: true; readonly compiled: Compiled }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export async function compile(options: CompileOptions): Promise<Compilation> {
  const root = resolve(options.root)
  const faults = new Faults()
  const highlight = await openHighlighter()
  const courseFile = readSource(join(root, 'course.json'), faults)
  const course = courseFile && readJson(courseFile, CourseFile, faults)
  const glossary = readGlossary(root, faults)
  const chapters = listChapters(root, faults).map((folder) =>
    guard(join(folder, 'chapter.md'), faults, () => readChapter(folder, highlight, faults)),
  )
  const read = chapters.filter((chapter) => chapter !== undefined)
  const figures = listFigures(resolve(options.figures))
  checkCourse({ chapters: read, glossary, figures, labs: new Set(options.labs), faults })
  const found = faults.sorted()
  if (found.length > 0 || course === undefined) return { ok: false, faults: found }
  return { ok: true, compiled: assemble(course.value, read, glossary.terms) }
}

/** A fault of the compiler itself, or input that no rule foresaw, costs a message and not the build's manners. */
function guard<T>(file: string, faults: Faults, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    faults.add(startOf(file), `cannot be compiled: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function listChapters(root: string, faults: Faults): string[] {
  const folder = join(root, 'chapters')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const isNamed = (name: string) => /^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
  for (const { name } of names.filter((entry) => !isNamed(entry.name))) {
    faults.add(startOf(join(folder, name)), 'the name of a chapter folder; expected nn-name, as in 01-runtime')
  }
  return names
    .filter((entry) => isNamed(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort()
}

const listFigures = (folder: string): ReadonlySet<string> =>
  new Set(
    existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => extname(file) === '.tsx' && !file.endsWith('.test.tsx'))
          .map((file) => basename(file, '.tsx'))
      : [],
  )

function assemble(course: CourseFile, chapters: readonly Chapter[], glossary: readonly Term[]): Compiled {
  const entries = chapters.map((chapter) => ({
    id: chapter.id,
    ...(chapter.front?.value.guide ? {} : { number: chapter.number }),
    title: curlShort(chapter.front?.value.title ?? ''),
    summary: curlShort(chapter.front?.value.summary ?? ''),
    sections: chapter.sections.map(({ entry }) => ({
      ...entry,
      title: curlShort(entry.title),
      parts: entry.parts.map((part) => ({ ...part, title: curlShort(part.title) })),
    })),
  }))
  return {
    course: { id: course.id, title: course.title, lead: course.lead, edition: course.edition, chapters: entries },
    chapters: new Map(chapters.map((chapter) => [chapter.id, compiledChapter(chapter)])),
    glossary: glossary.map(curlTerm),
    search: indexCourse(chapters, glossary),
  }
}

function compiledChapter(chapter: Chapter): CompiledChapter {
  const sections = chapter.sections.map(({ entry, nodes }) => ({ id: entry.id, title: entry.title, nodes }))
  const { versions = [], goals = [], sources = [] } = chapter.front?.value ?? {}
  return {
    text: curlText({ id: chapter.id, versions, goals, sources, sections }),
    quiz: (chapter.quiz?.value.items ?? []).map(curlItem),
    cards: (chapter.cards?.value.cards ?? []).map(curlCard),
  }
}

/** Faults as the build prints them: paths from the folder that holds the content folder. */
export const faultsText = (faults: readonly Fault[], root: string): string =>
  describeFaults(faults, (file) => relative(dirname(resolve(root)), file).replaceAll('\\', '/'))
