import { describe, expect, it } from 'vitest'
import { findOrigin } from './origin'

const lookAlikes = [
  'app://bundle.evil/',
  'app://bundlex',
  'app://xbundle',
  'app://user@bundle',
  'app://bundle:80',
  'app://bundle@evil',
  'app:bundle',
  'app:///bundle',
  'http://bundle',
  'https://bundle/',
  'drydock://bundle',
  'file:///bundle',
  'null',
  '',
  'blob:app://bundle/x',
  'data:text/html,app://bundle',
  'about:blank',
  'app://',
  'http://bundle.app.localhost',
]

describe('findOrigin', () => {
  it('knows the bundle by scheme and host, at any path', () => {
    const { isOwn, pageUrl } = findOrigin({ isPackaged: true, devUrl: undefined })
    expect(pageUrl).toBe('app://bundle/index.html')
    for (const url of ['app://bundle', 'app://bundle/', 'app://bundle/index.html#/x'])
      expect(isOwn(url), url).toBe(true)
  })

  it('takes no look-alike for the bundle', () => {
    const { isOwn } = findOrigin({ isPackaged: true, devUrl: undefined })
    for (const url of lookAlikes) expect(isOwn(url), url).toBe(false)
  })

  it('trusts the development server only in a working copy, and then alone', () => {
    const devUrl = 'http://localhost:5173'
    expect(findOrigin({ isPackaged: true, devUrl }).isOwn(devUrl)).toBe(false)
    const { isOwn, pageUrl, isDevelopment } = findOrigin({ isPackaged: false, devUrl })
    expect([pageUrl, isDevelopment]).toEqual(['http://localhost:5173/index.html', true])
    expect(isOwn('http://localhost:5173/x')).toBe(true)
    for (const url of ['app://bundle', 'http://localhost:5174', 'https://localhost:5173', 'http://localhost'])
      expect(isOwn(url)).toBe(false)
  })

  it('falls back to the bundle where the development address is none', () => {
    for (const devUrl of ['', 'javascript:1', 'nonsense', 'file:///x']) {
      expect(findOrigin({ isPackaged: false, devUrl })).toMatchObject({
        pageUrl: 'app://bundle/index.html',
        isDevelopment: false,
      })
    }
  })
})
