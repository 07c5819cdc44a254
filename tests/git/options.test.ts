/** Every command and option that the git of this machine has: understood here, or said to be left out. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { gitNames } from '../../renderer/labs/git/engine/command/names'
import { commands } from '../../renderer/labs/git/engine/commands'
import { runOurs } from './ours'
import { whyNot } from './real'

const reason = whyNot()
if (reason) console.warn(`Options are not compared with real git: ${reason}`)

/** As git tells them to a shell that completes words. */
function optionsOf(command: string): readonly string[] {
  const { status, stdout } = spawnSync('git', [command, '--git-completion-helper-all'], { encoding: 'utf8' })
  // The commands that only show commits would list those of differences too.
  if (status !== 0 || command === 'rev-list') return []
  return stdout.split(/\s+/).filter((word) => /^--[a-z0-9-]+=?$/.test(word))
}

const isUnknown = (text: string) => /unknown option|unrecognized argument|invalid option/.test(text)

it.skipIf(reason !== undefined)('the names of commands are those that git suggests from', () => {
  const { stdout } = spawnSync('git', ['--list-cmds=main'], { encoding: 'utf8' })
  expect([...gitNames].sort()).toEqual(stdout.trim().split('\n').sort())
})

describe.skipIf(reason !== undefined)('options', () => {
  it('of every command are known', { timeout: 60_000 }, () => {
    const all = Object.keys(commands).flatMap((command) => optionsOf(command).map((option) => ({ command, option })))
    const lines = all.map(({ command, option }) => ({
      line: `git ${command} ${option}${option.endsWith('=') ? '1' : ''}`,
    }))
    const { steps } = runOurs({ steps: lines })
    expect(steps.filter(({ err }) => isUnknown(err)).map(({ line, err }) => `${line}: ${err}`)).toEqual([])
    expect(all.length).toBeGreaterThan(1_000)
  })
  it('that git has not are unknown, and those that the lab has not are left out', () => {
    const { steps } = runOurs({
      steps: ['git log --nope', 'git branch --jobs=2', 'git log --no-walk=no --word-diff'].map((line) => ({ line })),
    })
    expect(steps.map(({ err }) => err)).toEqual([
      'fatal: unrecognized argument: --nope\n',
      expect.stringMatching(/^error: unknown option `jobs'\n/),
      "fatal: this lab leaves the option '--word-diff' of 'git log' out\n",
    ])
  })
})
