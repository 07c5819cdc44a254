/** The stops of the tour at the notes in the margin. */
import type { Page } from '@playwright/test'
import { goTo } from './goTo'
import { selectWords, writeLostNote, writeNote } from './marginNotes'
import type { Stop } from './tour'

/** Words of the course to write notes on. */
const phrases = {
  layers: 'A container image is no disk image',
  digests: 'is a hash of content, almost always SHA-256',
  watch: 'Polling a thousand objects every second from twenty controllers would be ruinous',
} as const

async function select(page: Page, words: string): Promise<void> {
  await page.locator('.margin-column').waitFor({ state: 'attached' })
  await selectWords(page, words)
}

async function compose(page: Page): Promise<void> {
  await select(page, phrases.layers)
  await page.keyboard.press('m')
  await page.locator('.margin-text').waitFor()
}

/** Two notes in one section; the tour comes here more than once. */
async function haveNotes(page: Page): Promise<void> {
  const notes = page.locator('#digests .margin-list > li').first()
  await select(page, phrases.digests) // by then the notes are found
  if (await notes.isVisible()) return
  await writeNote(page, phrases.digests, 'Ask for the **digest** in production.\n\n- a tag can move\n- a digest cannot')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+M')
  await page.keyboard.insertText('How does this go with image signing?')
  await page.keyboard.press('Escape')
  await notes.waitFor()
}

async function openNote(page: Page): Promise<void> {
  await haveNotes(page)
  await page.locator('#digests [data-opens]').first().click()
  await page.locator('.margin-text').waitFor()
}

async function haveLostNote(page: Page): Promise<void> {
  await page.locator('.margin-column').waitFor({ state: 'attached' })
  if (!(await page.locator('.margin-lost').isVisible())) {
    await writeLostNote(page, phrases.watch)
    await goTo(page, '/missing')
    await page.locator('.chapter').waitFor({ state: 'detached' })
    await goTo(page, '/read/control-plane')
  }
  await page.locator('.margin-lost').waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
}

export const marginStops: readonly Stop[] = [
  { name: 'margin-selected', route: '/read/runtime/layers', reach: (page) => select(page, phrases.layers) },
  { name: 'margin-notes', route: '/read/runtime/digests', reach: haveNotes },
  { name: 'margin-open', route: '/read/runtime/digests', reach: openNote },
  { name: 'margin-compose', route: '/read/runtime/layers', reach: compose },
  { name: 'margin-lost', route: '/read/control-plane', reach: haveLostNote },
]
