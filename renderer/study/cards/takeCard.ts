/** Puts a card that comes from outside into the document, under its own id. */
import * as Y from 'yjs'
import type { OwnCard } from './ownCards'
import { fingerprint, maxTags } from './storedCard'

/** A new card, or new words for one that is there, which comes back out of the trash. */
export function takeCard(doc: Y.Doc, card: OwnCard): void {
  const cards = doc.getMap<unknown>('cards')
  const known = cards.get(card.id)
  const { kind, front, back, tags, note, createdAt, trashedAt } = card
  const fields = { kind, front, back, tags: [...tags], createdAt, ...(note === undefined ? {} : { note }) }
  const trashed = trashedAt === undefined ? undefined : { at: trashedAt, said: fingerprint(card) }
  doc.transact(() => {
    if (!(known instanceof Y.Map)) {
      cards.set(card.id, new Y.Map<unknown>(Object.entries({ ...fields, ...(trashed && { trashed }) })))
      return
    }
    for (const field of ['kind', 'front', 'back'] as const)
      if (known.get(field) !== card[field]) known.set(field, card[field])
    const had: unknown = known.get('tags')
    const all = [...new Set([...(Array.isArray(had) ? (had as unknown[]) : []), ...tags])]
    // No more are read, and a list that grew with each import would once be too large to be sent.
    const kept = all.slice(0, Math.max(maxTags, Array.isArray(had) ? had.length : 0))
    if (!Array.isArray(had) || kept.length > had.length) known.set('tags', kept)
    if (trashedAt === undefined) known.delete('trashed')
  })
}
