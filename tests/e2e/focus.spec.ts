/** After each step that takes away what had the focus, the focus is where one goes on, and never nowhere. */
import { expect, type Page, test } from '@playwright/test'
import { answerDialogs, appOf } from '../support/dialogs'
import { goTo } from '../support/goTo'
import { launchApp } from '../support/launch'
import { writeNote } from '../support/marginNotes'
import { seedNotes } from '../support/seedNotes'

/** By keyboard. */
async function press(page: Page, name: string | RegExp, within = 'main') {
  const button = page.locator(within).getByRole('button', { name, exact: true }).first()
  await button.focus()
  await page.keyboard.press('Enter')
}

const focused = (page: Page) => page.locator(':focus')

test('in the notebook', async () => {
  const { page, close } = await launchApp({ route: '/notes' })
  await seedNotes(page, [
    { body: 'A one' },
    { body: 'B two' },
    { body: 'C gone', isTrashed: true },
    { body: 'D gone', isTrashed: true },
  ])
  await goTo(page, '/notes/note-1')
  await page.locator('.cm-content').waitFor()
  await press(page, 'Move to the trash')
  await expect(page.locator('.note-row', { hasText: 'A one' })).toBeFocused()
  await press(page, 'Undo')
  await expect(page.locator('.note-row').first()).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(page.locator('.note-row')).toHaveCount(1)
  await expect(page.locator('.note-row').first()).toBeFocused()
  await press(page, 'Close', '.told')
  await expect(page.getByRole('heading', { name: 'Notebook' })).toBeFocused()
  await goTo(page, '/notes/note-2')
  await press(page, 'Restore')
  await expect(page.locator('.cm-content')).toBeFocused()
  await goTo(page, '/notes/note-3')
  await press(page, 'Delete for ever')
  await press(page, 'Delete for ever', 'dialog')
  await expect(page.getByRole('heading', { name: 'Notebook' })).toBeFocused()
  await close()
})

test('in the margin', async () => {
  const { page, close } = await launchApp({ route: '/read/runtime/digests' })
  await expect(page.locator('.chapter-end')).toBeAttached()
  await expect(page.locator('.margin-column')).toBeAttached()
  await writeNote(page, 'is a hash of content, almost always SHA-256', 'hello')
  await press(page, 'Move to the trash')
  await page.keyboard.press('Escape')
  await expect(page.locator('.margin-trashed')).toHaveCount(0)
  await expect(focused(page)).toHaveCount(1)
  await close()
})

test('at the cards', async () => {
  const { page, close } = await launchApp({ route: '/review/cards' })
  await expect(page.getByText('No cards yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Clear the filter' })).toHaveCount(0)
  await page.locator('.take summary').click()
  await press(page, /^Take in 44 cards/)
  await expect(focused(page)).toHaveCount(1)
  await press(page, 'What is a program’s userland?')
  await press(page, 'Suspend', 'dialog')
  await expect(page.getByRole('button', { name: 'Resume' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('dialog').getByRole('button', { name: 'Suspend' })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'State' }).selectOption('outside')
  await page.locator('.card-title').first().focus()
  await page.keyboard.press('Enter')
  await press(page, 'Take it in now', 'dialog')
  await expect(page.locator('dialog').getByRole('button', { name: 'Suspend' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveCount(1) // its row went
  await close()
})

test('at the quizzes', async () => {
  const { page, close } = await launchApp({ route: '/quiz/runtime' })
  for (const title of ['The evolution of the runtime', 'Quizzes']) {
    if (title === 'Quizzes') await goTo(page, '/quiz/runtime')
    await press(page, 'Start the quiz')
    await expect(page.locator('form.check legend')).toBeFocused()
    if (title === 'Quizzes') await goTo(page, '/quiz')
    await press(page, 'Stop and keep')
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeFocused()
  }
  await close()
})

test('at one’s data, and on the way to another screen', async () => {
  const { page, close } = await launchApp({ route: '/record' })
  await press(page, 'Back up now')
  await expect(page.locator('.backups li').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeFocused()
  await answerDialogs(appOf(page), undefined, undefined)
  await press(page, 'Open a file…')
  await expect(page.getByRole('button', { name: 'Open a file…' })).toBeFocused()
  await press(page, 'Save the folder…')
  await expect(page.getByText('Nothing was saved.')).toBeVisible()
  await expect(focused(page)).toHaveCount(1)
  await goTo(page, '/contents')
  await page.getByRole('link', { name: 'Answer', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Quizzes' })).toBeFocused()
  await close()
})

test('another screen begins at its top, and Back returns to where one was', async () => {
  const { page, close } = await launchApp({ route: '/record' })
  await page.setViewportSize({ width: 900, height: 500 })
  await page.locator('.leave').waitFor()
  await page.evaluate(() => window.scrollTo(0, 200))
  await goTo(page, '/quiz')
  await expect(page.getByRole('heading', { name: 'Quizzes' })).toBeVisible()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Your data' })).toBeAttached()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(200)
  await close()
})
