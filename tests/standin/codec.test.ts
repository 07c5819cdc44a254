import { expect, test } from 'vitest'
import { createCodec } from './codec'

const { pack, unpack } = createCodec()
const carry = (value: unknown) => unpack(pack(value))

test.each([
  ['plain values', [null, undefined, true, 'text', 0, -0, Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 70n]],
  ['nested objects', { a: { b: [{ c: 'd' }] }, $: 'a field of that name' }],
  ['dates, maps, sets and patterns', [new Date(0), new Map([[{ k: 1 }, new Set(['v'])]]), /a+/giu]],
  [
    'typed arrays',
    [new Uint8Array([0, 255]), new Float32Array([0.5]), new BigInt64Array([-1n]), new DataView(new ArrayBuffer(2))],
  ],
  ['an array buffer', new Uint8Array([1, 2, 3]).buffer],
])('%s arrive as they were sent', (_name, value) => {
  expect(carry(value)).toEqual(value)
})

test('a view carries its own bytes and not those around it', () => {
  const whole = new Uint8Array([1, 2, 3, 4])
  expect(carry(whole.subarray(1, 3))).toEqual(new Uint8Array([2, 3]))
})

test('a Buffer arrives as a Uint8Array', () => {
  expect(carry(Buffer.from('ab'))).toEqual(new Uint8Array([97, 98]))
})

test('an error keeps its name and message', () => {
  expect(carry(new RangeError('too far'))).toMatchObject({ name: 'RangeError', message: 'too far' })
})

test('a field named __proto__ stays a field', () => {
  const sent = JSON.parse('{ "__proto__": { "isAdmin": true } }') as object
  const arrived = carry(sent) as object
  expect(Object.hasOwn(arrived, '__proto__')).toBe(true)
  expect('isAdmin' in arrived).toBe(false)
})

test.each([
  ['functions', () => 1],
  ['symbols', Symbol('s')],
  ['promises', Promise.resolve()],
  [
    'cycles',
    (() => {
      const loop: unknown[] = []
      loop.push(loop)
      return loop
    })(),
  ],
])('%s are refused', (_name, value) => {
  expect(() => pack({ inner: value })).toThrow('could not be cloned')
})
