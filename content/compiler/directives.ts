/** The directives of `content/README.md` that stand on lines of their own. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import type { CalloutKind, TextNode } from '../../renderer/study/course/course'
import { readAttributes } from './attributes'
import { readInlines } from './inlines'
import { placeOf, type Reading, report } from './reading'

export type Container = Extract<Nodes, { type: 'containerDirective' }>
export type Leaf = Extract<Nodes, { type: 'leafDirective' }>
type ReadBlocks = (nodes: readonly RootContent[]) => TextNode[]

const containers = ['figure', 'note', 'misconception', 'example'] as const
const leaves = ['check', 'lab'] as const
const listed = 'expected :::figure, :::note, :::misconception, :::example, ::check or ::lab'

export function readContainer(reading: Reading, node: Container, readBlocks: ReadBlocks): TextNode[] {
  const kind = containers.find((name) => name === node.name)
  if (kind === undefined) {
    const isLeaf = leaves.some((name) => name === node.name)
    report(reading, node, isLeaf ? `:::${node.name} is written with two colons` : `unknown :::${node.name}; ${listed}`)
    return []
  }
  reportUnclosed(reading, node)
  const [label, body] = partLabel(node)
  if (label.length === 0) report(reading, node, `:::${kind} needs words in brackets; expected :::${kind}[…]`)
  if (body.length === 0) report(reading, node, emptyBody(kind))
  const words = readInlines(reading, label)
  const children = readBlocks(body)
  return kind === 'figure'
    ? readFigure(reading, node, words, children)
    : readCallout(reading, node, kind, words, children)
}

const emptyBody = (kind: string) =>
  kind === 'figure'
    ? ':::figure has no body; expected the text alternative'
    : `:::${kind} has no body; expected its text`

/** The words in brackets come as a first paragraph that is marked as the label. */
function partLabel(node: Container): [label: readonly PhrasingContent[], body: readonly RootContent[]] {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph' && first.data && 'directiveLabel' in first.data && first.data.directiveLabel) {
    return [first.children, rest]
  }
  return [[], node.children]
}

/** Markdown lets a container without its closing colons run on, over the next one and to the end of the file. */
function reportUnclosed(reading: Reading, node: Container): void {
  const written = writtenAs(reading, node)
  const colons = (text: string) => /^:*/.exec(text)?.[0].length ?? 0
  const holdsEqual = node.children.some(
    (child) => child.type === 'containerDirective' && colons(writtenAs(reading, child)) >= colons(written),
  )
  const lastLine = written.slice(written.lastIndexOf('\n') + 1)
  const isClosed = written.includes('\n') && /^[\s>]*:{3,}\s*$/.test(lastLine)
  if (!isClosed || holdsEqual)
    report(reading, node, `:::${node.name} is not closed; expected ::: on a line of its own below it`)
}

const writtenAs = ({ source }: Reading, { position }: Container) =>
  source.text.slice(position?.start.offset, position?.end.offset)

function readFigure(reading: Reading, node: Container, caption: TextNode[], children: TextNode[]): TextNode[] {
  const { name } = readAttributes(reading, node, ['name'], [])
  if (name === undefined) return []
  reading.references.push({ ...placeOf(reading, node), to: 'figure', id: name })
  return [{ k: 'figure', name, caption, children }]
}

function readCallout(
  reading: Reading,
  node: Container,
  kind: CalloutKind,
  title: TextNode[],
  children: TextNode[],
): TextNode[] {
  readAttributes(reading, node, [], [])
  return [{ k: 'callout', kind, title, children }]
}

export function readLeaf(reading: Reading, node: Leaf): TextNode[] {
  if (node.name === 'check') return readCheck(reading, node)
  if (node.name === 'lab') return readLab(reading, node)
  const isContainer = containers.some((name) => name === node.name)
  const hint = isContainer ? `::${node.name} is written with three colons and closed by :::` : undefined
  report(reading, node, hint ?? `unknown ::${node.name}; ${listed}`)
  return []
}

function readCheck(reading: Reading, node: Leaf): TextNode[] {
  const { item } = readAttributes(reading, node, ['item'], [])
  if (node.children.length > 0) report(reading, node, '::check has words in brackets; expected ::check{item="…"}')
  if (item === undefined) return []
  reading.references.push({ ...placeOf(reading, node), to: 'item', chapter: reading.chapter, id: item })
  return [{ k: 'check', item }]
}

function readLab(reading: Reading, node: Leaf): TextNode[] {
  const { id, scenario } = readAttributes(reading, node, ['id'], ['scenario'])
  const children = readInlines(reading, node.children)
  if (children.length === 0) report(reading, node, '::lab needs words in brackets; expected ::lab[…]{id="…"}')
  if (id === undefined) return []
  reading.references.push({ ...placeOf(reading, node), to: 'lab', id })
  return [{ k: 'lab', id, ...(scenario === undefined ? {} : { scenario }), children }]
}
