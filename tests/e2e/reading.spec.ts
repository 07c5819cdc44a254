import { expect, type Page, test } from '@playwright/test'
import { goTo } from '../support/goTo'
import { launchApp, outsideRequests } from '../support/launch'

test('a learner reads, stops, and lands in the same place after a restart, and nothing leaves the app', async () => {
  const first = await launchApp()
  const { page } = first
  await page.getByRole('link', { name: 'Start reading' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await contents.locator('ol').getByRole('link').nth(2).click()
  const title = await page.locator('article h2').nth(2).locator('[data-content]').innerText()
  await expect(page.locator('article h2').nth(2)).toBeInViewport()
  await expect(page).toHaveTitle(/^.+ · The evolution of the runtime · Drydock$/)
  await page.mouse.move(700, 500) // over the sidebar the wheel would scroll the sidebar
  await page.mouse.wheel(0, 300)
  await page.waitForTimeout(900) // longer than the reader takes to note its place
  const before = await headingTop(page)
  expect(await outsideRequests(first.app)).toEqual([])
  await first.close()

  const second = await launchApp({ userData: first.userData })
  await expect(second.page.locator('article h2').nth(2)).toHaveText(title)
  expect(before).toBeLessThan(-100)
  await second.page.waitForTimeout(1_000) // the sections above are drawn meanwhile and must not move the text
  expect(Math.abs((await headingTop(second.page)) - before)).toBeLessThan(4)
  expect(await outsideRequests(second.app)).toEqual([])
  await second.page.getByRole('link', { name: 'Drydock' }).click()
  await expect(second.page.getByRole('link', { name: 'Go on reading' })).toBeVisible()
  await second.close()
})

test('a section that was read to its end is ticked, stays ticked after a restart, and can be unticked', async () => {
  const first = await launchApp({ route: '/read/runtime' })
  const box = first.page.locator('[data-end] input').first()
  await box.scrollIntoViewIfNeeded()
  await expect(box).toBeChecked()
  await first.page.waitForTimeout(300) // a change is on disk when its transaction completes; the next line closes at once
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/read/runtime' })
  const again = second.page.locator('[data-end] input').first()
  await expect(again).toBeChecked()
  await again.uncheck()
  await expect(second.page.locator('.sidebar .tick.read')).toHaveCount(0)
  await again.scrollIntoViewIfNeeded()
  await second.page.waitForTimeout(2_500) // its end is still on screen, longer than reading takes to count
  await expect(again).not.toBeChecked()
  await second.close()
})

test('a wrong answer is explained option by option, and a right one is called right', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime' })
  const check = page.locator('form.check').first()
  await check.scrollIntoViewIfNeeded()
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check.getByRole('status')).toHaveText('Choose an answer first.')
  const verdicts: string[] = []
  for (let place = 0; place < (await check.locator('.option').count()); place++) {
    await check.locator('input').nth(place).check()
    await check.getByRole('button', { name: 'Check the answer' }).click()
    verdicts.push(await check.getByRole('status').innerText())
    for (const why of await check.locator('.why').allInnerTexts()) expect(why.length).toBeGreaterThan(20)
    await check.getByRole('button', { name: 'Try again' }).click()
  }
  expect(verdicts).toContain('Not yet.')
  expect(verdicts.filter((verdict) => verdict !== 'Not yet.').length).toBeGreaterThan(0)
  await close()
})

test('a glossary term explains itself in place and leads to where it is taught', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime' })
  const term = page.locator('button.term').first()
  await term.click()
  await expect(term).toHaveAttribute('aria-expanded', 'true')
  const box = page.locator('.term-box:popover-open')
  await expect(box.locator('strong')).not.toBeEmpty()
  await page.keyboard.press('Escape')
  await expect(page.locator('.term-box:popover-open')).toHaveCount(0)
  await expect(term).toBeFocused()
  await close()
})

test('every figure of every chapter is drawn, and says the same in words', async () => {
  test.setTimeout(90_000)
  const { page, close } = await launchApp({ route: '/contents' })
  const links = page.locator('.chapter-row h2 a')
  await expect(links).not.toHaveCount(0)
  const chapters = await links.evaluateAll((all) => all.map((a) => [a.getAttribute('href') ?? '', a.textContent]))
  for (const [address = '', title = ''] of chapters) {
    await goTo(page, address.slice(1))
    await expect(page.locator('.chapter-head h1')).toHaveText(title)
    await expect(page.locator('.chapter-end')).toBeAttached() // all sections are drawn
    await expect(page.locator('.figure-space')).toHaveCount(0)
    const figures = page.locator('article.chapter figure')
    expect(await figures.count()).toBeGreaterThanOrEqual(5)
    for (const figure of await figures.all()) {
      await expect(figure.locator('svg.fig')).toHaveAttribute('aria-hidden', 'true')
      expect((await figure.locator('.figure-words div').textContent())?.length).toBeGreaterThan(80)
    }
  }
  await close()
})

const headingTop = (page: Page) =>
  page
    .locator('article h2')
    .nth(2)
    .evaluate((heading) => heading.getBoundingClientRect().top)

test('who goes to a section has not read the one before it', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime/namespaces' })
  await expect(page.locator('.chapter-end')).toBeAttached()
  await page.waitForTimeout(2_500) // longer than an end must be in view
  await expect(page.locator('.sidebar .tick.read')).toHaveCount(0)
  await close()
})

test('the table of contents follows the reading: one chapter is unfolded, and its section is in view', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime/summary' })
  const here = page.locator('.sidebar [aria-current="location"]')
  await page.setViewportSize({ width: 1280, height: 500 })
  await goTo(page, '/read/control-plane/summary')
  await expect(here).toBeInViewport({ ratio: 1 })
  await expect(page.locator('.sidebar details[open]')).toHaveCount(1)
  await goTo(page, '/read/control-plane')
  await expect(page.locator('.sidebar summary[aria-current]')).toBeInViewport()
  await close()
})
