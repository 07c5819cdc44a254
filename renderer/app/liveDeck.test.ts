import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openOwnCards } from '../study/cards/openOwnCards'
import type { Card, QuizItem } from '../study/course/source'
import { markRead, markUnread } from '../study/progress'
import { openReviewBook } from '../study/schedule/openReviewBook'
import { openLiveDeck } from './liveDeck'

const cards: Readonly<Record<string, readonly Card[]>> = {
  one: [
    { id: 'a', goal: 'g', section: 's', front: 'front a', back: 'b' },
    { id: 'b', goal: 'g', section: 't', front: 'front b', back: 'b' },
  ],
  two: [{ id: 'c', goal: 'g', section: 's', front: 'front c', back: 'b' }],
}
const item: QuizItem = {
  id: 'q',
  goal: 'g',
  section: 's',
  ask: 'Ask?',
  kind: 'fill',
  accept: ['1'],
  why: 'Why.',
  mistakes: [],
}
const settled = () => new Promise((done) => setTimeout(done, 5))

function open(change: { broken?: string; study?: Y.Doc; reviews?: Y.Doc } = {}) {
  const docs = { study: change.study ?? new Y.Doc(), reviews: change.reviews ?? new Y.Doc(), notes: new Y.Doc() }
  let id = 0
  const ports = { now: () => 1_700_000_000_000, newId: () => `id${docs.notes.clientID}-${id++}` }
  const reviews = openReviewBook(docs, ports, { dayOf: (at) => Math.floor(at / 86_400_000) })
  const own = openOwnCards(docs.notes, ports)
  const said: string[] = []
  const load = async <T>(chapter: string, value: T) => {
    if (chapter === change.broken) throw new Error('no such file')
    return value
  }
  const deck = openLiveDeck({
    ...{ study: docs.study, reviews, own, chapters: ['one', 'two'], log: (message) => void said.push(message) },
    loadCards: (chapter) => load(chapter, cards[chapter] ?? []),
    loadItems: (chapter) => load(chapter, [item]),
  })
  const known = () => [...reviews.states().keys()].sort()
  return { docs, reviews, own, deck, known, said }
}

describe('live deck', () => {
  it('takes in the cards of a section when it is read, once, and keeps them when it is unticked', async () => {
    const { docs, deck, known, reviews } = open()
    markRead(docs.study, 'one/s', 1)
    expect(known()).toEqual([])
    await deck.ready
    expect(known()).toEqual(['course:a'])
    markUnread(docs.study, 'one/s')
    markRead(docs.study, 'one/s', 2)
    markRead(docs.study, 'two/s', 3)
    expect(known()).toEqual(['course:a', 'course:c'])
    expect(reviews.events().filter((event) => event.kind === 'add')).toHaveLength(2)
  })
  it('adds nothing at a start with everything in', async () => {
    const first = open()
    markRead(first.docs.study, 'one/s', 1)
    await first.deck.ready
    const before = Y.encodeStateAsUpdate(first.docs.reviews)
    await open(first.docs).deck.ready
    expect(Y.encodeStateAsUpdate(first.docs.reviews)).toEqual(before)
  })
  it('has own cards as they come, change and go, and keeps the history of those in the trash', async () => {
    const { own, deck, known } = open()
    await deck.ready
    const id = own.add({ kind: 'cloze', front: '{{c1::a}}', back: '' })
    expect(known()).toEqual([`own:${id}:1`])
    own.change(id, { front: '{{c1::a}} {{c2::b}}' })
    expect(known()).toEqual([`own:${id}:1`, `own:${id}:2`])
    own.trash(id)
    expect(deck.cards().size).toBe(3)
    expect(known()).toHaveLength(2)
  })
  it('loads the questions of a chapter when the reviews know one', async () => {
    const { reviews, deck } = open()
    await deck.ready
    expect(deck.cards().has('item:one/q')).toBe(false)
    let told = 0
    deck.subscribe(() => told++)
    reviews.add(['item:one/q', 'item:gone/q'])
    await settled()
    expect(deck.cards().has('item:one/q')).toBe(true)
    expect(told).toBe(1)
  })
  it('does without a chapter whose file is missing, names it, and keeps its cards’ history', async () => {
    const { docs, reviews, deck, known, said } = open({ broken: 'one' })
    reviews.add(['course:a'])
    markRead(docs.study, 'two/s', 1)
    await deck.ready
    expect(deck.faults()).toEqual(['one'])
    expect(said[0]).toContain('no such file')
    expect(known()).toEqual(['course:a', 'course:c'])
    expect(reviews.queue((ref) => deck.cards().has(ref)).cards).toEqual(['course:c'])
  })
})
