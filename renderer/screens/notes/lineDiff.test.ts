import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hide } from './hide'
import { lineDiff, stretches } from './lineDiff'

const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'))

describe('lineDiff', () => {
  it('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const lines = lineDiff(before, after)
        const without = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text)
        expect(without('added').join('\n')).toBe(before)
        expect(without('removed').join('\n')).toBe(after)
      }),
    )
  })
  it('finds the smallest change among lines that stay', () => {
    expect(lineDiff('a\nb\nc\nd', 'a\nx\nc\nd\ne').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same a',
      'removed b',
      'added x',
      'same c',
      'same d',
      'added e',
    ])
  })
  it('gives up on the middle of texts that are too different to compare, in good time', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}`).join('\n')
    const began = performance.now()
    expect(lineDiff(lines('old'), lines('new'))).toHaveLength(40_000)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
  it('leaves out what did not change, but for the lines around changes', () => {
    const many = Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n')
    const found = stretches(lineDiff(`${many}\nend`, `${many}\nnew end`), 2)
    expect(found.map(({ kind, lines }) => `${kind} ${lines.length}`)).toEqual([
      'left out 18',
      'same 2',
      'removed 1',
      'added 1',
    ])
  })
})

describe('hide', () => {
  it('takes the next free number, keeps blanks outside, and hides nothing twice', () => {
    expect(hide('a cgroup limits', 2, 'cgroup ')).toBe('a {{c1::cgroup}} limits')
    expect(hide('a {{c1::cgroup}} limits', 17, 'limits')).toBe('a {{c1::cgroup}} {{c2::limits}}')
    expect(hide('a {{c1::cgroup}}', 2, '{{c1::cgroup}}')).toBe('a {{c1::cgroup}}')
    expect(hide('text', 0, '  ')).toBe('text')
  })
})
