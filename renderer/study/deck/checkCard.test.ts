import { describe, expect, it } from 'vitest'
import { checkCard, readTags } from './checkCard'

describe('a card that was written', () => {
  it('has a front, and a back or a gap', () => {
    expect(checkCard({ kind: 'basic', front: ' \n', back: 'b' })).toBe('frontMissing')
    expect(checkCard({ kind: 'basic', front: 'a', back: ' ' })).toBe('backMissing')
    expect(checkCard({ kind: 'basic', front: 'a', back: 'b' })).toBeUndefined()
    expect(checkCard({ kind: 'cloze', front: '', back: '' })).toBe('textMissing')
    expect(checkCard({ kind: 'cloze', front: 'no gap', back: '' })).toBe('gapMissing')
    expect(checkCard({ kind: 'cloze', front: '{{c1::a}}', back: '' })).toBeUndefined()
  })
  it('has sides that a message of a sync can carry', () => {
    const back = 'x'.repeat(65_536)
    expect(checkCard({ kind: 'basic', front: 'a', back })).toBeUndefined()
    expect(checkCard({ kind: 'basic', front: 'a', back: `${back}x` })).toBe('tooLong')
    expect(checkCard({ kind: 'cloze', front: `{{c1::a}}${back}`, back: '' })).toBe('tooLong')
  })
  it('has tags trimmed and once each', () => {
    expect(readTags(' exam,  week  two,exam ,,')).toEqual(['exam', 'week two'])
  })
})
