/** How the store fares beside plain y-indexeddb in the same browser: starting, bursts, keystrokes and room on the disk. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { buildStorePage, launchStorePage } from '../support/storePage'
import { median, type Row } from './row'

const runs = 7
/** Of what takes y-indexeddb seconds. */
const slowRuns = 4
const burstRuns = 3
const historyEdits = 100_000
const sessionEdits = 900
const burstEdits = 3_000
const reviews = 50_000

export async function rows(): Promise<readonly Row[]> {
  await buildStorePage()
  const userData = mkdtempSync(join(tmpdir(), 'drydock-bench-'))
  try {
    const { page, close } = await launchStorePage(userData)
    const times = [...(await history(page)), await burst(page), await keystroke(page)]
    await close()
    return [...times, ...(await room())]
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

/**
 * 72 % typing, 8 % deletes, 20 % card updates over 200 notes. Ours is a checkpoint and the tail of one session, as the
 * app's own compaction leaves it; y-indexeddb has a row for every edit. Every start is in a page that was just loaded,
 * as a start of the app is, and in turns, so that a busy machine slows all three. The checkpoint is applied in one task,
 * for Yjs takes an update whole; the tail follows in tasks of 500 rows at most.
 */
async function history(page: Page): Promise<Row[]> {
  await page.evaluate(
    async ([edits, session]) => {
      await window.storePage.bench.writeOurs('history', edits, session)
      await window.storePage.bench.writeTheirs('history-theirs', edits, session)
    },
    [historyEdits, sessionEdits] as const,
  )
  const ours: number[] = []
  const bare: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < runs; run++) {
    ours.push(await inNewPage(page, () => window.storePage.bench.loadOurs('history')))
    bare.push(await inNewPage(page, () => window.storePage.bench.applySnapshot('history')))
    if (run < slowRuns) theirs.push(await inNewPage(page, () => window.storePage.bench.loadTheirs('history-theirs')))
  }
  const name = `a history of ${historyEdits} edits is ready`
  const row = { ours: median(ours), unit: 'ms' } as const
  return [
    { ...row, name, peer: { name: 'y-indexeddb', value: median(theirs) }, limit: 0.15 },
    { ...row, name, peer: { name: 'applyUpdate of the snapshot', value: median(bare) }, limit: 2.5 },
  ]
}

async function inNewPage(page: Page, measured: () => Promise<number>): Promise<number> {
  await page.reload()
  await page.waitForFunction(() => 'storePage' in window)
  await page.requestGC()
  return page.evaluate(measured)
}

async function burst(page: Page): Promise<Row> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let run = 0; run < burstRuns; run++) {
    const call = [`burst-${run}`, burstEdits] as const
    ours.push(await page.evaluate(([name, edits]) => window.storePage.bench.burstOurs(`${name}-ours`, edits), call))
    theirs.push(await page.evaluate(([name, edits]) => window.storePage.bench.burstTheirs(name, edits), call))
  }
  return {
    name: `a burst of ${burstEdits} edits is durable`,
    ours: median(ours),
    peer: { name: 'y-indexeddb drained', value: median(theirs) },
    unit: 'ms',
    limit: 0.2,
  }
}

async function keystroke(page: Page): Promise<Row> {
  const added = await page.evaluate(() => window.storePage.bench.keystrokes('keystrokes', 400))
  const p95 = [...added].sort((one, other) => one - other)[Math.floor(added.length * 0.95)] ?? Number.NaN
  return { name: 'a keystroke’s added work on the main thread, p95', ours: p95, unit: 'ms', limit: 1 }
}

/** In a profile of its own, so that nothing else counts. */
async function room(): Promise<Row[]> {
  const userData = mkdtempSync(join(tmpdir(), 'drydock-bench-'))
  try {
    const { page, close } = await launchStorePage(userData)
    const watch = watchSize(userData)
    const json = await page.evaluate((count) => window.storePage.bench.writeReviews('drydock-study', count), reviews)
    const peak = watch.stop()
    await close()
    const stored = sizeOf(userData)
    const kilobytes = (bytes: number) => bytes / 1024
    const peer = { name: 'their JSON', value: kilobytes(json) }
    return [
      { name: `${reviews} reviews on the disk`, ours: kilobytes(stored), peer, unit: 'KB', limit: 2 },
      { name: 'at most on the disk meanwhile', ours: kilobytes(peak), peer, unit: 'KB', limit: 2 },
    ]
  } finally {
    rmSync(userData, { recursive: true, force: true })
  }
}

function watchSize(userData: string) {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, sizeOf(userData))
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.max(peak, sizeOf(userData))
    },
  }
}

/** What the browser's database takes, in bytes. Files come and go meanwhile. */
function sizeOf(userData: string): number {
  const all = readdirSync(userData, { recursive: true, withFileTypes: true })
  const files = all.filter((entry) => entry.isFile() && entry.parentPath.includes('IndexedDB'))
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .reduce((sum, file) => sum + (existsSync(file) ? (statSync(file, { throwIfNoEntry: false })?.size ?? 0) : 0), 0)
}
