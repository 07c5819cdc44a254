/** Repositories of the lab written to the disk, where real git goes on with them. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import type { Repository } from '../../renderer/labs/git/engine/core/repository'
import { bundleOf } from '../../renderer/labs/git/engine/export/bundle'
import { executablePaths, gitFolder } from '../../renderer/labs/git/engine/export/folder'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { whyNot } from './real'
import { random } from './remoteRandom'
import { globalConfig, minute, start } from './script'

const reason = whyNot()
if (reason) console.warn(`Exports are not read by real git: ${reason}`)

const base = reason ? '' : mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-export-'))
afterAll(() => {
  if (base !== '') rmSync(base, { recursive: true, force: true })
})
if (base !== '') writeFileSync(join(base, '.gitconfig'), globalConfig)

function git(cwd: string, args: readonly string[]): { out: string; err: string; code: number | null } {
  const ran = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: base, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
  return { out: ran.stdout, err: ran.stderr, code: ran.status }
}

function writeOut(repo: Repository, to: string): void {
  const executables = executablePaths(repo)
  for (const [path, bytes] of gitFolder(repo)) {
    const at = join(to, path)
    if (path.endsWith('/')) mkdirSync(at, { recursive: true })
    else {
      mkdirSync(dirname(at), { recursive: true })
      writeFileSync(at, bytes)
      if (executables.has(path)) chmodSync(at, 0o755)
    }
  }
}

class Lab {
  readonly machine = new Machine(start)
  readonly shell: Shell

  constructor() {
    this.machine.files.mkdir('/home/you/app')
    this.machine.files.write('/home/you/.gitconfig', globalConfig)
    layOut(this.machine.files, '/home/you/app/.git', false, 'main')
    this.shell = new Shell(this.machine, '/home/you', '/home/you/app')
  }

  run(line: string): string {
    this.machine.now += minute
    const ran = this.shell.run({ line })
    return ran.kind === 'ran' ? ran.pieces.flatMap(({ to, text }) => (to === 'out' ? [text] : [])).join('') : ''
  }

  get repo(): Repository {
    const repo = this.machine.repositoryAt('/home/you/app')
    if (!repo) throw new Error('no repository')
    return repo
  }
}

/** Work, branches, merges that conflict, stashes, tags, and now and then a pack. */
function randomLab(seed: number): Lab {
  const lab = new Lab()
  const next = random(seed)
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T
  const files = ['a', 'b', 'd/c', 'ümläut', 'with space']
  const write = () => `mkdir -p d && echo ${next(9)} >>'${one(files)}'`
  const branch = () => one(['main', 'topic', 'fix'])
  const steps: readonly (() => readonly string[])[] = [
    () => [write(), 'git add .', `git commit -q -m c${next(100)}`],
    () => [write(), 'git add .', `git commit -q -m c${next(100)}`],
    () => [write()],
    () => [write(), 'git add .'],
    () => [`git checkout -q -b ${branch()}`],
    () => [`git checkout -q ${branch()}`],
    () => [`git merge -q ${branch()}`],
    () => [`git cherry-pick ${branch()}`],
    () => ['git stash -q'],
    () => ['git stash pop -q'],
    () => [`git tag v${next(5)}`, `git tag -a -m text w${next(5)}`],
    () => ['chmod +x a', 'git add .'],
    () => [`git add -N '${one(files)}'`, 'echo new >new', 'git add -N new'],
    () => ['git rm -q --cached a'],
    () => ['git mv b moved'],
    () => ['git gc -q'],
    () => ['git checkout -q --detach'],
    () => ['git reset -q --hard HEAD~1'],
    () => ['git pack-refs --all'],
  ]
  for (let count = 8 + next(20); count > 0; count--) for (const line of one(steps)()) lab.run(line)
  return lab
}

const questions = [
  ['status'],
  ['status', '--porcelain=v1'],
  ['log', '--all', '--format=%H %T %P %an %at %s%n%b'],
  ['reflog'],
  ['stash', 'list'],
  ['for-each-ref'],
  ['ls-files', '-s'],
  ['diff'],
  ['diff', '--cached'],
  ['branch', '-a'],
]

/** What real git says otherwise of the exported repository; undefined where it agrees. */
function disagreement(seed: number): string | undefined {
  const lab = randomLab(seed)
  const to = join(base, `r${seed}`)
  mkdirSync(to)
  const asked = questions.map((args) => ({
    args,
    ours: lab.run(`git ${args.map((arg) => `'${arg}'`).join(' ')}`),
  }))
  writeOut(lab.repo, to)
  const check = git(to, ['fsck', '--strict', '--full'])
  if (check.code !== 0 || /error|warning|missing|broken/.test(check.err))
    return `${seed}: fsck: ${check.err}${check.out}`
  for (const { args, ours } of asked) {
    const { out, err, code } = git(to, args)
    if (code !== 0 && ours !== '') return `${seed}: git ${args.join(' ')} failed: ${err}`
    if (out !== ours) return `${seed}: git ${args.join(' ')}\nours:\n${ours}\nreal:\n${out}`
  }
  rmSync(to, { recursive: true })
  return undefined
}

describe.skipIf(reason)('a repository taken along', () => {
  it('is the same for real git: random repositories', { timeout: 120_000 }, () => {
    const count = Number(process.env.GIT_EXPORTS ?? 25)
    const found = Array.from({ length: count }, (_, seed) => disagreement(seed + 1)).filter((one) => one !== undefined)
    expect(found.slice(0, 3).join('\n\n')).toBe('')
  })

  it('keeps conflicts, intentions and executables in the index', () => {
    const lab = new Lab()
    for (const line of [
      ...['echo 1 >a', 'echo x >run', 'chmod +x run', 'git add .', 'git commit -qm one', 'git checkout -qb t'],
      ...['echo 2 >a', 'git commit -qam two', 'git checkout -q main', 'echo 3 >a', 'git commit -qam three'],
      ...['git merge t', 'echo n >new', 'git add -N new'],
    ])
      lab.run(line)
    const to = join(base, 'conflict')
    writeOut(lab.repo, to)
    expect(git(to, ['ls-files', '-s']).out).toBe(lab.run('git ls-files -s'))
    expect(git(to, ['ls-files', '-u']).out.split('\n')).toHaveLength(4)
    expect(git(to, ['status']).out).toBe(lab.run('git status'))
    expect(git(to, ['diff', '--name-only', '--diff-filter=A']).out).toBe('new\n')
  })

  it('becomes a bundle that git clones', () => {
    const lab = randomLab(7)
    const head = lab.run('git rev-parse HEAD')
    const bundle = bundleOf(lab.repo)
    if (!bundle) throw new Error('no bundle')
    const path = join(base, 'lab.bundle')
    writeFileSync(path, bundle)
    expect(git(base, ['clone', '-q', path, 'cloned']).code).toBe(0)
    expect(git(join(base, 'cloned'), ['bundle', 'verify', path]).code).toBe(0)
    expect(git(join(base, 'cloned'), ['rev-parse', 'HEAD']).out).toBe(head)
    expect(git(join(base, 'cloned'), ['fsck', '--strict', '--full']).code).toBe(0)
    const heads = git(base, ['bundle', 'list-heads', path]).out
    expect(heads).toContain(`${head.trim()} HEAD\n`)
    expect(bundleOf(new Lab().repo)).toBeUndefined()
  })

  it('may be bare, and may have nothing in it', () => {
    const lab = new Lab()
    for (const line of ['echo 1 >a', 'git add .', 'git commit -qm one', 'git clone -q --bare . ../hub.git'])
      lab.run(line)
    const bare = lab.machine.repositoryAt('/home/you/hub.git')
    if (!bare) throw new Error('no repository')
    const to = join(base, 'hub.git')
    writeOut(bare, to)
    expect(git(to, ['rev-parse', '--is-bare-repository']).out).toBe('true\n')
    expect(git(to, ['log', '--oneline']).out).toBe(lab.run('git log --oneline'))
    writeOut(new Lab().repo, join(base, 'empty'))
    expect(git(join(base, 'empty'), ['status']).out).toBe(new Lab().run('git status'))
  })
})
