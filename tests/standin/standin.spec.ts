/** What the stand-in enforces on a page, shown on the small app in fixture/. On Electron it must behave the same. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { isElectron, outsideRequests } from '../support/launch'
import { launch, named } from './launchFixture'

test('values cross between page and main process as structured clone would carry them', async () => {
  const { page, close } = await launch()
  const same = await page.evaluate(async () => {
    const { invoke } = globalThis.fixture
    const bytes = new Uint8Array(70_000).map((_, at) => at % 251)
    const echoed = (await invoke('echo', bytes)) as Uint8Array
    const floats = (await invoke('echo', { inner: new Float64Array([1.5, Number.NaN]) })) as { inner: Float64Array }
    const rest = [undefined, -0, 10n, new Date(5), new Map([['a', new Set([1])]]), Number.POSITIVE_INFINITY]
    const [nothing, zero, big, date, map, infinite] = (await invoke('echo', rest)) as typeof rest
    return {
      bytes: echoed instanceof Uint8Array && echoed.length === 70_000 && echoed.every((byte, at) => byte === at % 251),
      floats: floats.inner instanceof Float64Array && floats.inner[0] === 1.5 && Number.isNaN(floats.inner[1]),
      rest: nothing === undefined && Object.is(zero, -0) && big === 10n && Number(date) === 5 && infinite === Infinity,
      map: map instanceof Map && map.get('a') instanceof Set,
      error: await invoke('fail').catch((error: Error) => error.message),
      unknown: await invoke('nobody').catch((error: Error) => error.message),
      told: await new Promise((resolve) => {
        const stop = globalThis.fixture.onTold((value) => resolve({ value, stop: typeof stop }))
        globalThis.fixture.ask(new Uint8Array([7]))
      }),
    }
  })
  expect(same).toMatchObject({ bytes: true, floats: true, rest: true, map: true })
  expect(same.error).toContain("Error invoking remote method 'fail': TypeError: on purpose")
  expect(same.unknown).toContain("No handler registered for 'nobody'")
  expect(same.told).toEqual({ value: new Uint8Array([7]), stop: 'function' })
  await close()
})

test('a preload runs in its own world, with its arguments and without Node', async () => {
  const { page, close } = await launch()
  const seen = await page.evaluate(() => ({
    argv: globalThis.fixture.argv.includes('--shade=blue'),
    sources: globalThis.fixture.sources,
    leaked: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
    frozen: Object.isFrozen(globalThis.fixture),
  }))
  expect(seen).toEqual({
    argv: true,
    sources: ['fs refused', 'node:fs refused', 'path refused'],
    leaked: [],
    frozen: true,
  })
  const sender = await page.evaluate(() => globalThis.fixture.invoke('sender'))
  expect(sender).toEqual({ url: 'app://bundle/index.html', origin: 'app://bundle', parent: null, hasIds: true })
  await close()
})

test('a page gets the permissions that the handlers grant, and no other', async () => {
  const { page, close } = await launch()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi', 'persistent-storage']
    const query = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await query(name)])))
  })
  const denied = ['geolocation', 'notifications', 'camera', 'clipboard-read', 'midi'].map((name) => [name, 'denied'])
  expect(states).toEqual({ ...Object.fromEntries(denied), 'persistent-storage': 'granted' })
  const code = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        ),
      ),
  )
  expect(code).toBe(1)
  await close()
})

test('a camera and a microphone are asked for at each use, with what they are asked for', async () => {
  const { app, page, close } = await launch({ args: ['--use-fake-device-for-media-stream'] })
  await app.evaluate(({ session }) => {
    const note = (...noted: unknown[]) => globalThis.fixture.events.push(['media', ...noted])
    session.defaultSession.setPermissionCheckHandler((_contents, name) => name === 'media')
    session.defaultSession.setPermissionRequestHandler((contents, name, done, details) => {
      const { mediaTypes, securityOrigin } = details as { mediaTypes?: string[]; securityOrigin?: string }
      note(
        name,
        mediaTypes,
        details.isMainFrame,
        details.requestingUrl,
        securityOrigin?.replace(/\/$/, ''),
        contents.getURL(),
      )
      done(mediaTypes?.join() === 'video')
    })
  })
  const ask = (constraints: MediaStreamConstraints) =>
    page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          (stream) => stream.getTracks().map(({ kind }) => kind),
          (error: DOMException) => error.name,
        ),
      constraints,
    )
  expect(await ask({ audio: true, video: { width: 320 } })).toBe('NotAllowedError')
  expect(await ask({ video: { width: 320 } })).toEqual(['video'])
  expect(await ask({ audio: true })).toBe('NotAllowedError')
  expect(await ask({})).toBe('TypeError')
  const asked = (types: string[]) => {
    const url = 'app://bundle/index.html'
    return ['media', types, true, url, 'app://bundle', url]
  }
  expect(await named(app, 'media')).toEqual([asked(['audio', 'video']), asked(['video']), asked(['audio'])])
  await close()
})

test('a navigation that the app prevents does not happen, in the page or in a frame', async () => {
  const { app, page, close } = await launch()
  const address = page.url()
  await page.locator('#away').click()
  await expect.poll(() => named(app, 'will-navigate')).toEqual([['https://away.example/', true]])
  await page.evaluate(() => {
    location.href = 'other-program://do'
  })
  await expect.poll(() => named(app, 'will-navigate')).toContainEqual(['other-program://do', true])
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'frame.html'
    document.body.append(frame)
  })
  await expect.poll(() => named(app, 'will-frame-navigate')).toContainEqual(['app://bundle/frame.html', false])
  expect(page.url()).toBe(address)
  const requests = await app.evaluate(() => globalThis.fixture.requests)
  expect(requests).toEqual([['GET', 'app://bundle/index.html']])
  await close()
})

test('a navigation that the app allows happens, and a reload is the page of before', async () => {
  const { app, page, close } = await launch()
  await app.evaluate(() => {
    globalThis.fixture.mayNavigate = true
  })
  await page.evaluate(() => {
    location.href = 'frame.html'
  })
  await expect(page.locator('p')).toHaveText('frame')
  expect(await named(app, 'will-navigate')).toEqual([['app://bundle/frame.html', true]])
  await page.evaluate(() => location.reload())
  await expect.poll(async () => (await named(app, 'will-navigate')).length).toBe(2)
  await expect(page.locator('p')).toHaveText('frame')
  await close()
})

test('a redirect can be prevented, and what the main process loads is not asked about', async () => {
  const { app, close } = await launch()
  const error = await app.evaluate(({ BrowserWindow }) => {
    globalThis.fixture.events.length = 0
    const [window] = BrowserWindow.getAllWindows()
    return window?.loadURL('app://bundle/moved').then(String, (reason: Error) => reason.message)
  })
  expect(error).toContain('ERR_ABORTED')
  expect(await named(app, 'will-redirect')).toEqual([['app://bundle/index.html', true]])
  expect(await named(app, 'will-navigate')).toEqual([])
  await close()
})

test('no page opens another one; the app hears what was wanted', async () => {
  const { app, page, close } = await launch()
  await page.evaluate(() => void window.open('https://opened.example/'))
  await page.locator('#blank').click()
  await page.locator('#away').click({ modifiers: ['ControlOrMeta'] })
  const wanted = [['https://opened.example/'], ['https://blank.example/'], ['https://away.example/']]
  await expect.poll(() => named(app, 'window-open')).toEqual(wanted)
  // A page that nobody closes would have appeared by then.
  await page.waitForTimeout(500)
  expect(app.windows()).toHaveLength(1)
  expect(await named(app, 'will-navigate')).toEqual([])
  await close()
})

test('every request is counted, those of workers too, and those that leave the app are marked', async () => {
  const { app, page, close } = await launch()
  expect(await outsideRequests(app)).toEqual([])
  await page.evaluate(async () => {
    await fetch('bytes')
    await fetch('https://fetched.example/').catch(() => undefined)
    const image = new Image()
    image.src = 'http://pictured.example/x.png'
    await new Promise((resolve) => {
      new Worker('worker.js').onmessage = resolve
    })
  })
  const left = await outsideRequests(app)
  expect([...left].sort()).toEqual([
    'http://pictured.example/x.png',
    'https://fetched.example/',
    'https://worker.example/',
  ])
  await close()
})

test('the scheme is served as the handler answers: ranges, methods, streams and failures', async () => {
  const { app, page, close } = await launch()
  const served = await page.evaluate(async () => {
    const part = await fetch('bytes', { headers: { range: 'bytes=2-4' } })
    const head = await fetch('bytes', { method: 'HEAD' })
    return {
      part: [part.status, part.headers.get('content-range'), await part.text()],
      head: [head.status, await head.text()],
      post: await (await fetch('post', { method: 'POST', body: 'sent' })).text(),
      stream: await (await fetch('stream')).text(),
      missing: (await fetch('nothing')).status,
      broken: await fetch('broken').catch((error: Error) => error.name),
    }
  })
  expect(served).toEqual({
    part: [206, 'bytes 2-4/10', '234'],
    head: [200, ''],
    post: 'POST:sent',
    stream: 'one,two,three',
    missing: 404,
    broken: 'TypeError',
  })
  const methods = (await app.evaluate(() => globalThis.fixture.requests)).map(([method]) => method)
  expect(methods).toContain('HEAD')
  await close()
})

test('a raw request reaches the handler with its path as it was sent', async () => {
  test.skip(isElectron, 'Electron serves no port')
  const { app, close } = await launch()
  const port = await app.evaluate((electron) => (electron as unknown as { __standin: { port: number } }).__standin.port)
  const paths = ['/../secret', '/%2e%2e%2fsecret', '/a//b/./c', '/..\\secret', '/%00', '/bad%zz']
  for (const path of paths) {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    socket.end(`GET ${path} HTTP/1.1\r\nhost: bundle.app.localhost\r\nconnection: close\r\n\r\n`)
    const [first] = (await once(socket, 'data')) as [string]
    expect(first).toMatch(/^HTTP\/1.1 404 /)
  }
  const asked = (await app.evaluate(() => globalThis.fixture.requests)).map(([, url]) => url)
  expect(asked.slice(1)).toEqual(paths.map((path) => `app://bundle${path}`))
  await close()
})

test('a page that asks not to be left keeps its window, unless the app overrules it', async () => {
  const { app, page, close } = await launch()
  page.on('dialog', () => undefined) // otherwise Playwright answers, and sometimes before the app
  await page.locator('h1').click()
  await page.evaluate(() => {
    window.onbeforeunload = (event) => event.preventDefault()
  })
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    Object.assign(globalThis.fixture, { isOverruled: false, asked: 0 })
    window?.webContents.on('will-prevent-unload', (event) => {
      globalThis.fixture.events.push(['will-prevent-unload'])
      if ((globalThis.fixture as unknown as { isOverruled: boolean }).isOverruled) event.preventDefault()
    })
    window?.close()
  })
  await expect.poll(() => named(app, 'will-prevent-unload')).toEqual([[]])
  expect(await named(app, 'closed')).toEqual([])
  await app.evaluate(() => Object.assign(globalThis.fixture, { isOverruled: true }))
  await close()
})
