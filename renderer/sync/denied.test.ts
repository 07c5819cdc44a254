/** A restore that takes reviews back, met by a device that has them: both answers end well on both sides. */
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { updatesOf } from '../../tests/support/portableRecord'
import { areEqual, join, openPage, type Page, phaseOf, until } from '../../tests/support/syncPair'
import { restore } from '../study/backup/restore'
import { undoSync } from '../study/devices/undoSync'

vi.setConfig({ testTimeout: 90_000 })

const pages: Page[] = []
afterEach(() => {
  for (const { sync } of pages.splice(0)) sync.stop()
})

const framesOf = async (page: Page) => (await page.sync.xray()).frames.length

/** Both have two reviews; then `a` goes back to before the second. */
async function openRestored(): Promise<[Page, Page]> {
  const two: [Page, Page] = [await openPage('a'), await openPage('b')]
  pages.push(...two)
  const [a, b] = two
  a.record.reviews.add(['course:x'])
  const earlier = updatesOf(a.record)
  a.record.reviews.grade('course:x', 3, 900)
  const part = join(a, b)
  await until(areEqual(a, b), 'equal')
  part()
  restore(a.record.docs, earlier, { kind: 'replace', logs: 'takeBack' })
  expect(a.record.reviews.events()).toHaveLength(1)
  return two
}

it('no keeps them, loses no edit, is asked again at the next meeting, and makes no noise meanwhile', async () => {
  const [a, b] = await openRestored()
  const part = join(a, b)
  await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
  b.sync.answer(a.id, false)
  const mine = b.record.notebook.create({ body: 'of b, after the no' })
  const theirs = a.record.notebook.create({ body: 'of a, after the no' })
  await until(() => a.record.notebook.entry(mine) !== undefined, 'what b writes goes out')
  await new Promise((next) => setTimeout(next, 2_000))
  const before = [await framesOf(a), await framesOf(b)]
  await new Promise((next) => setTimeout(next, 4_000))
  const noise = [await framesOf(a), await framesOf(b)].map((count, at) => count - (before[at] ?? 0))
  expect(Math.max(...noise), 'at most a comparison now and then').toBeLessThan(12)
  expect(phaseOf(b, a)?.kind).toBe('denied')
  expect(b.record.reviews.events()).toHaveLength(2)
  expect(phaseOf(a, b)?.kind).toBe('held')
  part()
  join(a, b)
  await until(() => phaseOf(b, a)?.kind === 'asking', 'asking again')
  b.sync.answer(a.id, true)
  await until(areEqual(a, b), 'equal')
  expect(b.record.reviews.events()).toHaveLength(1)
  expect(b.record.notebook.entry(theirs)).toBeDefined()
  await until(() => b.receipts.some(({ entries }) => entries.some(({ what }) => what === 'gone')), 'a receipt')
  const receipt = b.receipts.findLast(({ entries }) => entries.some(({ what }) => what === 'gone'))
  if (receipt) undoSync(b.record.docs, receipt, { alsoLogs: false, now: () => 1, origin: 'undo' })
  await until(areEqual(a, b), 'equal after the undo')
  expect([a, b].map(({ record }) => record.reviews.events().length)).toEqual([2, 2])
})

it('a no is over once both are equal by another way, and what comes then is taken', async () => {
  const [a, b] = await openRestored()
  join(a, b)
  await until(() => phaseOf(b, a)?.kind === 'asking', 'asking')
  b.sync.answer(a.id, false)
  expect(phaseOf(b, a)?.kind).toBe('denied')
  Y.applyUpdate(b.record.docs.reviews, Y.encodeStateAsUpdate(a.record.docs.reviews))
  await until(areEqual(a, b), 'equal, as a third device or a file can make them')
  const theirs = a.record.notebook.create({ body: 'of a, later' })
  await until(() => b.record.notebook.entry(theirs) !== undefined, 'what a writes comes in')
})
