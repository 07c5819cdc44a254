/**
 * What a terminal shows of a text that may come from anywhere. Only colours are taken from escape sequences; all others
 * (links, titles, the clipboard, moves of the cursor) are dropped, and characters that could mislead are made visible.
 */

export interface Span {
  readonly text: string
  /** Class names such as `ansi-red`, `ansi-bold`; empty for plain text. */
  readonly style: string
}
export type Row = readonly Span[]

/** In UTF-16 units: of a line, and of a whole text in lines. What is beyond is counted and not shown. */
export const longestRow = 4_000
export const mostRows = 3_000

export interface Shown {
  readonly rows: readonly Row[]
  /** Lines that are not shown. */
  readonly hidden: number
}

const colours = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white']

/** CSI … letter, OSC … BEL or ST, other strings up to ST, and two-character escapes; also in their one-byte forms. */
const sequence =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b)([0-?]*)[ -/]*([@-~])|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)|\x1b[ -/]*[0-~]?/g

export function terminalText(text: string): Shown {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const style = { colour: '', isBold: false, isDim: false, isReversed: false }
  const rows = lines.slice(0, mostRows).map((line) => rowOf(overwritten(line), style))
  return { rows, hidden: Math.max(0, lines.length - mostRows) }
}

interface Style {
  colour: string
  isBold: boolean
  isDim: boolean
  isReversed: boolean
}

/** What is left where a line was written over: progress shows its last state. */
function overwritten(line: string): string {
  const parts = line.replace(/\r+$/, '').split('\r')
  return parts.length === 1 ? line.replace(/\r$/, '') : (parts.findLast((part) => part !== '') ?? '')
}

function rowOf(line: string, style: Style): Row {
  const spans: Span[] = []
  const cut = line.length > longestRow
  const shown = cut ? line.slice(0, longestRow).toWellFormed() : line
  let at = 0
  const put = (piece: string) => {
    if (piece !== '') spans.push({ text: visible(piece), style: classes(style) })
  }
  for (const found of shown.matchAll(sequence)) {
    put(shown.slice(at, found.index))
    at = found.index + found[0].length
    if (found[2] === 'm') paint(style, found[1] ?? '')
  }
  put(shown.slice(at))
  if (cut) spans.push({ text: ` … +${line.length - longestRow}`, style: 'ansi-dim' })
  return spans
}

function paint(style: Style, codes: string): void {
  const list = codes === '' ? ['0'] : codes.split(/[;:]/)
  for (let at = 0; at < list.length; at++) {
    const code = Number(list[at] || '0')
    if (code === 0) Object.assign(style, { colour: '', isBold: false, isDim: false, isReversed: false })
    else if (code === 1) style.isBold = true
    else if (code === 2) style.isDim = true
    else if (code === 7) style.isReversed = true
    else if (code === 22) Object.assign(style, { isBold: false, isDim: false })
    else if (code === 27) style.isReversed = false
    else if (code === 39) style.colour = ''
    else if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) style.colour = colours[code % 10] ?? ''
    else if (code === 38 || code === 48) at += list[at + 1] === '5' ? 2 : 4 // colours beyond the eight are left out
  }
}

const classes = ({ colour, isBold, isDim, isReversed }: Style): string =>
  [colour && `ansi-${colour}`, isBold && 'ansi-bold', isDim && 'ansi-dim', isReversed && 'ansi-reversed']
    .filter(Boolean)
    .join(' ')

/** Control characters, marks that turn the direction of text, and characters without a width. */
const misleading =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/** The text with what could mislead in it made visible; newlines and tabs stay. For names and texts from anywhere. */
export function visible(text: string): string {
  return text.toWellFormed().replace(misleading, (char) => {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x20) return `^${String.fromCharCode(code + 64)}`
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}
