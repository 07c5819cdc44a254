/**
 * A card's Markdown as the HTML of an Anki field. Raw HTML in a card is text there too, links lead only where the app
 * itself would open them, and `{{c1::gaps}}` pass through untouched.
 */
import type { Nodes } from 'mdast'
import { parseMarkdown } from '../folder/links'

/** Gives the media file's name for an image's hash, or undefined. */
export type ImageName = (hash: string) => string | undefined

export function markdownToHtml(markdown: string, image: ImageName): string {
  const tree = parseMarkdown(markdown)
  // One paragraph needs no element around it: most cards are one.
  const [only] = tree.children
  const isOne = tree.children.length === 1 && only?.type === 'paragraph'
  return isOne ? inside(only, image, 0) : inside(tree, image, 0)
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Deeper than this a text is a joke or an attack. */
const deepest = 60

const elements: Readonly<Partial<Record<Nodes['type'], string>>> = {
  paragraph: 'p',
  emphasis: 'i',
  strong: 'b',
  delete: 's',
  blockquote: 'blockquote',
  listItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
}

function write(node: Nodes, image: ImageName, depth: number): string {
  if (depth > deepest) return ''
  const element = elements[node.type]
  if (element) return `<${element}>${inside(node, image, depth)}</${element}>`
  switch (node.type) {
    case 'text':
    case 'html':
      return escapeHtml(node.value).replaceAll('\n', ' ')
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`
    case 'code':
      return `<pre><code>${escapeHtml(node.value).replaceAll('\n', '<br>')}</code></pre>`
    case 'break':
      return '<br>'
    case 'thematicBreak':
      return '<hr>'
    case 'heading':
      return `<h${node.depth}>${inside(node, image, depth)}</h${node.depth}>`
    case 'list':
      return node.ordered ? `<ol>${inside(node, image, depth)}</ol>` : `<ul>${inside(node, image, depth)}</ul>`
    case 'link':
      return link(node.url, inside(node, image, depth))
    case 'image':
      return picture(node.url, node.alt ?? '', image)
    default:
      return inside(node, image, depth)
  }
}

const inside = (node: Nodes, image: ImageName, depth: number): string =>
  'children' in node ? node.children.map((child) => write(child, image, depth + 1)).join('') : ''

const link = (url: string, words: string) =>
  /^(https?:\/\/|mailto:)/i.test(url) ? `<a href="${escapeHtml(url)}">${words}</a>` : words

function picture(url: string, alt: string, image: ImageName): string {
  const hash = /^image:([0-9a-f]{64})$/.exec(url)?.[1]
  const name = hash && image(hash)
  return name ? `<img src="${name}" alt="${escapeHtml(alt)}">` : escapeHtml(alt && `(${alt})`)
}
