/** Cuts blocks that would take too long to draw at once into several of the same kind: lists, tables, code and text. */
import type { Block } from './nodes'

const most = { lines: 400, letters: 20_000, items: 60, rows: 60 }

export function splitLarge(block: Block): readonly Block[] {
  switch (block.k) {
    case 'list':
      return pieces(block.items, most.items).map((items, at) => ({
        ...block,
        items,
        ...(block.start !== undefined && { start: block.start + at * most.items }),
      }))
    case 'table':
      return pieces(block.rows, most.rows).map((rows) => ({ ...block, rows }))
    case 'code':
      return splitText(block.v).map((v) => ({ ...block, v }))
    case 'raw':
      return splitText(block.v).map((v) => ({ ...block, v }))
    default:
      return [block]
  }
}

/** Pieces of whole lines where lines are short, of letters where they are not. */
export function splitText(text: string): readonly string[] {
  if (text.length <= most.letters && countLines(text) <= most.lines) return [text]
  const short = text.split('\n').flatMap((line) => cut(line, most.letters))
  const found: string[] = []
  let piece: string[] = []
  let letters = 0
  for (const line of short) {
    if (piece.length === most.lines || letters + line.length > most.letters) {
      found.push(piece.join('\n'))
      piece = []
      letters = 0
    }
    piece.push(line)
    letters += line.length
  }
  return [...found, piece.join('\n')]
}

function countLines(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

const cut = (line: string, length: number): readonly string[] =>
  line.length <= length
    ? [line]
    : Array.from({ length: Math.ceil(line.length / length) }, (_, at) => line.slice(at * length, (at + 1) * length))

function pieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  if (all.length <= size) return [all]
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
