/** Gathers what can be searched for, and builds the index that the app ships. */
import { buildIndex, type SearchData, type SearchEntry } from '../../renderer/study/course/search'
import type { Term } from '../../renderer/study/course/source'
import type { Chapter } from './chapter'
import { searchableText } from './words'

export function indexCourse(chapters: readonly Chapter[], glossary: readonly Term[]): SearchData {
  const titles = Object.fromEntries(chapters.map((chapter) => [chapter.id, chapter.front?.value.title ?? '']))
  return buildIndex([...chapters.flatMap(sectionEntries), ...glossary.map(termEntry)], titles)
}

const sectionEntries = (chapter: Chapter): SearchEntry[] =>
  chapter.sections.map(({ entry, nodes }) => ({
    kind: 'section',
    id: entry.id,
    chapter: chapter.id,
    section: entry.id,
    title: entry.title,
    text: searchableText(nodes),
  }))

/** The markup of a term's text is dropped; people search for its words. */
function termEntry(term: Term): SearchEntry {
  const [chapter = '', section = ''] = term.see.split('#')
  return { kind: 'term', id: term.id, chapter, section, title: term.term, text: term.short.replaceAll(/[`*]/g, '') }
}
