import { expect, test } from '@playwright/test'
import { launchApp } from '../support/launch'

test('search finds as one types, leads to the section and marks the words there', async () => {
  const { page, close } = await launchApp()
  await page.keyboard.press('/')
  await page.getByRole('searchbox', { name: 'Search the course' }).pressSequentially('cgrou')
  await expect(page.locator('.hits li').first()).toBeVisible()
  await expect(page.locator('.hits mark').first()).toHaveText(/^cgrou/i)
  await page.locator('.hits a').first().click()
  await expect(page.locator('article.chapter')).toBeVisible()
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('search')?.size ?? 0)).toBeGreaterThan(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('searchbox')).toHaveValue('cgrou')
  await close()
})

test('search says so when nothing is found', async () => {
  const { page, close } = await launchApp({ route: '/search?q=zzzz' })
  await expect(page.getByText('Nothing in the course has “zzzz”.')).toBeVisible()
  await close()
})

test('the palette reaches a section, a term, a command and a search, by keyboard alone', async () => {
  const { page, close } = await launchApp()
  const ask = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(text)
    await expect(page.getByRole('option', { selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await ask('Common misconceptions runtime')
  await expect(page.locator('#misconceptions h2')).toBeFocused()
  await ask('Open the settings')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await ask('Open the glossary')
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible()
  await ask('zzzqq')
  await expect(page.getByRole('searchbox')).toHaveValue('zzzqq')
  await close()
})

test('chapters and sections follow each other by keys', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime' })
  const here = () => page.evaluate(() => location.hash)
  await expect(page.locator('article.chapter')).toBeVisible()
  await page.keyboard.press('j')
  const second = await here()
  await page.keyboard.press('j')
  expect(await here()).not.toBe(second)
  await page.keyboard.press('k')
  expect(await here()).toBe(second)
  await page.keyboard.press(']')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The Kubernetes control plane')
  await page.keyboard.press('[')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await close()
})
