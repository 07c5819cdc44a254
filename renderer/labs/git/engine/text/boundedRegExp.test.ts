import { describe, expect, it } from 'vitest'
import { bounded } from './boundedRegExp'
import { programOf, runProgram } from './regexProgram'

/** A number from 0 up to `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function expression(roll: (below: number) => number, depth: number): string {
  const atoms = ['a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$', 'c', '\\.', '[a-c]', 'é', '\\s']
  const one = () => {
    const atom =
      depth > 0 && roll(3) === 0
        ? `${roll(2) ? '(' : '(?:'}${expression(roll, depth - 1)})`
        : (atoms[roll(atoms.length)] ?? 'a')
    const canRepeat = !/^(\\b|\^|\$)$/.test(atom)
    return atom + (canRepeat ? (['', '', '', '*', '+', '?', '*?', '+?', '{2}', '{1,3}', '{2,}'][roll(11)] ?? '') : '')
  }
  const row = () => Array.from({ length: 1 + roll(3) }, one).join('')
  return Array.from({ length: roll(4) === 0 ? 2 : 1 }, row).join('|')
}

describe('a program of a regular expression', () => {
  it('finds the match that the expression itself finds', () => {
    const roll = dice(7)
    const letters = ['a', 'b', 'c', ' ', '\n', '.', 'é', '😀', 'A']
    let tried = 0
    for (let round = 0; round < 4_000; round++) {
      const source = expression(roll, 2)
      const flags = ['', 'i', 'm', 'im', 's', 'u'][roll(6)] ?? ''
      const program = programOf(source, flags)
      if (!program) throw new Error(`not understood: ${source}`)
      const text = Array.from({ length: roll(9) }, () => letters[roll(letters.length)] ?? '').join('')
      const found = runProgram(program, text, 0, false)
      const real = new RegExp(source, flags).exec(text)
      // JavaScript has a rule of its own for rounds of a loop that match nothing, which can end a match elsewhere.
      const hasLoops = /\)[*+?{]/.test(source)
      const own = found && [found[0], hasLoops ? '' : text.slice(found[0], found[1])]
      expect(own, `/${source}/${flags} on ${JSON.stringify(text)}`).toEqual(
        real ? [real.index, hasLoops ? '' : real[0]] : undefined,
      )
      if (real) tried++
    }
    expect(tried).toBeGreaterThan(1_000)
  })
})

describe('an expression that could run for ever', () => {
  const long = 'a'.repeat(5_000)
  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(a*)*b',
    '(a|aa)+c',
    '(.*a){12}b',
    'a*a*a*a*a*a*b',
    '(x+x+)+y',
    '^(([a-z])+.)+[A-Z]$',
    '(a?){60}a{60}b',
    '(?<!\\w)(?:(a+)+b)(?!\\w)',
    `${'(a|a)'.repeat(40)}b`,
  ])('comes to an end: %s', (source) => {
    expect(bounded(source, '').test(`${long}!`)).toBe(false)
  })

  it('replaces and lists as any expression does', () => {
    expect('aab aac'.repeat(3_000).replace(bounded('(a+)+([bc])', 'g'), '$2').length).toBe(9_000)
    expect([...`${long} ${long}`.matchAll(bounded('(a|aa)+', 'g'))].length).toBe(2)
    expect(bounded('(a)|(b)+', '').exec('b')?.slice()).toEqual(/(a)|(b)+/.exec('b')?.slice())
  })

  it('is refused where it looks back', () => {
    expect(() => bounded('(a*)*\\1b', '').test(long)).toThrow('involved')
    expect(bounded('(a)\\1', '').test('aa')).toBe(true)
  })
})
