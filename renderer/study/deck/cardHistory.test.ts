import { expect, it } from 'vitest'
import { cardHistory } from './cardHistory'

it('the history of a card leaves out what was taken back and has corrected dates', () => {
  const events = [
    { id: 'a', at: 1, kind: 'add', card: 'own:x' },
    { id: 'b', at: 2, kind: 'review', card: 'own:x', grade: 3 },
    { id: 'c', at: 3, kind: 'review', card: 'own:x', grade: 1 },
    { id: 'd', at: 4, kind: 'undo', of: 'c' },
    { id: 'e', at: 900, kind: 'review', card: 'own:x', grade: 4 },
    { id: 'f', at: 6, kind: 'redate', of: 'e', to: 5 },
    { id: 'g', at: 7, kind: 'review', card: 'own:y', grade: 4 },
  ] as const
  expect(cardHistory(events, 'own:x').map((event) => [event.id, event.at])).toEqual([
    ['e', 5],
    ['b', 2],
    ['a', 1],
  ])
})
