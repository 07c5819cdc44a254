import { describe, expect, it } from 'vitest'
import type { OwnCard } from '../cards/ownCards'
import type { Card, QuizItem } from '../course/source'
import { courseCards, itemCards } from './courseCards'
import { type DeckCard, itemChapter, plainText, sourceOf } from './deckCard'
import { cardsThatEnter, chapterCards } from './entering'
import { ownDeckCards } from './ownDeck'

const card = (id: string, section: string): Card => ({ id, goal: 'g', section, front: `front ${id}`, back: 'back' })
const own = (id: string, more: Partial<OwnCard> = {}): OwnCard => ({
  id,
  kind: 'basic',
  front: 'F',
  back: 'B',
  tags: [],
  createdAt: 1,
  ...more,
})
const deckOf = (...cards: readonly DeckCard[]) => new Map(cards.map((one) => [one.ref, one]))
const item = { id: 'q', goal: 'g', section: 's', ask: 'Ask?' }

describe('deck', () => {
  it('takes in the cards of sections that were read and own cards, each once', () => {
    const course = courseCards('runtime', [card('a', 'one'), card('b', 'one'), card('c', 'two')])
    const deck = deckOf(...course, ...ownDeckCards([own('mine')]))
    const known = new Set(['course:a'])
    expect(cardsThatEnter(deck, new Set(['runtime/one']), known)).toEqual(['course:b', 'own:mine'])
    expect(cardsThatEnter(deck, new Set(['other/one']), new Set(['own:mine']))).toEqual([])
  })
  it('never takes in quiz items by itself', () => {
    const items = itemCards('runtime', [{ ...item, kind: 'fill', accept: ['137'], why: 'Because.', mistakes: [] }])
    expect(cardsThatEnter(deckOf(...items), new Set(['runtime/s']), new Set())).toEqual([])
    expect(items[0]?.ref).toBe('item:runtime/q')
    expect(plainText(items[0]?.back ?? [])).toBe('137 Because.')
  })
  it('says how many cards of a chapter are not in yet', () => {
    const deck = deckOf(...courseCards('runtime', [card('a', 'one'), card('b', 'two')]), ...courseCards('x', []))
    expect(chapterCards(deck, 'runtime', new Set(['course:a']))).toEqual({ all: 2, missing: ['course:b'] })
  })
  it('asks an order without giving it away, and answers it in order with reasons', () => {
    const step = (id: string, text: string) => ({ id, text, why: `why ${id}` })
    const order: QuizItem = { ...item, kind: 'order', steps: [step('z', 'zebra'), step('a', 'ape'), step('m', 'mole')] }
    const [found] = itemCards('runtime', [order])
    expect(found?.front[1]).toEqual({ kind: 'options', options: ['ape', 'mole', 'zebra'] })
    expect(plainText(found?.back ?? [])).toBe('zebra why z ape why a mole why m')
  })
  it('answers a choice with the right options only', () => {
    const option = (id: string, correct: boolean) => ({ id, text: `text ${id}`, why: `why ${id}`, correct })
    const options = [option('a', false), option('b', true), option('c', false)]
    const [found] = itemCards('runtime', [{ ...item, kind: 'output', output: '$ ls', options }])
    expect(plainText(found?.front ?? [])).toBe('Ask? $ ls text a text b text c')
    expect(plainText(found?.back ?? [])).toBe('text b why b')
  })
  it('makes one card of two sides, one of each gap, and none of what is in the trash', () => {
    const gaps = own('gaps', { kind: 'cloze', front: '{{c1::a}} {{c3::b}}', back: '' })
    expect(ownDeckCards([own('plain'), gaps, own('gone', { trashedAt: 5 })]).map((one) => one.ref)).toEqual([
      'own:plain',
      'own:gaps:1',
      'own:gaps:3',
    ])
  })
  it('reads what a reference points to', () => {
    expect(['course:a', 'item:c/i', 'own:x:1', 'lab:y', 'x'].map(sourceOf)).toEqual([
      'course',
      'item',
      'own',
      'unknown',
      'unknown',
    ])
    expect(itemChapter('item:runtime/oom-exit')).toBe('runtime')
    expect(itemChapter('item:runtime')).toBeUndefined()
  })
})
