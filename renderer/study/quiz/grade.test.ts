import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QuizFile, type QuizItem } from '../course/source'
import { isComplete } from './complete'
import { grade, pairOf, verdictOf } from './grade'
import type { Response } from './quizBook'

const root = join(import.meta.dirname, '../../..')
const items = globSync('content/chapters/*/quiz.json', { cwd: root })
  .sort()
  .flatMap((file) => QuizFile.parse(JSON.parse(readFileSync(join(root, file), 'utf8'))).items)

function rightOf(item: QuizItem): Response {
  switch (item.kind) {
    case 'order':
      return item.steps.map(({ id }) => id)
    case 'match':
      return item.pairs.map(({ id }) => pairOf(id, id))
    case 'fill':
      return item.accept.slice(0, 1)
    default:
      return item.options.filter(({ correct }) => correct).map(({ id }) => id)
  }
}

/** Every wrong choice of options, every swap of two steps or right sides, every mistake that the author foresaw. */
function wrongOnes(item: QuizItem): readonly Response[] {
  const right = rightOf(item)
  const swaps = <T>(list: readonly T[]) =>
    list.flatMap((_, at) => list.slice(at + 1).map((_, more) => swap(list, at, at + 1 + more)))
  switch (item.kind) {
    case 'order':
      return swaps(right)
    case 'match':
      return swaps(item.pairs.map(({ id }) => id)).map((ids) =>
        item.pairs.map(({ id }, at) => pairOf(id, ids[at] ?? '')),
      )
    case 'fill':
      return [...item.mistakes.map(({ text }) => [text]), ['something else'], ['']]
    case 'multiple':
      return subsets(item.options.map(({ id }) => id)).filter((ids) => ids.join() !== right.join())
    default:
      return item.options.filter(({ correct }) => !correct).map(({ id }) => [id])
  }
}

const swap = <T>(list: readonly T[], one: number, other: number) =>
  list.map((value, at) => (at === one ? list[other] : at === other ? list[one] : value)) as T[]
const subsets = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** ids.length }, (_, mask) => ids.filter((_, at) => mask & (2 ** at)))

const kinds = ['single', 'multiple', 'output', 'order', 'match', 'fill'] as const

describe('grading the items of the course', () => {
  it('covers every kind', () => {
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(items.length).toBeGreaterThanOrEqual(60)
  })
  it.each(items)('$id: the right answer scores 1, and every part says right with its reason', (item) => {
    const { score, parts } = grade(item, rightOf(item))
    expect(score).toBe(1)
    expect(isComplete(item, rightOf(item))).toBe(true)
    expect(parts.every(({ verdict }) => verdict === 'right' || verdict === 'avoided')).toBe(true)
    expect(parts.every(({ why }) => why.length >= 8)).toBe(true)
  })
  it.each(items)('$id: every wrong answer scores under 1 and names a part with a reason', (item) => {
    const wrong = wrongOnes(item)
    expect(wrong.length).toBeGreaterThanOrEqual(2)
    for (const response of wrong) {
      const { score, parts } = grade(item, response)
      expect(score, JSON.stringify(response)).toBeLessThan(1)
      expect(score).toBeGreaterThanOrEqual(0)
      const faulty = parts.filter(({ verdict }) => verdict === 'wrong' || verdict === 'missed')
      expect(faulty.length, JSON.stringify(response)).toBeGreaterThan(0)
      expect(faulty.every(({ why }) => why.length >= 8)).toBe(true)
    }
  })
  it.each(items)('$id: nonsense is graded as wrong and never throws', (item) => {
    for (const response of [[], ['nowhere'], ['nowhere→nothing', '→', ''], Array<string>(40).fill('zz')])
      expect(grade(item, response).score).toBeLessThan(1)
  })
})

describe('partly right answers', () => {
  const base = { id: 'i', goal: 'g', section: 's', ask: 'Which of these?' }
  const option = (id: string, correct?: true) => ({ id, text: id, why: 'because of that', ...(correct && { correct }) })
  const several: QuizItem = { kind: 'multiple', ...base, options: [option('a', true), option('b', true), option('c')] }
  it.each([
    [['a', 'b'], 'right'],
    [['a'], 'partly'],
    [['a', 'c'], 'wrong'],
    [['a', 'b', 'c'], 'wrong'],
    [['c'], 'wrong'],
  ] as const)('of several options, %j is %s', (chosen, verdict) =>
    expect(verdictOf(grade(several, chosen).score)).toBe(verdict),
  )
  it('tells options chosen, left out, wrongly chosen and rightly left', () => {
    const verdicts = grade(several, ['a', 'c']).parts.map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['right', 'missed', 'wrong'])
    expect(grade(several, ['a', 'b']).parts.at(-1)?.verdict).toBe('avoided')
  })

  const steps = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id, why: 'because of that' }))
  const order: QuizItem = { kind: 'order', ...base, steps }
  it('of an order, one step that jumped ahead is one fault, not five', () => {
    const { score, parts } = grade(order, ['e', 'a', 'b', 'c', 'd'])
    expect(score).toBe(0.75)
    expect(parts.filter(({ verdict }) => verdict === 'wrong').map(({ id }) => id)).toEqual(['e'])
  })
  it('of an order, the reverse scores nothing', () => expect(grade(order, ['e', 'd', 'c', 'b', 'a']).score).toBe(0))

  const pairs = ['a', 'b', 'c'].map((id) => ({ id, left: id, right: id === 'c' ? 'b' : id, why: 'because of that' }))
  const match: QuizItem = { kind: 'match', ...base, pairs }
  it('of a match, each pair counts', () => expect(grade(match, ['a→b', 'b→b', 'c→a']).score).toBeCloseTo(1 / 3))
  it('of a match, two right sides that read the same are the same', () =>
    expect(grade(match, ['a→a', 'b→c', 'c→b']).score).toBe(1))
  it('of a match, a left side without a partner is not complete', () => {
    expect(isComplete(match, ['a→a', 'b→b'])).toBe(false)
    expect(isComplete(match, ['a→a', 'b→b', 'c→'])).toBe(false)
  })
})

describe('texts typed into a gap', () => {
  const fill: QuizItem = {
    kind: 'fill',
    id: 'i',
    goal: 'g',
    section: 's',
    ask: 'Which words are these?',
    accept: ["kubectl get 'pods'", '-5 °C'],
    why: 'That is the command.',
    mistakes: [{ text: 'kubectl list', why: 'There is no such verb.' }],
  }
  it.each(["kubectl get 'pods'", "  KUBECTL   get\t'Pods' ", 'kubectl\u00a0get ‘pods’', '−5 °c', '–５ °C'])(
    'takes %j',
    (typed) => expect(grade(fill, [typed]).score).toBe(1),
  )
  it.each(["kubectlget 'pods'", "kubectl get 'pod'", '5 °C', ''])('does not take %j', (typed) =>
    expect(grade(fill, [typed]).score).toBe(0),
  )
  it('explains a mistake that the author foresaw, and otherwise the right answer', () => {
    expect(grade(fill, ['Kubectl  list']).parts[0]?.why).toBe('There is no such verb.')
    expect(grade(fill, ['no idea']).parts[0]?.why).toBe('That is the command.')
  })
  it('asks for something other than spaces', () => expect(isComplete(fill, ['  '])).toBe(false))
})
