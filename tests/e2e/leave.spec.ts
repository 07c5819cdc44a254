import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { answerDialogs } from '../support/dialogs'
import { launchApp, outsideRequests } from '../support/launch'

const folder = mkdtempSync(join(tmpdir(), 'drydock-leave-'))
// A worker may come back to this file after it had left it.
test.beforeAll(() => void mkdirSync(folder, { recursive: true }))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
/** A folder of Markdown as another program leaves it. */
function vault(): string {
  const top = join(folder, `vault-${++made}`)
  mkdirSync(join(top, 'sub'), { recursive: true })
  writeFileSync(
    join(top, 'Pods.md'),
    '---\ntags: [k8s]\n---\nSee [[Nodes]] and #scheduling.\n\n<img src=x onerror="CANARY()">\n',
  )
  writeFileSync(join(top, 'sub', 'Nodes.md'), '# Nodes\n\nBack to [pods](../Pods.md).\n')
  writeFileSync(join(top, 'bad.md'), '---\na: &a [x]\nb: *a\n---\n')
  symlinkSync('/etc/passwd', join(top, 'link.md'))
  return top
}

test('a folder of notes is looked at, imported, exported in every form, and comes back into an empty profile', async () => {
  test.setTimeout(120_000)
  const first = await launchApp({ route: '/record' })
  const { app, page } = first
  await page.evaluate(() => Object.assign(globalThis, { CANARY: () => Object.assign(globalThis, { ran: true }) }))
  const result = page.locator('.leave-result')
  await answerDialogs(app, undefined, vault())
  await page.getByRole('button', { name: 'Open a folder of notes' }).click()
  await expect(page.getByRole('heading', { name: 'What this import would do' })).toBeFocused()
  await expect(page.getByRole('row', { name: 'Notes' })).toContainText('2')
  await expect(page.locator('.leave-refused')).toContainText('link.md is a link')
  await expect(page.locator('.leave-refused')).toContainText('bad.md begins with YAML that cannot be read')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(result).toContainText('Imported from')
  await expect(result).toContainText('Everything is saved on this device.')
  await expect(result).toContainText('The backup from before')

  await answerDialogs(app, undefined, folder)
  await page.getByRole('button', { name: 'Save the folder' }).click()
  await expect(page.locator('.leave-result').first()).toContainText('Saved as')
  const out = readdirSync(folder).find((name) => name.startsWith('Drydock ')) ?? ''
  expect(readdirSync(join(folder, out)).sort()).toEqual([
    'README.txt',
    'cards',
    'notes',
    'progress',
    'quizzes',
    'reviews',
  ])
  expect(readFileSync(join(folder, out, 'notes', 'Pods.md'), 'utf8')).toContain(
    'See [Nodes](Nodes.md) and #scheduling.',
  )

  const saves = [
    ['A zip archive', 'Save the archive', 'all.zip'],
    ['A deck for Anki', 'Save the deck', 'cards.apkg'],
    ['One Drydock file', 'Save the file', 'all.drydock'],
  ] as const
  for (const [format, button, name] of saves) {
    await page.getByRole('radio', { name: format }).check()
    await answerDialogs(app, join(folder, name), undefined)
    await page.getByRole('button', { name: button }).click()
    await expect(page.locator('.leave-result').first()).toContainText(name)
  }
  expect(execFileSync('unzip', ['-t', join(folder, 'all.zip')], { encoding: 'utf8' })).toContain('No errors detected')
  execFileSync('unzip', ['-o', join(folder, 'cards.apkg'), 'collection.anki2', '-d', folder])
  expect(
    execFileSync('sqlite3', [join(folder, 'collection.anki2'), 'PRAGMA integrity_check'], { encoding: 'utf8' }).trim(),
  ).toBe('ok')
  expect(await outsideRequests(app)).toEqual([])
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  await first.close()

  const second = await launchApp({ route: '/record' })
  await answerDialogs(second.app, undefined, join(folder, 'all.drydock'))
  await second.page.getByRole('button', { name: 'Open a file' }).click()
  await expect(second.page.getByRole('row', { name: 'Notes' })).toContainText('2')
  await second.page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(second.page.locator('.leave-result')).toContainText('Everything is saved')
  await answerDialogs(second.app, undefined, join(folder, 'all.zip'))
  await second.page.getByRole('button', { name: 'Open a file' }).click()
  await expect(second.page.locator('.leave-preview')).toContainText('Everything in it is here already.')
  await expect(second.page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await second.close()
})

test('a damaged file, a strange one, a full disk and a cancelled dialog are told, and change nothing', async () => {
  const { app, page, close } = await launchApp({ route: '/record' })
  const result = page.locator('.leave-result')
  const open = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    await answerDialogs(app, undefined, path)
    await page.getByRole('button', { name: 'Open a file' }).click()
  }
  await open('cut.zip', zipSync({ 'a.md': strToU8('# a') }))
  truncateSync(join(folder, 'cut.zip'), 30)
  await page.getByRole('button', { name: 'Open a file' }).click()
  await expect(result).toContainText('cut.zip is damaged.')
  await expect(result).toContainText('Nothing was changed.')
  await open('garbage.apkg', zipSync({ 'collection.anki2': strToU8('SQLite format 3\0 and then nothing') }))
  await expect(result).toContainText('garbage.apkg: collection.anki2 is damaged.')
  await open('photo.exe', strToU8('MZ'))
  await expect(result).toContainText('is of a kind that Drydock does not import')
  await answerDialogs(app, '/proc/nowhere/x.drydock', undefined)
  await page.getByRole('radio', { name: 'One Drydock file' }).check()
  await page.getByRole('button', { name: 'Save the file' }).click()
  await expect(page.locator('.leave-result').first()).toContainText('Nothing was saved.')
  await answerDialogs(app, undefined, undefined)
  await page.getByRole('button', { name: 'Save the file' }).click()
  await expect(page.locator('.leave-result.plain')).toContainText('Nothing was saved.')
  await close()
})

test('the panel works by keyboard alone', async () => {
  const { app, page, close } = await launchApp({ route: '/record' })
  await answerDialogs(app, undefined, vault())
  await page.getByRole('radio', { name: 'A folder', exact: false }).first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'A zip archive' })).toBeChecked()
  await page.getByRole('button', { name: 'Open a folder of notes' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What this import would do' })).toBeFocused()
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('Tab')
    if (
      await page.getByRole('button', { name: 'Import', exact: true }).evaluate((one) => one === document.activeElement)
    )
      break
  }
  await page.keyboard.press('Enter')
  await expect(page.locator('.leave-result')).toBeFocused()
  await close()
})
