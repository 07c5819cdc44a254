import { describe, expect, it } from 'vitest'
import type { OwnCard } from '../cards/ownCards'
import type { CardState } from '../schedule/reviewBook'
import { cardRows, filterRows, type RowFilter } from './cardRows'
import { courseCards } from './courseCards'
import { ownDeckCards } from './ownDeck'

const state = (card: string, more: Partial<CardState> = {}): CardState => ({
  ...{ card, state: 'review', due: 5, stability: 3, difficulty: 5, reps: 1, lapses: 0, isSuspended: false },
  ...more,
})
const own: readonly OwnCard[] = [
  { id: 'mine', kind: 'basic', front: 'What is a Pod?', back: 'A group', tags: ['exam'], createdAt: 1 },
  { id: 'old', kind: 'basic', front: 'Old', back: 'Gone', tags: [], createdAt: 1, trashedAt: 2 },
]
const course = courseCards('runtime', [
  { id: 'a', goal: 'g', section: 's', front: 'Which call joins?', back: '`setns`' },
  { id: 'b', goal: 'g', section: 's', front: 'Which clock?', back: 'Wall' },
  { id: 'c', goal: 'g', section: 's', front: 'Third', back: 'Three' },
])
const deck = new Map([...course, ...ownDeckCards(own)].map((card) => [card.ref, card]))
const states = new Map(
  [
    state('course:a', { buriedUntil: 11 }),
    state('course:b', { isSuspended: true, buriedUntil: 11 }),
    state('course:lost'),
    state('own:mine', { state: 'new', buriedUntil: 10 }),
    state('own:old'),
  ].map((one) => [one.card, one]),
)
const rows = cardRows({ deck, states, own, today: 10 })
const find = (filter: Partial<RowFilter>) =>
  filterRows(rows, { words: '', state: 'inside', from: '', ...filter }).map((row) => row.ref)

describe('rows of cards', () => {
  it('have every card once, with the state that matters most', () => {
    expect(rows.map((row) => [row.ref, row.state])).toEqual([
      ['course:a', 'buried'],
      ['course:b', 'suspended'],
      ['course:c', 'outside'],
      ['own:mine', 'new'],
      ['own:old', 'trash'],
      ['course:lost', 'gone'],
    ])
  })
  it('keep the schedule of a card whose text is gone', () => {
    expect(rows.at(-1)).toMatchObject({ card: undefined, source: 'course', known: { stability: 3 } })
  })
  it('are filtered by state, place and every word', () => {
    expect(find({})).toEqual(['course:a', 'course:b', 'own:mine'])
    expect(find({ state: 'gone' })).toEqual(['course:lost'])
    expect(find({ from: 'own' })).toEqual(['own:mine'])
    expect(find({ from: 'runtime' })).toEqual(['course:a', 'course:b'])
    expect(find({ words: 'WHICH  setns' })).toEqual(['course:a'])
    expect(find({ words: 'exam pod' })).toEqual(['own:mine'])
    expect(find({ words: 'which pod' })).toEqual([])
  })
})
