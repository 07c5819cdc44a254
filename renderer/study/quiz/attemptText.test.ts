import { describe, expect, it } from 'vitest'
import type { QuizItem } from '../course/source'
import { answer, begin, draft, next, type Question } from './attempt'
import { attemptText, readAttempt } from './attemptText'

const options = (...ids: readonly string[]) =>
  ids.map((id, at) => ({ id, text: id, why: 'Because.', ...(at === 0 && { correct: true }) }))
const single = (id: string, ids = ['yes', 'no']): Question => ({
  chapter: 'runtime',
  item: { kind: 'single', id, goal: 'g', section: 's', ask: 'Is it?', options: options(...ids) } as QuizItem,
})
const parts = (kind: 'order' | 'match', ids: readonly string[]): Question => {
  const list = ids.map((id) => ({ id, text: id, left: id, right: id, why: 'Because.' }))
  return {
    chapter: 'git',
    item: { kind, id: kind, goal: 'g', section: 's', ask: 'How?', steps: list, pairs: list } as unknown as QuizItem,
  }
}
const known = (...questions: readonly Question[]) => Map.groupBy(questions, ({ chapter }) => chapter)
const ids = (questions: readonly Question[]) => questions.map(({ item }) => item.id).join('')

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => single(id)) as [Question, Question, Question, Question]
/** `a` is wrong, `b` was passed over, and `c` is chosen but not answered. */
const underWay = draft(next(next(answer(begin('x', 'mixed', [a, b, c, d]), ['no'], 0))), ['yes'])

describe('an attempt that is gone on with', () => {
  it('is as it was left', () => {
    expect(readAttempt(attemptText(underWay), known(a, b, c, d))).toEqual(underWay)
    const answered = answer(underWay, ['yes'], 1)
    expect(readAttempt(attemptText(answered), known(a, b, c, d))).toEqual(answered)
  })

  it('goes without the questions that the course has no more', () => {
    const found = readAttempt(attemptText(underWay), known(a, c, d))
    expect([ids(found?.questions ?? []), found?.at, found?.draft]).toEqual(['acd', 1, ['yes']])
    expect([...(found?.answers.keys() ?? [])]).toEqual([0])
    expect(readAttempt(attemptText(underWay), known(b, d))).toMatchObject({ at: 1, draft: [], answers: new Map() })
  })

  it('is none where nothing is left to ask, or another version wrote it', () => {
    expect(readAttempt(attemptText(underWay), known(a, b))).toBeUndefined()
    const later = attemptText(underWay).replace('"version":1', '"version":2')
    expect(readAttempt(later, known(a, b, c, d))).toBeUndefined()
  })

  it('asks a question anew whose answer would be graded otherwise now', () => {
    const answered = answer(underWay, ['yes'], 1)
    const turned = single('c', ['no', 'yes'])
    const found = readAttempt(attemptText(answered), known(a, b, turned, d))
    expect([found?.at, [...(found?.answers.keys() ?? [])]]).toEqual([2, [0]])
    const without = readAttempt(attemptText(answer(underWay, ['no'], 0)), known(a, b, single('c', ['yes', 'maybe']), d))
    expect([without?.at, without?.answers.has(2)]).toEqual([2, false])
    // Those before it stay as they were graded: only their score is shown.
    const earlier = readAttempt(attemptText(answered), known(single('a', ['no', 'yes']), b, c, d))
    expect(earlier?.answers.get(0)?.score).toBe(0)
  })

  it('forgets a choice of what the question has no more', () => {
    const draftOf = (was: Question, response: readonly string[], is: Question) =>
      readAttempt(attemptText(draft(begin('x', 'git', [was]), response)), known(is))?.draft
    expect(draftOf(c, ['yes'], single('c', ['no', 'maybe']))).toEqual([])
    const [order, longer] = [parts('order', ['1', '2']), parts('order', ['1', '2', '3'])]
    expect(draftOf(order, ['2', '1'], order)).toEqual(['2', '1'])
    expect(draftOf(order, ['2', '1'], longer)).toEqual([])
    const match = parts('match', ['1', '2'])
    expect(draftOf(match, ['1→2'], match)).toEqual(['1→2'])
    expect(draftOf(match, ['1→2'], parts('match', ['1', '3']))).toEqual([])
  })
})
