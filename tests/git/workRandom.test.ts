/** Random scripts over the working tree and the index, beside the git of this machine. */
import { describe, expect, it } from 'vitest'
import { differences } from './compare'
import { whyNot } from './real'
import { randomWork } from './workRandom'

const why = whyNot()
if (why) console.warn(`Not run: ${why}`)

describe.skipIf(why !== undefined)('random work', () => {
  it.each(Array.from({ length: 16 }, (_, at) => 7001 + at))('seed %i', { timeout: 30_000 }, (seed) => {
    const lines = randomWork(seed, 30)
    // What other programs say of their errors is theirs.
    const found = differences({ steps: lines.map((line) => ({ line })) }).filter(
      ({ at, what }) => what !== 'err' || (lines[at ?? -1] ?? 'git').startsWith('git'),
    )
    expect(found).toEqual([])
  })
})
