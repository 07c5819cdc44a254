/** Which cards of the schedule an own card stands for: one, or of a cloze text one for each number. */
import type { CardRef } from '../schedule/reviewBook'
import { clozeNumbers } from './cloze'
import type { OwnCard, OwnCardId } from './ownCards'

export const ownCardRefs = ({ id, kind, front }: Pick<OwnCard, 'id' | 'kind' | 'front'>): readonly CardRef[] =>
  kind === 'basic' ? [`own:${id}`] : clozeNumbers(front).map((n) => `own:${id}:${n}`)

/** The own card that a reference means, and the number of its gap. */
export function ownCardOf(ref: CardRef): { readonly id: OwnCardId; readonly cloze?: number } | undefined {
  const [, id, cloze] = /^own:([^:]+)(?::([1-9]\d?))?$/.exec(ref) ?? []
  if (id === undefined) return undefined
  return cloze === undefined ? { id } : { id, cloze: Number(cloze) }
}
