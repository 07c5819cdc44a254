import { expect, type Page, test } from '@playwright/test'
import { launchApp, outsideRequests } from '../support/launch'

/** Presses Tab until a control that the selector names has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let press = 0; press < 120; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}.`)
}

async function press(page: Page, ...keys: readonly string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

/** Reads the first section to its end and ticks it. */
async function read(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  await expect(page.locator('.chapter-end')).toBeAttached()
  await tabTo(page, '.section-end input')
  await press(page, 'Space')
  await expect(page.locator('.section-end input').first()).toBeChecked()
}

async function writeNotes(page: Page) {
  await press(page, 'Shift+M')
  await page.keyboard.type('Read this again before the exam.')
  await press(page, 'Escape')
  await press(page, 'g', 'n')
  await expect(page.getByRole('heading', { level: 1, name: 'Notebook' })).toBeVisible()
  await expect(page.locator('.sidebar')).toBeVisible()
  await press(page, 'n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.type('# My plan\n\nOne chapter a week.')
  await press(page, 'Escape', 'Escape')
}

/** Passes over questions until one of a single choice is asked, and takes its first option. */
async function answerOne(page: Page) {
  await press(page, 'g', 'q')
  await expect(page.getByRole('heading', { level: 1, name: 'Quizzes' })).toBeVisible()
  await tabTo(page, '.start-quiz')
  await press(page, 'Enter')
  const form = page.locator('form.check')
  await expect(form).toBeVisible()
  while ((await form.getAttribute('data-kind')) !== 'single') {
    const before = await form.getAttribute('data-item')
    await tabTo(page, '.skip-question')
    await press(page, 'Enter')
    await expect(form).not.toHaveAttribute('data-item', before ?? '')
  }
  await tabTo(page, 'input[type=radio]')
  await press(page, 'Space', 'Enter')
  await expect(form.locator('.why').first()).toBeVisible()
}

async function reviewOne(page: Page) {
  await press(page, 'Tab', 'g', 'r')
  await expect(page.getByRole('region', { name: 'Question' })).toBeFocused()
  await press(page, 'Space')
  await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused()
  await press(page, '4')
  await expect(page.getByRole('region', { name: 'Answer' })).toHaveCount(0)
}

test('a whole session by keyboard alone: read, note, quiz, review, quit, reopen, and everything is there', async () => {
  test.setTimeout(60_000)
  const first = await launchApp({ route: '/read/runtime' })
  await first.page.setViewportSize({ width: 1280, height: 800 })
  await read(first.page)
  await writeNotes(first.page)
  await answerOne(first.page)
  await reviewOne(first.page)
  expect(await outsideRequests(first.app)).toEqual([])
  await first.close()

  const { page, app, close } = await launchApp({ userData: first.userData })
  await press(page, 'g', 'n')
  await expect(page.getByText('My plan').first()).toBeVisible()
  await expect(page.getByText('Read this again before the exam.').first()).toBeVisible()
  await press(page, 'g', 'c')
  await expect(page.getByText('1 of 14 read').first()).toBeVisible()
  await press(page, 'g', 'q')
  await expect(page.getByText(/^1 of \d+ asked/).first()).toBeVisible()
  await press(page, 'g', 'r')
  await press(page, 'Tab')
  await expect(page.locator('.review-counts')).toHaveText(/1 new/)
  expect(await outsideRequests(app)).toEqual([])
  await close()
})
