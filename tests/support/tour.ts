/** Every screen and state of the app, as data: one line each. The tour walks them, and specs may. */
import type { Page } from '@playwright/test'
import { leaveStops } from './leaveStops'
import { selectWords, writeLostNote, writeNote } from './marginNotes'
import { notesStops } from './notesStops'
import { quizStops } from './quizStops'

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
  // First of all, while there are no cards yet.
  { name: 'review-none', route: '/review' },
  { name: 'review-cards-none', route: '/review/cards' },
  { name: 'review-progress-none', route: '/review/progress' },
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
  { name: 'review-question', route: '/review', reach: takeChapter },
  { name: 'review-answer', route: '/review', reach: (page) => press(page, 'Space', '.side.answer') },
  { name: 'review-keys', route: '/review', reach: (page) => press(page, '?', 'dialog[open]') },
  { name: 'review-cards', route: '/review/cards' },
  { name: 'review-cards-empty', route: '/review/cards', reach: (page) => page.locator('.big-field').fill('zzzz') },
  { name: 'review-card', route: '/review/cards', reach: (page) => page.locator('.card-title').first().click() },
  { name: 'review-editor', route: '/review/cards', reach: writeGaps },
  { name: 'review-editor-fault', route: '/review/cards', reach: keepNothing },
  { name: 'review-done', route: '/review', reach: (page) => answerAll(page) },
  { name: 'review-limit', route: '/review', reach: reachLimit },
  { name: 'review-progress', route: '/review/progress', reach: answerLater },
  { name: 'review-progress-table', route: '/review/progress', reach: showTables },
  { name: 'review-ahead', route: '/review', reach: setClockRight },
  { name: 'review-limits-fault', route: '/review/progress', reach: typeNoNumber },
  { name: 'review-failing', route: '/review/progress', reach: failToSave },
  ...quizStops,
  { name: 'record', route: '/record' },
  { name: 'record-backup', route: '/record', reach: backUp },
  { name: 'record-restore', route: '/record', reach: openRestore },
  { name: 'record-going-back', route: '/record', reach: chooseGoingBack },
  { name: 'settings', route: '/settings' },
  { name: 'missing', route: '/missing?link=drydock%3A%2F%2Fread%2Fnowhere' },
  { name: 'palette', route: '/contents', reach: (page) => openDialog(page, 'ControlOrMeta+k') },
  { name: 'shortcuts', route: '/contents', reach: (page) => openDialog(page, '?') },
  ...leaveStops,
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

const backups = (page: Page) => page.locator('.backups li')

/** Makes one where there is none. */
async function backUp(page: Page): Promise<void> {
  if ((await backups(page).count()) === 0) await page.locator('.record-part button').first().click()
  await backups(page).first().waitFor()
}

async function openRestore(page: Page): Promise<void> {
  await backUp(page)
  await backups(page).getByRole('button').first().click()
  await page.locator('dialog[open] form').waitFor()
}

async function chooseGoingBack(page: Page): Promise<void> {
  await openRestore(page)
  await page.locator('dialog[open] input[type=radio]').nth(1).check()
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

async function press(page: Page, key: string, wanted: string): Promise<void> {
  await page.locator('article.card').waitFor()
  await page.keyboard.press(key)
  await page.locator(wanted).waitFor()
}

/** Takes in the cards of the first chapter, where they are not in yet. */
async function takeChapter(page: Page): Promise<void> {
  const take = page.locator('.take-chapters button').first()
  if (await take.isVisible()) await take.click()
  await page.locator('article.card').waitFor()
}

async function writeGaps(page: Page): Promise<void> {
  await page.locator('.list-head button').click()
  await page.locator('[name="kind"][value="cloze"]').check()
  await page
    .locator('textarea')
    .first()
    .fill('The {{c1::kubelet}} runs on every {{c2::node::machine}}: `kubectl get node`.')
  await page.locator('.card-preview .card').nth(1).waitFor()
}

async function keepNothing(page: Page): Promise<void> {
  await page.locator('.list-head button').click()
  for (const area of await page.locator('textarea').all()) await area.fill('')
  await page.locator('.card-editor [type="submit"]').click()
}

/** Answers every card that is due, with these grades in turn. */
async function answerAll(page: Page, grades = '4'): Promise<void> {
  for (let answered = 0; ; answered++) {
    await page.locator('.review-done, .review-none, article.card').first().waitFor()
    if ((await page.locator('article.card').count()) === 0) return
    await page.keyboard.press('Space')
    await page.locator('.side.answer').waitFor()
    await page.keyboard.press(grades[answered % grades.length] ?? '4')
    await page.locator('.side.answer').waitFor({ state: 'detached' })
  }
}

/** The page's clock, so many days from now. */
const setClock = (page: Page, days: number) => page.clock.setSystemTime(Date.now() + days * 86_400_000)

/** Back to the machine's own time: what was answered at the other times lies ahead. */
async function setClockRight(page: Page): Promise<void> {
  await setClock(page, 0)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.locator('.review-notice').first().waitFor()
}

/** Weeks later, with a limit of one review a day. */
async function reachLimit(page: Page): Promise<void> {
  await setClock(page, 20)
  await setLimits(page, '0', '1')
  await answerAll(page)
}

/** Answers over some weeks, so that there is something to plot. */
async function answerLater(page: Page): Promise<void> {
  for (const days of [20, 29, 37]) {
    await setClock(page, days)
    await setLimits(page, '4', '100')
    await answerAll(page, '33134')
  }
  await page.evaluate(() => {
    location.hash = '/review/progress'
  })
  await page.locator('.plot canvas').nth(1).waitFor()
}

async function showTables(page: Page): Promise<void> {
  const toggles = page.locator('.plot-head [aria-pressed]')
  await toggles.nth(1).waitFor()
  for (const toggle of await toggles.all()) await toggle.click()
}

/** Sets the daily limits, and comes back to the review. */
async function setLimits(page: Page, fresh: string, reviews: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/review/progress'
  })
  await page.locator('.number-field input').first().fill(fresh)
  await page.locator('.number-field input').nth(1).fill(reviews)
  await page.evaluate(() => {
    location.hash = '/review'
  })
  await page.locator('.review-done, .review-none, article.card').first().waitFor()
}

/** A limit that is no number. */
async function typeNoNumber(page: Page): Promise<void> {
  await page.locator('.number-field input').first().fill('many')
}

/** The disk takes nothing for some seconds. */
async function failToSave(page: Page): Promise<void> {
  await page.evaluate((forMs) => {
    const { add, put } = IDBObjectStore.prototype
    if (add.name === 'refuse') return // still at it from the last visit
    const refuse = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
    setTimeout(() => Object.assign(IDBObjectStore.prototype, { add, put }), forMs)
  }, 6_000)
  const limit = page.locator('.number-field input').nth(1)
  await limit.fill((await limit.inputValue()) === '90' ? '100' : '90')
  await page.locator('.notice').first().waitFor()
  await page.evaluate(() => scrollTo(0, 0))
}
