/**
 * Random scripts around merges against the git of this machine. `GIT_SCRIPTS=200` runs more of them, `GIT_SEED=7`
 * others.
 */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { random } from './mergeHistories'
import { mergeScript } from './mergeScripts'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Scripts of merges are not compared with real git: ${reason}`)

const count = Number(process.env.GIT_SCRIPTS ?? 10)
const seed = Number(process.env.GIT_SEED ?? 1)

describe.skipIf(reason !== undefined)(`random scripts of merges from the seed ${seed}`, () => {
  it.each(Array.from({ length: count }, (_, at) => seed * 1000 + at))('%d', { timeout: 60_000 }, (one) => {
    expect(report(mergeScript(random(one)))).toBeUndefined()
  })
})
