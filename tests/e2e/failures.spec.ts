import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from '../support/launch'

const freshProfile = () => mkdtempSync(join(tmpdir(), 'drydock-'))

test('a broken settings file is kept aside, said once, and costs nothing else', async () => {
  const userData = freshProfile()
  writeFileSync(join(userData, 'settings.json'), '{ "version": 1, "theme": ')
  const first = await launchApp({ userData })
  await expect(first.page.getByRole('alert')).toContainText('Your settings could not be read')
  await first.close()
  const kept = readdirSync(userData).filter((file) => file.startsWith('settings.broken'))
  expect(kept).toHaveLength(1)
  expect(readFileSync(join(userData, kept[0] ?? ''), 'utf8')).toBe('{ "version": 1, "theme": ')
  const second = await launchApp({ userData })
  await expect(second.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(second.page.getByRole('alert')).toHaveCount(0)
  await second.close()
})

test('settings of a newer version are kept aside', async () => {
  const userData = freshProfile()
  writeFileSync(join(userData, 'settings.json'), '{ "version": 99, "theme": "sepia" }')
  const { page, close } = await launchApp({ userData })
  await expect(page.getByRole('alert')).toContainText('from a newer Drydock')
  await close()
})

test('an unknown section, chapter or link has a page that says so and offers search', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime/no-such-section' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
  await expect(page.getByRole('link', { name: 'The evolution of the runtime' }).last()).toBeVisible()
  for (const route of ['/read/no-such-chapter', '/nowhere/at/all', '/read/%E0%A4']) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
    await expect(page.locator('main').getByRole('link', { name: 'Search' })).toBeVisible()
  }
  await close()
})

/** A copy of the built app without the one asset whose name begins so. */
function appWithout(beginning: string): { root: string; missing: string } {
  const root = freshProfile()
  cpSync('out', join(root, 'out'), {
    recursive: true,
    filter: (path) => !/out.(types|e2e|tour|figures|bench|test)/.test(path),
  })
  cpSync('package.json', join(root, 'package.json'))
  const assets = join(root, 'out/renderer/assets')
  const missing = readdirSync(assets).find((file) => file.startsWith(beginning) && file.endsWith('.js')) ?? ''
  rmSync(join(assets, missing))
  return { root, missing }
}

test('a missing bundle file gives a page that names it, never a blank window', async () => {
  const { root, missing } = appWithout('index-')
  const { page, close } = await launchApp({ root })
  await expect(page.locator('body')).toContainText(missing)
  await expect(page.locator('body')).toContainText(/install/i)
  await close()
})

test('a part that cannot be loaded says so and costs nothing around it', async () => {
  const { root } = appWithout('Palette-')
  const { page, close } = await launchApp({ root })
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toContainText('A file of the app is missing or damaged')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  await close()
})

test('a window that crashes is offered a reload, and comes back where it was', async () => {
  const { app, page, close } = await launchApp({ route: '/read/runtime/misconceptions' })
  await expect(page.locator('#misconceptions h2')).toBeInViewport()
  await page.waitForTimeout(900)
  await app.evaluate(({ dialog, BrowserWindow }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push(args.at(-1))
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  await expect
    .poll(() => app.evaluate(() => JSON.stringify((globalThis as { asked?: unknown }).asked)))
    .toContain('Reload')
  await expect
    .poll(
      () =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            `document.querySelector('#misconceptions h2')?.getBoundingClientRect().top ?? 1e9`,
          ),
        ),
      { timeout: 15_000 },
    )
    .toBeLessThan(800)
  await close()
})

test('a second instance hands its link to the first', async () => {
  const first = await launchApp()
  await first.second(['drydock://read/control-plane/summary'])
  await expect(first.page.locator('#summary h2')).toBeInViewport()
  await first.close()
})
