/** What the network and sync make of the devices' screen: receipts, questions, files and the X-ray, on the screen alone. */
import { expect, type Page, test } from '@playwright/test'
import { faintTexts, violations } from '../support/axe'
import { type StateName, states } from '../support/devices-page/states'
import * as fixtures from '../support/devicesFixtures'
import { buildDevicesPage, openDevicesPage } from '../support/devicesPage'
import { findHardCoded } from '../support/hardCoded'

test.describe.configure({ timeout: 90_000 })
test.beforeAll(buildDevicesPage)

const names = Object.keys(states) as StateName[]
const show = async (page: Page, name: StateName, language: 'en' | 'pseudo' = 'en') => {
  await page.evaluate(([one, spoken]) => window.showDevices(one, spoken), [name, language] as const)
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.busy'))
}
const asked = (page: Page) => page.evaluate(() => window.asked)

test('every state passes axe at WCAG 2.2 AA, in light and dark', async () => {
  const { page, close } = await openDevicesPage()
  for (const name of names) {
    await show(page, name)
    const light = await violations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await faintTexts(page)
    await page.emulateMedia({ colorScheme: 'light' })
    expect.soft([...light, ...dark], name).toEqual([])
  }
  await close()
})

test('nothing is cut off sideways at 200 % text and 900 pixels, and no word is in no catalogue', async () => {
  const { page, close } = await openDevicesPage(200)
  await page.setViewportSize({ width: 900, height: 800 })
  for (const name of names) {
    await show(page, name, 'pseudo')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect.soft(wide, name).toBeLessThanOrEqual(0)
    expect.soft(await page.evaluate(findHardCoded), name).toEqual([])
  }
  await close()
})

test('a device that wants to delete much is answered yes or no', async () => {
  const { page, close } = await openDevicesPage()
  await show(page, 'asking')
  const card = page.getByRole('region', { name: 'Laptop wants to delete 212 notes and 40 reviews' })
  await card.getByRole('button', { name: 'Keep mine' }).click()
  await card.getByRole('button', { name: 'Delete them here too' }).click()
  await expect
    .poll(() => asked(page))
    .toEqual([
      ['answer', fixtures.laptop, false],
      ['answer', fixtures.laptop, true],
    ])
  await show(page, 'denied')
  await page.getByRole('button', { name: 'Delete them here too' }).click()
  expect((await asked(page)).at(-1)).toEqual(['answer', fixtures.laptop, true])
  for (const name of ['askingByFile', 'askingByFileOff'] as const) {
    await show(page, name)
    await page.getByRole('button', { name: 'Keep mine' }).click()
    expect((await asked(page)).at(-1), name).toEqual(['answer', fixtures.desk, false])
  }
  await show(page, 'waiting')
  await page.getByRole('button', { name: 'Try again' }).click()
  expect((await asked(page)).at(-1)).toEqual(['again', fixtures.laptop])
  await show(page, 'refused')
  await expect(page.getByRole('link', { name: 'See what was set aside' })).toHaveAttribute('href', '#/record')
  await close()
})

test('a receipt says what came, shows both sides of a paragraph, and links to what is there', async () => {
  const { page, close } = await openDevicesPage()
  await show(page, 'receipt')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    '2 notes, 1228 reviews and 1 section read came from Laptop. Gone, as on Laptop: 1 note.',
  )
  const both = page.getByRole('article', { name: 'Namespaces and cgroups (1 of 3)' })
  await expect(both.locator('.both-merged .of-here')).toHaveText([', per hierarchy'])
  await expect(both.locator('.both-merged .of-there')).toHaveText(['.', 'A', 'may use'])
  await expect(both.locator('dt')).toHaveText(['Here', 'On Laptop', 'Merged'])
  await expect(both.getByRole('link')).toHaveAttribute('href', '#/notes/n1')
  await expect(page.getByRole('link', { name: 'Why the scheduler waits' })).toHaveAttribute('href', '#/notes/n2')
  await expect(page.getByRole('link', { name: 'To delete' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show 4 more' }).click()
  await expect(page.getByText('A card about containers, number 24')).toBeVisible()
  await close()
})

test('an undo leaves reviews alone unless they are asked for, and says what was changed since', async () => {
  const { page, close } = await openDevicesPage()
  await show(page, 'receipt')
  const undo = async (alsoLogs: boolean) => {
    await page.getByRole('button', { name: 'Undo this…' }).click()
    const logs = page.getByRole('checkbox', { name: 'Also take back reviews and quiz answers that came' })
    await expect(logs).not.toBeChecked()
    if (alsoLogs) await logs.check()
    await expect(page.getByRole('dialog')).toContainText('known by its number only and stays: 1204 reviews')
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect((await asked(page)).at(-1)?.[2]).toBe(alsoLogs)
  }
  await undo(false)
  const line = page.locator('.record-done')
  await expect(line).toBeFocused()
  await expect(line).toContainText('One thing was changed since and stays.')
  await expect(line).toContainText('Namespaces and cgroups')
  await undo(true)
  await show(page, 'undone')
  await expect(line).toContainText('2 things were changed since and stay.')
  await expect(page.getByRole('button', { name: 'Undo this…' })).toHaveCount(0)
  await close()
})

test('a file is saved for one device or all, and taking one in leads to its receipt', async () => {
  const { page, close } = await openDevicesPage()
  await show(page, 'home')
  await page.getByRole('button', { name: 'Save a file…' }).click()
  await expect(page.getByText('Saved as /media/stick/Drydock.drydock-sync.')).toBeVisible()
  await expect(page.getByText('2 images did not fit into it.')).toBeVisible()
  await page.getByRole('combobox', { name: 'For which device' }).selectOption({ label: 'Desk at the office' })
  await page.getByRole('button', { name: 'Save a file…' }).click()
  await expect
    .poll(() => asked(page))
    .toEqual([
      ['saveFile', undefined],
      ['saveFile', fixtures.desk],
    ])
  await page.getByRole('button', { name: 'Take in a file…' }).click()
  await expect(page.getByText('Everything that Laptop put into this file was here already.')).toBeVisible()
  await close()
})

test('the X-ray follows the exchange until it is paused, and says the same in words', async () => {
  const { page, close } = await openDevicesPage()
  await show(page, 'xray')
  const list = page.getByRole('list', { name: 'Messages, the newest first' })
  await expect(list.getByRole('listitem').last()).toContainText('want request for changes that it lacks')
  const study = page.getByRole('row', { name: 'Progress and answers' })
  await expect(study).toContainText('same changes, another content')
  await expect(list.getByRole('listitem')).toHaveCount(60)
  await page.evaluate(() => window.sendFrame())
  await expect(list.getByRole('listitem').first()).toContainText('newest')
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.evaluate(() => window.sendFrame())
  await expect(page.getByText('1 message came while paused.')).toBeVisible()
  await expect(list.getByRole('listitem')).toHaveCount(61)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(62)
  await expect(page.getByText(/^The newest 62 messages, the oldest first: 20 out with .* 42 in with/)).toBeVisible()
  await page.getByRole('button', { name: 'Cut this device off' }).click()
  await expect.poll(() => asked(page)).toEqual([['cut', true]])
  await close()
})
