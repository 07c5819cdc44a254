import { describe, expect, it } from 'vitest'
import { check } from './check'
import {
  boolean,
  bytes,
  defaultSettings,
  integer,
  list,
  nothing,
  number,
  oneOf,
  record,
  settings,
  text,
  texts,
  variants,
} from './contract'

const ok = (shape: Parameters<typeof check>[0], value: unknown) => check(shape, value).ok

describe('check', () => {
  it('lets through what a shape describes', () => {
    expect(ok(nothing, undefined)).toBe(true)
    expect(ok(boolean, false)).toBe(true)
    expect(ok(text(3), 'abc')).toBe(true)
    expect(ok(text(3, /^a/), 'abc')).toBe(true)
    expect(ok(number(0, 1), 0.5)).toBe(true)
    expect(ok(integer(-1, 1), -1)).toBe(true)
    expect(ok(oneOf('a', 'b'), 'b')).toBe(true)
    expect(ok(bytes(2), new Uint8Array(2))).toBe(true)
    expect(ok(list(2, boolean), [true, false])).toBe(true)
    expect(check(settings, defaultSettings)).toEqual({ ok: true, value: defaultSettings })
  })

  it('refuses each kind just beyond its limit', () => {
    expect(ok(nothing, null)).toBe(false)
    expect(ok(boolean, 0)).toBe(false)
    expect(ok(text(3), 'abcd')).toBe(false)
    expect(ok(text(3, /^a/), 'ba')).toBe(false)
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.1, '1', 1n])
      expect(ok(number(0, 1), value)).toBe(false)
    for (const value of [0.5, 2, -2, '0', new Number(0)]) expect(ok(integer(-1, 1), value)).toBe(false)
    expect(ok(oneOf('a'), 'toString')).toBe(false)
    for (const value of [new Uint8Array(3), new Uint16Array(1), [1], new ArrayBuffer(1)])
      expect(ok(bytes(2), value)).toBe(false)
    expect(ok(list(2, boolean), [true, true, true])).toBe(false)
  })

  it('refuses a record with a field too few, too many, hidden, or inherited', () => {
    const shape = record({ a: boolean }, { b: boolean })
    expect(ok(shape, { a: true })).toBe(true)
    expect(ok(shape, { a: true, b: false })).toBe(true)
    expect(ok(shape, { b: false })).toBe(false)
    expect(ok(shape, { a: true, c: 1 })).toBe(false)
    expect(ok(shape, { a: true, b: undefined })).toBe(false)
    expect(ok(shape, { a: true, [Symbol('s')]: 1 })).toBe(false)
    expect(ok(shape, JSON.parse('{"a":true,"__proto__":{"b":true}}'))).toBe(false)
    expect(ok(shape, Object.create({ a: true }))).toBe(false)
    expect(ok(shape, Object.assign(new (class Other {})(), { a: true }))).toBe(false)
    for (const value of [null, [], 'a', () => true]) expect(ok(shape, value)).toBe(false)
    expect(ok(record({ toString: boolean }), {})).toBe(false)
  })

  it('reads a record by its kind, and refuses the fields of another', () => {
    const shape = variants(record({ kind: oneOf('a'), n: boolean }), record({ kind: oneOf('b', 'c') }, { t: text(2) }))
    expect(ok(shape, { kind: 'a', n: true })).toBe(true)
    expect(ok(shape, { kind: 'c', t: 'x' })).toBe(true)
    for (const value of [{ kind: 'a' }, { kind: 'b', n: true }, { kind: 'd' }, {}, null, 'a', { kind: ['a'], n: true }])
      expect(ok(shape, value)).toBe(false)
    expect(ok(shape, Object.create({ kind: 'b' }))).toBe(false)
    const spy = Object.defineProperty({}, 'kind', { enumerable: true, get: () => expect.fail('a getter ran') })
    expect(ok(shape, spy)).toBe(false)
  })

  it('lets named texts through, but no name of an object’s own', () => {
    const shape = texts(2, 3)
    expect(check(shape, { address: 'abc', x: '' })).toEqual({ ok: true, value: { address: 'abc', x: '' } })
    expect(ok(shape, {})).toBe(true)
    for (const value of [
      { a: 'abcd' },
      { a: 1 },
      { a: '', b: '', c: '' },
      { 'a b': '' },
      { [Symbol('s')]: '' },
      [],
      null,
    ])
      expect(ok(shape, value)).toBe(false)
    expect(ok(shape, JSON.parse('{"__proto__":"x"}'))).toBe(false)
  })

  it('never runs a getter', () => {
    let runs = 0
    const spy = { enumerable: true, get: () => ++runs > 0 }
    expect(ok(record({ a: boolean }), Object.defineProperty({}, 'a', spy))).toBe(false)
    expect(ok(list(1, boolean), Object.defineProperty([], 0, spy))).toBe(false)
    expect(runs).toBe(0)
  })

  it('refuses lists with holes, names or a length that lies', () => {
    const sparse: boolean[] = []
    sparse[1] = true
    expect(ok(list(5, boolean), sparse)).toBe(false)
    expect(ok(list(5, boolean), Object.assign([true], { more: 1 }))).toBe(false)
    expect(ok(list(5, boolean), { length: 1, 0: true })).toBe(false)
    expect(ok(list(5, boolean), new Array(4_000_000_000))).toBe(false)
  })

  it('gives a copy, and never the value in its reason', () => {
    const place = { route: '/a', offset: 1 }
    const checked = check(settings, { ...defaultSettings, place })
    place.route = 'changed'
    expect(checked).toMatchObject({ ok: true, value: { place: { route: '/a' } } })
    const refused = check(text(3), 'a private note')
    expect(JSON.stringify(refused)).not.toContain('private')
  })

  it('refuses a route with control characters or one that is not a path', () => {
    const withRoute = (route: string) => ok(settings, { ...defaultSettings, place: { route, offset: 0 } })
    expect([withRoute(''), withRoute('/read/runtime?x=ä')]).toEqual([true, true])
    expect([withRoute('https://x'), withRoute('/a\nb'), withRoute(`/${'a'.repeat(300)}`)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
