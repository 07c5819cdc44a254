/** A note's cards as front and back in HTML: what Anki would show, without its scripts. */

import { limits } from '../limits'
import type { AnkiNote } from './readCollection'
import { fillTemplate, tooLarge } from './template'

export interface CardFace {
  readonly kind: 'basic' | 'cloze'
  readonly front: string
  readonly back: string
  /** Which card of the note; of a cloze note always 0, since its gaps make one card of ours. */
  readonly ord: number
}

/** A side that would be larger than any card is `tooLarge`. */
export type Face = CardFace | typeof tooLarge

const clozeField = /\{\{[^{}]*?cloze:([^{}:]{1,300})\}\}/
const gap = /\{\{c\d{1,3}::/
const answerLine = /<hr\s+id=["']?answer["']?\s*\/?>/i

export function facesOf({ type, values }: AnkiNote, ords: readonly number[]): Face[] {
  if (!type) return []
  const fields = new Map(type.fields.map((name, at) => [name, values[at] ?? '']))
  return type.isCloze
    ? clozeFace(type.templates[0]?.front ?? '', fields)
    : ords.flatMap((ord) => basicFace(type.templates[ord], fields, ord))
}

function clozeFace(template: string, fields: ReadonlyMap<string, string>): Face[] {
  const name = clozeField.exec(template)?.[1]?.trim()
  const named = name === undefined ? undefined : fields.get(name)
  const front = named ?? [...fields.values()].find((value) => gap.test(value)) ?? ''
  const rest = [...fields.values()].filter((value) => value !== front && value !== '')
  if (!gap.test(front)) return []
  const back = rest.join('<p>')
  return back.length > limits.face ? [tooLarge] : [{ kind: 'cloze', front, back, ord: 0 }]
}

interface Template {
  readonly front: string
  readonly back: string
}

function basicFace(template: Template | undefined, fields: ReadonlyMap<string, string>, ord: number): Face[] {
  if (!template) return []
  const front = fillTemplate(template.front, fields, limits.face)
  const back = fillTemplate(template.back, new Map([...fields, ['FrontSide', '']]), limits.face)
  if (front === tooLarge || back === tooLarge) return [tooLarge]
  return [{ kind: 'basic', front, back: back.replace(answerLine, ''), ord }]
}
