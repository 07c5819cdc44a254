import { expect, type Page, test } from '@playwright/test'
import { launchApp } from '../support/launch'
import { giveAnswer, startQuiz } from '../support/quizzes'

/** How far things moved by themselves since the start, as Chromium scores it. Letters that arrive score 0.0002. */
const movedBy = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((seen) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as readonly { value: number }[]) sum += entry.value
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => seen(sum), 200)
      }),
  )

test('the first visit says what one can do here', async () => {
  const { page, close } = await launchApp()
  await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible()
  await expect(page.locator('.welcome li')).toHaveCount(3)
  await expect(page.locator('.chapter-row')).not.toHaveCount(0)
  await expect(page.getByText(/^0 of \d+ read$/)).toHaveCount(await page.locator('.chapter-row').count())
  await page.getByRole('link', { name: 'Answer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quizzes')
  await close()
})

test('home shows where one stopped, what is due and how each chapter stands, and nothing moves while it fills in', async () => {
  const first = await launchApp({ route: '/quiz/runtime' })
  await startQuiz(first.page)
  for (const wanted of ['right', 'wrong', 'wrong'] as const) {
    await giveAnswer(first.page, wanted)
    await first.page.locator('.check-end button').click()
  }
  await first.page.locator('.stop-quiz').click()
  await first.page.locator('.add-cards').click()
  await first.page.evaluate(() => {
    location.hash = '/read/runtime/namespaces'
  })
  await first.page.locator('[data-end] input').nth(2).check()
  await first.page.waitForTimeout(1_200) // longer than the reader takes to note its place
  await first.close()

  const { page, close } = await launchApp({ userData: first.userData, route: '/contents' })
  // Two of missed questions, and those of the sections that were read: as many as the sidebar says.
  await expect(page.locator('.today-due')).toHaveText(/^([2-9]|\d\d) cards are due$/)
  const badge = await page.locator('.sidebar .badge > [aria-hidden]').innerText()
  await expect(page.locator('.today-due')).toHaveText(`${badge} cards are due`)
  await expect(page.getByText('2 questions to ask again')).toBeVisible()
  const row = page.locator('.chapter-row').first()
  await expect(row).toContainText('1 of 3 right')
  await expect(row).toContainText(/[1-9]\d* of 14 read/)
  expect(await movedBy(page)).toBeLessThan(0.002)
  await page.getByRole('link', { name: 'Review now' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reviews')
  await close()
})

test('home leads to the newest notes', async () => {
  const { page, close } = await launchApp({ route: '/notes' })
  for (const title of ['First thought', 'Second thought', 'Third thought', 'Fourth thought']) {
    await page.getByRole('button', { name: 'New note' }).click()
    await expect(page.locator('.cm-placeholder')).toBeVisible()
    await page.locator('.cm-content').fill(title)
    await expect(page.locator('.note-scroll')).toContainText(title)
  }
  await page.getByRole('link', { name: 'Home', exact: true }).click()
  await expect(page.locator('.today-notes a')).toHaveText(['Fourth thought', 'Third thought', 'Second thought'])
  await page.getByRole('link', { name: 'Third thought' }).click()
  await expect(page.locator('.cm-content')).toContainText('Third thought')
  await close()
})
