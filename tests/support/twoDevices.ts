/** Two whole apps on this machine, each with a profile and a network of its own, used through their windows. */
import { expect, type Locator, type Page } from '@playwright/test'
import { makeNet, type Net, type Place } from '../network/namespaces'
import { goTo } from './goTo'
import { type Launched, launchApp } from './launch'

export interface Device {
  readonly name: string
  readonly place: Place
  /** Its app now; another one after `restart`. */
  app: Launched
}
export interface TwoDevices {
  readonly net: Net
  readonly a: Device
  readonly b: Device
}

/** What a step over the network and both disks may take on a machine that has much else to do. */
export const patient = { timeout: 20_000 }

export async function openTwo(): Promise<TwoDevices> {
  const net = makeNet([[0], [0]])
  const opened = await Promise.allSettled([openOn(net.places[0], 'Desk'), openOn(net.places[1], 'Laptop')])
  const [a, b] = opened.map((one) => (one.status === 'fulfilled' ? one.value : undefined))
  if (a && b) return { net, a, b }
  for (const device of [a, b]) await device?.app.close()
  net.remove()
  throw opened.find((one) => one.status === 'rejected')?.reason
}

async function openOn(place: Place | undefined, name: string): Promise<Device> {
  if (!place) throw new Error('There is no such place.')
  return { name, place, app: await start(place) }
}

const start = (place: Place, userData?: string): Promise<Launched> =>
  launchApp({ route: '/devices', env: { STANDIN_NETNS: place.name }, ...(userData !== undefined && { userData }) })

/** As when the battery is taken out: nothing is told to anyone, and it is started again on what its disk has. */
export async function killAndRestart(device: Device): Promise<void> {
  const child = device.app.app.process()
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await ended
  device.app = await start(device.place, device.app.userData)
}

export async function closeTwo({ net, a, b }: TwoDevices): Promise<void> {
  try {
    const closed = await Promise.allSettled([a.app.close(), b.app.close()])
    for (const one of closed) if (one.status === 'rejected') throw one.reason
  } finally {
    net.remove()
  }
}

export async function switchOn({ app: { page }, name }: Device): Promise<void> {
  await goTo(page, '/devices')
  await page.getByRole('button', { name: 'Switch on', exact: true }).click()
  await expect(page.getByText('Devices are switched on.')).toBeVisible(patient)
  const self = page.getByRole('region', { name: 'This device', exact: true })
  await self.getByRole('button', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(self).toContainText(name)
}

/** A shows a code, B types it, and both say that the digits are the same; gives the digits that each has shown. */
export async function pair(a: Device, b: Device): Promise<readonly [string, string]> {
  for (const { page } of [a.app, b.app]) await page.getByRole('button', { name: 'Pair a device…' }).click()
  await a.app.page.getByRole('button', { name: /^Show a code here/ }).click()
  const code = (await a.app.page.locator('.pairing-code code').textContent(patient)) ?? ''
  await b.app.page.getByRole('button', { name: /^I have a code/ }).click()
  await b.app.page.getByRole('textbox', { name: 'Code or invitation' }).fill(code.toLowerCase())
  await b.app.page.keyboard.press('Enter')
  const digits = await Promise.all([digitsOn(a), digitsOn(b)])
  for (const { page } of [a.app, b.app]) await page.getByRole('button', { name: 'Yes, the same' }).click()
  for (const [here, other] of [
    [a, b],
    [b, a],
  ] as const) {
    await expect(here.app.page.getByRole('heading', { name: `${other.name} is paired` })).toBeVisible(patient)
    await here.app.page.getByRole('button', { name: 'Done' }).click()
  }
  return digits
}

async function digitsOn({ app: { page } }: Device): Promise<string> {
  const text = await page.getByText(/^Six digits: /).textContent(patient)
  return text?.replaceAll(/\D/g, '') ?? ''
}

/** Waits until the list of devices says so of the other one. */
export const expectStanding = ({ app: { page } }: Device, words: string | RegExp): Promise<void> =>
  expect(page.locator('.device-standing')).toHaveText(words, patient)

export const equal = 'Connected · everything here is also there'

/** Looks at both lists until both say that everything is on both. */
export async function expectEqual(...devices: readonly Device[]): Promise<void> {
  for (const { app } of devices) await goTo(app.page, '/devices')
  for (const device of devices) await expectStanding(device, equal)
}

export const editor = ({ app: { page } }: Device): Locator => page.locator('.cm-content')

export async function writeNote(device: Device, text: string): Promise<void> {
  const { page } = device.app
  await goTo(page, '/notes')
  await page.getByRole('button', { name: 'New note' }).click()
  await expect(editor(device)).toBeFocused()
  await expect(editor(device).locator('.cm-placeholder')).toBeVisible()
  await page.keyboard.insertText(text)
  await isSaved(device)
}

export async function openNote(device: Device, title: string): Promise<void> {
  const { page } = device.app
  await goTo(page, '/notes')
  await page.locator('.note-row', { has: page.getByText(title, { exact: true }) }).click(patient)
  await expect(editor(device)).toContainText(title)
}

/** Adds to a paragraph of the note that is open. */
export async function addTo(device: Device, paragraph: string, words: string): Promise<void> {
  await editor(device).locator('.cm-line', { hasText: paragraph }).click()
  await device.app.page.keyboard.press('End')
  await device.app.page.keyboard.insertText(words)
  await isSaved(device)
}

const isSaved = ({ app: { page } }: Device) => expect(page.getByText('Saved on this device')).toBeVisible(patient)

/** The titles in a view of the notebook, in the order of the alphabet. */
export async function titles({ app: { page } }: Device, view: 'notes' | 'trash'): Promise<readonly string[]> {
  await goTo(page, view === 'notes' ? '/notes' : '/notes?view=trash')
  await page.locator('.notes').waitFor()
  return (await page.locator('.note-title').allTextContents()).sort()
}

/** Milliseconds from a key's press in one window to the text in the other's, of one key at a time, the quickest first. */
export async function timeKeys(from: Device, to: Device, times: number): Promise<readonly number[]> {
  const [here, there] = [from.app.page, to.app.page]
  await editor(to).evaluate((text) => {
    const seen = new MutationObserver(() => Object.assign(window, { textAt: Date.now() }))
    Object.assign(window, { textAt: 0 })
    seen.observe(text, { childList: true, subtree: true, characterData: true })
  })
  await here.evaluate(() =>
    addEventListener('keydown', () => Object.assign(window, { keyAt: Date.now() }), { capture: true }),
  )
  await editor(from).click()
  await here.keyboard.press('ControlOrMeta+End')
  const read = (page: Page) =>
    page.evaluate(() => {
      const { keyAt = 0, textAt = 0 } = window as { keyAt?: number; textAt?: number }
      return { keyAt, textAt }
    })
  const took: number[] = []
  for (let key = 0; key < times; key++) {
    const { textAt: last } = await read(there)
    await here.keyboard.press('x')
    await expect.poll(async () => (await read(there)).textAt, patient).toBeGreaterThan(last)
    took.push((await read(there)).textAt - (await read(here)).keyAt)
  }
  return took.sort((one, other) => one - other)
}

/** Pastes an image of one pixel into the note that is open. */
export async function pasteImage(device: Device): Promise<void> {
  await editor(device).evaluate((target, base64) => {
    const clipboardData = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    clipboardData.items.add(new File([bytes], 'dot.png', { type: 'image/png' }))
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, pixel)
  await expect(editor(device)).toContainText('![dot](image:')
}

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
