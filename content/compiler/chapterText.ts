/** Reads chapter.md: front matter, sections and their parts. */
import type { Heading, Nodes, Root, RootContent, Yaml } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { SectionEntry, TextNode } from '../../renderer/study/course/course'
import { FrontMatter } from '../../renderer/study/course/source'
import { readBlock } from './blocks'
import { type Checked, readYaml } from './data'
import { startOf } from './faults'
import { readInlines } from './inlines'
import { placeOf, type Reading, report } from './reading'
import { countWords } from './words'

const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective)

export interface Section {
  readonly entry: SectionEntry
  readonly nodes: readonly TextNode[]
}
export interface ChapterSource {
  readonly front: Checked<FrontMatter> | undefined
  readonly sections: readonly Section[]
}

export function readChapterText(reading: Reading): ChapterSource {
  const root: Root = markdown.parse(reading.source.text)
  const [first, ...rest] = root.children
  if (first?.type !== 'yaml') {
    reading.faults.add(startOf(reading.source.path), 'no front matter; expected --- and the fields title, summary, …')
    return { front: undefined, sections: readSections(reading, root.children) }
  }
  return { front: readFront(reading, first), sections: readSections(reading, rest) }
}

function readFront(reading: Reading, node: Yaml): Checked<FrontMatter> | undefined {
  const offset = reading.source.text.indexOf('\n') + 1
  return readYaml(reading.source, offset, node.value, FrontMatter, reading.faults)
}

function readSections(reading: Reading, nodes: readonly RootContent[]): Section[] {
  const ids = new Set<string>()
  const groups = groupBySection(reading, nodes)
  if (groups.length === 0) reading.faults.add(startOf(reading.source.path), 'no section; expected ## Title {#id}')
  return groups.map(({ heading, body }) => readSection(reading, heading, body, ids))
}

interface Group {
  readonly heading: Heading
  readonly body: RootContent[]
}

function groupBySection(reading: Reading, nodes: readonly RootContent[]): Group[] {
  const groups: Group[] = []
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === 2) groups.push({ heading: node, body: [] })
    else if (groups.length > 0) groups.at(-1)?.body.push(node)
    else report(reading, node, 'text before the first section; expected ## Title {#id} (the lead is the summary)')
  }
  return groups
}

function readSection(reading: Reading, heading: Heading, body: readonly RootContent[], ids: Set<string>): Section {
  const { id, title } = readHeading(reading, heading, ids)
  const parts: { id: string; title: string }[] = []
  const nodes = body.flatMap((node): TextNode[] => {
    if (node.type !== 'heading') return readBlock(reading, node)
    if (node.depth !== 3) {
      const mark = '#'.repeat(node.depth)
      report(reading, node, `a heading of the level ${mark}; expected ## for a section or ### for a part of it`)
      return []
    }
    const part = readHeading(reading, node, ids)
    parts.push({ id: part.id, title: part.title })
    return [{ k: 'heading', id: part.id, children: part.children }]
  })
  if (nodes.length === 0) report(reading, heading, 'a section without text')
  return { entry: { id, title, words: countWords(nodes), parts }, nodes }
}

const headingId = /\s*\{#([^}]*)\}\s*$/

function readHeading(reading: Reading, node: Heading, ids: Set<string>) {
  for (const child of node.children) {
    if (!['text', 'inlineCode', 'emphasis', 'strong', 'textDirective'].includes(child.type)) {
      report(reading, child, 'a heading holds more than words and code; expected ## Title {#id}')
    }
  }
  const last = node.children.at(-1)
  const written = last?.type === 'text' ? headingId.exec(last.value)?.[1] : undefined
  if (last?.type === 'text' && written !== undefined) last.value = last.value.replace(headingId, '')
  const title = plainText(node).trim()
  if (title === '') report(reading, node, 'a heading without words')
  return { id: pickId(reading, node, written, title, ids), title, children: readInlines(reading, node.children) }
}

function pickId(reading: Reading, node: Nodes & Heading, written: string | undefined, title: string, ids: Set<string>) {
  if (written === undefined && node.depth === 2) {
    report(reading, node, `the section "${title}" has no id; expected ## ${title} {#id}`)
  }
  const id = written ?? slug(title)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    report(reading, node, `the id "${id}"; expected lower case letters, digits and hyphens`)
  } else if (ids.has(id)) reading.faults.add(placeOf(reading, node), `the id "${id}" is already used in this chapter`)
  ids.add(id)
  return id
}

const slug = (title: string) =>
  title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
