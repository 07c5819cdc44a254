import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { answerDialogs } from '../support/dialogs'
import { switchLink } from '../support/labStops'
import { launchApp } from '../support/launch'
import { playSolution } from '../support/playSolution'

const route = '/labs/localfirst/lost-write'
/** A place for a file of the test that runs. */
const place = (name: string) => test.info().outputPath(name)

const text = (page: Page, replica: string) => page.locator(`[data-replica="${replica}"] textarea`)
/** Longer than a run waits before it is saved. */
const saved = (page: Page) => page.waitForTimeout(800)

async function focusOn(page: Page, selector: string) {
  for (let press = 0; press < 120; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}.`)
}

test('a challenge is solved by keyboard alone, kept, and made a card of', async () => {
  const first = await launchApp({ settings: { motion: 'reduce' } })
  const { page } = first
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Labs')
  await focusOn(page, '.lab-row:last-child h2 a')
  await page.keyboard.press('Enter')
  await focusOn(page, '.challenges a')
  await page.keyboard.press('Enter')
  await expect(page.locator('.lab-goals .met')).toHaveCount(0)
  await focusOn(page, '[data-link] .cut-link')
  await page.keyboard.press('Enter')
  await focusOn(page, '[data-replica="phone"] textarea')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('!')
  await page.keyboard.press('Shift+Tab') // past the button that sets the phone's clock right
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('?')
  await expect(text(page, 'laptop')).toHaveValue('Buy milk?')
  await page.keyboard.press('Shift+Tab')
  for (let press = 0; press < 8; press++) {
    if (await page.evaluate(() => document.activeElement?.matches('.cut-link'))) break
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')
  await page.locator('.lf-time .primary').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.lab-goals .met')).toHaveCount(3)
  await expect(text(page, 'laptop')).toHaveValue('Buy milk!')
  await page.getByRole('button', { name: 'Make a review card of this' }).click()
  await expect(page.locator('.cards-added')).toContainText('among your own cards')
  await saved(page)
  await first.close()

  const second = await launchApp({ userData: first.userData, route })
  await expect(second.page.locator('.lab-goals .met')).toHaveCount(3)
  await expect(text(second.page, 'phone')).toHaveValue('Buy milk!')
  await second.page.getByRole('button', { name: 'Start again' }).click()
  await expect(second.page.locator('.lab-goals .met')).toHaveCount(0)
  await second.page.getByRole('link', { name: 'All challenges' }).click()
  await expect(second.page.locator('.challenges .solved')).toHaveCount(1)
  await second.close()
})

test('a solution and a shared run are looked at beside the own run, which stays', async () => {
  const { app, page, close } = await launchApp({ route })
  await text(page, 'laptop').fill('mine')
  await answerDialogs(app, place('run.json'), place('run.json'))
  await page.getByRole('button', { name: 'Save as a file' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(JSON.parse(readFileSync(place('run.json'), 'utf8'))).toMatchObject({ drydock: 'lab-run', version: 1 })
  await playSolution(page)
  await expect(page.locator('.lab-goals .met')).toHaveCount(3)
  await page.getByRole('button', { name: 'Back to my own run' }).click()
  await expect(text(page, 'laptop')).toHaveValue('mine')
  await text(page, 'laptop').fill('newer')
  await saved(page)
  await page.getByRole('button', { name: 'Open a file' }).click()
  await expect(page.locator('.lab-notice')).toContainText('comes from a file')
  await expect(text(page, 'laptop')).toHaveValue('mine')
  await page.getByRole('button', { name: 'Back to my own run' }).click()
  await expect(text(page, 'laptop')).toHaveValue('newer')
  await close()
})

test('typing in one go is one edit, and a refused one is told beside its field', async () => {
  const { page, close } = await launchApp({ route: '/labs/localfirst/lock-availability' })
  const share = page.locator('[data-question="share"]')
  await share.getByRole('radio', { name: '67 %' }).check()
  await share.getByRole('button').click()
  await expect(share.locator('.said')).toBeFocused()
  await switchLink(page, 'laptop', 'tablet')
  await switchLink(page, 'phone', 'tablet')
  for (const word of ['Ann, ', 'Bo, '])
    for (const replica of ['laptop', 'phone', 'tablet']) {
      await text(page, replica).focus()
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.type(word)
    }
  const tablet = page.getByRole('region', { name: 'Tablet', exact: true })
  await expect(tablet.getByRole('status')).toHaveText('Refused. It cannot reach the device that has the data.')
  await expect(tablet.getByRole('textbox', { name: 'Text on Tablet' })).toHaveValue('On call: ')
  await expect(page.locator('.run-bar')).toContainText('9 steps')
  await page.getByRole('button', { name: 'Compare all three' }).click()
  await expect(page.locator('.lab-goals .met')).toHaveCount(3)
  await close()
})

test('a file that is no run is refused with the reason, and changes nothing', async () => {
  const { app, page, close } = await launchApp({ route })
  await text(page, 'laptop').fill('mine')
  const open = async (name: string, words: string) => {
    writeFileSync(place(name), words)
    await answerDialogs(app, undefined, place(name))
    await page.getByRole('button', { name: 'Open a file' }).click()
  }
  const told = page.locator('.run-bar .file-told').last()
  await open('odd.json', '{"drydock":"something else"}')
  await expect(told).toContainText('not a lab run')
  const run = { drydock: 'lab-run', version: 1, lab: 'localfirst', scenario: 'lost-write', actions: [{ do: 'fly' }] }
  await open('fly.json', JSON.stringify(run))
  await expect(told).toContainText('steps that this edition cannot take')
  await open('newer.json', JSON.stringify({ ...run, version: 2 }))
  await expect(told).toContainText('newer Drydock')
  await expect(text(page, 'laptop')).toHaveValue('mine')
  await close()
})

test('the chapter leads into the lab, and a lost link is shown', async () => {
  const { page, close } = await launchApp({ route: '/read/local-first/crdts' })
  await page.locator('.lab-link a').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lose a write, and nobody notices')
  await switchLink(page, 'laptop', 'phone')
  await expect(page.getByRole('group', { name: 'Laptop – Phone (cut)' })).toBeVisible()
  await close()
})
