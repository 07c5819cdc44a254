/** What was copied from a page as Markdown. The HTML is read in a document that runs nothing and loads nothing. */

/** Without any of these the clipboard's plain text says the same, and better: code editors copy coloured letters. */
const telling = 'h1,h2,h3,h4,h5,h6,ul,ol,a[href],strong,b,em,i,blockquote,table,code,pre'
const silent = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'MATH', 'HEAD', 'TITLE'])
const blocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'FIGURE', 'FIGCAPTION', 'DL', 'DT', 'DD', 'ADDRESS'])
const marks: Readonly<Record<string, string>> = { STRONG: '**', B: '**', EM: '*', I: '*', DEL: '~~', S: '~~' }
const deepest = 60
const longest = 2_000_000

/** Undefined where the plain text should be taken instead. */
export function htmlToMarkdown(html: string): string | undefined {
  if (html.length > longest) return undefined
  const page = new DOMParser().parseFromString(html, 'text/html')
  // Word processors wrap everything in one <b> that means nothing.
  if (!page.body.querySelector(telling)) return undefined
  const text = write(page.body, 0)
  // A look behind, so that a long run of blanks is walked once and not once from each of them.
  return (
    text
      .replaceAll(/(?<![ \t])[ \t]+\n/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim() || undefined
  )
}

const inside = (node: Node, depth: number): string =>
  [...node.childNodes].map((child) => write(child, depth + 1)).join('')

function write(node: Node, depth: number): string {
  if (node instanceof Text) return node.data.replaceAll(/\s+/g, ' ')
  if (!(node instanceof Element)) return ''
  if (depth > deepest) return node.textContent ?? ''
  const tag = node.tagName.toUpperCase()
  if (silent.has(tag)) return ''
  const mark = marks[tag]
  if (mark) return surround(inside(node, depth), mark)
  if (/^H[1-6]$/.test(tag)) return `\n\n${'#'.repeat(Number(tag[1]))} ${oneLine(inside(node, depth))}\n\n`
  if (blocks.has(tag)) return `\n\n${inside(node, depth)}\n\n`
  return writeOther(node, tag, depth)
}

function writeOther(node: Element, tag: string, depth: number): string {
  switch (tag) {
    case 'BR':
      return '\n'
    case 'HR':
      return '\n\n---\n\n'
    case 'CODE':
      return surround(node.textContent ?? '', '`')
    case 'PRE':
      return `\n\n\`\`\`\n${node.textContent?.trimEnd() ?? ''}\n\`\`\`\n\n`
    case 'A':
      return writeLink(oneLine(inside(node, depth)), node.getAttribute('href') ?? '')
    case 'IMG':
      return node.getAttribute('alt') ?? ''
    case 'BLOCKQUOTE':
      return `\n\n${inside(node, depth).trim().replaceAll(/^/gm, '> ')}\n\n`
    case 'UL':
    case 'OL':
      return `\n\n${writeList(node, tag === 'OL', depth)}\n\n`
    case 'TABLE':
      return `\n\n${writeTable(node, depth)}\n\n`
    default:
      return inside(node, depth)
  }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

function surround(text: string, mark: string): string {
  const words = text.trim()
  if (!words || words.includes('\n')) return text
  return text.replace(words, () => `${mark}${words}${mark}`)
}

const writeLink = (words: string, href: string) =>
  words && /^(?:https?:\/\/|mailto:)[^\s()<>]+$/i.test(href)
    ? `[${words.replaceAll(/[[\]]/g, '\\$&')}](${href})`
    : words

function writeList(node: Element, isOrdered: boolean, depth: number): string {
  const items = [...node.children].map((item, place) => {
    const bullet = isOrdered ? `${place + 1}. ` : '- '
    const text = inside(item, depth)
      .trim()
      .replaceAll(/\n{2,}/g, '\n')
    return bullet + text.replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
  })
  return items.join('\n')
}

/** Rows of its own: those of a table in a cell are written with the cell. Only the head is as wide as the widest row. */
function writeTable(node: Element, depth: number): string {
  const rows = [...node.querySelectorAll(':scope > tr, :scope > :is(thead, tbody, tfoot) > tr')].map((row) =>
    [...row.children].map((cell) => oneLine(inside(cell, depth)).replaceAll('|', '\\|')),
  )
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const [head = [], ...rest] = rows
  const wide = [...head, ...Array.from({ length: width - head.length }, () => '')]
  return [line(wide), line(wide.map(() => '---')), ...rest.map(line)].join('\n')
}
