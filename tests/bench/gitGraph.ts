/** How the graph of 1,000 commits moves under the hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs } from '../support/dialogs'
import { launchApp } from '../support/launch'
import { median, type Row } from './row'

const frames = 180
/** A sixtieth of a second, and what the clock of a page is rounded by. */
const frameLimitMs = 17.5
/** At most this share of the frames may come late. */
const lateLimit = 0.05

const lines: readonly string[] = [
  ...['mkdir app', 'cd app', 'git init -q'],
  ...Array.from({ length: 250 }, (_, at) => {
    const commits = ['a', 'b', 'c', 'd']
      .map((name) => `git commit -q --allow-empty -m 'Change ${at}${name}'`)
      .join('; ')
    if (at % 10 === 3) return `git switch -q -c side${at}; ${commits}`
    if (at % 10 === 6) return `git switch -q main; ${commits}`
    return at % 10 === 9 ? `git merge -q --no-edit side${at - 6}; ${commits}` : commits
  }),
]

export async function frameRows(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-graph-'))
  const file = join(folder, 'run.json')
  const actions = lines.map((line) => ({ do: 'run', line }))
  writeFileSync(file, JSON.stringify({ drydock: 'lab-run', version: 1, lab: 'git', scenario: 'sandbox', actions }))
  const { app, page, close } = await launchApp({ route: '/labs/git/sandbox' })
  try {
    await page.locator('.terminal-field').waitFor()
    await answerDialogs(app, undefined, file)
    await page.getByRole('button', { name: 'Open a file' }).click()
    await page.locator('.graph-row').first().waitFor({ timeout: 60_000 })
    const times = await scrollThrough(page)
    return [
      { name: 'the graph of 1,000 commits moves: a frame', ours: median(times), unit: 'ms', limit: frameLimitMs },
      {
        name: 'frames of it that came late',
        ours: times.filter((ms) => ms > 1.5 * frameLimitMs).length / times.length,
        unit: '',
        limit: lateLimit,
      },
    ]
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In ms from frame to frame, while the graph is moved by 40 pixels each. */
function scrollThrough(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (frames) => {
    const box = document.querySelector('.panzoom-frame')
    if (!box || box.scrollHeight < 20_000) throw new Error(`The graph is ${box?.scrollHeight} pixels high.`)
    const next = () => new Promise<number>((done) => requestAnimationFrame(done))
    const times: number[] = []
    for (let at = 0; at < 30; at++) await next()
    for (let before = await next(), at = 0; at < frames; at++) {
      box.scrollTop += 40
      const now = await next()
      times.push(now - before)
      before = now
    }
    return times
  }, frames)
}
