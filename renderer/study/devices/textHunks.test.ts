import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeBackText } from './takeBackText'
import { applyHunks, findHunks } from './textHunks'

const words = fc.array(fc.constantFrom('pod', 'node ', ' ', '\n', 'a', '😀', '😁', '\ud83d', 'x y', '\n\n', '.'), {
  maxLength: 25,
})
const text = words.map((parts) => parts.join(''))

describe('hunks', () => {
  it('make the one text of the other, do not touch each other, and cut no character in half', () => {
    const check = fc.property(text, text, (before, after) => {
      const hunks = findHunks(before, after)
      expect(applyHunks(before, hunks)).toBe(after)
      for (const [at, { from }] of hunks.entries()) if (at > 0) expect(from).toBeGreaterThan(hunks[at - 1]?.to ?? 0)
      if (!before.isWellFormed() || !after.isWellFormed()) return
      for (const { from, to, text } of hunks)
        for (const part of [before.slice(0, from), before.slice(to), text]) expect(part.isWellFormed()).toBe(true)
    })
    fc.assert(check, { numRuns: 3_000 })
  })

  it('are small where little differs', () => {
    expect(findHunks('one two three\nfour', 'one 2 three\nfour and five')).toEqual([
      { from: 4, to: 7, text: '2' },
      { from: 18, to: 18, text: ' and five' },
    ])
  })

  it('of two texts of 1 MB that have nothing in common are few, and found at once', () => {
    const [one, other] = ['ab cd ', 'ef gh '].map((part) => part.repeat(170_000))
    expect(applyHunks(one ?? '', findHunks(one ?? '', other ?? ''))).toBe(other)
    const lines = (word: string) => Array.from({ length: 100_000 }, (_, at) => `${word} ${at % 7}`).join('\n')
    expect(applyHunks(lines('a'), findHunks(lines('a'), lines('b')))).toBe(lines('b'))
  })
})

describe('taking back what a sync did to a text', () => {
  const takeBack = (before: string, left: string, now: string) => {
    const { hunks, overlaps } = takeBackText(before, left, now)
    return [applyHunks(now, hunks), overlaps]
  }
  it.each([
    ['what it added goes', 'one two', 'one new two', 'one new two', 'one two', 0],
    ['what it removed is back', 'one two three', 'one three', 'one three', 'one two three', 0],
    ['what was written elsewhere since stays', 'one two', 'one new two', 'mine one new two', 'mine one two', 0],
    ['what was written right behind it stays', 'one', 'one new', 'one new mine', 'one mine', 0],
    ['what was written within it keeps it', 'one', 'one new words', 'one new my words', 'one new my words', 1],
    ['what was taken out since needs nothing', 'one two', 'one new two', 'one two', 'one two', 0],
    ['what was written over since stays', 'one two', 'one new two', 'one mine two', 'one mine two', 1],
    ['of two changes the one that can goes', 'a b c', 'x a b c y z', 'x a b c y my z', 'a b c y my z', 1],
  ])('%s', (_, before, left, now, wanted, overlaps) => {
    expect(takeBack(before, left, now)).toEqual([wanted, overlaps])
  })

  it('gives the text of before where nothing was written since, and a second time nothing more', () => {
    const check = fc.property(text, text, text, (before, left, now) => {
      expect(takeBack(before, left, left)).toEqual([before, 0])
      const [once] = takeBack(before, left, now)
      const [twice] = takeBack(before, left, String(once))
      expect(twice).toBe(once)
    })
    fc.assert(check, { numRuns: 3_000 })
  })

  it('loses no word that was written since', () => {
    const edits = fc.array(fc.record({ at: fc.nat(), word: fc.nat(9) }), { maxLength: 6 })
    const check = fc.property(text, text, edits, (before, left, mine) => {
      let now = left
      for (const { at, word } of mine) {
        const place = at % (now.length + 1)
        now = `${now.slice(0, place)}<mine${word}>${now.slice(place)}`
      }
      const count = (all: string) => [...all.matchAll(/<mine\d>/g)].map(String).sort()
      expect(count(String(takeBack(before, left, now)[0]))).toEqual(count(now))
    })
    fc.assert(check, { numRuns: 3_000 })
  })
})
