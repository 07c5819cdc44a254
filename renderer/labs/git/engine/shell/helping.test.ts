import { describe, expect, it } from 'vitest'
import { commands } from '../commands'
import { Machine } from '../core/machine'
import { Shell } from './shell'

function say(line: string): { code: number; said: string } {
  const ran = new Shell(new Machine(0), '/home/you').run({ line })
  if (ran.kind !== 'ran') throw new Error(`the editor was wanted for ${line}`)
  return { code: ran.code, said: ran.pieces.map(({ text }) => text).join('') }
}

describe('somebody new', () => {
  it.each([
    ['gti init', 'git'],
    ['Git status', 'git'],
    ['commit', 'git commit'],
    ['git-status', 'git status'],
    ['cat-file', 'git cat-file'],
  ])('who types %s is told of %s', (line, meant) =>
    expect(say(line)).toMatchObject({ code: 127, said: expect.stringContaining(`Did you mean '${meant}'?`) }),
  )
  it('is told nothing that is not plain', () => expect(say('kubectl').said).toBe('bash: kubectl: command not found\n'))
  it('finds every command in the help, and what is most needed at its end', () => {
    const { said } = say('help')
    for (const name of Object.keys(commands)) expect(said).toMatch(new RegExp(`[ ]${name}\\b`))
    expect(said.trimEnd().split('\n').at(-1)).toContain('git push')
  })
  it.each(['help commit', 'git help commit', 'git commit --help', 'git commit -h'])('is helped by %s', (line) =>
    expect(say(line).said).toContain('--amend'),
  )
  it('may throw away what a command says', () => expect(say('echo a > /dev/null && cat /dev/null').said).toBe(''))
})
