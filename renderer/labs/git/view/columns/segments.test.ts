import { expect, it } from 'vitest'
import type { FileRow } from '../../engine/picture/files'
import { segmentsOf } from './segments'

const leaf = (oid: string, mode: '100644' | '100755' = '100644') => ({ mode, oid })
const bars = (row: Omit<FileRow, 'path'>) =>
  segmentsOf({ path: 'f', ...row })
    .map(
      ({ oid, tone, joinsLeft, joinsRight }) => `${joinsLeft ? '=' : ' '}${oid ?? '-'}${tone}${joinsRight ? '=' : ' '}`,
    )
    .join('|')

it('joins what is the same in neighbours, and gives each content a tone', () => {
  expect(bars({ head: leaf('a'), index: leaf('a'), work: leaf('a') })).toBe(' a0=|=a0=|=a0 ')
  expect(bars({ head: leaf('a'), index: leaf('b'), work: leaf('b') })).toBe(' a0 | b1=|=b1 ')
  expect(bars({ head: leaf('a'), index: leaf('b'), work: leaf('a') })).toBe(' a0 | b1 | a0 ')
  expect(bars({ work: leaf('c') })).toBe(' -0 | -0 | c0 ')
  expect(bars({ head: leaf('a'), index: leaf('a', '100755'), work: leaf('a', '100755') })).toBe(' a0 | a1=|=a1 ')
})
