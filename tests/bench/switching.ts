/** From the choice of another chapter to the frame that shows it, and the longest task on the way. */
import type { Page } from '@playwright/test'
import { launchApp } from '../support/launch'
import { median, type Row } from './row'

const switches = 12
const limitMs = 50

export async function rows(): Promise<readonly Row[]> {
  const { page, close } = await launchApp({ route: '/read/runtime' })
  try {
    await page.waitForFunction(() => performance.getEntriesByName('chapter-visible').length > 0)
    const { toPaintMs, longestTaskMs } = await measure(page)
    const [, ...warm] = toPaintMs
    return [
      { name: 'switch of chapter to next paint', ours: median(warm), unit: 'ms', limit: limitMs },
      { name: 'longest task while switching', ours: longestTaskMs, unit: 'ms', limit: limitMs },
    ]
  } finally {
    await close()
  }
}

/** Chromium reports tasks from 50 ms up; none reported counts as 0. */
function measure(page: Page): Promise<{ toPaintMs: number[]; longestTaskMs: number }> {
  return page.evaluate(async (switches) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    const idle = () => new Promise((done) => setTimeout(done, 400))
    const marks = () => performance.getEntriesByName('chapter-visible').length
    let longestTaskMs = 0
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration)
    })
    await idle()
    tasks.observe({ type: 'longtask' })
    const toPaintMs: number[] = []
    for (let turn = 0; turn < switches; turn++) {
      const before = marks()
      const began = performance.now()
      location.hash = turn % 2 ? '/read/runtime' : '/read/control-plane'
      while (marks() === before) await new Promise((next) => setTimeout(next))
      await painted()
      toPaintMs.push(performance.now() - began)
      await idle()
    }
    tasks.disconnect()
    return { toPaintMs, longestTaskMs }
  }, switches)
}
