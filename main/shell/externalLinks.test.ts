import { describe, expect, it } from 'vitest'
import { externalLink } from './externalLinks'

describe('externalLink', () => {
  it('passes plain https links in their parsed form, with their host', () => {
    expect(externalLink('https://kubernetes.io/docs/a?b=c#d')).toEqual({
      ...{ href: 'https://kubernetes.io/docs/a?b=c#d', host: 'kubernetes.io' },
    })
    expect(externalLink('HTTPS://Kubernetes.io')?.href).toBe('https://kubernetes.io/')
    expect(externalLink('https://bücher.example/')?.host).toBe('xn--bcher-kva.example')
    expect(externalLink('https://a.example:8443')?.host).toBe('a.example:8443')
  })

  it('refuses every other scheme, hidden characters, credentials and long links', () => {
    const refused = [
      'http://a.example',
      'mailto:a@b.example',
      'file:///etc/passwd',
      'smb://a/b',
      'javascript:alert(1)',
      'java\tscript:1',
      'vbscript:x',
      'ms-calculator:',
      'app://bundle/',
      'drydock://read/a',
      'data:text/html,x',
      'blob:https://a/b',
      'about:blank',
      'https:a.example',
      'https:/a.example',
      'https:///a.example',
      'https:\\\\a.example',
      'https://',
      ' https://a.example',
      'https://a.example/\n',
      'https://a.ex\tample',
      'https://a.example/\u202e',
      'https://\u200ba.example',
      'https://a b.example',
      'https://user@a.example',
      'https://user:pass@a.example',
      'https://%00',
      `https://a.example/${'a'.repeat(2048)}`,
      `https://a.example/${'ä'.repeat(1000)}`,
      '',
      'https',
    ]
    for (const url of refused) expect(externalLink(url), url.slice(0, 60)).toBeUndefined()
  })
})
