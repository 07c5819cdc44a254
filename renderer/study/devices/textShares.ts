/** Which stretches of a text another text lacks: by words, at the bounded cost of a comparison of texts. */
import { findHunks } from './textHunks'

export interface Piece {
  /** Where it begins in the text, in UTF-16 units. */
  readonly from: number
  readonly text: string
  /** For each of the other texts, in their order: whether it lacks this stretch. */
  readonly lacks: readonly boolean[]
}

/** The text in pieces, one after another; joined they are the text. */
export function piecesOf(text: string, others: readonly string[]): readonly Piece[] {
  const all = others.map((other) => stretchesOf(text, other))
  const places = new Set([0, text.length, ...all.flat(2)])
  const bounds = [...places].sort((one, other) => one - other)
  return bounds.slice(0, -1).map((from, at) => ({
    from,
    text: text.slice(from, bounds[at + 1]),
    lacks: all.map((stretches) => stretches.some(([start, end]) => start <= from && from < end)),
  }))
}

/** From where to where in `text` stands what `other` lacks. */
function stretchesOf(text: string, other: string): readonly (readonly [number, number])[] {
  if (other === '') return text === '' ? [] : [[0, text.length]]
  let shift = 0
  return findHunks(other, text).flatMap((hunk) => {
    const from = hunk.from + shift
    shift += hunk.text.length - (hunk.to - hunk.from)
    return hunk.text === '' ? [] : [[from, from + hunk.text.length] as const]
  })
}
