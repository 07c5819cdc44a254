import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Address, devicesViews, formatAddress, parseAddress } from './address'

const name = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed())
const address: fc.Arbitrary<Address> = fc.oneof(
  fc.constant<Address>({ screen: 'contents' }),
  fc.constant<Address>({ screen: 'settings' }),
  fc.record({ screen: fc.constant('read' as const), chapter: name }),
  fc.record({ screen: fc.constant('read' as const), chapter: name, section: name, words: name }),
  fc.record({ screen: fc.constant('search' as const), query: name }),
  fc.record({ screen: fc.constant('glossary' as const), term: name }),
  fc.record({ screen: fc.constant('labs' as const), lab: name, scenario: name }),
  fc.record({ screen: fc.constant('missing' as const), link: name }),
  fc.constant<Address>({ screen: 'devices' }),
  fc.record({ screen: fc.constant('devices' as const), view: fc.constantFrom(...devicesViews) }),
  fc.record({ screen: fc.constant('devices' as const), view: fc.constant('receipts' as const), receipt: name }),
)

describe('parseAddress', () => {
  it('reads back every address that formatAddress writes', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(parseAddress(`#${formatAddress(one)}`)).toEqual(one)
      }),
    )
  })

  it('never throws, whatever the hash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseAddress(text).screen).toBeTypeOf('string')
      }),
    )
  })

  it('writes back whatever it reads, also a link cut in the middle of a character', () => {
    const cut = parseAddress(`#/missing?link=${'a'.repeat(199)}%F0%9F%98%80`)
    expect(parseAddress(`#${formatAddress(cut)}`)).toEqual(cut)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, query) => {
        const read = parseAddress(`#/${path}?${query}`)
        expect(parseAddress(`#${formatAddress(read)}`)).toEqual(read)
      }),
    )
    expect(formatAddress({ screen: 'search', query: '\ud83d' })).toBe('/search?q=%EF%BF%BD')
  })

  it('opens the contents for an empty hash', () => {
    expect(parseAddress('')).toEqual({ screen: 'contents' })
    expect(parseAddress('#/')).toEqual({ screen: 'contents' })
  })

  it.each([
    '/nowhere',
    '/devices/x',
    '/devices/ledger/1',
    '/devices/receipts/',
    '/read',
    '/read/',
    '/read/a/b/c',
    '/settings/x',
    '/read/%E0%A4',
    '/glossary/a/b',
    'read/a',
  ])('calls %s missing', (link) => {
    expect(parseAddress(`#${link}`)).toEqual({ screen: 'missing', link })
  })

  it('shows at most 200 characters of a link it does not know', () => {
    expect(parseAddress(`#/${'x'.repeat(1_000_000)}`)).toEqual({ screen: 'missing', link: `/${'x'.repeat(199)}` })
  })
})
