/** An invitation is taken with the camera or from a picture, and the camera is open no longer than that takes. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { violations } from '../support/axe'
import * as fixtures from '../support/devicesFixtures'
import { answerAs, askedOf } from '../support/devicesStops'
import { pictureOf, writeFilm } from '../support/film'
import { type Launched, launchApp, outsideRequests } from '../support/launch'

test.describe.configure({ timeout: 60_000 })

declare global {
  interface Window {
    streams: MediaStream[]
  }
}

const invitation = `DRYDOCK1:${'AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU'.repeat(5)}`
const folder = mkdtempSync(join(tmpdir(), 'drydock-film-'))
const film = join(folder, 'code.y4m')
// Also after another worker's part of this file has ended, and removed it.
test.beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeFilm(film, invitation)
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))
const withFilm = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]

async function enter(args: readonly string[]): Promise<Launched> {
  const launched = await launchApp({ route: '/missing', args })
  await answerAs(launched.app, { peersState: fixtures.alone })
  await launched.page.evaluate(() => {
    window.streams = []
    const { mediaDevices } = navigator
    const original = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await original(constraints)
      window.streams.push(stream)
      return stream
    }
  })
  await openStep(launched.page)
  return launched
}

async function openStep(page: Page) {
  await page.evaluate(() => {
    location.hash = '/devices'
  })
  await page.getByRole('button', { name: 'Pair a device…' }).click()
  await page.getByRole('button', { name: /^I have a code/ }).click()
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Pair a device' })
const camera = (page: Page) => dialog(page).getByRole('button', { name: 'Read the code with the camera' })
const stop = (page: Page) => dialog(page).getByRole('button', { name: 'Stop the camera' })
const joins = async ({ app }: Launched) => (await askedOf(app)).filter(([name]) => name === 'peersJoin')
/** Of every stream that was given so far. */
const tracks = (page: Page) =>
  page.evaluate(() => window.streams.map((stream) => stream.getTracks().map(({ readyState }) => readyState)))
/** What the page gets when it asks by itself. */
const ask = (page: Page, constraints: MediaStreamConstraints) =>
  page.evaluate(
    (wanted) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop()
          return 'granted'
        },
        (error: DOMException) => error.name,
      ),
    constraints,
  )
const want = (page: Page, isWanted: boolean) =>
  page.evaluate((wanted) => window.drydock?.cameraWanted({ isWanted: wanted }), isWanted)

/** A person's paste or drop onto what has the focus in the step. */
const give = (page: Page, how: 'paste' | 'drop', picture: Buffer) =>
  dialog(page)
    .getByRole('textbox')
    .evaluate(
      (field, [way, base64]) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'a.gif'))
        const event =
          way === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
        field.dispatchEvent(event)
      },
      [how, picture.toString('base64')] as const,
    )

test('the camera reads the invitation, which is joined with, and is closed by then', async () => {
  const launched = await enter(withFilm)
  const { page, app, close } = launched
  await expect.poll(() => ask(page, { video: true })).toBe('NotAllowedError')
  await expect(dialog(page)).toContainText('The picture never leaves this computer and is not kept.')
  await camera(page).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => joins(launched), { timeout: 15_000 }).toEqual([['peersJoin', { words: invitation }]])
  await expect.poll(() => tracks(page)).toEqual([['ended']])
  await expect(dialog(page).getByRole('textbox')).toHaveValue(invitation)
  await expect.poll(() => ask(page, { video: true })).toBe('NotAllowedError')
  expect(await outsideRequests(app)).toEqual([])
  await close()
})

test('the permission is for the picture alone, ends with the page, and the camera with the step, the route and the window', async () => {
  writeFilm(film.replace('code', 'other'), 'https://example.invalid/')
  const launched = await enter(withFilm.map((one) => one.replace('code.y4m', 'other.y4m')))
  const { page, app, close } = launched
  await camera(page).click()
  await expect(dialog(page).getByRole('heading', { name: 'Hold the code in front of the camera' })).toBeFocused()
  await expect(dialog(page).getByRole('status')).toContainText('not an invitation of Drydock’s', { timeout: 15_000 })
  await expect(dialog(page).locator('video')).toHaveJSProperty('videoWidth', 640)
  expect(await violations(page, 'dialog[open]')).toEqual([])
  await expect.poll(() => tracks(page)).toEqual([['live']])
  expect(await ask(page, { video: true, audio: true })).toBe('NotAllowedError')
  await stop(page).click()
  await expect(dialog(page).getByRole('heading', { name: 'Type or paste what the other device shows' })).toBeFocused()
  await expect.poll(() => tracks(page)).toEqual([['ended']])

  await camera(page).click()
  await expect.poll(async () => (await tracks(page)).at(-1)).toEqual(['live'])
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
    Reflect.deleteProperty(document, 'hidden')
  })
  await expect(dialog(page).getByRole('alert')).toContainText('because the window was hidden')
  expect((await tracks(page)).at(-1)).toEqual(['ended'])

  await page.clock.install()
  await camera(page).click()
  await expect.poll(async () => (await tracks(page)).at(-1)).toEqual(['live'])
  await page.clock.fastForward(59_000)
  expect((await tracks(page)).at(-1)).toEqual(['live'])
  await page.clock.fastForward(2_000)
  await expect(dialog(page).getByRole('alert')).toContainText('No invitation was seen within a minute')
  expect((await tracks(page)).at(-1)).toEqual(['ended'])

  await camera(page).click()
  await expect.poll(async () => (await tracks(page)).at(-1)).toEqual(['live'])
  await page.evaluate(() => {
    location.hash = '/contents'
  })
  await expect(dialog(page)).toHaveCount(0)
  expect((await tracks(page)).flat()).not.toContain('live')
  expect(await joins(launched)).toEqual([])

  await want(page, true)
  expect(await ask(page, { video: true })).toBe('granted')
  await page.reload()
  await page.waitForSelector('main')
  await expect.poll(() => ask(page, { video: true })).toBe('NotAllowedError')

  await openStep(page)
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('drydock:cameraWanted')
    ipcMain.handle('drydock:cameraWanted', () => ({ allowed: true }))
  })
  await camera(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText('Drydock was not let at the camera.')
  await close()
})

test('where there is no camera a sentence says so, and a picture does instead', async () => {
  const launched = await enter([])
  const { page, app, close } = launched
  const alert = dialog(page).getByRole('alert')
  await camera(page).click()
  await expect(alert).toContainText('This computer has no camera')
  const choose = (name: string, buffer: Buffer) =>
    dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'image/gif', buffer })
  await choose('notes.gif', Buffer.from('no picture'))
  await expect(alert).toContainText('That is no picture')
  await choose('link.gif', pictureOf('https://example.invalid/'))
  await expect(alert).toContainText('The QR code in that picture is not an invitation')
  await choose('bomb.gif', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(2_000, 0xff)]))
  await expect(alert).toContainText('too large')
  expect(await joins(launched)).toEqual([])
  await choose('code.gif', pictureOf(invitation))
  await expect.poll(() => joins(launched)).toEqual([['peersJoin', { words: invitation }]])
  for (const [how, text] of [
    ['paste', `${invitation}A`],
    ['drop', `${invitation}B`],
  ] as const) {
    await give(page, how, pictureOf(text))
    await expect.poll(async () => (await joins(launched)).at(-1)).toEqual(['peersJoin', { words: text }])
  }
  expect(await outsideRequests(app)).toEqual([])
  await close()
})
