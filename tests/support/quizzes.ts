/** Goes to the questions of a quiz and answers them, by what the course says is right. For the tour and for specs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { QuizFile, type QuizItem } from '../../renderer/study/course/source'

const file = join(import.meta.dirname, '../../content/chapters/01-runtime/quiz.json')
/** The questions of the first chapter. */
export const items: readonly QuizItem[] = QuizFile.parse(JSON.parse(readFileSync(file, 'utf8'))).items

export type Wanted = 'right' | 'partly' | 'wrong'

/** Starts a quiz of the whole first chapter, ending one that is under way. */
export async function startQuiz(page: Page): Promise<void> {
  const stop = page.locator('.stop-quiz')
  if (await stop.count()) await stop.click()
  const another = page.locator('.another-quiz')
  if (await another.count()) {
    await another.click()
    await page.locator('.chapter-row a').first().click()
  }
  await page.locator('.quiz-start input').last().check()
  await page.locator('.start-quiz').click()
  await page.locator('form.check').waitFor()
}

/** Passes over questions until one of that kind is asked. */
export async function skipTo(page: Page, kind: QuizItem['kind']): Promise<void> {
  for (let passed = 0; passed < items.length; passed++) {
    const form = page.locator('form.check')
    if ((await form.getAttribute('data-kind')) === kind) return
    const before = await form.getAttribute('data-item')
    await page.locator('.skip-question').click()
    await page.waitForFunction(
      (item) => document.querySelector('form.check')?.getAttribute('data-item') !== item,
      before,
    )
  }
  throw new Error(`No question of kind ${kind} was asked.`)
}

export async function askedItem(page: Page): Promise<QuizItem> {
  const id = await page.locator('form.check').getAttribute('data-item')
  const item = items.find((one) => one.id === id)
  if (!item) throw new Error(`The chapter has no question ${id}.`)
  return item
}

/** Answers the question that is asked, and waits for its reasons. */
export async function giveAnswer(page: Page, wanted: Wanted): Promise<void> {
  await fillIn(page, await askedItem(page), wanted)
  await page.locator('form.check button[type=submit]').click()
  await page.locator('form.check .why').first().waitFor()
}

async function fillIn(page: Page, item: QuizItem, wanted: Wanted): Promise<void> {
  switch (item.kind) {
    case 'fill':
      return page.locator('.fill-field').fill((wanted === 'right' ? item.accept[0] : item.mistakes[0]?.text) ?? '')
    case 'match':
      return choosePairs(page, item, wanted)
    case 'order':
      return putInOrder(page, orderOf(item, wanted))
    default: {
      const options = item.options.filter(({ correct }) => (wanted === 'wrong' ? !correct : correct))
      const chosen = item.kind === 'multiple' && wanted !== 'partly' ? options : options.slice(0, 1)
      for (const { id } of chosen) await page.locator(`[data-option="${id}"]`).check()
    }
  }
}

/** Partly: the first two change places. Wrong: each has the next one's partner. */
async function choosePairs(page: Page, { pairs }: Extract<QuizItem, { kind: 'match' }>, wanted: Wanted): Promise<void> {
  const turn = wanted === 'right' ? 0 : 1
  const among = wanted === 'partly' ? 2 : pairs.length
  for (const [at, { id }] of pairs.entries()) {
    const partner = at < among ? pairs[(at + turn) % among] : pairs[at]
    await page.locator(`select[data-pair="${id}"]`).selectOption(partner?.id ?? '')
  }
}

function orderOf({ steps }: Extract<QuizItem, { kind: 'order' }>, wanted: Wanted): readonly string[] {
  const ids = steps.map(({ id }) => id)
  if (wanted === 'right') return ids
  return wanted === 'wrong' ? ids.toReversed() : [...ids.slice(1), ...ids.slice(0, 1)]
}

/** Moves each step up to its place. */
async function putInOrder(page: Page, wanted: readonly string[]): Promise<void> {
  for (const [place, id] of wanted.entries()) {
    const current = () =>
      page.locator('.step').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-step') ?? ''))
    for (let at = (await current()).indexOf(id); at > place; at--)
      await page.locator(`.step[data-step="${id}"] button`).first().click()
  }
}
