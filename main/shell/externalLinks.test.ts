import { describe, expect, it } from 'vitest'
import { externalLink } from './externalLinks'

describe('externalLink', () => {
  it('passes plain links to pages in their parsed form, with their host', () => {
    expect(externalLink('https://kubernetes.io/docs/a?b=c#d')).toEqual({
      ...{ kind: 'web', href: 'https://kubernetes.io/docs/a?b=c#d', to: 'kubernetes.io' },
    })
    expect(externalLink('HTTPS://Kubernetes.io')?.href).toBe('https://kubernetes.io/')
    expect(externalLink('https://bücher.example/')?.to).toBe('xn--bcher-kva.example')
    expect(externalLink('http://a.example:8080')).toEqual({
      ...{ kind: 'web', href: 'http://a.example:8080/', to: 'a.example:8080' },
    })
  })

  it('passes links to one plain mail address', () => {
    expect(externalLink('MailTo:Ada.L+x@b.example')).toEqual({
      ...{ kind: 'mail', href: 'mailto:Ada.L+x@b.example', to: 'Ada.L+x@b.example' },
    })
  })

  it('refuses every other scheme, hidden characters, credentials and long links', () => {
    const refused = [
      'http:a.example',
      'http://user@a.example',
      'mailto:',
      'mailto:a',
      'mailto:-a@b.example',
      'mailto:a@b.example?attach=/etc/passwd',
      'mailto:a@b.example?body=x',
      'mailto:a@b.example,c@d.example',
      'mailto:a%0aBcc:c@d.example',
      'mailto://a@b.example',
      'mailto:ä@b.example',
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
