import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, whyOtherwise } from './arithmetic'

test.each([
  ['1+2*3', 7],
  ['(1+2)*3', 9],
  ['10-4-3', 3],
  ['100/10/2', 5],
  ['2^(32-24)-2', 254],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['2^-1', 0.5],
  ['floor(5/2)+1', 3],
  ['max(1, 2, min(9, 7))', 7],
  ['log2(1024)', 10],
])('%s is %d', (expression, value) => expect(evaluate(expression)).toBe(value))

test.each([
  '',
  '1+',
  '(1',
  '1)',
  'rm(1)',
  '1/0',
  'constructor(1)',
  '1 2',
  'sqrt(0-1)',
  '1/(1/0)',
  'max(1,000)',
  'ceil(1, 2)',
])('"%s" is refused', (expression) => expect(() => evaluate(expression)).toThrow())

test('a text is held to the digits that it shows', () => {
  expect(whyOtherwise('43.2 minutes', '30*24*60*0.001')).toBeUndefined()
  expect(whyOtherwise('about 43 minutes', '30*24*60*0.001')).toBeUndefined()
  expect(whyOtherwise('65,534 addresses', '2^16-2')).toBeUndefined()
  expect(whyOtherwise('43.3 minutes', '30*24*60*0.001')).toBe('the text says 43.3, and 30*24*60*0.001 is 43.2')
  expect(whyOtherwise('some', '1')).toBe('"some" shows no number to compute')
  expect(whyOtherwise('1', '1+')).toBe('the expression "1+": the end is neither a number nor a function')
})

test('a number is read as a learner reads it', () => {
  expect(whyOtherwise('6,5534 addresses', '65534')).toBe('"6,5534" is not grouped by thousands')
  expect(whyOtherwise('3,4', '34')).toBe('"3,4" is not grouped by thousands')
  expect(whyOtherwise('.5 cores', '5')).toBe('".5" has no digit before its point')
  expect(whyOtherwise('node-5', '0-5')).toBe('the text says 5, and 0-5 is -5')
  expect(whyOtherwise('−1,234,567.25', '0-1234567.25')).toBeUndefined()
  expect(whyOtherwise('12, or a dozen', '12')).toBeUndefined()
})

test('sums and products are those of the language', () => {
  const small = fc.integer({ min: 1, max: 99 })
  fc.assert(
    fc.property(small, small, small, (a, b, c) => {
      expect(evaluate(`${a}-${b}*(${c}+${a})/${b}`)).toBeCloseTo(a - (b * (c + a)) / b)
    }),
  )
})
