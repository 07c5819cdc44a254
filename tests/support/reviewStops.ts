/** The stops of the tour at the reviews. */
import type { Page } from '@playwright/test'
import { goTo } from './goTo'
import type { Stop } from './tour'

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
  await goTo(page, '/review/progress')
  await page.locator('.plot canvas').nth(1).waitFor()
}

async function showTables(page: Page): Promise<void> {
  const toggles = page.locator('.plot-head [aria-pressed]')
  await toggles.nth(1).waitFor()
  for (const toggle of await toggles.all()) await toggle.click()
}

/** Sets the daily limits, and comes back to the review. */
async function setLimits(page: Page, fresh: string, reviews: string): Promise<void> {
  await goTo(page, '/review/progress')
  await page.locator('.number-field input').first().fill(fresh)
  await page.locator('.number-field input').nth(1).fill(reviews)
  await goTo(page, '/review')
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

/** While there are no cards yet. */
export const noCardsStops: readonly Stop[] = [
  { name: 'review-none', route: '/review' },
  { name: 'review-cards-none', route: '/review/cards' },
  { name: 'review-progress-none', route: '/review/progress' },
]

export const reviewStops: readonly Stop[] = [
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
]

/** Last of all: what cannot be saved is told on every screen for a while. */
export const failingStops: readonly Stop[] = [{ name: 'review-failing', route: '/review/progress', reach: failToSave }]
