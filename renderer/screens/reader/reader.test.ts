import { describe, expect, it } from 'vitest'
import type { QuizItem } from '../../study/course/source'
import { judge } from './Check'
import { textToCopy } from './CodeBlock'

describe('textToCopy', () => {
  it('takes only the commands of a session, without their prompts', () => {
    const lines = [[['prompt', '$ '], 'ls ', ['string', '-l']], ['total 0'], [['prompt', '# '], 'id']] as const
    expect(textToCopy({ lang: 'console', lines })).toBe('ls -l\nid')
  })
  it('takes the whole of anything else', () => {
    expect(textToCopy({ lang: 'yaml', lines: [['a: 1'], [], [['comment', '# b']]] })).toBe('a: 1\n\n# b')
  })
  it('takes the whole of a session in which nothing is typed', () => {
    expect(textToCopy({ lang: 'console', lines: [['only output']] })).toBe('only output')
  })
})

describe('judge', () => {
  const option = (id: string, correct?: true) => ({ id, text: id, why: 'because of that', ...(correct && { correct }) })
  const item = {
    kind: 'multiple',
    id: 'i',
    goal: 'g',
    section: 's',
    ask: 'Which of these?',
    options: [option('a', true), option('b', true), option('c')],
  } satisfies Extract<QuizItem, { kind: 'multiple' }>
  it.each([
    [['a', 'b'], 'right'],
    [['a'], 'partly'],
    [['a', 'b', 'c'], 'wrong'],
    [['c'], 'wrong'],
  ] as const)('calls %j %s', (chosen, verdict) => expect(judge(item, new Set(chosen))).toBe(verdict))
})
