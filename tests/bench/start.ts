/** How soon the app shows something, and its chapter, against a page that has React and nothing else. */
import type { Page } from '@playwright/test'
import { launchApp } from '../support/launch'
import { median, type Row } from './row'

const runs = 9
const firstPaintLimit = 1.15
const chapterLimit = 1.5

interface Start {
  readonly firstPaintMs: number
  readonly readyMs: number
}

/** Cold starts of the two in turn, so that what else the machine does strikes both alike. */
export async function rows(reactAlone: string): Promise<readonly Row[]> {
  const ours: Start[] = []
  const theirs: Start[] = []
  for (let run = 0; run < runs; run++) {
    ours.push(await start({ route: '/read/runtime' }, 'chapter-visible'))
    theirs.push(await start({ root: reactAlone }, 'ready'))
  }
  const row = (name: string, of: (start: Start) => number, limit: number): Row => ({
    name,
    ours: median(ours.map(of)),
    peer: { name: 'React alone', value: median(theirs.map(of)) },
    unit: 'ms',
    limit,
  })
  return [
    row('first contentful paint', (one) => one.firstPaintMs, firstPaintLimit),
    row('chapter text visible', (one) => one.readyMs, chapterLimit),
  ]
}

async function start(options: Parameters<typeof launchApp>[0], mark: string): Promise<Start> {
  const { page, close } = await launchApp(options)
  try {
    return {
      readyMs: await timeOf(page, 'mark', mark),
      firstPaintMs: await timeOf(page, 'paint', 'first-contentful-paint'),
    }
  } finally {
    await close()
  }
}

/** Milliseconds from the start of the navigation. */
async function timeOf(page: Page, type: string, name: string): Promise<number> {
  const found = await page.waitForFunction(
    ([type, name]) => performance.getEntriesByName(name ?? '', type)[0]?.startTime,
    [type, name],
  )
  return Number(await found.jsonValue())
}
