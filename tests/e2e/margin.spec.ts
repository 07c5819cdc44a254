import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { compile } from '../../content/compiler/compile'
import { labIds } from '../../renderer/labs/labIds'
import { chapterWords } from '../../renderer/study/notes/sectionText'
import { type Launched, launchApp, outsideRequests } from '../support/launch'
import { highlighted, selectWords, writeLostNote, writeNote } from '../support/marginNotes'

const place = '/read/runtime/namespaces'
const words = 'kernel has no object called a container'
/** A change is on disk when its transaction completes; the next line closes at once. */
const onDisk = 500

async function open(options: Parameters<typeof launchApp>[0] = {}, width = 1280): Promise<Launched> {
  const launched = await launchApp({ route: place, ...options })
  await launched.page.setViewportSize({ width, height: 800 })
  await expect(launched.page.locator('.chapter-end')).toBeAttached()
  await expect(launched.page.locator('.margin-column')).toBeAttached()
  return launched
}

const previews = (page: Page) => page.locator('.margin-preview')

test('a note on selected words is there and attached after quitting and reopening', async () => {
  const first = await open()
  await selectWords(first.page, words)
  await first.page.getByRole('button', { name: 'Write a note on the selected text' }).click()
  const field = first.page.getByRole('textbox', { name: `Note on “${words}”` })
  await expect(field).toBeFocused()
  await first.page.keyboard.type('A container is a convention.')
  expect(await highlighted(first.page, 'note-active')).toEqual([words])
  await first.page.keyboard.press('Escape')
  await writeNote(first.page, words, 'A second note on the same words')
  await first.page.waitForTimeout(onDisk)
  await first.close()

  const second = await open({ userData: first.userData })
  await expect(previews(second.page)).toHaveCount(2)
  await expect(previews(second.page).first()).toContainText('A container is a convention.')
  await expect.poll(() => highlighted(second.page)).toEqual([words, words])
  await previews(second.page).first().click()
  await second.page.keyboard.press('End')
  await second.page.keyboard.type(' And more.')
  await second.page.keyboard.press('Escape')
  await expect(previews(second.page).first()).toContainText('A container is a convention. And more.')
  const link = second.page.getByRole('link', { name: 'Open in the notebook' })
  await previews(second.page).first().click()
  await expect(link).toHaveAttribute('href', /^#\/notes\/[\w-]{22}$/)
  expect(await outsideRequests(second.app)).toEqual([])
  await second.close()
})

test('by keyboard alone: a note on the section, its mark, its panel and back', async () => {
  const { page, close } = await open({}, 900)
  await page.keyboard.press('Shift+M')
  await expect(page.getByRole('textbox', { name: 'Note on “Namespaces: what a process sees”' })).toBeFocused()
  await page.keyboard.type('All of this')
  await page.keyboard.press('Escape')
  const mark = page.getByRole('button', { name: '1 note on “Namespaces: what a process sees”' })
  await expect(mark).toBeFocused()
  await expect(mark).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox')).toHaveValue('All of this')
  await expect(page.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'in the trash' })).toBeVisible()
  await expect(mark).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox')).toHaveValue('All of this')
  await close()
})

test('a note that was begun and left empty is not kept', async () => {
  const { page, close } = await open()
  await selectWords(page, words)
  await page.keyboard.press('m')
  await page.keyboard.press('Escape')
  await selectWords(page, words)
  await page.keyboard.press('m')
  await page.locator('.lead').click()
  await expect(page.locator('.margin-card')).toHaveCount(0)
  await expect.poll(() => highlighted(page)).toEqual([])
  await close()
})

test('after an update of the course, a note on reworded words stays and one on words that are gone goes to the tray', async () => {
  const first = await open()
  await writeNote(first.page, words, 'kept')
  await first.page.keyboard.press('Escape')
  await writeNote(first.page, 'moves the caller, and', 'lost')
  await first.page.waitForTimeout(onDisk)
  await first.close()

  const root = courseWith([
    [words, 'kernel has no object named a contraption'.padEnd(words.length).slice(0, words.length)],
    [' moves the caller, and ', ' '.padEnd(' moves the caller, and '.length, 'zyx ')],
    [' starts a child in new ones, ', ' '.padEnd(' starts a child in new ones, '.length, 'qwv ')],
  ])
  forgetPages(first.userData)
  const second = await open({ userData: first.userData, root })
  await expect(previews(second.page)).toHaveText(['kept'])
  await expect.poll(() => highlighted(second.page)).toEqual([expect.stringMatching(/^kernel has no object named/)])
  const notice = second.page.locator('.margin-lost')
  await expect(notice).toContainText('1 note on this chapter has lost its place.')
  await expect(notice.getByRole('link')).toHaveAttribute('href', '#/notes?view=tray')
  await second.close()
  rmSync(root, { recursive: true, force: true })
})

test('a note that lost its words is named at the head of its chapter', async () => {
  const { page, close } = await open()
  await writeLostNote(page, words)
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(page.locator('.chapter')).toHaveCount(0)
  await page.goBack()
  await expect(page.locator('.margin-lost')).toContainText('1 note on this chapter has lost its place.')
  await expect(page.locator('.margin-card')).toHaveCount(0)
  await close()
})

test('hostile text in a note runs nothing and asks for nothing', async () => {
  const hostile = [
    '<img src=x onerror=CANARY()>',
    '<svg/onload=CANARY()>',
    '<iframe srcdoc="<script>parent.CANARY()</script>"></iframe>',
    '![a](https://canary.invalid/x.png) [b](javascript:CANARY())',
    '<style>body{display:none}</style><base href="https://canary.invalid/">',
    '\u202ereversed\u200b',
  ].join('\n')
  const first = await open()
  await first.page.evaluate(() => {
    Object.assign(window, { canaries: 0, CANARY: () => Object.assign(window, { canaries: 1 }) })
  })
  await writeNote(first.page, words, hostile)
  await first.page.keyboard.press('Escape')
  await expect(previews(first.page)).toContainText('<img src=x onerror=CANARY()>')
  await previews(first.page).click()
  await expect(first.page.getByRole('textbox')).toHaveValue(hostile)
  await first.page.setViewportSize({ width: 900, height: 800 })
  await expect(first.page.locator('.margin-panel')).toBeVisible()
  expect(await first.page.evaluate(() => (window as unknown as { canaries: number }).canaries)).toBe(0)
  expect(await first.page.locator('.margin-panel :is(img, svg:not(.icon), iframe, style, base)').count()).toBe(0)
  expect(await outsideRequests(first.app)).toEqual([])
  await first.close()
})

test('the page says word for word what anchors are searched in', async () => {
  const compilation = await compile({ root: 'content', figures: 'renderer/figures', labs: [...labIds] })
  if (!compilation.ok) throw new Error('The course does not compile.')
  const readPage = await bundle('renderer/screens/reader/pageText.ts')
  const { page, close } = await open()
  let sections = 0
  for (const { text } of compilation.compiled.chapters.values()) {
    await page.evaluate((id) => {
      location.hash = `/read/${id}`
    }, text.id)
    await page.locator(`section#${text.sections[0]?.id} .prose`).waitFor()
    await expect(page.locator('.chapter-end')).toBeAttached()
    for (const section of chapterWords(text)) {
      const shown = await page.evaluate(
        `(() => { ${readPage}; return pageText.readPage(document.getElementById(${JSON.stringify(section.id)})).text })()`,
      )
      expect(shown).toBe(section.text)
      sections++
    }
  }
  console.log(`${sections} sections read the same on the page and in the compiled course`)
  await close()
})

/** The built app with a chapter that says something else; texts of the same length, since the manifest has the sizes. */
function courseWith(changes: readonly (readonly [from: string, to: string])[]): string {
  const root = mkdtempSync(join(tmpdir(), 'drydock-course-'))
  cpSync('out/main', join(root, 'out/main'), { recursive: true })
  cpSync('out/preload', join(root, 'out/preload'), { recursive: true })
  cpSync('out/renderer', join(root, 'out/renderer'), { recursive: true })
  cpSync('out/renderer.manifest.json', join(root, 'out/renderer.manifest.json'))
  cpSync('package.json', join(root, 'package.json'))
  const assets = join(root, 'out/renderer/assets')
  const file = join(assets, readdirSync(assets).find((name) => name.startsWith('runtime-text-')) ?? '')
  let text = readFileSync(file, 'utf8')
  for (const [from, to] of changes) {
    if (from.length !== to.length || !text.includes(from)) throw new Error(`“${from}” cannot become “${to}”.`)
    text = text.replace(from, to)
  }
  writeFileSync(file, text)
  return root
}

/** A real update names its files anew; here the old names hold new text, which the page's cache would never ask for. */
function forgetPages(userData: string) {
  for (const name of readdirSync(userData, { recursive: true, encoding: 'utf8' }))
    if (/[\\/](Code )?Cache$/.test(name)) rmSync(join(userData, name), { recursive: true, force: true })
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'pageText' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('Nothing was bundled.')
  return output.output[0].code
}
