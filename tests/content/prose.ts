/** The prose of compiled text, for tests of how it reads: one string a paragraph, sentences, code blocks, figures. */
import { flesch } from 'flesch'
import { syllable } from 'syllable'
import type { TextNode } from '../../renderer/study/course/course'

type Node = Exclude<TextNode, string>
type OfKind<K extends Node['k']> = Extract<Node, { k: K }>

export const wordsOf = (text: string): readonly string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

/** All nodes of a kind, at any depth. */
export function nodesOf<K extends Node['k']>(nodes: readonly TextNode[], kind: K): OfKind<K>[] {
  const isKind = (node: Node): node is OfKind<K> => node.k === kind
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const inside = 'children' in node ? nodesOf(node.children, kind) : []
    return isKind(node) ? [node, ...inside] : inside
  })
}

const blockTags = new Set(['p', 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td'])

/** Paragraphs, items, cells, captions and alternatives. Inline code stands as one word, since its dots end no sentence. */
export function paragraphsOf(nodes: readonly TextNode[]): string[] {
  const paragraphs: string[] = []
  let current = ''
  const end = () => {
    if (current.trim() !== '') paragraphs.push(current.trim())
    current = ''
  }
  const block = (children: readonly TextNode[]) => {
    end()
    children.forEach(visit)
    end()
  }
  const visit = (node: TextNode): void => {
    if (typeof node === 'string') current += node
    else if (node.k === 'tag' && node.tag === 'code') current += 'code'
    else if (node.k === 'tag' && node.tag === 'br') current += ' '
    else if (node.k === 'tag' && blockTags.has(node.tag)) block(node.children)
    else if (node.k === 'figure') [node.caption, node.children].forEach(block)
    else if (node.k === 'callout') [node.title, node.children].forEach(block)
    else if (node.k === 'heading' || node.k === 'lab') block(node.children)
    else if (node.k === 'code') end()
    else if ('children' in node) node.children.forEach(visit)
  }
  nodes.forEach(visit)
  end()
  return paragraphs
}

/** Sentences of at least three words; shorter ones are cells, labels and headings. */
export const sentencesOf = (nodes: readonly TextNode[]): string[] =>
  paragraphsOf(nodes)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?][)”"]?)\s+(?=[\p{Lu}“"(\d]|code)/u))
    .filter((sentence) => wordsOf(sentence).length >= 3)

/** Flesch's reading ease, from 0 (hard) to 100 (easy); technical writing for practitioners lies between 40 and 60. */
export function readingEase(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  return flesch({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0),
  })
}
