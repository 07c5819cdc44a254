import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeviceName, readAddress, readWords } from './typed'

describe('isDeviceName', () => {
  it.each(['Laptop', 'Bürorechner', 'デスク', 'a'.repeat(40)])('takes %s', (name) =>
    expect(isDeviceName(name)).toBe(true),
  )
  it.each(['', 'a'.repeat(41), 'a\u202Eb', 'a\nb', 'a\u200Bb', '\u3164', '\u2800', ' \uFE0F'])('refuses %j', (name) =>
    expect(isDeviceName(name)).toBe(false),
  )
})

describe('readAddress', () => {
  it.each(['192.168.1.20:47111', ' 10.0.0.1:1 ', '[fe80::1]:65535'])('takes %j', (typed) =>
    expect(readAddress(typed)).toBe(typed.trim()),
  )
  it.each([
    '192.168.1.20',
    '192.168.1.256:1',
    '1.2.3:4',
    'laptop:80',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    'fe80::1:80',
    '[]:1',
    '',
  ])('refuses %j', (typed) => expect(readAddress(typed)).toBeUndefined())
})

describe('readWords', () => {
  it('takes a text wrapped by a mail program, quoted, and with signs that one cannot see', () => {
    expect(readWords(' “drydock:abc\u200B”\r\n')).toEqual({ kind: 'words', words: 'drydock:abc' })
    expect(readWords('\u00A0KELP\u00A0\u00A0fjord ')).toEqual({ kind: 'words', words: 'KELP fjord' })
  })
  it('says what is empty or too long', () => {
    expect(readWords(' \n ').kind).toBe('empty')
    expect(readWords('x'.repeat(2_001)).kind).toBe('long')
  })
  it('gives back what it gave, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const once = readWords(typed)
        if (once.kind === 'words') expect(readWords(once.words)).toEqual(once)
      }),
    )
  })
})
