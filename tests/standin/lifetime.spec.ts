/** How windows and the app itself live and end on the stand-in, shown on the small app in fixture/. */
import { expect, test } from '@playwright/test'
import { isElectron } from '../support/launch'
import { launch, named } from './launchFixture'

test('the theme that the app chooses is the one that the page sees', async () => {
  const { app, page, close } = await launch()
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(await background()).toBe('rgb(255, 255, 255)')
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark'
  })
  await expect.poll(background).toBe('rgb(0, 0, 0)')
  await expect.poll(() => named(app, 'updated')).toEqual([[true]])
  await page.reload()
  await expect.poll(background).toBe('rgb(0, 0, 0)')
  await close()
})

test('a window is as large as the app asks, and tells when it is maximised', async () => {
  const { app, page, close } = await launch()
  const inner = () => page.evaluate(() => [innerWidth, innerHeight])
  if (!isElectron) expect(await inner()).toEqual([900, 600])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 100, height: 700 }))
  if (!isElectron) await expect.poll(inner).toEqual([400, 700])
  await expect.poll(async () => (await named(app, 'resize')).length).toBeGreaterThan(0)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize())
  await expect.poll(() => named(app, 'maximize')).toEqual([[]])
  const normal = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  expect(normal).toMatchObject({ width: 400, height: 700 })
  await close()
})

test('a page that crashes says so and can be loaded again', async () => {
  const { app, close } = await launch()
  await app.evaluate(({ BrowserWindow }) => {
    globalThis.fixture.events.length = 0
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect.poll(() => named(app, 'render-process-gone')).toEqual([['crashed']])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect.poll(() => named(app, 'did-finish-load')).toEqual([[]])
  const echoed = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("fixture.invoke('echo', document.title)"),
  )
  expect(echoed).toBe('Fixture')
  await close()
})

test('a page that hangs is unresponsive until it goes on', async () => {
  test.skip(isElectron, 'Electron notices a hang only when a person types or clicks')
  const { app, page, close } = await launch({ env: { STANDIN_HANG_MS: '400' } })
  await page.evaluate(() => {
    setTimeout(() => {
      for (const end = Date.now() + 1_500; Date.now() < end; );
    })
  })
  await expect.poll(() => named(app, 'unresponsive')).toEqual([[]])
  await expect.poll(() => named(app, 'responsive')).toEqual([[]])
  await close()
})

test('a page that hangs for good can be stopped and loaded again', async () => {
  const { app, page, close } = await launch()
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    })
  })
  await app.evaluate(({ BrowserWindow }) => {
    globalThis.fixture.events.length = 0
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.once('render-process-gone', () => contents.reload())
    contents?.forcefullyCrashRenderer()
  })
  await expect.poll(() => named(app, 'did-finish-load')).toEqual([[]])
  await close()
})

test('a load that fails tells the code that Electron tells', async () => {
  const { app, close } = await launch()
  const load = (url: string) =>
    app.evaluate(({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows()
      return window?.loadURL(to).then(String, (error: Error) => error.message)
    }, url)
  expect(await load('app://bundle/broken')).toContain('ERR_UNEXPECTED (-9)')
  expect(await named(app, 'did-fail-load')).toEqual([[-9, 'ERR_UNEXPECTED']])
  await close()
})

test('a second start hands its arguments to the first and ends', async () => {
  const { app, second, close } = await launch()
  expect(await second(['drydock://read/pods'])).toBe(0)
  const data = { from: 'fixture' }
  await expect.poll(() => named(app, 'second-instance')).toEqual([['drydock://read/pods', process.cwd(), data]])
  await close()
})

test('an app that refuses to quit goes on, and quits when it no longer refuses', async () => {
  const { app, page, close } = await launch()
  await app.evaluate(({ app }) => {
    globalThis.fixture.mayQuit = false
    app.quit()
  })
  await expect.poll(() => named(app, 'before-quit')).toEqual([[]])
  await expect(page.getByRole('heading')).toBeVisible()
  await app.evaluate(() => {
    globalThis.fixture.mayQuit = true
  })
  const process = app.process()
  await close()
  expect(process.exitCode).toBe(0)
})

test('the exit code is the one that the app gives', async () => {
  const { app } = await launch()
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ app }) => app.exit(7)).catch(() => undefined)
  expect(await ended).toBe(7)
})

test('what the page stored just before the app quit is there at the next start', async () => {
  const first = await launch()
  await first.page.evaluate(async () => {
    const open = indexedDB.open('kept', 1)
    await new Promise((resolve) => {
      open.onupgradeneeded = () => open.result.createObjectStore('notes')
      open.onsuccess = resolve
    })
    const transaction = open.result.transaction('notes', 'readwrite')
    transaction.objectStore('notes').put('a note', 1)
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
  })
  await first.close()
  const second = await launch({ userData: first.userData })
  const note = await second.page.evaluate(async () => {
    const open = indexedDB.open('kept', 1)
    await new Promise((resolve) => {
      open.onsuccess = resolve
    })
    const read = open.result.transaction('notes').objectStore('notes').get(1)
    await new Promise((resolve) => {
      read.onsuccess = resolve
    })
    return read.result
  })
  expect(note).toBe('a note')
  await second.close()
})
