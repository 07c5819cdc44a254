/** Random scripts of switches and resets, in the engine and with the git of this machine. */
import { describe, expect, it } from 'vitest'
import { randomRefScript, randomScript } from './branchRandom'
import { report } from './compare'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Random switches are not compared with real git: ${reason}`)

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

describe.skipIf(reason !== undefined)('random scripts', () => {
  it.each(seeds(16))('moves, seed %i', (seed) => {
    expect(report(randomScript(seed, 20))).toBeUndefined()
  })

  it.each(seeds(12))('refs, seed %i', (seed) => {
    expect(report(randomRefScript(seed, 20))).toBeUndefined()
  })
})
