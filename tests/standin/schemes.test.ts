import { beforeAll, expect, test } from 'vitest'
import { addScheme, fromWire, headerToWire, hostRules, leavesApp, originOf, toWire } from './schemes'

beforeAll(() => addScheme('app'))

test.each([
  ['app://bundle/index.html?q=1#/read', 'http://bundle.app.localhost/index.html?q=1#/read'],
  ['app://bundle/', 'http://bundle.app.localhost/'],
  ['app://other/a//b/../c', 'http://other.app.localhost/a//b/../c'],
])('%s goes over the wire and comes back the same', (own, wire) => {
  expect(toWire(own)).toBe(wire)
  expect(fromWire(wire)).toBe(own)
})

test.each([
  'https://example.org/',
  'http://localhost:5173/',
  'data:text/plain,a',
  'http://app.localhost.example.org/',
  'appx://bundle/',
])('%s is not the app and stays what it is', (url) => {
  expect(toWire(url)).toBe(url)
  expect(fromWire(url)).toBe(url)
})

test('the origin of either form is the app’s, and an opaque one is null', () => {
  expect(originOf('http://bundle.app.localhost')).toBe('app://bundle')
  expect(originOf('app://bundle/x')).toBe('app://bundle')
  expect(originOf('://')).toBe('null')
  expect(originOf('data:text/html,x')).toBe('null')
})

test.each([
  ['http://bundle.app.localhost/x', false],
  ['blob:http://bundle.app.localhost/1', false],
  ['data:text/plain,a', false],
  ['https://example.org/', true],
  ['http://127.0.0.1/', true],
  ['wss://example.org/', true],
  ['file:///etc/passwd', true],
  ['http://bundle.app.localhost.example.org/', true],
])('%s leaves the app: %s', (url, left) => {
  expect(leavesApp(url)).toBe(left)
})

test('only the app’s own hosts are resolved', () => {
  expect(hostRules(81, false)).toBe('MAP *.app.localhost 127.0.0.1:81,MAP * ~NOTFOUND')
  expect(hostRules(81, true)).toContain('EXCLUDE localhost')
})

test('a policy keeps its meaning where it names the app’s own addresses', () => {
  const policy = "default-src 'none'; img-src 'self' data: app:; connect-src app://bundle/api"
  expect(headerToWire('content-security-policy', policy)).toBe(
    "default-src 'none'; img-src 'self' data: http://*.app.localhost; connect-src http://bundle.app.localhost/api",
  )
  expect(headerToWire('content-type', 'app:')).toBe('app:')
})
