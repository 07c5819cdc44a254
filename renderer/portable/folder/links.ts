/** Finds the links and images of a Markdown text, as a parser sees them, and writes others in their place; all else stays to the letter. */
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export interface FoundLink {
  readonly kind: 'link' | 'image'
  readonly url: string
}

export interface WikiLink {
  /** `[[target#part|words]]`, or with a `!` before it. */
  readonly isEmbed: boolean
  readonly target: string
  readonly words: string
}

export interface Changes {
  /** The address to stand there instead, or undefined to leave it. */
  readonly link: (found: FoundLink) => string | undefined
  readonly wiki?: (found: WikiLink) => string | undefined
  readonly tag?: (tag: string) => void
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

export const parseMarkdown = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

export function changeLinks(text: string, changes: Changes): string {
  const edits: Edit[] = []
  walk(parseMarkdown(text), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      const edit = addressEdit(text, node, changes.link)
      if (edit) edits.push(edit)
    }
    if (node.type === 'text') readWords(text, node, changes, edits)
  })
  return applyEdits(text, edits)
}

/** Without recursion: a hostile text nests deeper than the stack. */
function walk(root: Nodes, see: (node: Nodes) => void) {
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    see(node)
    // One by one: there may be more children than a call takes arguments.
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child)
  }
}

type Addressed = Extract<Nodes, { type: 'link' | 'image' | 'definition' }>

const rangeOf = ({ position }: Nodes) => ({ from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 })

function addressEdit(text: string, node: Addressed, change: Changes['link']): Edit | undefined {
  const wanted = change({ kind: node.type === 'image' ? 'image' : 'link', url: node.url })
  if (wanted === undefined || node.url === '') return undefined
  const { from, to } = rangeOf(node)
  const lastChild = node.type === 'link' ? node.children.at(-1) : undefined
  const mark = text.indexOf(node.type === 'definition' ? ']:' : '](', lastChild ? rangeOf(lastChild).to : from)
  const at = mark < 0 ? -1 : text.indexOf(node.url, mark + 2)
  const end = at + node.url.length
  if (at < 0 || end > to) return undefined // written with escapes, or bare: it stays as it is
  const isAngled = text[at - 1] === '<' && text[end] === '>'
  return isAngled ? { from: at - 1, to: end + 1, text: wanted } : { from: at, to: end, text: wanted }
}

const wikiLink = /(!?)\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/g
const hashTag = /(?:^|[\s(,;])#([\p{L}\p{N}_/-]{1,100})/gu

function readWords(text: string, node: Nodes, { wiki, tag }: Changes, edits: Edit[]) {
  const { from, to } = rangeOf(node)
  const source = text.slice(from, to)
  if (wiki && source.includes('[[')) {
    for (const found of source.matchAll(wikiLink)) {
      const [whole, mark, target = '', words] = found
      const replacement = wiki({ isEmbed: mark === '!', target: target.trim(), words: (words ?? '').trim() })
      const at = from + found.index
      if (replacement !== undefined) edits.push({ from: at, to: at + whole.length, text: replacement })
    }
  }
  if (tag) for (const [, name] of source.matchAll(hashTag)) if (name && /[^\d]/.test(name)) tag(name)
}

function applyEdits(text: string, edits: Edit[]): string {
  if (edits.length === 0) return text
  let changed = ''
  let at = 0
  for (const edit of edits.sort((one, other) => one.from - other.from)) {
    if (edit.from < at) continue
    changed += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return changed + text.slice(at)
}

/** A path as the address of a link: what Markdown or a browser would read otherwise is escaped. */
export const pathToUrl = (path: string) =>
  path
    .split('/')
    .map((step) =>
      encodeURIComponent(step).replaceAll(/[()'*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join('/')
