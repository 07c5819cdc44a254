import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { cardsMap, openOwnCards } from './openOwnCards'

function device(name: string) {
  let ids = 0
  const notes = new Y.Doc()
  const cards = openOwnCards(notes, { now: () => 1_000, newId: () => `${name}${ids++}` })
  return { notes, cards }
}

const meet = (...devices: readonly { readonly notes: Y.Doc }[]) => {
  for (const from of devices)
    for (const to of devices) if (from !== to) Y.applyUpdate(to.notes, Y.encodeStateAsUpdate(from.notes))
}

/** Two devices that both have one card. */
function pair() {
  const [one, two] = [device('a'), device('b')]
  const id = one.cards.add({ kind: 'basic', front: 'question', back: 'answer', tags: ['k8s'] })
  meet(one, two)
  return { one, two, id }
}

describe('own cards', () => {
  it('keep what both devices changed in different fields', () => {
    const { one, two, id } = pair()
    one.cards.change(id, { front: 'better question' })
    two.cards.change(id, { back: 'better answer', note: 'n1' })
    meet(one, two)
    const expected = { id, kind: 'basic', front: 'better question', back: 'better answer', tags: ['k8s'], note: 'n1' }
    for (const { cards } of [one, two]) expect(cards.get(id)).toEqual({ ...expected, createdAt: 1_000 })
  })

  it('go to the trash and come back', () => {
    const { one, two, id } = pair()
    one.cards.trash(id)
    meet(one, two)
    expect(two.cards.get(id)?.trashedAt).toBe(1_000)
    two.cards.restore(id)
    meet(one, two)
    expect(one.cards.get(id)?.trashedAt).toBeUndefined()
  })

  it('come back from the trash when another device changed them meanwhile', () => {
    const { one, two, id } = pair()
    one.cards.trash(id)
    two.cards.change(id, { back: 'still needed' })
    meet(one, two)
    for (const { cards } of [one, two]) expect(cards.get(id)).toMatchObject({ back: 'still needed' })
    for (const { cards } of [one, two]) expect(cards.get(id)?.trashedAt).toBeUndefined()
  })

  it('stay out of the trash when a change is changed back', () => {
    const { one, id } = pair()
    one.cards.trash(id)
    one.cards.change(id, { back: 'other' })
    one.cards.change(id, { back: 'answer' })
    expect(one.cards.get(id)?.trashedAt).toBeUndefined()
  })

  it('keep their identity until they change, and tell their watchers until they stop', () => {
    const { one, id } = pair()
    const other = one.cards.add({ kind: 'cloze', front: '{{c1::x}}', back: '' })
    const [list, card] = [one.cards.all(), one.cards.get(id)]
    expect(one.cards.all()).toBe(list)
    const changed = vi.fn()
    const stop = one.cards.subscribe(changed)
    one.cards.change(other, { front: '{{c1::y}}' })
    expect(one.cards.get(id)).toBe(card)
    expect(one.cards.all()).not.toBe(list)
    expect(one.cards.all().map(({ front }) => front)).toEqual(['question', '{{c1::y}}'])
    one.cards.change(other, { front: '{{c1::y}}' })
    stop()
    one.cards.trash(other)
    expect(changed).toHaveBeenCalledTimes(1)
  })

  it('are not disturbed by cards that nobody can read', () => {
    const { one, id } = pair()
    const map = cardsMap(one.notes)
    map.set('text', 'nonsense')
    map.set('empty', new Y.Map())
    map.set('wrong', new Y.Map(Object.entries({ kind: 'basic', front: 7, back: '' })))
    map.set(
      'odd',
      new Y.Map<unknown>(Object.entries({ kind: 'cloze', front: 'f', back: '', tags: [1, 'a'], trashed: 3 })),
    )
    expect(one.cards.all().map((card) => card.id)).toEqual(['odd', id])
    expect(one.cards.get('odd')).toEqual({ id: 'odd', kind: 'cloze', front: 'f', back: '', tags: ['a'], createdAt: 0 })
    one.cards.change('missing', { front: 'x' })
    one.cards.trash('missing')
    expect(map.size).toBe(5)
  })
})
