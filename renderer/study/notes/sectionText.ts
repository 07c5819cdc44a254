/**
 * The words of a section as quotes see them: its title and its text, blanks collapsed, without what is not the course's
 * running text (checks, drawings, labels). The reader's page gives the same text: see `screens/reader/pageText.ts`.
 */
import type { ChapterText, CodeToken, TextNode } from '../course/course'

export interface SectionWords {
  readonly id: string
  readonly title: string
  readonly text: string
}

const inlineTags = new Set(['em', 'strong', 'code', 'del'])

/** Collects text; a boundary and every run of blanks become one blank, none at the ends. */
export class WordCollector {
  text = ''
  #isApart = false
  /** Gives, for each character taken, its place in `text`; calls `kept` with it and the place in what was added. */
  add(words: string, kept?: (at: number, from: number) => void): void {
    for (let from = 0; from < words.length; from++) {
      const letter = words.charAt(from)
      if (isBlank(letter)) {
        this.#isApart = true
        continue
      }
      if (this.#isApart && this.text !== '') this.text += ' '
      this.#isApart = false
      kept?.(this.text.length, from)
      this.text += letter
    }
  }
  boundary(): void {
    this.#isApart = true
  }
}

export const isBlank = (letter: string): boolean => letter.trim() === ''

export const chapterWords = (chapter: ChapterText): readonly SectionWords[] =>
  chapter.sections.map(({ id, title, nodes }) => {
    const words = new WordCollector()
    words.add(title)
    words.boundary()
    collect(nodes, words)
    return { id, title, text: words.text }
  })

function collect(nodes: readonly TextNode[], words: WordCollector): void {
  for (const node of nodes) {
    if (typeof node === 'string') words.add(node)
    else collectNode(node, words)
  }
}

function collectNode(node: Exclude<TextNode, string>, words: WordCollector): void {
  const block = (...parts: (readonly TextNode[])[]) => {
    for (const part of parts) {
      words.boundary()
      collect(part, words)
    }
    words.boundary()
  }
  switch (node.k) {
    case 'tag':
      if (inlineTags.has(node.tag)) collect(node.children, words)
      else block(node.children)
      break
    case 'link':
    case 'external':
    case 'inside':
    case 'term':
      collect(node.children, words)
      break
    case 'heading':
      block(node.children)
      break
    case 'figure':
      block(node.caption, node.children)
      break
    case 'callout':
      block(node.title, node.children)
      break
    case 'code':
      block([node.lines.map(lineWords).join('\n')])
      break
    default:
      block() // a check or a lab: no text of the course's, and the words beside it stand apart
  }
}

const lineWords = (line: readonly CodeToken[]) =>
  line.map((token) => (typeof token === 'string' ? token : token[1])).join('')
