import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { isElectron, launchApp } from '../support/launch'

const profile = () => mkdtempSync(join(tmpdir(), 'drydock-'))
const backupsOf = (userData: string) =>
  readdirSync(join(userData, 'backups'))
    .filter((file) => file.endsWith('.backup'))
    .sort()
const pathOf = (userData: string, file: string) => join(userData, 'backups', file)
const record = { route: '/record' }
const list = (page: Page) => page.getByRole('list', { name: 'Backups, the newest first' })

/** Reads the sections of a chapter by their ticks. */
async function readSections(page: Page, count: number) {
  await page.evaluate(() => {
    location.hash = '/read/runtime'
  })
  const ticks = page.getByRole('button', { name: /mark as read/i })
  for (let done = 0; done < count; done++) await ticks.first().click()
}

const goTo = (page: Page, route: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)

test('without a backup the screen says so; one is made on demand, and when the app closes after a change', async () => {
  const first = await launchApp({ userData: profile(), ...record })
  await expect(first.page.getByText('There is no backup yet.').first()).toBeVisible()
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(list(first.page).getByRole('listitem')).toHaveCount(1)
  await first.close()
  expect(backupsOf(first.userData)).toHaveLength(1)
})
