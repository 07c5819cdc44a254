import { describe, expect, it, vi } from 'vitest'
import { findEntries, type PaletteEntry } from './findEntries'

const entry = (kind: PaletteEntry['kind'], name: string, detail = ''): PaletteEntry => ({
  id: name,
  kind,
  name,
  detail,
  run: vi.fn(),
})
const entries = [
  entry('section', 'Namespaces, one by one', 'The evolution of the runtime'),
  entry('command', 'Open the settings', 'Ctrl+,'),
  entry('command', 'Next section', 'J'),
  entry('term', 'namespace'),
]
const names = (query: string) => findEntries(entries, query).map((one) => one.name)

describe('findEntries', () => {
  it('offers the commands before anything is typed', () =>
    expect(names('  ')).toEqual(['Open the settings', 'Next section']))
  it('finds words by their beginnings in any order', () => expect(names('sett op')).toEqual(['Open the settings']))
  it('finds a section by its chapter', () => expect(names('runtime')).toEqual(['Namespaces, one by one']))
  it('puts names that begin with the query first', () =>
    expect(names('namesp')).toEqual(['Namespaces, one by one', 'namespace']))
  it('finds nothing in the middle of a word', () => expect(names('paces')).toEqual([]))
})
