/** Reads a card as the document has it; what another device or a stranger wrote wrongly costs only that field or card. */
import * as Y from 'yjs'
import type { OwnCard, OwnCardId } from './ownCards'

export const maxTags = 100

export const cardOf = (id: OwnCardId, value: unknown): OwnCard | undefined =>
  value instanceof Y.Map ? readCard(id, value) : undefined

/** `value` gives a field by its name. */
export function readCard(id: OwnCardId, value: Pick<Y.Map<unknown>, 'get'>): OwnCard | undefined {
  const [kind, front, back] = ['kind', 'front', 'back'].map((field) => value.get(field))
  if ((kind !== 'basic' && kind !== 'cloze') || typeof front !== 'string' || typeof back !== 'string') return undefined
  const note = value.get('note')
  const card: OwnCard = {
    ...{ id, kind, front, back, tags: tagsOf(value.get('tags')), createdAt: timeOf(value.get('createdAt')) ?? 0 },
    ...(typeof note === 'string' ? { note } : {}),
  }
  const trashedAt = trashTime(value.get('trashed'), card)
  return trashedAt === undefined ? card : { ...card, trashedAt }
}

const tagsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((tag): tag is string => typeof tag === 'string').slice(0, maxTags) : []

const timeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** Undefined where the card says something else than when it was thrown away. */
function trashTime(value: unknown, card: OwnCard): number | undefined {
  if (typeof value !== 'object' || value === null || !('at' in value && 'said' in value)) return undefined
  return value.said === fingerprint(card) ? (timeOf(value.at) ?? 0) : undefined
}

/** A short text that is another when the card says something else (two FNV-1a sums over UTF-16). */
export function fingerprint({ kind, front, back, tags, note }: OwnCard): string {
  const text = JSON.stringify([kind, front, back, tags, note ?? ''])
  let [one, two] = [0x811c9dc5, 0xc9dc5118]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ (code + at), 0x01000193)
  }
  return [one, two].map((sum) => (sum >>> 0).toString(36)).join('.')
}
