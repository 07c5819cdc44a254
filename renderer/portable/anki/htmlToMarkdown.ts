/**
 * Anki's HTML fields as Markdown, by a tokenizer that never makes an element: what it knows becomes Markdown, the text
 * of what it does not know stays, and scripts and styles go. Linear in its input; nothing of it is ever parsed as HTML.
 */
import { decodeEntities } from './entities'

export interface HtmlMarkdown {
  readonly text: string
  readonly sounds: number
}

interface Token {
  readonly name: string
  readonly isEnd: boolean
  readonly attributes: string
}

/** Their content is no text. */
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'head',
  'title',
  'textarea',
])
const marks: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  i: '*',
  em: '*',
  s: '~~',
  del: '~~',
  strike: '~~',
}
const blocks = new Set(['p', 'div', 'section', 'article', 'ul', 'ol', 'table', 'blockquote', 'center', 'dl', 'figure'])
const lines = new Set(['br', 'tr', 'dt', 'dd'])

interface State {
  out: string
  /** Depth of `<pre>` and `<code>`: text stays as it is. */
  pre: number
  code: number
  readonly lists: { kind: 'ul' | 'ol'; count: number }[]
  readonly links: string[]
  readonly image: (name: string) => string | undefined
  sounds: number
}

/** `image` gives the address of a media file, or undefined where there is none. */
export function htmlToMarkdown(html: string, image: (name: string) => string | undefined): HtmlMarkdown {
  const state: State = { out: '', pre: 0, code: 0, lists: [], links: [], image, sounds: 0 }
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    addText(state, html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    at = readTag(state, html, open)
  }
  while (state.links.length > 0) closeLink(state)
  const text = state.out
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return { text, sounds: state.sounds }
}

/** Gives where to go on. */
function readTag(state: State, html: string, open: number): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  const name = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 40))
  if (!name) {
    if (/^<[!?]/.test(html.slice(open, open + 2))) return endOfTag(html, open)
    addText(state, '<')
    return open + 1
  }
  const end = endOfTag(html, open)
  const token = {
    name: (name[2] ?? '').toLowerCase(),
    isEnd: name[1] === '/',
    attributes: html.slice(open + name[0].length, end),
  }
  if (silent.has(token.name)) return token.isEnd ? end : endOfElement(html, token.name, end)
  addTag(state, token)
  return end
}

/** Past the `>` that closes the tag, which quotation marks may hide. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const letter = html.charAt(at)
    if (quote) {
      if (letter === quote) quote = ''
    } else if (letter === '>') return at + 1
    else if ((letter === '"' || letter === "'") && html.charAt(at - 1) === '=') quote = letter
  }
  return html.length
}

function endOfElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\b`, 'gi')
  closing.lastIndex = from
  const found = closing.exec(html)
  return found ? endOfTag(html, found.index) : html.length
}

const isBare = (state: State) => state.pre > 0 || state.code > 0

function addText(state: State, html: string) {
  if (html === '') return
  const text = decodeEntities(html)
  if (state.pre > 0) state.out += text.replaceAll('```', "'''")
  else if (state.code > 0) state.out += text.replaceAll('`', "'").replaceAll(/\s+/g, ' ')
  else addWords(state, text)
}

const sound = /\[sound:[^\]\n]{1,300}\]|\[anki:[^\]\n]{1,300}\]/g

function addWords(state: State, text: string) {
  const silent = text.replaceAll(sound, () => {
    state.sounds++
    return ''
  })
  const words = silent.replaceAll(/[\s\u00a0]+/g, ' ')
  const isLineStart = state.out === '' || state.out.endsWith('\n')
  const escaped = escapeMarkdown(isLineStart ? words.trimStart() : words)
  state.out += isLineStart ? escapeStart(escaped) : escaped
}

/** Braces stay, so that `{{c1::gaps}}` do. */
const escapeMarkdown = (text: string) => text.replaceAll(/[\\`*_~[\]<]/g, '\\$&').replaceAll(/&(?=#?\w{1,32};)/g, '\\&')
const escapeStart = (text: string) => text.replace(/^([#>+=|-])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')

function addTag(state: State, token: Token) {
  const { name, isEnd } = token
  if (name === 'pre') return addPre(state, isEnd)
  if (state.pre > 0) {
    if (name === 'br' || (name === 'div' && !isEnd)) state.out += '\n'
    return
  }
  const mark = marks[name]
  if (name === 'code' || name === 'tt' || name === 'kbd') addCode(state, isEnd)
  else if (isBare(state)) return
  else if (mark) addMark(state, mark, isEnd)
  else if (name === 'img') addImage(state, token)
  else if (name === 'a') addLink(state, token)
  else if (name === 'li') addItem(state, isEnd)
  else addBlock(state, name, isEnd)
}

function addPre(state: State, isEnd: boolean) {
  if (isEnd && state.pre === 0) return
  state.pre += isEnd ? -1 : 1
  if (isEnd ? state.pre === 0 : state.pre === 1) state.out += isEnd ? '\n```\n\n' : '\n\n```\n'
}

function addCode(state: State, isEnd: boolean) {
  if (isEnd && state.code === 0) return
  state.code += isEnd ? -1 : 1
  if (state.code === (isEnd ? 0 : 1)) state.out += '`'
}

/** Markdown takes no mark beside a blank on its inner side, so blanks move outside. */
function addMark(state: State, mark: string, isEnd: boolean) {
  if (!isEnd) {
    state.out += mark
    return
  }
  const trimmed = state.out.trimEnd()
  const blank = state.out.slice(trimmed.length)
  state.out = trimmed.endsWith(mark) ? trimmed.slice(0, -mark.length) + blank : trimmed + mark + blank
}

const attributeOf = ({ attributes }: Token, name: string): string => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes.slice(0, 8_000),
  )
  return decodeEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

function addImage(state: State, token: Token) {
  const source = attributeOf(token, 'src')
  const address = state.image(source)
  const alt = attributeOf(token, 'alt').slice(0, 300) || (address ? '' : source.slice(0, 100))
  const words = escapeMarkdown(alt.replaceAll(/\s+/g, ' '))
  state.out += address ? `![${words}](${address})` : words && `(${words})`
}

/** Only addresses that the app itself would open. */
function addLink(state: State, token: Token) {
  if (token.isEnd) {
    closeLink(state)
    return
  }
  const href = attributeOf(token, 'href').trim()
  const isSafe = /^(https?:\/\/|mailto:)[^\s<>()[\]\\]{1,2000}$/i.test(href)
  state.links.push(isSafe ? href : '')
  if (isSafe) state.out += '['
}

function closeLink(state: State) {
  const href = state.links.pop()
  if (href) state.out += `](${href})`
}

function addItem(state: State, isEnd: boolean) {
  const list = state.lists.at(-1)
  if (isEnd) return
  if (list) list.count++
  const indent = '  '.repeat(Math.max(0, Math.min(8, state.lists.length) - 1))
  breakLine(state, 1)
  state.out += `${indent}${list?.kind === 'ol' ? `${list.count}.` : '-'} `
}

function addBlock(state: State, name: string, isEnd: boolean) {
  const heading = /^h([1-6])$/.exec(name)?.[1]
  if (name === 'ul' || name === 'ol') {
    if (isEnd) state.lists.pop()
    else if (state.lists.length < 50) state.lists.push({ kind: name, count: 0 })
    breakLine(state, state.lists.length > 0 ? 1 : 2)
  } else if (name === 'hr') {
    breakLine(state, 2)
    state.out += '---\n\n'
  } else if (heading) {
    breakLine(state, 2)
    if (!isEnd) state.out += `${'#'.repeat(Number(heading))} `
  } else if (name === 'td' || name === 'th') {
    if (isEnd) state.out += ' | '
  } else if (lines.has(name)) lineEnd(state, name)
  else if (blocks.has(name)) breakLine(state, name === 'div' ? 1 : 2)
}

/** A line end of HTML is a hard one in Markdown. */
function lineEnd(state: State, name: string) {
  if (name !== 'br') breakLine(state, 1)
  else if (state.out.endsWith('\\\n')) state.out = `${state.out.slice(0, -2)}\n\n`
  else if (state.out !== '' && !state.out.endsWith('\n')) state.out += '\\\n'
}

function breakLine(state: State, count: 1 | 2) {
  if (state.out === '') return
  const have = /\n*$/.exec(state.out.slice(-2))?.[0].length ?? 0
  // One line end alone would join the lines again.
  state.out += '\n'.repeat(Math.max(0, (count === 1 && state.lists.length === 0 ? 2 : count) - have))
}
