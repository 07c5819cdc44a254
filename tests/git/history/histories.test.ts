/** Random histories in the engine and in the git of this machine. `GIT_HISTORIES=1-1000` compares more of them. */
import { expect, test } from 'vitest'
import { whyNot } from '../real'
import { addHistories, emptyTally, tallyText } from './tally'

const reason = whyNot()
if (reason) console.warn(`Histories are not compared with real git: ${reason}`)

// As many as take a moment; `npm run histories` takes 1,000.
const [from = 1, to = 100] = (process.env.GIT_HISTORIES ?? '').split('-').filter(Boolean).map(Number)

test.skipIf(reason !== undefined)(`histories ${from} to ${to} are equal`, { timeout: (to - from + 1) * 2_000 }, () => {
  const tally = addHistories(emptyTally(), from, to)
  console.info(tallyText(tally))
  expect(tally.reports.join('\n\n')).toBe('')
  expect(tally.equal).toBe(to - from + 1)
})
