import { expect, it } from 'vitest'
import { piecesOf } from './textShares'

const here = 'A namespace limits what a process sees; a cgroup limits what it uses.'
const there = 'A namespace limits what a process sees. A cgroup limits what it may use.'
const merged = 'A namespace limits what a process sees. A cgroup limits what it uses.'

it('tells what one text has and the other has not', () => {
  const own = piecesOf(there, [here]).filter(({ lacks }) => lacks[0])
  expect(own.map(({ text }) => text)).toEqual(['.', 'A', 'may use'])
})

it('tells of a merged text from which side each stretch came', () => {
  expect(piecesOf(merged, [here, there]).filter(({ lacks }) => lacks.includes(true))).toEqual([
    { from: 38, text: '.', lacks: [true, false] },
    { from: 40, text: 'A', lacks: [true, false] },
    { from: 64, text: 'uses', lacks: [false, true] },
  ])
})

it.each([
  ['', 'x'],
  ['x', ''],
  ['', ''],
  ['😀 é\n```\ncode\n```', '😁 e\n```\nmode\n```'],
  [here, here],
])('gives the whole text, in pieces: %j beside %j', (text, other) => {
  const pieces = piecesOf(text, [other])
  expect(pieces.map((one) => one.text).join('')).toBe(text)
  expect(pieces.some(({ lacks }) => lacks[0])).toBe(text !== other && text !== '')
})
