import { describe, expect, it } from 'vitest'
import type { NoteEntry } from '../../study/notes/notebook'
import { groupCards, makeCards, shortQuote } from './marginCards'

const at = (id: string, section: string, from: number, to: number) => {
  const anchor = { chapter: 'c', section, exact: id, prefix: '', suffix: '' }
  const note: NoteEntry = { id, title: id, excerpt: '', tags: [], anchor, createdAt: 0, changedAt: 0 }
  return { note, place: { section, from, to } }
}
const order = ['one', 'two']
const noKeys = new Map<string, string>()

describe('margin cards', () => {
  it('puts the draft where its text is', () => {
    const draft = {
      key: 'draft',
      anchor: { chapter: 'c', section: 'one', exact: 'x', prefix: '', suffix: '' },
      place: { section: 'one', from: 50, to: 60 },
    }
    const cards = makeCards(
      [at('a', 'one', 10, 20), at('b', 'one', 50, 55), at('c', 'two', 0, 5)],
      draft,
      noKeys,
      order,
    )
    expect(cards.map(({ key }) => key)).toEqual(['a', 'b', 'draft', 'c'])
  })
  it('keeps the key of the draft that a note was made from', () => {
    expect(makeCards([at('a', 'one', 1, 2)], undefined, new Map([['a', 'draft-1']]), order)[0]?.key).toBe('draft-1')
  })
  it('groups what overlaps, within a section', () => {
    const notes = [at('a', 'one', 0, 300), at('b', 'one', 250, 260), at('c', 'one', 400, 410), at('d', 'two', 401, 402)]
    const groups = groupCards(makeCards(notes, undefined, noKeys, order))
    expect(groups.map((group) => group.map(({ key }) => key))).toEqual([['a', 'b'], ['c'], ['d']])
  })
  it('never cuts a quote within a character', () => {
    expect(shortQuote(`${'a'.repeat(59)}😀 and more`).isWellFormed()).toBe(true)
  })
})
