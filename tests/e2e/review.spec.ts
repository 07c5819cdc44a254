import { expect, type Page, test } from '@playwright/test'
import { launchApp, outsideRequests } from '../support/launch'

const card = (page: Page) => page.locator('article.card')
const question = (page: Page) => page.getByRole('region', { name: 'Question' })
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' })
const counts = (page: Page) => page.locator('.review-counts')
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const badge = (page: Page) => page.locator('.sidebar .badge > [aria-hidden]')

async function go(page: Page, route: string) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, route)
}

/** Takes in every card of the first chapter. */
async function takeChapter(page: Page) {
  await page.getByRole('button', { name: /^Take in 44 cards/ }).click()
  await expect(question(page)).toBeVisible()
}

async function writeCard(page: Page, fields: { front: string; back?: string; isCloze?: boolean }) {
  await go(page, '/review/cards')
  await page.getByRole('button', { name: 'Write a card' }).click()
  if (fields.isCloze) await page.getByLabel('Text with gaps').check()
  await field(page, fields.isCloze ? 'Text' : 'Front').fill(fields.front)
  if (fields.back) await field(page, fields.isCloze ? 'Added to the answer (may stay empty)' : 'Back').fill(fields.back)
}

/** Answers what is due until nothing is, and says how many answers that took. */
async function answerAll(page: Page, key: string): Promise<number> {
  for (let answers = 0; ; answers++) {
    await expect(page.locator('.review-done, .review-none, article.card').first()).toBeVisible()
    if ((await card(page).count()) === 0) return answers
    await page.keyboard.press('Space')
    await expect(answer(page)).toBeFocused()
    const before = await counts(page).textContent()
    await page.keyboard.press(key)
    await expect(answer(page)).toHaveCount(0)
    if (answers > 200) throw new Error(`no end: ${before}`)
  }
}

/** The dates of all cards as the list shows them. */
async function dates(page: Page): Promise<readonly string[]> {
  await go(page, '/review/cards')
  await expect(page.locator('table.cards')).toBeVisible()
  return page.locator('table.cards tbody tr').allInnerTexts()
}

test('the cards of a section that was read come by themselves, are reviewed by keyboard alone, and are the same after a restart', async () => {
  const first = await launchApp({ route: '/read/runtime/one-host' })
  const { page } = first
  await page.getByLabel('Mark “One host, many programs” as read').check()
  await expect(badge(page)).toHaveText('2')
  await page.keyboard.press('Tab')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(question(page)).toBeFocused()
  await expect(counts(page)).toHaveText(/0 learning.*0 to review.*2 new/)
  await page.keyboard.press('3') // a grade before the answer does nothing
  await expect(answer(page)).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(answer(page)).toBeFocused()
  await expect(page.locator('.review [role="status"]')).toHaveText('The answer is shown. Grade it with 1 to 4.')
  await expect(page.getByRole('button', { name: /^Easy/ })).toContainText('8 days')
  const asked = await question(page).innerText()
  await page.keyboard.press('4')
  await expect(counts(page)).toHaveText(/1 new/)
  await expect(page.locator('.review [role="status"]')).toHaveText('1 card left')
  await page.keyboard.press('u')
  await expect(question(page)).toBeFocused()
  expect(await question(page).innerText()).toBe(asked)
  await expect(counts(page)).toHaveText(/2 new/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter') // good
  await expect(counts(page)).toHaveText(/1 new/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('4')
  await expect(badge(page)).toHaveText('1') // the one in learning, early, because nothing else is due
  const before = await dates(page)
  expect(before).toHaveLength(2)
  await first.close()
  const second = await launchApp({ userData: first.userData, route: '/review' })
  await expect(badge(second.page)).toHaveText('1')
  await expect(counts(second.page)).toHaveText(/1 learning.*0 to review.*0 new/)
  expect(await dates(second.page)).toEqual(before)
  await second.close()
})

test('a section that is unticked keeps its cards, and read again adds nothing twice', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime/one-host' })
  const box = page.getByLabel('Mark “One host, many programs” as read')
  await box.check()
  await expect(badge(page)).toHaveText('2')
  await box.uncheck()
  await box.check()
  await go(page, '/review/cards')
  await expect(page.locator('table.cards tbody tr')).toHaveCount(2)
  await page.getByText('Take in cards of the course').click()
  await page.getByRole('button', { name: /^Take in 42 cards/ }).click()
  await expect(page.locator('table.cards tbody tr')).toHaveCount(44)
  await close()
})

test('a card is put off, suspended and taken back, and the daily limit holds', async () => {
  const { page, close } = await launchApp({ route: '/review' })
  await takeChapter(page)
  await expect(counts(page)).toHaveText(/10 new/)
  const first = await question(page).innerText()
  await page.keyboard.press('b')
  await expect(page.locator('.review-told')).toHaveText('Put off until tomorrow.')
  expect(await question(page).innerText()).not.toBe(first)
  await page.keyboard.press('u')
  await expect(question(page)).toContainText(first.split('\n').at(-1) ?? '')
  await page.keyboard.press('s')
  await expect(page.locator('.review-told')).toContainText('Suspended')
  await go(page, '/review/cards')
  await page.getByRole('combobox', { name: 'State' }).selectOption('Suspended')
  await expect(page.locator('table.cards tbody tr')).toHaveCount(1)
  await page.locator('.card-title').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Suspend' })).toBeVisible()
  await page.keyboard.press('Escape')
  await go(page, '/review/progress')
  const limit = page.getByLabel('New cards a day')
  await limit.fill('2x')
  await expect(page.getByRole('alert').filter({ hasText: 'Write a whole number' })).toContainText(
    'Until then 10 stands.',
  )
  await limit.fill('3')
  await expect(badge(page)).toHaveText('3')
  await go(page, '/review')
  expect(await answerAll(page, '4')).toBe(3)
  await expect(page.getByRole('heading', { name: 'Done for today' })).toBeFocused()
  await expect(page.locator('.review-done')).toContainText('You answered 3 cards today, 3 of them new.')
  await expect(badge(page)).toHaveCount(0)
  await page.keyboard.press('u')
  await expect(question(page)).toBeVisible()
  await close()
})

test('reviews beyond the limit are named and can be done all the same; answers of a wrong clock wait until the learner counts them', async () => {
  const { page, close } = await launchApp({ route: '/review' })
  await takeChapter(page)
  await answerAll(page, '4')
  const today = Date.now()
  await page.clock.setSystemTime(today + 40 * 86_400_000)
  await go(page, '/review/progress')
  await page.getByLabel('New cards a day').fill('0')
  await page.getByLabel('Reviews a day, at most').fill('4')
  await go(page, '/review')
  await expect(counts(page)).toHaveText(/4 to review/)
  expect(await answerAll(page, '3')).toBe(4)
  await expect(page.locator('.review-notice')).toContainText('6 more cards are due, beyond today’s limits.')
  await page.getByRole('button', { name: 'Review them all the same' }).click()
  await expect(counts(page)).toHaveText(/6 to review/)
  expect(await answerAll(page, '3')).toBe(6)
  await go(page, '/review/progress')
  await expect(page.locator('.plot canvas').last()).toBeVisible()
  await page.getByRole('button', { name: 'As a table' }).last().click()
  await expect(page.getByRole('table', { name: 'What you remembered' })).toContainText('100 %')
  await page.clock.setSystemTime(Date.now())
  await go(page, '/review')
  await expect(page.locator('.review-notice')).toContainText('10 answers are dated ahead')
  await page.getByRole('button', { name: 'Count them as done today' }).click()
  await expect(page.locator('.review-notice')).toHaveCount(0)
  await close()
})

test('own cards: two sides and gaps, with a preview, clear faults, change, trash and undo', async () => {
  const { page, close } = await launchApp({ route: '/review/cards' })
  await writeCard(page, { front: 'What does **etcd** keep?' })
  await page.getByRole('button', { name: 'Keep the card' }).click()
  await expect(page.getByRole('alert')).toHaveText('The back is empty. Write the answer.')
  await field(page, 'Back').fill('The *state* of the cluster.')
  await expect(page.locator('.card-preview em')).toHaveText('state')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'The card is in your reviews.' })).toBeFocused()
  await expect(page.locator('table.cards tbody tr')).toHaveCount(1)
  await writeCard(page, { isCloze: true, front: 'The kubelet runs on every node.' })
  await page.getByRole('button', { name: 'Keep the card' }).click()
  await expect(page.getByRole('alert')).toContainText('no gap yet')
  await field(page, 'Text').evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 11))
  await page.getByRole('button', { name: 'Hide the selection' }).click()
  await expect(field(page, 'Text')).toHaveValue('The {{c1::kubelet}} runs on every node.')
  await page.getByRole('button', { name: 'Keep the card' }).click()
  await go(page, '/review')
  await expect(question(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(answer(page).locator('em')).toHaveText('state')
  await page.keyboard.press('4')
  await expect(question(page)).toContainText('The […] runs on every node.')
  await page.keyboard.press('e')
  await field(page, 'Text').fill('The {{c1::kubelet}} runs on each {{c2::node}}.')
  await page.getByRole('button', { name: 'Keep the changes' }).click()
  await expect(question(page)).toContainText('The […] runs on each node.')
  await go(page, '/review/cards')
  await expect(page.locator('table.cards tbody tr')).toHaveCount(3)
  await page.getByRole('button', { name: 'What does etcd keep?' }).click()
  await expect(page.getByRole('dialog')).toContainText('Answered: Easy')
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.locator('table.cards tbody tr')).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('table.cards tbody tr')).toHaveCount(3)
  await page.getByRole('button', { name: 'What does etcd keep?' }).click()
  await page.getByRole('button', { name: 'Start over…' }).click()
  await page.getByRole('button', { name: 'Start over', exact: true }).click()
  await expect(page.getByRole('dialog').locator('.facts')).toContainText('New')
  await expect(page.getByRole('dialog')).toContainText('Answered: Easy')
  await close()
})

test('what was begun on a card is still there after leaving the page', async () => {
  const { page, close } = await launchApp({ route: '/review/cards' })
  await writeCard(page, { front: 'Half a thought' })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Leave without keeping what you wrote?')).toBeVisible()
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await go(page, '/contents')
  await expect(page.getByRole('heading', { level: 1, name: 'Reviews' })).toHaveCount(0)
  await go(page, '/review/cards')
  await page.getByRole('button', { name: 'Write a card' }).click()
  await expect(field(page, 'Front')).toHaveValue('Half a thought')
  await close()
})

const hostile = [
  '<img src=x onerror="window.canary=1">',
  '<svg/onload=window.canary=1>\n<details open ontoggle=window.canary=1>',
  '```"><img src=x onerror=window.canary=1>\ncode\n```',
  '[a](javascript:window.canary=1) [b](&#106;avascript:window.canary=1) [c](file:///etc/passwd)',
  '![p](https://example.invalid/pixel.png) <https://example.invalid/>',
  '<style>*{display:none}</style><form id=config><base href=//example.invalid>',
  '{{c1::<img src=x onerror=window.canary=1>::<svg onload=window.canary=1>}} [x]: https://example.invalid/x',
]

/** Elements and links that no card may put into the page. The page's policy would stop most of them, but not all. */
const strange = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.face *')]
      .filter((one) =>
        one.matches(
          'img, svg:not(.icon), form, iframe, base, style, details, script, a:not([href^="http"], [href^="#"])',
        ),
      )
      .map((one) => one.outerHTML.slice(0, 80)),
  )

test('hostile text on a card runs nothing and asks for nothing, where it is written, listed and reviewed', async () => {
  test.setTimeout(60_000)
  const { app, page, close } = await launchApp({ route: '/review/cards' })
  for (const text of hostile) {
    await writeCard(page, { front: `${text}\n\n{{c1::gap}}`, back: text, isCloze: true })
    await expect(page.locator('.card-preview .markdown').first()).toHaveAttribute('aria-busy', 'false')
    await expect(page.locator('.card-preview .face').first()).not.toBeEmpty()
    expect(await strange(page)).toEqual([])
    await page.getByRole('button', { name: 'Keep the card' }).click()
    await expect(page.locator('table.cards')).toBeVisible()
  }
  await expect(page.locator('table.cards tbody tr')).toHaveCount(hostile.length)
  for (const at of hostile.keys()) {
    await page.locator('.card-title').nth(at).click()
    await expect(page.getByRole('dialog').locator('.face').last()).not.toBeEmpty()
    expect(await strange(page)).toEqual([])
    await page.keyboard.press('Escape')
  }
  await go(page, '/review')
  for (let at = 0; at < hostile.length; at++) {
    await expect(question(page)).toBeFocused()
    await page.keyboard.press('Space')
    await expect(answer(page).locator('.face')).not.toBeEmpty()
    expect(await strange(page)).toEqual([])
    await page.keyboard.press('4')
    await expect(answer(page)).toHaveCount(0)
  }
  await expect(page.locator('.review-done')).toBeVisible()
  expect(await page.evaluate(() => 'canary' in window)).toBe(false)
  expect(await outsideRequests(app)).toEqual([])
  await close()
})
