/** What the whole app does where the browser's storage cannot be opened any more; with DRYDOCK_LONG=1 in both ways. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launchApp } from '../support/launch'

test.describe.configure({ mode: 'default' })

const marks = (page: Page) => page.getByRole('checkbox', { name: /^Mark/ })
const goTo = (page: Page, route: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)

/** Two sections read, and a backup of that. */
async function profileWithBackup(): Promise<string> {
  const { page, userData, close } = await launchApp({ route: '/read/runtime' })
  await marks(page).nth(0).check()
  await marks(page).nth(1).check()
  await goTo(page, '/record')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backed up.')).toBeVisible()
  await close()
  return userData
}

function databaseFile(userData: string, beginning: string): string {
  const files = readdirSync(userData, { recursive: true, withFileTypes: true })
  const found = files.find(({ name, parentPath }) => /IndexedDB/.test(parentPath) && name.startsWith(beginning))
  if (!found) throw new Error(`There is no ${beginning}.`)
  return join(found.parentPath, found.name)
}

const damages = [
  ['the list of its files is missing', (userData: string) => rmSync(databaseFile(userData, 'MANIFEST'))],
  [
    'its entry names no file',
    (userData: string) => {
      const file = databaseFile(userData, 'CURRENT')
      writeFileSync(file, readFileSync(file, 'utf8').replace('MANIFEST', 'MANIFFST'))
    },
  ],
] as const

for (const [what, damage] of process.env.DRYDOCK_LONG === '1' ? damages : damages.slice(0, 1))
  test(`a database that can be opened no more, because ${what}, is set aside and the backup brought back`, async () => {
    const userData = await profileWithBackup()
    damage(userData)
    const { page, close } = await launchApp({ userData, route: '/record' })
    await expect(page.getByText('could not be opened any more').first()).toBeVisible()
    const kept = readdirSync(userData).filter((name) => name.startsWith('storage-damaged'))
    expect(kept).toHaveLength(1)
    await expect(page.getByText(kept[0] ?? '-').first()).toBeVisible()
    const log = readdirSync(join(userData, kept[0] ?? ''), { recursive: true, encoding: 'utf8' })
    expect(log.some((name) => name.endsWith('.log'))).toBe(true)
    await expect(page.getByText('Your study record is gone')).toBeVisible()
    await page.getByRole('button', { name: 'Restore from the newest backup' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByText('The backup was restored.')).toBeVisible()
    await expect(page.getByText('Everything is saved')).toBeVisible()
    await close()
    const again = await launchApp({ userData, route: '/read/runtime' })
    await expect(marks(again.page).nth(1)).toBeChecked()
    await expect(again.page.getByRole('checkbox', { name: /^Mark/, checked: true })).toHaveCount(2)
    await goTo(again.page, '/record')
    await expect(again.page.getByText('Everything is saved')).toBeVisible()
    expect(readdirSync(userData).filter((name) => name.startsWith('storage-damaged'))).toEqual(kept)
    await again.close()
    expect(existsSync(join(userData, 'backups'))).toBe(true)
  })
