/** The sides of a text with gaps as Markdown, and the making of a gap. What a gap is, `study/cards/cloze.ts` says. */
import { type ClozePart, clozeNumbers, showCloze } from '../cards/cloze'

/** The question of one card: its gaps hidden, the others filled in. */
export const hideGaps = (text: string, number: number): string => asMarkdown(showCloze(text, number).question)

/** The answer of one card: everything filled in, its own gaps in bold. */
export const showGaps = (text: string, number: number): string => asMarkdown(showCloze(text, number).answer)

/** Marks a part of a text as the next gap. */
export function makeGap(text: string, from: number, to: number): string {
  const next = Math.min(99, Math.max(0, ...clozeNumbers(text)) + 1)
  return `${text.slice(0, from)}{{c${next}::${text.slice(from, to)}}}${text.slice(to)}`
}

function asMarkdown(parts: readonly ClozePart[]): string {
  const code = inCode()
  return parts
    .map(({ kind, text }) => {
      const shown = kind === 'gap' ? `[${text.trim() || '…'}]` : text
      const isPlain = kind === 'text' || code.isOpen()
      code.read(shown)
      return isPlain ? shown : emphasise(shown)
    })
    .join('')
}

/** In bold, unless it holds marks of its own, or lines, which bold cannot span. */
const emphasise = (text: string) => (/[\n*`]/.test(text) || !text.trim() ? text : `**${text.trim()}**`)

/** Whether the text read so far ends inside code, where asterisks would be seen. */
function inCode() {
  let isFenced = false
  let ticks = 0
  let line = ''
  const read = (text: string) => {
    const [first = '', ...rest] = text.split('\n')
    for (const [place, part] of [first, ...rest].entries()) {
      if (place > 0) {
        if (/^ {0,3}(```|~~~)/.test(line)) isFenced = !isFenced
        line = ''
        ticks = 0
      }
      line = line.length < 10 ? line + part : line
      ticks += part.split('`').length - 1
    }
  }
  return { read, isOpen: () => isFenced || ticks % 2 === 1 }
}
