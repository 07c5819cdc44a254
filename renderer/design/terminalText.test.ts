import { describe, expect, it } from 'vitest'
import { longestRow, mostRows, terminalText } from './terminalText'

const plain = (text: string) => terminalText(text).rows.map((row) => row.map((span) => span.text).join(''))

describe('what a terminal shows', () => {
  it('takes colours and boldness from the text', () => {
    expect(terminalText('\x1b[32mon\x1b[m off \x1b[1;31mloud\x1b[22m\x1b[39m end\n').rows).toEqual([
      [
        { text: 'on', style: 'ansi-green' },
        { text: ' off ', style: '' },
        { text: 'loud', style: 'ansi-red ansi-bold' },
        { text: ' end', style: '' },
      ],
    ])
  })

  it('goes on with a colour on the next line', () => {
    expect(
      terminalText('\x1b[33ma\nb\x1b[0m')
        .rows.flat()
        .map(({ style }) => style),
    ).toEqual(['ansi-yellow', 'ansi-yellow'])
  })

  it('shows the last state of a line that was written over', () => {
    expect(plain('Rebasing (1/2)\rRebasing (2/2)\rdone\n')).toEqual(['done'])
    expect(plain('Windows\r\n')).toEqual(['Windows'])
  })

  it.each([
    ['a link', '\x1b]8;;javascript:alert(1)\x07press\x1b]8;;\x07', 'press'],
    ['a link ended by ST', '\x1b]8;;https://example.com\x1b\\press\x1b]8;;\x1b\\', 'press'],
    ['the clipboard', 'a\x1b]52;c;ZXZpbA==\x07b', 'ab'],
    ['a title', '\x1b]0;owned\x07text', 'text'],
    ['a title that never ends', 'text\x1b]0;owned and more', 'text'],
    ['a device string', 'a\x1bP1$r0m\x1b\\b', 'ab'],
    ['a move of the cursor', 'a\x1b[2J\x1b[10;10Hb', 'ab'],
    ['a question to the terminal', 'a\x1b[6nb\x1b[c', 'ab'],
    ['the one-byte forms', 'a\x9b31mb\x9d0;x\x9cc', 'abc'],
    ['an escape at the end', 'a\x1b', 'a'],
    ['a reset', 'a\x1bcb', 'ab'],
  ])('drops %s', (_name, text, shown) => expect(plain(text)).toEqual([shown]))

  it('makes visible what could mislead', () => {
    expect(plain('safe\u202etxt.exe')).toEqual(['safe<U+202E>txt.exe'])
    expect(plain('a\u200bb\ufeffc\u2066d')).toEqual(['a<U+200B>b<U+FEFF>c<U+2066>d'])
    expect(plain('bell\x07null\0')).toEqual(['bell^Gnull^@'])
    expect(plain('\ud800')).toEqual(['\ufffd'])
  })

  it('bounds what it shows, and says how much is left out', () => {
    const [row] = plain('x'.repeat(10_000_000))
    expect(row).toHaveLength(longestRow + ` … +${10_000_000 - longestRow}`.length)
    expect(terminalText('a\n'.repeat(mostRows + 5)).hidden).toBe(5)
  })

  it('takes any bytes in a moment', () => {
    const hostile = '\x1b[\x1b]\x1bP'.repeat(100_000)
    expect(plain(hostile).length).toBe(1)
    expect(plain(`${'\x1b[1;'.repeat(50_000)}m`).length).toBe(1)
  })
})
