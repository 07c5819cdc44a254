/**
 * Texts with gaps: `{{c1::hidden}}` or `{{c1::hidden::hint}}`. Braces inside a gap are counted, because people who learn
 * this trade write `{{ .Values.image }}`. Gaps with the same number are hidden together. Gaps are not nested.
 */

interface Gap {
  readonly number: number
  readonly hidden: string
  readonly hint: string
  /** Where it stands in the text, marks included. */
  readonly from: number
  readonly to: number
}

/** Limits keep a text of nothing but braces cheap, wherever it came from. */
const maxGaps = 500
const maxGapLength = 2_000

const opening = /\{\{c(\d{1,3})::/g

function findGaps(text: string): readonly Gap[] {
  const gaps: Gap[] = []
  opening.lastIndex = 0
  for (let match = opening.exec(text); match && gaps.length < maxGaps; match = opening.exec(text)) {
    const start = opening.lastIndex
    const end = closing(text, start)
    if (end === undefined) continue
    const [hidden = '', ...hint] = text.slice(start, end).split('::')
    // A number of nothing but zeros names no card.
    if (hidden.trim() && Number(match[1]) > 0)
      gaps.push({ number: Number(match[1]), hidden, hint: hint.join('::').trim(), from: match.index, to: end + 2 })
    opening.lastIndex = end + 2
  }
  return gaps
}

/** Where the `}}` of a gap stands, if it is closed. */
function closing(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < Math.min(text.length - 1, start + maxGapLength); at++) {
    const two = text.slice(at, at + 2)
    if (two === '{{') depth++
    else if (two !== '}}') continue
    else if (depth === 0) return text[at + 2] === '}' && hasOpenBrace(text.slice(start, at)) ? at + 1 : at
    else depth--
    at++
  }
  return undefined
}

const count = (text: string, letter: string) => text.split(letter).length - 1
const hasOpenBrace = (text: string) => count(text, '{') > count(text, '}')

/** The numbers of a text's gaps, each once, lowest first: one card each. */
export const gapNumbers = (text: string): readonly number[] =>
  [...new Set(findGaps(text).map((gap) => gap.number))].sort((one, other) => one - other)

/** The question of one card: its gaps hidden, the others filled in. */
export const hideGaps = (text: string, number: number): string =>
  replaceGaps(text, (gap) => (gap.number === number ? `[${gap.hint || '…'}]` : undefined))

/** The answer of one card: everything filled in, its own gaps in bold. */
export const showGaps = (text: string, number: number): string =>
  replaceGaps(text, (gap) => (gap.number === number ? gap.hidden : undefined))

/** Marks a part of a text as the next gap. */
export function makeGap(text: string, from: number, to: number): string {
  const next = Math.max(0, ...gapNumbers(text)) + 1
  return `${text.slice(0, from)}{{c${next}::${text.slice(from, to)}}}${text.slice(to)}`
}

/** Puts `own(gap)` in bold for its gaps, and the hidden text for the others. */
function replaceGaps(text: string, own: (gap: Gap) => string | undefined): string {
  let done = ''
  let last = 0
  for (const gap of findGaps(text)) {
    done += text.slice(last, gap.from)
    done += emphasise(own(gap), done) ?? gap.hidden
    last = gap.to
  }
  return done + text.slice(last)
}

/** In bold, unless it stands in code, where asterisks would be seen, or holds lines, which bold cannot span. */
function emphasise(text: string | undefined, before: string): string | undefined {
  if (text === undefined || /[\n*`]/.test(text) || isInCode(before)) return text
  return `**${text.trim()}**`
}

function isInCode(before: string): boolean {
  const lines = before.split('\n')
  const fences = lines.filter((line) => /^ {0,3}(```|~~~)/.test(line)).length
  return fences % 2 === 1 || count(lines.at(-1) ?? '', '`') % 2 === 1
}
