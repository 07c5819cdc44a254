/** Servers that are directories of the machine, and what a terminal is shown. */
import { describe, expect, it } from 'vitest'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { globalConfig, start } from './script'

function lab(): (line: string, isTty?: boolean) => string {
  const machine = new Machine(start)
  machine.files.mkdir('/home/you')
  machine.files.write('/home/you/.gitconfig', globalConfig)
  layOut(machine.files, '/srv/git/shop.git', true, 'main')
  machine.hosts.set('https://git.example/', '/srv/git/')
  machine.hosts.set('git@git.example:', '/srv/git/')
  const shell = new Shell(machine, '/home/you')
  return (line, isTty = false) => {
    const ran = shell.run({ line, isTty })
    return ran.kind === 'ran' ? ran.pieces.map(({ text }) => text).join('') : 'the editor was asked for'
  }
}

describe('a server of the machine', () => {
  it('is reached by its URL and by its short form', () => {
    const run = lab()
    expect(run('git clone https://git.example/shop.git')).toBe(
      "Cloning into 'shop'...\nwarning: You appear to have cloned an empty repository.\n",
    )
    run('cd shop && echo 1 >a && git add . && git commit -qm one')
    expect(run('git push')).toBe('To https://git.example/shop.git\n * [new branch]      main -> main\n')
    run('cd ..')
    expect(run('git clone git@git.example:shop.git other && cat other/a')).toBe("Cloning into 'other'...\n1\n")
    expect(run('git -C other config remote.origin.url')).toBe('git@git.example:shop.git\n')
  })

  it('is not found under another name', () => {
    const run = lab()
    expect(run('git clone https://elsewhere.example/shop.git')).toBe(
      "Cloning into 'shop'...\nfatal: unable to access 'https://elsewhere.example/shop.git/': Could not resolve host: elsewhere.example\n",
    )
    expect(run('git ls-remote git@elsewhere.example:shop.git')).toContain(
      'ssh: Could not resolve hostname elsewhere.example: Name or service not known\n',
    )
  })

  it('tells a terminal how much was sent', () => {
    const run = lab()
    run('git clone -q https://git.example/shop.git && cd shop && echo 1 >a && git add . && git commit -qm one')
    expect(run('git push', true)).toContain('Enumerating objects: 3, done.\nCounting objects: 100% (3/3), done.\n')
    expect(run('git push')).toBe('Everything up-to-date\n')
  })

  it('leaves worktrees, submodules and bundles out, and says so', () => {
    const run = lab()
    for (const name of ['worktree', 'submodule', 'bundle'])
      expect(run(`git ${name} list`)).toBe(`fatal: this lab leaves 'git ${name}' out\n`)
  })
})
