/** Random histories of two clones and a bare repository between them, in the engine and in real git. */
import { describe, expect, it } from 'vitest'
import { report } from './compare'
import { whyNot } from './real'
import { remoteScript, repositories } from './remoteRandom'

const reason = whyNot()
if (reason) console.warn(`Remotes are not compared with real git: ${reason}`)

describe.skipIf(reason)('two clones and what lies between them', () => {
  it('stand after every step as those of real git do', { timeout: 120_000 }, () => {
    const count = Number(process.env.GIT_REMOTES ?? 14)
    const found: string[] = []
    for (let seed = 1; seed <= count; seed++) {
      const one = report(remoteScript(seed, 60), { hasRepository: false, repositories })
      if (one !== undefined) found.push(`seed ${seed}\n${one}`)
    }
    expect(found.slice(0, 2).join('\n\n')).toBe('')
  })
})
