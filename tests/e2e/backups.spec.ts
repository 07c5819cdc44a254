import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { answerDialogs } from '../support/dialogs'
import { isElectron, type Launched, launchApp } from '../support/launch'
import { seedBackups } from '../support/seedBackups'

const hour = 3_600_000

// Several starts each, on machines that have other things to do.
test.describe.configure({ timeout: 60_000 })
const profile = () => mkdtempSync(join(tmpdir(), 'drydock-'))
const backupsOf = (userData: string) =>
  readdirSync(join(userData, 'backups'))
    .filter((file) => file.endsWith('.backup'))
    .sort()
const list = (page: Page) => page.getByRole('list', { name: 'Backups, the newest first' })
const openRecord = (userData: string) => launchApp({ userData, route: '/record' })

/** Ticks sections of chapter 1 as read, from the first on. */
async function tickSections(page: Page, from: number, to: number) {
  await goTo(page, '/read/runtime')
  await expect(page.locator('.chapter-end')).toBeAttached()
  const ticks = page.getByRole('checkbox', { name: /^Mark “.*” as read$/ })
  for (let one = from; one < to; one++) await ticks.nth(one).check()
}

const goTo = (page: Page, route: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)

/** Makes Chromium's own storage go, as a damaged disk or a cleaning program does. */
function emptyStorage(userData: string) {
  const folders = isElectron ? ['IndexedDB'] : ['.standin-chromium/Default/IndexedDB']
  for (const folder of folders) rmSync(join(userData, folder), { recursive: true })
}

async function restore(page: Page, how?: { readonly replace: boolean }) {
  const dialog = page.getByRole('dialog')
  if (how?.replace) await dialog.getByRole('radio', { name: /Go back to how it was/ }).check()
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

test('without a backup the screen says so; one is made on demand, and another when the app closes after a change', async () => {
  const first = await openRecord(profile())
  await expect(first.page.getByText('The first one is made five minutes after')).toBeVisible()
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(list(first.page).getByRole('listitem')).toHaveCount(1)
  await expect(first.page.getByText('Backed up.')).toBeVisible()
  await tickSections(first.page, 0, 1)
  await first.close()
  expect(backupsOf(first.userData)).toHaveLength(2)
  const second = await openRecord(first.userData)
  await expect(list(second.page).getByRole('listitem')).toHaveCount(2)
  await second.close()
  expect(backupsOf(first.userData)).toHaveLength(2)
})

test('storage that was emptied is noticed, and restored from the newest backup', async () => {
  const first = await launchApp({ userData: profile() })
  await tickSections(first.page, 0, 3)
  await first.close()
  emptyStorage(first.userData)
  const second = await openRecord(first.userData)
  const { page } = second
  await expect(page.getByRole('heading', { name: 'Your study record is gone' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore from the newest backup' }).click()
  await expect(page.getByRole('row', { name: /Sections read 3 0 0/ })).toBeVisible()
  await restore(page)
  await expect(page.getByText('Sections read: 3 added')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your study record is gone' })).toHaveCount(0)
  await second.close()
  const third = await openRecord(first.userData)
  await expect(third.page.getByRole('alert')).toHaveCount(0)
  await tickSections(third.page, 0, 0)
  await expect(third.page.getByRole('checkbox', { name: /^Mark “.*” as read$/, checked: true })).toHaveCount(3)
  await third.close()
})

test('a loss that is left alone is still said at the next start, and the backup from before it is still the one offered', async () => {
  const first = await launchApp({ userData: profile() })
  await tickSections(first.page, 0, 3)
  await first.close()
  emptyStorage(first.userData)
  const second = await launchApp({ userData: first.userData })
  await tickSections(second.page, 5, 6)
  await second.close()
  expect(backupsOf(first.userData)).toHaveLength(2)
  const third = await openRecord(first.userData)
  await third.page.getByRole('button', { name: 'Restore from the newest backup' }).click()
  await restore(third.page)
  await expect(third.page.getByText('Sections read: 3 added')).toBeVisible()
  await third.close()
})

test('a damaged backup is listed as damaged, cannot be chosen, and stays', async () => {
  const userData = profile()
  const now = Date.now()
  const ids = await seedBackups(userData, [
    { at: now - 30 * hour, read: ['namespaces'] },
    { at: now - hour, read: ['namespaces', 'summary'] },
  ])
  truncateSync(join(userData, 'backups', `${ids[1]}.backup`), 300)
  const { page, close } = await openRecord(userData)
  const [newest, older] = [list(page).getByRole('listitem').nth(0), list(page).getByRole('listitem').nth(1)]
  await expect(newest).toContainText('Damaged')
  await expect(newest.getByRole('button')).toHaveCount(0)
  await expect(older.getByRole('button', { name: /^Restore the backup of/ })).toBeVisible()
  await page.getByRole('button', { name: 'Restore from the newest backup' }).click()
  await expect(page.getByRole('row', { name: /Sections read 1 0 0/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await close()
  expect(backupsOf(userData)).toContain(`${ids[1]}.backup`)
})

test('a backup that is damaged after it was listed is refused, and nothing changes', async () => {
  const userData = profile()
  const [id] = await seedBackups(userData, [{ at: Date.now() - hour, read: ['namespaces'] }])
  const { page, close } = await openRecord(userData)
  await expect(list(page).getByRole('button')).toBeVisible() // listed as sound
  const path = join(userData, 'backups', `${id}.backup`)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(200) ^ 4, 200)
  writeFileSync(path, bytes)
  await list(page).getByRole('button').click()
  await expect(page.getByRole('dialog')).toContainText('This backup is damaged')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(list(page).getByRole('listitem')).toContainText('Damaged')
  await close()
})

test('going back to a backup is said beforehand, done by keyboard alone, and can be undone', async () => {
  const { page, close } = await launchApp({ userData: profile() })
  await tickSections(page, 0, 2)
  await goTo(page, '/record')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(list(page).getByRole('listitem')).toHaveCount(1)
  await tickSections(page, 2, 5)
  await goTo(page, '/record')
  await list(page).getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('All that is in this backup is here already')
  await page.getByRole('radio', { name: /Add what is missing/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row', { name: /Sections read 0 0 3/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sections read: 3 removed')).toBeVisible()
  await expect(list(page).getByRole('listitem').first()).toContainText('Before a restore')
  await page.getByRole('button', { name: 'Undo the restore' }).click()
  await expect(page.getByText('Everything is as it was before.')).toBeVisible()
  await tickSections(page, 0, 0)
  await expect(page.getByRole('checkbox', { name: /^Mark “.*” as read$/, checked: true })).toHaveCount(5)
  await close()
})

test('a folder that cannot be written is said, and nothing pretends to be backed up', async () => {
  const userData = profile()
  writeFileSync(join(userData, 'backups'), 'in the way')
  const { page, close } = await openRecord(userData)
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('The last backup could not be written')).toBeVisible()
  await expect(page.getByText('Backed up.')).toHaveCount(0)
  rmSync(join(userData, 'backups'))
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backed up.')).toBeVisible()
  await expect(page.getByText('The last backup could not be written')).toHaveCount(0)
  await close()
})

test('a part that could not be read is listed, and saved as a file with all its bytes', async () => {
  const first = await launchApp({ userData: profile() })
  await tickSections(first.page, 0, 2)
  await first.page.evaluate(async () => {
    const opening = indexedDB.open('drydock-study')
    await new Promise((done) => opening.addEventListener('success', done))
    const change = opening.result.transaction('journal', 'readwrite')
    change.objectStore('journal').add({ doc: 'notes', seq: 1, crc: 1, bytes: Uint8Array.from([7, 8, 9]) })
    await new Promise((done) => change.addEventListener('complete', done))
    opening.result.close()
  })
  await first.close()
  const { app, page, userData, close } = await openRecord(first.userData)
  const part = page.getByRole('list', { name: 'Parts that were set aside' }).getByRole('listitem')
  await expect(part).toContainText('of notes')
  const path = join(userData, 'part.bin')
  await answerDialogs(app, path, undefined)
  await part.getByRole('button').click()
  await expect.poll(() => existsSync(path)).toBe(true)
  expect([...readFileSync(path)]).toEqual([7, 8, 9])
  await close()
})

test.describe('closing', () => {
  /** Reads what was ticked, after a new start. */
  async function tickedAfter({ userData }: Launched) {
    const next = await launchApp({ userData })
    await tickSections(next.page, 0, 0)
    const count = await next.page.getByRole('checkbox', { name: /^Mark “.*” as read$/, checked: true }).count()
    await next.close()
    return count
  }

  test('the window waits until what was just made is on the disk', async () => {
    const first = await launchApp({ userData: profile() })
    await tickSections(first.page, 0, 4)
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await new Promise((ended) => first.app.process().once('exit', ended))
    expect(backupsOf(first.userData)).toHaveLength(1)
    expect(await tickedAfter(first)).toBe(4)
  })

  /** As when the disk is full, or the browser grants no more room. */
  const refuseWrites = (page: Page) =>
    page.evaluate(() => {
      const refuse = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
      for (const name of ['add', 'put'] as const) IDBObjectStore.prototype[name] = refuse
    })

  test('changes that the storage refuses are said, kept in a backup when the window closes, and brought back', async () => {
    const first = await launchApp({ userData: profile() })
    await tickSections(first.page, 0, 1)
    await goTo(first.page, '/record')
    await expect(first.page.getByText('Everything is saved')).toBeVisible()
    await refuseWrites(first.page)
    await tickSections(first.page, 1, 3)
    await goTo(first.page, '/record')
    await expect(first.page.getByText('Your last changes are not saved yet.')).toBeVisible()
    await first.close()
    expect(backupsOf(first.userData).at(-1)).toContain('-unsaved.backup')
    const second = await openRecord(first.userData)
    await expect(second.page.getByText('have been brought back')).toBeVisible()
    await second.close()
    expect(await tickedAfter(first)).toBe(3)
  })

  test('the learner is asked before changes are lost that no disk has taken, and can stay', async () => {
    const { app, page, userData, close } = await launchApp({ userData: profile(), route: '/record' })
    await expect(page.getByText('Everything is saved')).toBeVisible()
    rmSync(join(userData, 'backups'), { recursive: true, force: true })
    writeFileSync(join(userData, 'backups'), 'in the way')
    await refuseWrites(page)
    await tickSections(page, 0, 2)
    await app.evaluate(({ app, dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked, answer: 0 })
      dialog.showMessageBox = (...args: unknown[]) => {
        asked.push((args.at(-1) as { message: string }).message)
        const { answer } = globalThis as unknown as { answer: number }
        return Promise.resolve({ response: answer, checkboxChecked: false })
      }
      app.quit()
    })
    const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
    await expect.poll(asked, { timeout: 10_000 }).toContain('Your last changes could not be saved.')
    await expect(page.locator('.chapter-end')).toBeAttached()
    await app.evaluate(() => Object.assign(globalThis, { answer: 1 }))
    await close()
  })

  test('a page that has something to save is loaded anew once it has saved', async () => {
    const { app, page, close } = await launchApp({ userData: profile(), route: '/record' })
    page.on('dialog', () => undefined) // otherwise Playwright answers in the app's place
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.evaluate(() => {
      Object.assign(window, { isOld: true })
      window.addEventListener('beforeunload', (event) => event.preventDefault())
    })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await expect.poll(() => page.evaluate(() => 'isOld' in window).catch(() => true)).toBe(false)
    await expect(page.getByText('Everything is saved')).toBeVisible()
    await close()
  })

  test('a page that hangs does not hold the app for ever', async () => {
    const first = await launchApp({ userData: profile(), route: '/record' })
    await expect(first.page.getByText('Everything is saved')).toBeVisible()
    await first.page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      })
    })
    const started = Date.now()
    const ended = new Promise((done) => first.app.process().once('exit', done))
    await first.app.evaluate(({ app }) => app.quit())
    await ended
    expect(Date.now() - started).toBeGreaterThan(4_000)
    expect(Date.now() - started).toBeLessThan(15_000)
  })

  test('a page that has crashed closes at once', async () => {
    const first = await launchApp({ userData: profile(), route: '/record' })
    await expect(first.page.getByText('Everything is saved')).toBeVisible()
    await first.app.evaluate(({ dialog, BrowserWindow }) => {
      dialog.showMessageBox = () => {
        Object.assign(globalThis, { hasCrashed: true })
        return new Promise(() => undefined)
      }
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await expect.poll(() => first.app.evaluate(() => 'hasCrashed' in globalThis)).toBe(true)
    const started = Date.now()
    const ended = new Promise((done) => first.app.process().once('exit', done))
    await first.app.evaluate(({ app }) => app.quit())
    await ended
    expect(Date.now() - started).toBeLessThan(4_000)
  })
})
