import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { answerDialogs } from '../support/dialogs'
import { merged, typeLines } from '../support/gitStops'
import { launchApp, outsideRequests } from '../support/launch'

/** A place for a file of the test that runs. */
const place = (name: string) => test.info().outputPath(name)

const log = (page: Page) => page.locator('.terminal-log')
const met = (page: Page) => page.locator('.lab-brief .lab-goals .met')

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, selector: string, key = 'Tab') {
  for (let press = 0; press < 80; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not reach ${selector}.`)
}

test('a level is done by keyboard alone, with the graph read as a tree of text', async () => {
  const first = await launchApp({ settings: { motion: 'reduce' }, route: '/labs/git/first-commit' })
  const { page } = first
  await page.locator('.terminal-field').waitFor()
  await tabTo(page, '.terminal-field')
  const before = await page.evaluate(() => scrollY)
  for (const line of ['git init', 'git a']) {
    await page.keyboard.type(line)
    if (line === 'git init') await page.keyboard.press('Enter')
  }
  await expect(page.locator('.graphs')).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(before) // typing moves nothing
  await page.keyboard.type('d')
  await page.keyboard.press('Tab') // completes `git add `
  await page.keyboard.type('serv')
  await page.keyboard.press('Tab')
  await expect(page.locator('.terminal-field')).toHaveValue('git add service.yaml ')
  await page.keyboard.press('Enter')
  await page.keyboard.type('git commit -m "Describe the service"')
  await page.keyboard.press('Enter')
  await expect(met(page)).toHaveCount(await page.locator('.lab-brief .lab-goals li').count())
  await expect(page.locator('.lab-done h2')).toBeInViewport()
  await expect(page.locator('.lab-brief [role="status"]')).toContainText('All goals are met.')
  // What happened to the graph is told.
  await expect(page.locator('.graphs [role="status"], .graphs [aria-live]').first()).toContainText('main')
  // Escape, then Tab leaves the field.
  await page.keyboard.press('Escape')
  await tabTo(page, '.graphs-choice input', 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  const tree = page.getByRole('tree').first()
  await expect(tree.getByRole('treeitem').first()).toContainText('Describe the service')
  await expect(tree.getByRole('treeitem').first()).toContainText('main')
  await tabTo(page, '[role="treeitem"]')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.lab-done')).toBeVisible()
  await page.waitForTimeout(800) // longer than a run waits before it is saved
  await first.close()

  const second = await launchApp({ userData: first.userData, route: '/labs/git/first-commit' })
  await expect(log(second.page)).toContainText('root-commit')
  await expect(met(second.page)).not.toHaveCount(0)
  await second.close()
})

test('a conflict is resolved in the editor, and whole commands are taken back and done again', async () => {
  const { page, close } = await launchApp({ route: '/labs/git/sandbox' })
  await page.locator('.terminal-field').waitFor()
  await typeLines(page, [...merged, 'git merge topic'])
  await expect(log(page)).toContainText('CONFLICT (content): Merge conflict in app.yaml')
  await typeLines(page, ['nano app.yaml'])
  await page.getByRole('button', { name: 'Keep both' }).click()
  await page.getByRole('button', { name: 'Save and close' }).click()
  await expect(page.locator('.terminal-field')).toBeFocused()
  await typeLines(page, ['cat app.yaml', 'git commit -a'])
  // The message of the merge comes from the editor.
  await expect(page.locator('.file-editor textarea')).toHaveValue(/Merge branch 'topic'/)
  await page.keyboard.press('ControlOrMeta+s')
  await expect(log(page)).toContainText('[main ')
  const rows = page.locator('.graph-row')
  await expect(rows).toHaveCount(4)
  await page.locator('.git-time').getByRole('button', { name: 'Take back' }).click()
  await expect(rows).toHaveCount(3)
  await page.locator('.git-time').getByRole('button', { name: 'Do again' }).click()
  await expect(rows).toHaveCount(4)
  await typeLines(page, ['git status'])
  await expect(log(page)).toContainText('nothing to commit, working tree clean')
  await close()
})

test('a repository is taken along, and git opens it', async () => {
  const { app, page, close } = await launchApp({ route: '/labs/git/sandbox' })
  await page.locator('.terminal-field').waitFor()
  await typeLines(page, [...merged, 'git tag -a v1 -m "One"', 'git stash list'])
  const [zip, bundle] = [place('shop.zip'), place('shop.bundle')]
  await answerDialogs(app, zip, undefined)
  await page.getByRole('button', { name: 'Folder with .git (ZIP)' }).click()
  await expect(page.locator('.git-take').getByText('Saved.')).toBeVisible()
  await answerDialogs(app, bundle, undefined)
  await page.getByRole('button', { name: 'Bundle' }).click()
  await expect
    .poll(() => {
      try {
        return readFileSync(bundle).length
      } catch {
        return 0
      }
    })
    .toBeGreaterThan(100)
  const files = unzipSync(new Uint8Array(readFileSync(zip)))
  expect(strFromU8(files['shop/.git/HEAD'] ?? new Uint8Array())).toBe('ref: refs/heads/main\n')
  if (spawnSync('git', ['--version']).status === 0) {
    const cloned = spawnSync('git', ['clone', '-q', '-b', 'main', bundle, place('cloned')], { encoding: 'utf8' })
    expect(cloned.stderr).toBe('')
    expect(readFileSync(place('cloned/app.yaml'), 'utf8')).toBe('replicas: 3\n')
  }
  await close()
})

test('a level is made in the sandbox, handed over as a file and played', async () => {
  const { app, page, close } = await launchApp({ route: '/labs/git' })
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector('.lab-page') && !document.querySelector('.git-stage'))
        document.documentElement.setAttribute('data-gap', '')
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.getByRole('link', { name: 'Sandbox' }).click()
  await page.locator('.terminal-field').waitFor()
  expect(await page.locator('html').getAttribute('data-gap')).toBeNull() // the list stands until the stage is ready
  await typeLines(page, merged.slice(0, 3))
  await page.getByRole('button', { name: 'Make a level' }).click()
  await typeLines(page, ['git switch -c topic', 'git commit --allow-empty -m "Begin"'])
  await page.getByLabel('Title').fill('A branch with a commit')
  await page.getByLabel('What the level asks for').fill('Make a branch `topic` with a commit of its own.')
  const file = place('level.json')
  await answerDialogs(app, file, file)
  await page.getByRole('button', { name: 'This is the goal' }).click()
  await expect(page.getByText('Whoever opens the file plays the level')).toBeVisible()
  await page.getByRole('button', { name: 'Open a file' }).click()
  const level = page.locator('.git-imported')
  await expect(level).toContainText('A branch with a commit')
  await expect(level.locator('.open')).not.toHaveCount(0)
  await typeLines(page, ['git switch -c topic', 'git commit --allow-empty -m "Mine"'])
  await expect(level.locator('.open')).toHaveCount(0)
  await close()
})

test('hostile text in a run from a file is shown as text, and asks for nothing', async () => {
  const { app, page, close } = await launchApp({ route: '/labs/git/sandbox' })
  await page.locator('.terminal-field').waitFor()
  const hostile =
    '\u001b]8;;javascript:alert(1)\u0007press\u001b]8;;\u0007 \u001b]52;c;ZXZpbA==\u0007 \u001b]0;owned\u0007 safe\u202etxt.exe <img src=x onerror=alert(1)>'
  const lines = [
    'mkdir shop && cd shop && git init -q',
    `echo '${hostile}' > 'a b.txt'`,
    'git add .',
    `git commit -q -m '${hostile}'`,
    'git log',
    'cat *',
  ]
  const run = {
    drydock: 'lab-run',
    version: 1,
    lab: 'git',
    scenario: 'sandbox',
    actions: lines.map((line) => ({ do: 'run', line })),
  }
  writeFileSync(place('hostile.json'), JSON.stringify(run))
  await answerDialogs(app, undefined, place('hostile.json'))
  const title = await page.title()
  await page.getByRole('button', { name: 'Open a file' }).click()
  await expect(log(page)).toContainText('press')
  await expect(log(page)).toContainText('<U+202E>')
  await expect(log(page)).toContainText('<img src=x onerror=alert(1)>')
  expect(await page.locator('.git-stage img, .git-stage a[href^="javascript"]').count()).toBe(0)
  expect(await page.title()).toBe(title)
  expect(await outsideRequests(app)).toEqual([])
  await close()
})
