import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeKinds, type ReceiptEntry } from '../../../study/devices/devices'
import { came, placeOf, tally, went } from './summary'

const entry: fc.Arbitrary<ReceiptEntry> = fc.record({
  kind: fc.constantFrom(...madeKinds),
  id: fc.string(),
  what: fc.constantFrom('added' as const, 'changed' as const, 'gone' as const),
  title: fc.string(),
  after: fc.string(),
})
const more = fc.dictionary(fc.constantFrom(...madeKinds), fc.nat(1_000))
const sum = (counts: object) => Object.values(counts).reduce((all: number, one) => all + (one as number), 0)

describe('a receipt counted', () => {
  it('counts every entry once, and what was kept as a number', () => {
    fc.assert(
      fc.property(fc.array(entry), more, (entries, rest) => {
        const receipt = { entries, more: rest }
        expect(sum(came(receipt)) + sum(went(receipt))).toBe(entries.length + sum(rest))
        const kinds = tally(receipt).map(({ kind }) => kind)
        expect(kinds).toEqual(madeKinds.filter((kind) => kinds.includes(kind)))
      }),
    )
  })
  it('links to notes, cards, sections and settings that are there', () => {
    const one = (kind: ReceiptEntry['kind'], id: string, what: ReceiptEntry['what'] = 'changed') =>
      placeOf({ kind, id, what, title: '', after: '' })
    expect(one('notes', 'n1')).toEqual({ screen: 'notes', note: 'n1' })
    expect(one('notes', 'n1', 'gone')).toBeUndefined()
    expect(one('read', 'git/objects', 'added')).toEqual({ screen: 'read', chapter: 'git', section: 'objects' })
    expect(one('events', 'e1', 'added')).toBeUndefined()
  })
})
