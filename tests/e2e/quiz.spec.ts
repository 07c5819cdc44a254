import { expect, type Page, test } from '@playwright/test'
import type { QuizItem } from '../../renderer/study/course/source'
import { launchApp } from '../support/launch'
import { askedItem, giveAnswer, items, skipTo, startQuiz, type Wanted } from '../support/quizzes'

/** A change is on disk when its transaction completes; the next line may close the app at once. */
const saved = (page: Page) => page.waitForTimeout(300)

/** Presses Tab until a control that the selector names has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let press = 0; press < 80; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${selector}.`)
}

/** Answers the question that has the focus, right, with nothing but keys. */
async function answerByKeys(page: Page, item: QuizItem) {
  switch (item.kind) {
    case 'fill':
      await tabTo(page, '.fill-field')
      await page.keyboard.type(item.accept[0] ?? '')
      return page.keyboard.press('Enter')
    case 'order':
      return orderByKeys(page, item)
    case 'match':
      return matchByKeys(page, item)
    case 'multiple':
      for (let seen = 0; seen < item.options.length; seen++) {
        await page.keyboard.press('Tab')
        const id = await page.evaluate(() => document.activeElement?.getAttribute('data-option'))
        if (item.options.some((option) => option.id === id && option.correct)) await page.keyboard.press('Space')
      }
      return page.keyboard.press('Enter')
    default: {
      const right = item.options.find(({ correct }) => correct)
      await tabTo(page, 'input[type=radio]')
      await page.keyboard.press('Space')
      for (let press = 0; press < item.options.length; press++) {
        if (await page.evaluate((id) => document.activeElement?.matches(`[data-option="${id}"]`), right?.id)) break
        await page.keyboard.press('ArrowDown')
      }
      return page.keyboard.press('Enter')
    }
  }
}

async function orderByKeys(page: Page, { steps }: Extract<QuizItem, { kind: 'order' }>) {
  for (const [place, { id }] of steps.entries()) {
    await page.locator('legend').evaluate((legend: HTMLElement) => legend.focus())
    await tabTo(page, `[data-step="${id}"] button`)
    const at = () =>
      page.locator('.step').evaluateAll((all, id) => all.findIndex((row) => row.matches(`[data-step="${id}"]`)), id)
    for (let from = await at(); from > place; from--) {
      await page.keyboard.press('Alt+ArrowUp')
      await expect(page.locator('.check .unseen[role=status]')).toContainText(`now ${from} of ${steps.length}`)
      expect(await page.evaluate((id) => document.activeElement?.matches(`[data-step="${id}"] button`), id)).toBe(true)
    }
  }
  await tabTo(page, 'button[type=submit]')
  await page.keyboard.press('Enter')
}

async function matchByKeys(page: Page, { pairs }: Extract<QuizItem, { kind: 'match' }>) {
  for (const { id } of pairs) {
    await tabTo(page, `select[data-pair="${id}"]`)
    const chosen = () => page.locator(`select[data-pair="${id}"]`).inputValue()
    for (let press = 0; press < pairs.length && (await chosen()) !== id; press++) await page.keyboard.press('ArrowDown')
  }
  await tabTo(page, 'button[type=submit]')
  await page.keyboard.press('Enter')
}

test('a whole quiz with every kind of question is answered by keyboard alone', async () => {
  test.setTimeout(120_000)
  const { page, close } = await launchApp()
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quizzes')
  await tabTo(page, '.quizzes .chapter-row a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The evolution of the runtime')
  await tabTo(page, '.quiz-start input')
  await page.keyboard.press('ArrowUp') // from the first round to the last: all of them
  await tabTo(page, '.start-quiz')
  await page.keyboard.press('Enter')
  for (let place = 0; place < items.length; place++) {
    await expect(page.locator('.check-title')).toHaveText(`Question ${place + 1} of ${items.length}`)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    const item = await askedItem(page)
    await answerByKeys(page, item)
    await expect(page.locator('.verdict'), item.id).toHaveText('Right.')
    await expect(page.locator('.why')).not.toHaveCount(0)
    await page.keyboard.press('Enter') // the way on has the focus
  }
  await expect(page.locator('.sum')).toHaveText(`${items.length} of ${items.length} right.`)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.locator('.missed-items')).toHaveCount(0)
  await close()
})

test('a quiz that was quit in the middle has kept every answer, and goes on where it was', async () => {
  const first = await launchApp({ route: '/quiz/runtime' })
  await startQuiz(first.page)
  for (const wanted of ['right', 'wrong', 'right'] as const) {
    await giveAnswer(first.page, wanted)
    await first.page.locator('.check-end button').click()
  }
  await skipTo(first.page, 'fill')
  await first.page.locator('.fill-field').fill('half an ans')
  const asked = await first.page.locator('.check-title').innerText()
  await saved(first.page)
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/contents' })
  await second.page.getByRole('link', { name: 'A quiz is under way' }).click()
  await expect(second.page.locator('.check-title')).toHaveText(asked)
  await expect(second.page.locator('.fill-field')).toHaveValue('half an ans')
  await second.page.getByRole('button', { name: 'Stop and keep' }).click()
  await expect(second.page.locator('.sum')).toContainText('2 of 3 right.')
  await saved(second.page)
  await second.close()

  const third = await launchApp({ userData: first.userData, route: '/quiz/runtime' }) // and once stopped, it is over
  await expect(third.page.locator('.standing').first()).toHaveText('3 of 30 asked, 2 right at the last try')
  await startQuiz(third.page)
  expect((await askedItem(third.page)).id).toBe(items[1]?.id) // what was missed comes first
  await third.close()
})

test('a question is as it was left after reading something else', async () => {
  const { page, close } = await launchApp({ route: '/quiz/runtime' })
  await startQuiz(page)
  await skipTo(page, 'fill')
  await page.locator('.fill-field').fill('half an ans')
  await page.evaluate(() => {
    location.hash = '/glossary'
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary')
  await page.evaluate(() => {
    location.hash = '/quiz'
  })
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.locator('.fill-field')).toHaveValue('half an ans')
  await giveAnswer(page, 'wrong')
  await page.getByRole('link', { name: 'Read about it' }).click()
  await expect(page.locator('article.chapter')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('article.chapter')).toHaveCount(0)
  await expect(page.locator('.verdict')).toHaveText('Not yet.') // and is not asked a second time
  await close()
})

test('results count by learning goal, list what was missed, lead to the text, and ask the missed ones again', async () => {
  const { page, close } = await launchApp({ route: '/quiz/runtime' })
  await startQuiz(page)
  const plan: readonly (Wanted | 'skip')[] = ['right', 'wrong', 'partly', 'partly', 'skip', 'right', 'wrong', 'right']
  const given: { item: QuizItem; isRight: boolean }[] = []
  for (const wanted of plan) {
    const item = await askedItem(page)
    if (wanted === 'skip') {
      await page.locator('.skip-question').click()
      continue
    }
    await giveAnswer(page, wanted)
    const isRight = (await page.locator('.verdict').innerText()) === 'Right.'
    if (wanted !== 'partly') expect(isRight, item.id).toBe(wanted === 'right')
    given.push({ item, isRight })
    await page.locator('.check-end button').click()
  }
  await page.getByRole('button', { name: 'Stop and keep' }).click()
  const missed = given.filter(({ isRight }) => !isRight)
  await expect(page.locator('.sum')).toHaveText(
    `${given.length - missed.length} of ${given.length} right. 23 were not answered.`,
  )
  const goals = new Set(given.map(({ item }) => item.goal))
  expect(await page.locator('.goal').count()).toBe(goals.size)
  for (const goal of goals) {
    const own = given.filter(({ item }) => item.goal === goal)
    const line = page.locator(`.goal[data-goal="${goal}"]`)
    await expect(line.locator('.goal-count')).toHaveText(
      `${own.filter(({ isRight }) => isRight).length} of ${own.length} right`,
    )
    const section = (own.find(({ isRight }) => !isRight) ?? own[0])?.item.section
    await expect(line.getByRole('link')).toHaveAttribute('href', `#/read/runtime/${section}`)
  }
  await expect(page.locator('.missed-items li')).toHaveCount(missed.length)
  await page.getByRole('button', { name: `Ask the ${missed.length} missed ones again` }).click()
  for (const { item } of missed) {
    expect((await askedItem(page)).id).toBe(item.id)
    await giveAnswer(page, 'right')
    await page.locator('.check-end button').click()
  }
  await expect(page.locator('.sum')).toHaveText(`${missed.length} of ${missed.length} right.`)
  await close()
})

test('missed questions become review cards, once', async () => {
  const first = await launchApp({ route: '/quiz/runtime' })
  const { page } = first
  await startQuiz(page)
  for (const wanted of ['wrong', 'right', 'wrong'] as const) {
    await giveAnswer(page, wanted)
    await page.locator('.check-end button').click()
  }
  await page.getByRole('button', { name: 'Stop and keep' }).click()
  await page.getByRole('button', { name: 'Make 2 review cards' }).click()
  await expect(page.locator('.cards-added')).toContainText('2 cards added.')
  await expect(page.locator('.cards-added a')).toBeFocused()
  await saved(page)
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/contents' })
  await expect(second.page.locator('.today-due')).toHaveText('2 cards are due')
  await second.page.getByRole('link', { name: 'Quiz: The evolution of the runtime' }).click()
  await startQuiz(second.page)
  await giveAnswer(second.page, 'wrong')
  await second.page.getByRole('button', { name: 'Stop and keep' }).click()
  await expect(second.page.locator('.cards-added')).toContainText('review cards already')
  await second.close()
})

test('a mixed quiz takes questions from all chapters, in another order each time', async () => {
  const { page, close } = await launchApp({ route: '/quiz' })
  const orders = new Set<string>()
  const chapters = new Set<string>()
  await expect(page.locator('.chapter-row').first()).toBeVisible()
  const all = await page.locator('.chapter-row').count()
  for (let attempt = 0; attempt < 2; attempt++) {
    await page.getByRole('button', { name: 'Start the quiz' }).click()
    const ids: string[] = []
    for (let place = 1; place <= 10; place++) {
      await expect(page.locator('.check-title')).toHaveText(`Question ${place} of 10`)
      chapters.add(await page.locator('.from-chapter [data-content]').innerText())
      ids.push((await page.locator('form.check').getAttribute('data-item')) ?? '')
      await page.locator('.skip-question').click()
    }
    orders.add(ids.join())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quizzes') // nothing was answered: no results
  }
  expect(orders.size).toBe(2)
  expect(chapters.size).toBeGreaterThanOrEqual(Math.ceil(all / 2))
  await close()
})

test('an answer in the text counts in the quizzes, and is remembered beside the question', async () => {
  const first = await launchApp({ route: '/read/runtime' })
  const check = first.page.locator('form.check').first()
  await check.locator('input').first().check()
  await check.getByRole('button', { name: 'Check the answer' }).click()
  await expect(check.getByRole('button', { name: 'Try again' })).toBeFocused()
  const verdict = await check.getByRole('status').innerText()
  await saved(first.page)
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/read/runtime' })
  const last =
    verdict === 'Right.'
      ? 'Last time: right'
      : verdict === 'Not yet.'
        ? 'Last time: not yet'
        : 'Last time: partly right'
  await expect(second.page.locator('.last-time')).toHaveText([last])
  await second.page.evaluate(() => {
    location.hash = '/quiz/runtime'
  })
  await expect(second.page.locator('.standing').first()).toContainText('1 of 30 asked')
  await second.close()
})

test('an address of a quiz that does not exist says so', async () => {
  const { page, close } = await launchApp({ route: '/quiz/nowhere' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
  await close()
})
