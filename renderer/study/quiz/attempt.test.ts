import { describe, expect, it } from 'vitest'
import type { QuizItem } from '../course/source'
import { answer, asked, begin, draft, missed, next, passedOver, type Question, stop } from './attempt'
import { pickMixed, pickOfChapter } from './pick'
import type { ItemResult } from './quizBook'
import { disorder, shuffle } from './shuffle'
import { scoredBy, tally, tallyByChapter, tallyByGoal } from './tally'

const item = (id: string, goal = 'g'): QuizItem => ({
  kind: 'fill',
  id,
  goal,
  section: `section-${id}`,
  ask: 'What is it?',
  accept: ['yes'],
  why: 'Because it is.',
  mistakes: [],
})
const questions: readonly Question[] = ['a', 'b', 'c', 'd'].map((id) => ({ chapter: 'runtime', item: item(id) }))
const ids = (list: readonly Question[]) => list.map((question) => question.item.id).join('')
const result = (id: string, lastScore: number, lastAt = 1): [string, ItemResult] => [
  `runtime/${id}`,
  { chapter: 'runtime', item: id, tries: 1, lastScore, lastAt },
]

describe('an attempt', () => {
  it('goes through its questions, lets one be passed over, and is over after the last', () => {
    let attempt = begin('x', 'runtime', questions)
    attempt = next(answer(attempt, ['yes'], 1))
    attempt = next(attempt)
    attempt = next(answer(draft(attempt, ['n']), ['no'], 0))
    expect([attempt.at, attempt.isOver, attempt.draft]).toEqual([3, false, []])
    attempt = next(answer(attempt, ['so'], 0.5))
    expect(attempt.isOver).toBe(true)
    expect(asked(attempt).map(({ score }) => score)).toEqual([1, 0, 0.5])
    expect(ids(missed(attempt))).toBe('cd')
    expect(ids(passedOver(attempt))).toBe('b')
  })
  it('keeps the first answer to a question', () => {
    const once = answer(begin('x', 'runtime', questions), ['no'], 0)
    expect(answer(once, ['yes'], 1)).toBe(once)
  })
  it('keeps what was answered when it is stopped', () => {
    const stopped = stop(next(answer(begin('x', 'runtime', questions), ['yes'], 1)))
    expect([asked(stopped).length, passedOver(stopped).length, stopped.isOver]).toEqual([1, 3, true])
    expect(answer(stopped, ['yes'], 1)).toBe(stopped)
  })
  it('without questions is over at once', () => expect(begin('x', 'mixed', []).isOver).toBe(true))
})

describe('picking questions', () => {
  const results = new Map([result('a', 1, 20), result('b', 1, 10), result('d', 0.5, 30)])
  it('takes missed ones first, then unseen ones, then the longest known', () => {
    expect(ids(pickOfChapter(questions, results, 9))).toBe('dcba')
    expect(ids(pickMixed(questions, results, 9, 'any'))).toBe('dcba')
    expect(ids(pickMixed(questions, results, 2, 'any'))).toBe('dc')
  })
  it('asks a fresh chapter in the author’s order, and a fresh mixture in another', () => {
    expect(ids(pickOfChapter(questions, new Map(), 3))).toBe('abc')
    const mixtures = new Set([...'abcdefgh'].map((seed) => ids(pickMixed(questions, new Map(), 4, seed))))
    expect(mixtures.size).toBeGreaterThan(3)
  })
})

describe('shuffling', () => {
  const list = [1, 2, 3, 4, 5, 6]
  it('keeps every part and gives the same order for the same seed', () => {
    expect([...shuffle(list, 'seed')].sort()).toEqual(list)
    expect(shuffle(list, 'seed')).toEqual(shuffle(list, 'seed'))
  })
  it('puts each part first about equally often', () => {
    const counts = new Map<number | undefined, number>()
    for (let at = 0; at < 3_000; at++) {
      const [first] = shuffle(list, `attempt-${at}`)
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(90) // 4.4 standard deviations
  })
  it('never leaves an order as it was where the order is the answer', () => {
    for (let at = 0; at < 200; at++) expect(disorder([1, 2, 3], `${at}`)).not.toEqual([1, 2, 3])
  })
})

describe('tallies', () => {
  const two = [{ chapter: 'runtime', item: item('e', 'h') }, ...questions]
  const scored = scoredBy(new Map([result('a', 1), result('b', 0.5)]), two)
  it('count what was asked and what was right at the last try', () =>
    expect(tally(scored)).toEqual({ asked: 2, right: 1, all: 5 }))
  it('go by goal, in the chapter’s order, and lead to the section of what was missed', () => {
    const goals = ['g', 'h', 'unasked'].map((id) => ({ id, text: `Say what ${id} is.` }))
    const lines = tallyByGoal('runtime', goals, scored).map(({ goal, asked, right, all, section }) => ({
      line: `${goal.id} ${right}/${asked}/${all}`,
      section,
    }))
    expect(lines).toEqual([
      { line: 'g 1/2/4', section: 'section-b' },
      { line: 'h 0/0/1', section: 'section-e' },
    ])
  })
  it('go by chapter without its questions', () => {
    const counts = tallyByChapter(new Map([result('a', 1), result('b', 0.5)]).values())
    expect(counts).toEqual(new Map([['runtime', { asked: 2, right: 1 }]]))
  })
})
