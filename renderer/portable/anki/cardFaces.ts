/** A note's cards as front and back in HTML: what Anki would show, without its scripts. */

import type { AnkiNote } from './readCollection'
import { fillTemplate } from './template'

export interface CardFace {
  readonly kind: 'basic' | 'cloze'
  readonly front: string
  readonly back: string
  /** Which card of the note; of a cloze note always 0, since its gaps make one card of ours. */
  readonly ord: number
}

const clozeField = /\{\{[^{}]*?cloze:([^{}:]{1,300})\}\}/
const gap = /\{\{c\d{1,3}::/
const answerLine = /<hr\s+id=["']?answer["']?\s*\/?>/i

export function facesOf({ type, values }: AnkiNote, ords: readonly number[]): CardFace[] {
  if (!type) return []
  const fields = new Map(type.fields.map((name, at) => [name, values[at] ?? '']))
  return type.isCloze
    ? clozeFace(type.templates[0]?.front ?? '', fields)
    : ords.flatMap((ord) => basicFace(type.templates[ord], fields, ord))
}

function clozeFace(template: string, fields: ReadonlyMap<string, string>): CardFace[] {
  const name = clozeField.exec(template)?.[1]?.trim()
  const named = name === undefined ? undefined : fields.get(name)
  const front = named ?? [...fields.values()].find((value) => gap.test(value)) ?? ''
  const rest = [...fields.values()].filter((value) => value !== front && value !== '')
  return gap.test(front) ? [{ kind: 'cloze', front, back: rest.join('<p>'), ord: 0 }] : []
}

interface Template {
  readonly front: string
  readonly back: string
}

function basicFace(template: Template | undefined, fields: ReadonlyMap<string, string>, ord: number): CardFace[] {
  if (!template) return []
  const front = fillTemplate(template.front, fields)
  const back = fillTemplate(template.back, new Map([...fields, ['FrontSide', '']])).replace(answerLine, '')
  return [{ kind: 'basic', front, back, ord }]
}
