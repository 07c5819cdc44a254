/** Plain words of a text: what the search index holds, and how long a section is to read. */
import type { TextNode } from '../../renderer/study/course/course'

const blocks = new Set(['p', 'li', 'th', 'td', 'blockquote', 'tr', 'br', 'hr'])

/** All that can be searched for: running text, captions, text alternatives and code. */
export const searchableText = (nodes: readonly TextNode[]): string => gather(nodes, true).replaceAll(/\s+/g, ' ').trim()

/** Words of running text: code blocks and the text alternatives of figures are not counted. */
export const countWords = (nodes: readonly TextNode[]): number =>
  gather(nodes, false)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

const gather = (nodes: readonly TextNode[], everything: boolean): string =>
  nodes.map((node) => gatherOne(node, everything)).join('')

function gatherOne(node: TextNode, everything: boolean): string {
  if (typeof node === 'string') return node
  switch (node.k) {
    case 'tag': {
      const text = gather(node.children, everything)
      return blocks.has(node.tag) ? ` ${text} ` : text
    }
    case 'code':
      return everything ? ` ${node.lines.map(lineText).join('\n')} ` : ' '
    case 'figure':
      return ` ${gather(node.caption, everything)} ${everything ? gather(node.children, everything) : ''} `
    case 'callout':
      return ` ${gather(node.title, everything)} ${gather(node.children, everything)} `
    case 'check':
      return ' '
    case 'heading':
    case 'lab':
      return ` ${gather(node.children, everything)} `
    default:
      return gather(node.children, everything)
  }
}

const lineText = (line: readonly (string | readonly [kind: string, text: string])[]) =>
  line.map((token) => (typeof token === 'string' ? token : token[1])).join('')
