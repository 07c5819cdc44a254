/** The inline half of the mapping from Markdown's tree to the app's: runs of text, code, links and terms. */
import type { Link, Nodes, PhrasingContent, Text } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { href, parseAddress } from '../../renderer/study/address'
import type { TextNode } from '../../renderer/study/course/course'
import { whyOtherwise } from './arithmetic'
import { readAttributes } from './attributes'
import { placeOf, type Reading, report } from './reading'

export const readInlines = (reading: Reading, nodes: readonly PhrasingContent[]): TextNode[] =>
  nodes.flatMap((node) => readInline(reading, node))

function readInline(reading: Reading, node: PhrasingContent): TextNode[] {
  switch (node.type) {
    case 'text':
      return readText(reading, node)
    case 'inlineCode':
      return [{ k: 'tag', tag: 'code', children: [node.value] }]
    case 'emphasis':
      return [{ k: 'tag', tag: 'em', children: readInlines(reading, node.children) }]
    case 'strong':
      return [{ k: 'tag', tag: 'strong', children: readInlines(reading, node.children) }]
    case 'delete':
      return [{ k: 'tag', tag: 'del', children: readInlines(reading, node.children) }]
    case 'break':
      return [{ k: 'tag', tag: 'br', children: [] }]
    case 'link':
      return readLink(reading, node)
    case 'textDirective':
      return readTextDirective(reading, node)
    default:
      reportForbidden(reading, node)
      return []
  }
}

const leftovers: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^\s*:{2,}/m, 'a directive that does not read as one; expected `::name[Label]{…}` or `:::name[Label]{…}` … `:::`'],
  [/\[[^\]]+\]\[[^\]]*\]/, 'a reference link; expected [text](address)'],
  [/\[\^[^\]]+\]/, 'a footnote; expected a sentence in the text'],
  [/`/, 'a backtick without its partner; expected `code`'],
  [/\*\*/, 'two asterisks that mark nothing; expected **strong** without blanks inside the asterisks'],
  [/\{#/, 'an id that belongs to no heading; expected it at the end of a heading, as in ## Title {#id}'],
]

/** A line break in the source is a blank on the page. Markup that Markdown left as text is a slip of the author's. */
function readText(reading: Reading, node: Text): TextNode[] {
  const start = node.position?.start
  for (const [pattern, message] of leftovers) {
    const match = pattern.exec(node.value)
    if (match === null) continue
    const before = node.value.slice(0, match.index + match[0].search(/\S/)).split('\n')
    const line = (start?.line ?? 1) + before.length - 1
    const column = (before.length === 1 ? (start?.column ?? 1) : 1) + (before.at(-1)?.length ?? 0)
    reading.faults.add({ file: reading.source.path, line, column }, message)
  }
  return [node.value.replaceAll(/\s*\n\s*/g, ' ')]
}

function readLink(reading: Reading, node: Link): TextNode[] {
  const children = readInlines(reading, node.children)
  if (children.length === 0) report(reading, node, 'a link without words; expected [text](address)')
  if (node.title) report(reading, node, 'a link with a title; expected [text](address) alone')
  const inside = /^(?:chapter:([a-z0-9-]+))?#([a-z0-9-]+)$/.exec(node.url)
  if (inside) {
    const to = { chapter: inside[1] ?? reading.chapter, section: inside[2] ?? '' }
    reading.references.push({ ...placeOf(reading, node), to: 'section', ...to })
    return [{ k: 'link', to, children }]
  }
  if (node.url.startsWith('#/')) return readInside(reading, node, children)
  if (!isSafeAddress(node.url)) {
    const expected = 'expected #section, chapter:name#section, #/screen or https://…'
    report(reading, node, `the address "${node.url}"; ${expected}`)
  }
  return [{ k: 'external', href: node.url, children }]
}

/** A screen of the app; a chapter has an address that is checked down to its section. */
function readInside(reading: Reading, node: Link, children: TextNode[]): TextNode[] {
  const address = parseAddress(node.url)
  if (address.screen === 'missing') report(reading, node, `the address "${node.url}" leads to no screen of the app`)
  if (address.screen === 'read') report(reading, node, `the address "${node.url}"; expected chapter:name#section`)
  return [{ k: 'inside', href: href(address), children }]
}

function isSafeAddress(address: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/.test(address) || !URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === 'https:' && url.username === '' && url.password === ''
}

type TextDirective = Extract<Nodes, { type: 'textDirective' }>

function readTextDirective(reading: Reading, node: TextDirective): TextNode[] {
  if (node.name === 'calc') return readCalc(reading, node)
  if (node.name !== 'term') {
    const written = `:${node.name}`
    const message = `"${written}" reads as a directive, and those in a line are :term and :calc; put text with a literal colon in backticks`
    report(reading, node, message)
    return [written]
  }
  const { id } = readAttributes(reading, node, ['id'], [])
  const children = readInlines(reading, node.children)
  if (children.length === 0) report(reading, node, ':term has no words; expected :term[words]{id="…"}')
  if (id === undefined) return children
  reading.references.push({ ...placeOf(reading, node), to: 'term', id })
  return [{ k: 'term', id, children }]
}

/** A number that was computed says how, and is computed again here. Only its words reach the reader. */
function readCalc(reading: Reading, node: TextDirective): TextNode[] {
  const attributes = readAttributes(reading, node, ['is'], [])
  const why = attributes.is === undefined ? undefined : whyOtherwise(plainText(node), attributes.is)
  if (why !== undefined) report(reading, node, why)
  return readInlines(reading, node.children)
}

const forbidden: Readonly<Record<string, string>> = {
  html: 'raw HTML; expected Markdown (text in angle brackets belongs in backticks)',
  image: 'an image; expected a :::figure directive',
  imageReference: 'an image; expected a :::figure directive',
  linkReference: 'a reference link; expected [text](address)',
  definition: 'the definition of a reference link; expected [text](address) where it is used',
  footnoteReference: 'a footnote; expected a sentence in the text',
  footnoteDefinition: 'a footnote; expected a sentence in the text',
  yaml: 'front matter in the middle of the text; expected it once, at the top',
}

export function reportForbidden(reading: Reading, node: Nodes): void {
  report(reading, node, forbidden[node.type] ?? `Markdown of the kind "${node.type}", which the reader cannot show`)
}
