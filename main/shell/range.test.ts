import { describe, expect, it } from 'vitest'
import { parseRange } from './range'

const huge = '9'.repeat(400)

describe('parseRange', () => {
  it('gives one range, open or suffix, within the file', () => {
    expect(parseRange('bytes=0-0', 10)).toEqual({ kind: 'part', start: 0, end: 0 })
    expect(parseRange('bytes=2-', 10)).toEqual({ kind: 'part', start: 2, end: 9 })
    expect(parseRange('bytes=-3', 10)).toEqual({ kind: 'part', start: 7, end: 9 })
    expect(parseRange('bytes=-99', 10)).toEqual({ kind: 'part', start: 0, end: 9 })
    expect(parseRange(`bytes=5-${huge}`, 10)).toEqual({ kind: 'part', start: 5, end: 9 })
    expect(parseRange(`bytes=-${huge}`, 10)).toEqual({ kind: 'part', start: 0, end: 9 })
  })

  it('cannot satisfy what lies past the end, or anything of an empty file', () => {
    for (const header of ['bytes=10-', 'bytes=10-20', `bytes=${huge}-`, 'bytes=-0']) {
      expect(parseRange(header, 10), header).toEqual({ kind: 'unsatisfiable' })
    }
    expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' })
  })

  it('ignores what is not one plain range', () => {
    for (const header of [
      null,
      '',
      'bytes=-',
      'bytes=5-2',
      'bytes=0-1,3-4',
      'items=0-1',
      'bytes=a-b',
      'bytes=-1-2',
      'bytes=0x1-2',
    ]) {
      expect(parseRange(header, 10), String(header)).toEqual({ kind: 'whole' })
    }
  })
})
