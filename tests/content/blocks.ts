/** The code of the course as its authors wrote it: every fence of every chapter, with the file and line where it stands. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Nodes } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

export interface Block {
  /** From `content/` on. */
  readonly file: string
  /** Of the first line of code, from 1. */
  readonly line: number
  readonly chapter: string
  readonly section: string
  readonly lang: string
  readonly text: string
}

export interface ChapterBlocks {
  readonly id: string
  readonly blocks: readonly Block[]
  /** Numbers that the text computes and the compiler computes again. */
  readonly computed: number
}

const chaptersFolder = fileURLToPath(new URL('../../content/chapters', import.meta.url))
const markdown = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective)

export const courseBlocks = (): ChapterBlocks[] =>
  readdirSync(chaptersFolder, { withFileTypes: true })
    // A Mac leaves files of its own in folders that one looks at.
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map((folder) => {
      const file = `content/chapters/${folder}/chapter.md`
      return {
        id: folder.slice(3),
        ...readBlocks(file, readFileSync(join(chaptersFolder, folder, 'chapter.md'), 'utf8')),
      }
    })

export function readBlocks(file: string, source: string): Pick<ChapterBlocks, 'blocks' | 'computed'> {
  const chapter = /\d\d-([^/]+)/.exec(file)?.[1] ?? ''
  const blocks: Block[] = []
  let section = ''
  let computed = 0
  const visit = (node: Nodes): void => {
    if (node.type === 'heading' && node.depth === 2) section = sectionId(source, node) ?? section
    if (node.type === 'textDirective' && node.name === 'calc') computed++
    if (node.type === 'code') {
      const line = (node.position?.start.line ?? 0) + 1
      blocks.push({ file, line, chapter, section, lang: node.lang ?? '', text: node.value })
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(markdown.parse(source))
  return { blocks, computed }
}

const sectionId = (source: string, { position }: Nodes) =>
  /\{#([^}]+)\}\s*$/.exec(source.slice(position?.start.offset, position?.end.offset))?.[1]

/** A fault as `file:line  message`, the form in which the compiler tells its own. */
export const faultAt = ({ file, line }: Block, message: string, offset = 0): string =>
  `${file}:${line + offset}  ${message}`
