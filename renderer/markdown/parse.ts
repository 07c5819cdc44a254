/** Markdown (CommonMark with GFM) to `nodes.ts`. Runs in a worker, because hostile text can keep it busy for minutes. */
import type { Nodes, PhrasingContent, RootContent, TableRow } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { imageHash, linkTarget } from './links'
import type { Block, Cells, DrawnBlock, Inline, ListItem } from './nodes'
import type { Definitions } from './parts'
import { splitLarge } from './splitLarge'

const deepest = 24

interface Source {
  readonly text: string
  /** Labels of footnotes, in order: a footnote's number is its place. */
  readonly footnotes: readonly string[]
  /** What `[words][label]` stands for; the first definition counts. */
  readonly urls: ReadonlyMap<string, string>
}

/** One part of a text; the definitions are those of the whole. */
export function parsePart(text: string, { links, footnotes }: Definitions): readonly DrawnBlock[] {
  const stubs = footnotes.map((label) => `[^${label}]: -`)
  const whole = [text, ...links, ...stubs].join('\n\n')
  const root = fromMarkdown(whole, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const defined = root.children.filter((node) => node.type === 'definition').reverse()
  const urls = new Map(defined.map(({ identifier, url }) => [identifier, url]))
  const source = { text: whole, footnotes: footnotes.map(normalise), urls }
  return root.children
    .filter((node) => (node.position?.start.offset ?? 0) < text.length)
    .flatMap((node) => toBlocks(node, source, 0))
    .flatMap(splitLarge)
    .map((block) => ({ json: JSON.stringify(block), ...(block.k === 'h' && { depth: block.depth }) }))
}

const normalise = (label: string) => label.toLowerCase()

const asWritten = (node: Nodes, { text }: Source) =>
  text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

function toBlocks(node: RootContent, source: Source, depth: number): readonly Block[] {
  if (depth > deepest) return [{ k: 'raw', v: asWritten(node, source) }]
  const inner = (nodes: readonly RootContent[]) => nodes.flatMap((one) => toBlocks(one, source, depth + 1))
  switch (node.type) {
    case 'paragraph':
      return [{ k: 'p', c: toInlines(node.children, source, depth) }]
    case 'heading':
      return [{ k: 'h', depth: node.depth, c: toInlines(node.children, source, depth) }]
    case 'blockquote':
      return [{ k: 'quote', c: inner(node.children) }]
    case 'list': {
      const items = node.children.map(
        (item): ListItem => ({
          ...(typeof item.checked === 'boolean' && { checked: item.checked }),
          c: inner(item.children),
        }),
      )
      const tight = !node.spread && node.children.every((item) => !item.spread)
      return [{ k: 'list', ...(node.ordered && { start: node.start ?? 1 }), tight, items }]
    }
    case 'code':
      return [{ k: 'code', ...(node.lang && { lang: node.lang }), v: node.value }]
    case 'thematicBreak':
      return [{ k: 'rule' }]
    case 'table':
      return [toTable(node.align ?? [], node.children, source, depth)]
    case 'footnoteDefinition':
      return [{ k: 'footnote', n: source.footnotes.indexOf(normalise(node.identifier)) + 1, c: inner(node.children) }]
    case 'definition':
      return []
    default:
      return [{ k: 'raw', v: asWritten(node, source) }]
  }
}

type TableAligns = readonly ('left' | 'center' | 'right' | null | undefined)[]

function toTable(align: TableAligns, children: readonly TableRow[], source: Source, depth: number): Block {
  const cells = (row: TableRow | undefined): Cells =>
    (row?.children ?? []).map((cell) => toInlines(cell.children, source, depth + 1))
  const [head, ...rows] = children
  return { k: 'table', align: align.map((one) => one ?? null), head: cells(head), rows: rows.map(cells) }
}

function toInlines(nodes: readonly PhrasingContent[], source: Source, depth: number): readonly Inline[] {
  return nodes.flatMap((node) => toInline(node, source, depth + 1))
}

function toInline(node: PhrasingContent, source: Source, depth: number): readonly Inline[] {
  if (depth > deepest) return [asWritten(node, source)]
  switch (node.type) {
    case 'text':
      return [node.value]
    case 'emphasis':
      return [{ k: 'em', c: toInlines(node.children, source, depth) }]
    case 'strong':
      return [{ k: 'strong', c: toInlines(node.children, source, depth) }]
    case 'delete':
      return [{ k: 'del', c: toInlines(node.children, source, depth) }]
    case 'inlineCode':
      return [{ k: 'code', v: node.value }]
    case 'break':
      return [{ k: 'br' }]
    case 'link':
      return toLink(node.url, toInlines(node.children, source, depth))
    case 'image':
      return toImage(node.url, node.alt ?? '')
    case 'linkReference':
    case 'imageReference':
      return toReference(node, source, depth)
    case 'footnoteReference':
      return [{ k: 'ref', n: source.footnotes.indexOf(normalise(node.identifier)) + 1 }]
    default:
      return [asWritten(node, source)]
  }
}

/** Of a link that is not allowed the words stay, and its address as text, so that nothing is hidden. */
function toLink(url: string, words: readonly Inline[]): readonly Inline[] {
  const target = linkTarget(url)
  if (target) return [{ k: target.kind, href: target.href, c: words }]
  return words.length === 1 && words[0] === url ? words : [...words, ` (${url})`]
}

function toImage(url: string, alt: string): readonly Inline[] {
  const hash = imageHash(url)
  return hash ? [{ k: 'image', hash, alt }] : [alt ? `${alt} (${url})` : url]
}

type Reference = Extract<PhrasingContent, { type: 'linkReference' | 'imageReference' }>

function toReference(node: Reference, source: Source, depth: number): readonly Inline[] {
  const url = source.urls.get(node.identifier)
  if (url === undefined) return [asWritten(node, source)]
  return node.type === 'linkReference'
    ? toLink(url, toInlines(node.children, source, depth))
    : toImage(url, node.alt ?? '')
}
