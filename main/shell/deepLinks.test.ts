import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../bridge/check'
import { events } from '../bridge/contract'
import { routeInArguments, routeOfLink } from './deepLinks'

const id = '[a-z0-9]+(?:-[a-z0-9]+)*'
const knownRoute = new RegExp(
  `^/(?:read/${id}(?:/${id})?|glossary(?:/${id})?|settings|(?:search\\?q|missing\\?link)=[^\\s#?&/\\\\]*)$`,
)

describe('routeOfLink', () => {
  it('turns the four kinds of link into routes', () => {
    expect(routeOfLink('drydock://read/runtime')).toBe('/read/runtime')
    expect(routeOfLink('drydock://read/runtime/user-namespaces')).toBe('/read/runtime/user-namespaces')
    expect(routeOfLink('drydock://search?q=pod+%26%20node')).toBe('/search?q=pod%20%26%20node')
    expect(routeOfLink('drydock://glossary/pod')).toBe('/glossary/pod')
    expect(routeOfLink('drydock://glossary')).toBe('/glossary')
    expect(routeOfLink('drydock://settings')).toBe('/settings')
  })

  it('takes the slash that a browser adds', () => {
    expect(routeOfLink('drydock://settings/')).toBe('/settings')
    expect(routeOfLink('drydock://search/?q=a')).toBe('/search?q=a')
  })

  it('leads any other drydock link to the page that says so', () => {
    const wrong = [
      'drydock:',
      'drydock://',
      'drydock://delete',
      'drydock://read',
      'drydock://read/a/b/c',
      'drydock://read/../settings',
      'drydock://read/%2e%2e',
      'drydock://read/A',
      'drydock://read/a?x=1',
      'drydock://read/a#b',
      'drydock://read//a',
      'drydock://read/https://evil.example',
      'drydock://user@read/a',
      'drydock://read:80/a',
      'drydock:read/a',
      'drydock:///read/a',
      'drydock://settings?x',
      'drydock://search',
      'drydock://search?q=a&q=b',
      'drydock://search?p=a',
      'drydock://search?q=%00',
      `drydock://search?q=${'ä'.repeat(200)}`,
      `drydock://read/${'a'.repeat(81)}`,
      'drydock://read/a\nb',
      'drydock://constructor',
      'DRYDOCK://settings',
      'drydock://read/a b',
      'drydock://read/-a',
    ]
    for (const link of wrong) expect(routeOfLink(link), link.slice(0, 60)).toMatch(/^\/missing\?link=drydock/i)
  })

  it('is no link at all without the scheme', () => {
    for (const text of [
      '',
      '--flag',
      'https://drydock',
      'xdrydock://settings',
      ' drydock://settings',
      '--x=drydock://settings',
    ]) {
      expect(routeOfLink(text)).toBeUndefined()
    }
  })

  it('stays quick and short with a link of a megabyte', () => {
    const before = performance.now()
    for (const filler of ['a', '/', '%', '-a', '\u0000', '?q=', 'drydock://', '💥']) {
      const route = routeOfLink(`drydock://read/${filler.repeat(1_000_000 / filler.length)}`)
      expect(route?.length).toBeLessThanOrEqual(300)
    }
    expect(performance.now() - before).toBeLessThan(500)
  })

  it('gives only known routes that the bridge accepts, whatever the link', () => {
    const piece = fc.constantFrom(
      'read',
      'search',
      'glossary',
      'settings',
      '/',
      '?',
      'q=',
      '..',
      '%2e',
      '#',
      '&',
      '\\',
      'https://',
      '-',
      'a',
      '\u202e',
      '\ud800',
    )
    const anyLink = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anyLink, (rest) => {
        const route = routeOfLink(`drydock://${rest}`)
        return route !== undefined && knownRoute.test(route) && check(events.navigate, route).ok
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('routeInArguments', () => {
  it('finds the first link and ignores switches and files', () => {
    expect(routeInArguments(['--inspect', '.', 'drydock://glossary/pod', 'drydock://settings'])).toBe('/glossary/pod')
    expect(routeInArguments(['--drydock://settings', '/a/b'])).toBeUndefined()
  })
})
