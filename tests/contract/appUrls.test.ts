import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type BundleRequest, createBundleHandler } from '../../main/shell/appProtocol'
import { type Random, seededRandom } from './seeded'

const secret = 'SECRET-OUTSIDE-THE-BUNDLE'
const files: Record<string, { text: string; type: string; isNeeded?: boolean }> = {
  'index.html': { text: '<!doctype html><title>page</title>', type: 'text/html; charset=utf-8', isNeeded: true },
  'assets/index-AbCdEf12.js': {
    text: 'export const answer = 42',
    type: 'text/javascript; charset=utf-8',
    isNeeded: true,
  },
  'assets/index-AbCdEf12.css': { text: 'p { color: red }', type: 'text/css; charset=utf-8', isNeeded: true },
  'assets/lazy-12345678.js': { text: 'export {}', type: 'text/javascript; charset=utf-8' },
  'icon.svg': { text: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml' },
}
const log = { error: vi.fn(), warn: vi.fn() }
let base = ''
let folder = ''
let manifestPath = ''

/** Secrets lie in every direction in which a path could break out. */
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'drydock-app-urls-'))
  folder = join(base, 'renderer')
  manifestPath = join(base, 'renderer.manifest.json')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(base, 'renderer-sibling'))
  for (const [name, { text }] of Object.entries(files)) writeFileSync(join(folder, name), text)
  for (const place of ['secret.txt', 'renderer-sibling/secret.txt', 'renderer/unlisted.txt', 'renderer/assets/.env']) {
    writeFileSync(join(base, place), secret)
  }
  symlinkSync(join(base, 'secret.txt'), join(folder, 'assets/link-12345678.js'))
  symlinkSync(join(base, 'renderer-sibling'), join(folder, 'linked'))
  writeManifest({ 'assets/link-12345678.js': secret.length, 'linked/secret.txt': secret.length })
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

function writeManifest(more: Record<string, number> = {}) {
  const listed = Object.entries(files).map(([name, { text, type, isNeeded }]) => [
    name,
    { bytes: text.length, type, isNeeded },
  ])
  const links = Object.entries(more).map(([name, bytes]) => [name, { bytes, type: 'text/plain' }])
  writeFileSync(manifestPath, JSON.stringify({ files: Object.fromEntries([...listed, ...links]) }))
}

/** A request as it stands: the Request class would tidy the address first. */
const ask = (url: string, method = 'GET', headers: Record<string, string> = {}): BundleRequest => ({
  url,
  method,
  headers: new Headers(headers),
})
const handler = () => createBundleHandler({ folder, manifestPath, log })

const jumps = [
  '..',
  '../',
  '/../',
  '..\\',
  '%2e%2e',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '..%2f',
  '..%5c',
  '.%2e/',
  '%c0%ae%c0%ae/',
  '..;/',
  '....//',
  '\u2025/',
  '．．/',
]
const starts = [
  'app://bundle/',
  'app://bundle',
  'app://bundle//',
  'app:///',
  'app://',
  'app:bundle/',
  'APP://bundle/',
  'app://BUNDLE/',
  'app://bundle.evil/',
  'app://user@bundle/',
  'app://bundle:80/',
  'file:///',
  'https://bundle/',
  'app://bundle\\',
  '',
]
const targets = [
  'secret.txt',
  'renderer-sibling/secret.txt',
  'unlisted.txt',
  'assets/.env',
  'linked/secret.txt',
  'assets/link-12345678.js',
  'etc/passwd',
  'C:/Windows/win.ini',
  'C:\\Windows\\win.ini',
  '\\\\host\\share',
  '//host/share',
  'CON',
  ...Object.keys(files),
]
const ends = [
  '',
  '.',
  ' ',
  '%20',
  '/',
  '%00',
  '\u0000',
  '\u0000.js',
  '?',
  '?x=1',
  '#',
  '#/read/a',
  '%',
  '%zz',
  '%ff',
  '::$DATA',
  '~1',
  '\ud800',
  '\n',
]
const ranges = [
  undefined,
  'bytes=0-',
  'bytes=0-0',
  'bytes=-5',
  'bytes=5-2',
  `bytes=0-${'9'.repeat(400)}`,
  `bytes=${'9'.repeat(400)}-`,
  'bytes=0-1,3-4',
  'bytes=-0',
  'bytes=--1',
  'lines=1-2',
]
const methods = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'get', 'TRACE']

function fuzzed(random: Random): BundleRequest {
  const hops = Array.from({ length: Math.max(0, random.below(6) - 2) }, () => random.pick(jumps)).join('')
  const target = random.pick(targets)
  const cased = random.below(8) === 0 ? target.toUpperCase() : target
  const escaped =
    random.below(8) === 0 ? [...cased].map((char) => `%${(char.codePointAt(0) ?? 0).toString(16)}`).join('') : cased
  const absolute = random.below(6) === 0 ? `${base}/` : ''
  const start = random.below(2) === 0 ? 'app://bundle/' : random.pick(starts)
  const url = `${start}${hops}${absolute}${escaped}${random.below(2) === 0 ? '' : random.pick(ends)}`
  const range = random.pick(ranges)
  return ask(url, random.below(2) === 0 ? 'GET' : random.pick(methods), range === undefined ? {} : { Range: range })
}

describe('app://', () => {
  it('gives no byte from outside the bundle to 10,000 hostile addresses', async () => {
    const random = seededRandom('appUrls')
    const answer = handler()
    const statuses = new Map<number, number>()
    for (let run = 0; run < 10_000; run++) {
      const request = fuzzed(random)
      const response = await answer(request)
      const body = await response.text()
      const at = `${request.method} ${JSON.stringify(request.url)} ${request.headers.get('range')} (SEED=${random.seed})`
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const name = request.url.replace(/#.*$/s, '').replace(/^app:\/\/bundle\//, '')
      const isListed = request.url.startsWith('app://bundle/') && Object.hasOwn(files, name)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!isRead) expect(response.status, at).toBe(405)
      else if (!isListed) expect(response.status, at).toBe(404)
      if (body !== '') expect(isListed && isRead && files[name]?.text.includes(body), at).toBe(true)
    }
    console.log('appUrls: statuses', Object.fromEntries(statuses))
    // The fuzz is worth something only if it also reaches files that are served.
    expect(statuses.get(200)).toBeGreaterThan(20)
    expect(statuses.get(206)).toBeGreaterThan(20)
  })

  it('serves each listed file whole, with its type, its guards and the page’s policy', async () => {
    for (const [name, { text, type }] of Object.entries(files)) {
      const response = await handler()(ask(`app://bundle/${name}`))
      expect([response.status, await response.text()]).toEqual([200, text])
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': type,
        'content-length': String(text.length),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringMatching(
          /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
        ),
      })
      expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
    }
  })

  it('lets hashed files be kept and others not', async () => {
    const cacheOf = async (name: string) => (await handler()(ask(`app://bundle/${name}`))).headers.get('cache-control')
    expect(await cacheOf('assets/index-AbCdEf12.js')).toContain('immutable')
    expect(await cacheOf('index.html')).toBe('no-cache')
    expect(await cacheOf('icon.svg')).toBe('no-cache')
  })

  it('answers HEAD without a body and ranges with their part', async () => {
    const url = 'app://bundle/assets/lazy-12345678.js'
    const head = await handler()(ask(url, 'HEAD'))
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '9', ''])
    const headOfPart = await handler()(ask(url, 'HEAD', { Range: 'bytes=-2' }))
    expect([headOfPart.status, headOfPart.headers.get('content-length')]).toEqual([200, '9'])
    const part = await handler()(ask(url, 'GET', { Range: 'bytes=-2' }))
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 7-8/9', '{}'])
    const beyond = await handler()(ask(url, 'GET', { Range: 'bytes=9-' }))
    expect([beyond.status, beyond.headers.get('content-range'), await beyond.text()]).toEqual([416, 'bytes */9', ''])
  })

  it('follows no link out of the bundle, even a listed one', async () => {
    for (const name of ['assets/link-12345678.js', 'linked/secret.txt']) {
      const response = await handler()(ask(`app://bundle/${name}`))
      expect([response.status, await response.text()]).toEqual([404, ''])
    }
  })

  it('refuses a file that changed after the build', async () => {
    writeFileSync(join(folder, 'icon.svg'), `${files['icon.svg']?.text}<!-- more -->`)
    const response = await handler()(ask('app://bundle/icon.svg'))
    expect([response.status, await response.text()]).toEqual([404, ''])
    writeFileSync(join(folder, 'icon.svg'), files['icon.svg']?.text ?? '')
  })
})

describe('a damaged installation', () => {
  const script = 'assets/index-AbCdEf12.js'
  const restore = () => writeFileSync(join(folder, script), files[script]?.text ?? '')

  async function openPage() {
    const response = await handler()(ask('app://bundle/index.html'))
    return {
      status: response.status,
      policy: response.headers.get('content-security-policy'),
      html: await response.text(),
    }
  }

  it('is told by name when a needed file is missing or of another size', async () => {
    rmSync(join(folder, script))
    expect(await openPage()).toMatchObject({ status: 500, html: expect.stringContaining(`${script} is missing`) })
    writeFileSync(join(folder, script), 'short')
    expect(await openPage()).toMatchObject({ status: 500, html: expect.stringContaining(`${script} is damaged`) })
    restore()
    expect(await openPage()).toMatchObject({ status: 200 })
  })

  it('opens all the same when only a later part is missing', async () => {
    const lazy = 'assets/lazy-12345678.js'
    rmSync(join(folder, lazy))
    expect(await openPage()).toMatchObject({ status: 200 })
    writeFileSync(join(folder, lazy), files[lazy]?.text ?? '')
  })

  it('is told when the document is missing, or the list of files, or both', async () => {
    rmSync(join(folder, 'index.html'))
    expect(await openPage()).toMatchObject({ status: 500, html: expect.stringContaining('index.html is missing') })
    writeFileSync(manifestPath, '{ not json')
    expect(await openPage()).toMatchObject({ status: 500, html: expect.stringContaining('list of the app’s files') })
    rmSync(manifestPath)
    const { status, policy, html } = await openPage()
    expect([status, html.includes('install Drydock again')]).toEqual([500, true])
    expect(policy).not.toContain('script')
    writeFileSync(join(folder, 'index.html'), files['index.html']?.text ?? '')
    writeManifest()
    expect(await openPage()).toMatchObject({ status: 200 })
  })

  it('opens in the running app once it has been repaired', async () => {
    const answer = handler()
    rmSync(manifestPath)
    expect((await answer(ask('app://bundle/index.html'))).status).toBe(500)
    writeManifest()
    expect((await answer(ask('app://bundle/index.html'))).status).toBe(200)
  })

  it('serves nothing else without the list of files', async () => {
    const answer = createBundleHandler({ folder, manifestPath: join(base, 'no.json'), log })
    expect((await answer(ask(`app://bundle/${script}`))).status).toBe(404)
  })
})
