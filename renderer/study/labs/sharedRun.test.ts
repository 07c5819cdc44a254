import { describe, expect, it } from 'vitest'
import { longestFile, readSharedRun, writeSharedRun } from './sharedRun'

const run = { lab: 'localfirst', scenario: 'lost-write', actions: [{ do: 'settle' }] }

describe('a shared run', () => {
  it('is read back as it was written', () => expect(readSharedRun(writeSharedRun(run))).toEqual({ kind: 'run', run }))
  it.each([
    ['', 'notARun'],
    ['{', 'notARun'],
    ['[]', 'notARun'],
    ['{"drydock":"lab-run","version":1}', 'notARun'],
    [JSON.stringify({ drydock: 'lab-run', version: 2, anything: 'else' }), 'newer'],
    [JSON.stringify({ drydock: 'lab-run', version: 1, ...run, actions: Array(601).fill({}) }), 'notARun'],
    [' '.repeat(longestFile + 1), 'tooLarge'],
  ])('is refused with a reason: %s', (text, why) => expect(readSharedRun(text)).toEqual({ kind: 'failed', why }))
})
