/**
 * The learner's cards in the map `cards` of the `notes` document: one map a card, so that two devices' changes to
 * different fields both stand. A card in the trash remembers what it said: if it says something else after a merge,
 * somebody went on writing it, and it is back.
 */
import * as Y from 'yjs'
import type { Ports } from '../ports'
import type { NewCard, OwnCard, OwnCardId, OwnCards } from './ownCards'
import { cardOf, fingerprint } from './storedCard'

export const cardsMap = (notes: Y.Doc): Y.Map<unknown> => notes.getMap('cards')

export function openOwnCards(notes: Y.Doc, ports: Ports): OwnCards {
  const map = cardsMap(notes)
  const known = new Map<OwnCardId, OwnCard | undefined>()
  const listeners = new Set<() => void>()
  let list: readonly OwnCard[] | undefined
  map.observeDeep((events) => {
    for (const event of events)
      for (const id of event.target === map ? event.keys.keys() : [String(event.path[0])]) known.delete(id)
    list = undefined
    for (const changed of [...listeners]) changed()
  })
  const get = (id: OwnCardId) => {
    if (!known.has(id)) known.set(id, cardOf(id, map.get(id)))
    return known.get(id)
  }
  const stored = (id: OwnCardId): Y.Map<unknown> | undefined => {
    const value = map.get(id)
    return value instanceof Y.Map ? value : undefined
  }
  return {
    all: () => {
      list ??= [...map.keys()].flatMap((id) => get(id) ?? []).sort(inOrder)
      return list
    },
    get,
    add: (card) => addCard(map, card, ports),
    change: (id, change) => notes.transact(() => changeCard(stored(id), change)),
    trash: (id) => {
      const card = get(id)
      if (card && card.trashedAt === undefined) stored(id)?.set('trashed', { at: ports.now(), said: fingerprint(card) })
    },
    restore: (id) => stored(id)?.delete('trashed'),
    subscribe: (changed) => {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

const inOrder = (a: OwnCard, b: OwnCard) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

function addCard(map: Y.Map<unknown>, { kind, front, back, tags = [], note }: NewCard, ports: Ports): OwnCardId {
  const id = ports.newId()
  const fields = { kind, front, back, tags: [...tags], createdAt: ports.now(), ...(note === undefined ? {} : { note }) }
  map.set(id, new Y.Map<unknown>(Object.entries(fields).map(([field, value]) => [field, whole(value)] as const)))
  return id
}

/** A change takes a card out of the trash: nobody writes on what they mean to throw away. */
function changeCard(stored: Y.Map<unknown> | undefined, change: Partial<NewCard>): void {
  if (!stored) return
  for (const [field, given] of Object.entries(change)) {
    const value = whole(given)
    if (value === undefined || JSON.stringify(stored.get(field)) === JSON.stringify(value)) continue
    stored.set(field, value)
    if (stored.has('trashed')) stored.delete('trashed')
  }
}

/** Half of a character is written to disk, and sent, as another: a card must say the same here and there. */
function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole)
  return typeof value === 'string' ? value.toWellFormed() : value
}
