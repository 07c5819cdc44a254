/** Every screen and state of the app, as data: one line each. The tour walks them, and specs may. */
import type { Page } from '@playwright/test'
import { selectWords, writeLostNote, writeNote } from './marginNotes'
import { notesStops } from './notesStops'

export interface Stop {
  readonly name: string
  /** The text after `#` in the address. */
  readonly route: string
  /** What to do there to reach the state. */
  readonly reach?: (page: Page) => Promise<void>
}

export const stops: readonly Stop[] = [
  // First: they put a whole store in the place of the new one, which would be a loss later on.
  ...notesStops,
  { name: 'contents', route: '/contents' },
  { name: 'chapter-1', route: '/read/runtime' },
  { name: 'chapter-1-section', route: '/read/runtime/namespaces' },
  { name: 'chapter-2', route: '/read/control-plane' },
  { name: 'glossary-popover', route: '/read/runtime', reach: (page) => page.locator('.term').first().click() },
  { name: 'check-right', route: '/read/runtime', reach: (page) => answer(page, 'right') },
  { name: 'check-wrong', route: '/read/runtime', reach: (page) => answer(page, 'wrong') },
  { name: 'search-empty', route: '/search' },
  { name: 'search-hits', route: '/search?q=container' },
  { name: 'search-none', route: '/search?q=zzzz' },
  { name: 'glossary', route: '/glossary' },
  { name: 'glossary-term', route: '/glossary/namespace' },
  { name: 'margin-selected', route: '/read/runtime/layers', reach: (page) => select(page, phrases.layers) },
  { name: 'margin-notes', route: '/read/runtime/digests', reach: haveNotes },
  { name: 'margin-open', route: '/read/runtime/digests', reach: openNote },
  { name: 'margin-compose', route: '/read/runtime/layers', reach: compose },
  { name: 'margin-lost', route: '/read/control-plane', reach: haveLostNote },
  { name: 'quiz', route: '/quiz' },
  { name: 'review', route: '/review' },
  { name: 'record', route: '/record' },
  { name: 'settings', route: '/settings' },
  { name: 'missing', route: '/missing?link=drydock%3A%2F%2Fread%2Fnowhere' },
  { name: 'palette', route: '/contents', reach: (page) => openDialog(page, 'ControlOrMeta+k') },
  { name: 'shortcuts', route: '/contents', reach: (page) => openDialog(page, '?') },
]

/** Goes to a stop, by way of another screen so that nothing of the last stop is left, and waits until it stands still. */
export async function visit(page: Page, stop: Stop): Promise<void> {
  await page.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog[open]'))
      if (dialog instanceof HTMLDialogElement) dialog.close()
  })
  for (const route of ['/missing', stop.route]) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, route)
    await settle(page)
  }
  await stop.reach?.(page)
  await settle(page)
}

/** Fonts loaded, nothing marked busy, every section of a chapter drawn, two frames painted. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .busy'))
  await page.waitForFunction(() => !document.querySelector('.chapter') || document.querySelector('.chapter-end'))
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++) await new Promise((painted) => requestAnimationFrame(painted))
  })
}

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
    for (const route of ['/missing', '/read/control-plane']) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, route)
      await settle(page)
    }
  }
  await page.locator('.margin-lost').waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
}

async function openDialog(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys)
  await page.locator('dialog[open]').waitFor()
}

/** Answers the first check of the chapter by trying its options, one by one, until the verdict is the wanted one. */
async function answer(page: Page, wanted: 'right' | 'wrong'): Promise<void> {
  const check = page.locator('form.check').first()
  await check.scrollIntoViewIfNeeded()
  if (await check.locator('.why').count()) await check.locator('.check-end button').click()
  const options = check.locator('input')
  for (let tried = 0; tried < (await options.count()); tried++) {
    await options.nth(tried).check()
    await check.locator('button[type=submit]').click()
    const verdict = (await check.locator('.verdict').getAttribute('class')) ?? ''
    if (verdict.includes(wanted)) return
    await check.locator('.check-end button').click()
  }
  throw new Error(`No answer to the first check is ${wanted}.`)
}
