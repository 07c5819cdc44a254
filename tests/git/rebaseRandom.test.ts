/** Random scripts of picks, reverts, rebases and stashes, in the engine and in git. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import { randomScript } from './rebaseScripts'

const why = whyNot()
if (why !== undefined) console.log(`Random sequences are not compared: ${why}`)

describe.skipIf(why !== undefined)('random sequences', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])('seed %i', (seed) => {
    expect(report(randomScript(seed, 12))).toBeUndefined()
  })
})
