import { expect, test } from 'vitest'
import { matchesPattern, WebRequest } from './webRequest'

test.each([
  ['https://example.org/a', '<all_urls>', true],
  ['https://example.org/a', '*://*/*', true],
  ['wss://example.org/a', '*://*/*', false],
  ['wss://example.org:8443/a', 'wss://*/*', true],
  ['https://a.example.org/', 'https://*.example.org/*', true],
  ['https://example.org/', 'https://*.example.org/*', true],
  ['https://badexample.org/', 'https://*.example.org/*', false],
  ['https://example.org/a.b', 'https://example.org/a?b', false],
  ['app://bundle/index.html', 'http://*/*', false],
])('%s against %s: %s', (url, pattern, isMatch) => {
  expect(matchesPattern(url, pattern)).toBe(isMatch)
})

test('a request passes unless a listener that is asked about it cancels it', async () => {
  const requests = new WebRequest()
  const ask = (url: string) => requests.allows(url, 'GET', 'xhr')
  expect(await ask('https://example.org/')).toBe(true)
  requests.onBeforeRequest({ urls: ['https://*/*'] }, (_details, answer) => answer({ cancel: true }))
  expect(await ask('https://example.org/')).toBe(false)
  expect(await ask('app://bundle/')).toBe(true)
  requests.onBeforeRequest(null)
  expect(await ask('https://example.org/')).toBe(true)
})

test('those who hold requests hear when there is something to hold', () => {
  const requests = new WebRequest()
  const seen: boolean[] = []
  requests.whenChanged(() => seen.push(requests.isWatching))
  requests.onBeforeRequest((_details, answer) => answer({}))
  requests.onBeforeRequest(null)
  expect(seen).toEqual([true, false])
})
