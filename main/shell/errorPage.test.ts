import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { asDataUrl, damagedPage, failedPage } from './errorPage'

describe('error page', () => {
  it('names what is wrong, as text and never as markup', () => {
    const { html } = damagedPage(['assets/a.js is missing', '<img src=x onerror=alert(1)>'])
    expect(html).toContain('assets/a.js is missing')
    expect(html).toContain('&lt;img src=x')
    expect(html).not.toContain('<img')
  })

  it('allows its one style by hash, and no script or request', () => {
    const { html, policy } = damagedPage([])
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? ''
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|style=|src=|href=|url\(/)
  })

  it('lists only the first of very many faults', () => {
    const { html } = damagedPage(Array.from({ length: 500 }, (_, index) => `file ${index}`))
    expect(html).toContain('file 7<')
    expect(html).not.toContain('file 8<')
    expect(html).toContain('and 492 more')
  })

  it('travels in an address, also with a lone surrogate in it', () => {
    const url = asDataUrl(failedPage('ERR_FAILED \ud800 "&'))
    expect(decodeURIComponent(url.slice(url.indexOf(',') + 1))).toContain('ERR_FAILED \ufffd &quot;&amp;')
  })
})
