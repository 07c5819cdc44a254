/** The states of "Export and import" for the tour. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs, appOf } from './dialogs'
import type { Stop } from './tour'

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Notes that are new at each visit, among files that cannot be taken. */
function someNotes(): string {
  const top = mkdtempSync(join(tmpdir(), 'field-notes-'))
  folders.push(top)
  mkdirSync(join(top, 'sub'))
  writeFileSync(join(top, `Note ${top.slice(-6)}.md`), `# Note ${top.slice(-6)}\n\n![a figure](figure.png)\n`)
  writeFileSync(join(top, 'bad.md'), '---\nid: &a [x]\ntags: *a\n---\n')
  symlinkSync('/etc/hostname', join(top, 'sub', 'link.md'))
  return top
}

async function open(page: Page, path: string, what: 'file' | 'folder'): Promise<void> {
  await answerDialogs(appOf(page), undefined, path)
  const buttons = page.locator('section[aria-labelledby=leave-import] > .row button')
  await buttons.nth(what === 'file' ? 0 : 1).click()
}

async function preview(page: Page): Promise<void> {
  await open(page, someNotes(), 'folder')
  await page.locator('.leave-preview').waitFor()
}

async function report(page: Page): Promise<void> {
  await preview(page)
  await page.locator('.leave-preview button.primary').click()
  await page.locator('.leave-result').waitFor()
}

async function failure(page: Page): Promise<void> {
  const path = join(someNotes(), 'cut.drydock')
  writeFileSync(path, 'PK cut short')
  await open(page, path, 'file')
  await page.locator('.leave-result').waitFor()
}

async function deck(page: Page): Promise<void> {
  await page.locator('.leave input[value=anki]').check()
  await page.locator('.leave-form button[type=submit]').scrollIntoViewIfNeeded()
}

export const leaveStops: readonly Stop[] = [
  { name: 'leave-deck', route: '/record', reach: deck },
  { name: 'leave-preview', route: '/record', reach: preview },
  { name: 'leave-report', route: '/record', reach: report },
  { name: 'leave-failure', route: '/record', reach: failure },
]
