/** Every screen and state of the app, as data: one line each. The tour walks them, and specs may. */
import type { Page } from '@playwright/test'
import { devicesStops } from './devicesStops'
import { goTo } from './goTo'
import { labStops } from './labStops'
import { leaveStops } from './leaveStops'
import { marginStops } from './marginStops'
import { notesStops } from './notesStops'
import { quizStops } from './quizStops'
import { failingStops, noCardsStops, reviewStops } from './reviewStops'

export interface Stop {
  readonly name: string
  /** The text after `#` in the address. */
  readonly route: string
  /** What to do there to reach the state. */
  readonly reach?: (page: Page) => Promise<void>
}

export const stops: readonly Stop[] = [
  { name: 'contents', route: '/contents' },
  // Next: they put a whole store in the place of the new one, which would be a loss later on.
  ...notesStops,
  // While there are no cards yet.
  ...noCardsStops,
  { name: 'chapter-1', route: '/read/runtime' },
  { name: 'chapter-1-section', route: '/read/runtime/namespaces' },
  { name: 'chapter-2', route: '/read/control-plane' },
  { name: 'chapter-3', route: '/read/networking/kube-proxy' },
  { name: 'chapter-4', route: '/read/gitops/reconciliation' },
  { name: 'chapter-5', route: '/read/reliability/burn-rate' },
  { name: 'chapter-6', route: '/read/git/objects' },
  { name: 'chapter-7', route: '/read/local-first/this-app' },
  { name: 'chapter-8', route: '/read/microservices/design-checkout' },
  { name: 'chapter-9', route: '/read/security/admission' },
  { name: 'field-guide', route: '/read/field-guide' },
  { name: 'glossary-popover', route: '/read/runtime', reach: (page) => page.locator('.term').first().click() },
  { name: 'check-right', route: '/read/runtime', reach: (page) => answer(page, 'right') },
  { name: 'check-wrong', route: '/read/runtime', reach: (page) => answer(page, 'wrong') },
  { name: 'search-empty', route: '/search' },
  { name: 'search-hits', route: '/search?q=container' },
  { name: 'search-none', route: '/search?q=zzzz' },
  { name: 'glossary', route: '/glossary' },
  { name: 'glossary-term', route: '/glossary/namespace' },
  ...marginStops,
  ...reviewStops,
  ...quizStops,
  ...labStops,
  { name: 'record', route: '/record' },
  { name: 'record-backup', route: '/record', reach: backUp },
  { name: 'record-restore', route: '/record', reach: openRestore },
  { name: 'record-going-back', route: '/record', reach: chooseGoingBack },
  { name: 'settings', route: '/settings' },
  { name: 'missing', route: '/missing?link=drydock%3A%2F%2Fread%2Fnowhere' },
  { name: 'palette', route: '/contents', reach: (page) => openDialog(page, 'ControlOrMeta+k') },
  { name: 'shortcuts', route: '/contents', reach: (page) => openDialog(page, '?') },
  ...leaveStops,
  ...devicesStops,
  ...failingStops,
]

/** Goes to a stop, by way of another screen so that nothing of the last stop is left, and waits until it stands still. */
export async function visit(page: Page, stop: Stop): Promise<void> {
  await page.evaluate(() => {
    for (const dialog of document.querySelectorAll('dialog[open]'))
      if (dialog instanceof HTMLDialogElement) dialog.close()
  })
  for (const route of ['/missing', stop.route]) {
    await goTo(page, route)
    await settle(page)
  }
  if (!stop.reach) return
  await stop.reach(page)
  await settle(page)
}

/** Fonts loaded, nothing marked busy, every section of a chapter drawn, two frames painted. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"], .busy') &&
      (!document.querySelector('.chapter') || document.querySelector('.chapter-end')),
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++) await new Promise((painted) => requestAnimationFrame(painted))
  })
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
