/** The Git lab: how long its commands take on a repository of 500 commits, beside the git of this machine, and how much of it loads. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import { updateRef } from '../../renderer/labs/git/engine/core/refs'
import { type Leaf, type Repository, writeTree } from '../../renderer/labs/git/engine/core/repository'
import { gitFolder } from '../../renderer/labs/git/engine/export/folder'
import { pictureOf } from '../../renderer/labs/git/engine/picture/picture'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { layOutPicture } from '../../renderer/labs/git/view/graph/shown'
import { readModule } from '../architecture/imports'
import { whyNot } from '../git/real'
import { globalConfig, minute, start } from '../git/script'
import { frameRows } from './gitGraph'
import { median, type Row } from './row'
import { initialFiles } from './size'

const commits = 500
const files = 120
const runs = 7
const commandLimitMs = 30
const rebaseLimitMs = 300
const layoutLimitMs = 100
const sizeLimitKb = 260

export async function rows(): Promise<readonly Row[]> {
  const times = commands.map((line) => ({ line, ms: timeOf(line) }))
  const slowest = [...times].sort((one, other) => other.ms - one.ms)
  for (const { line, ms } of slowest.slice(0, 3)) console.log(`  ${ms.toFixed(1)} ms: ${line}`)
  const rebase = timeOf(rebaseLine)
  const real = realTimes()
  return [
    {
      name: `Git commands on ${commits} commits, p95 of ${commands.length}`,
      ours: p95(times.map(({ ms }) => ms)),
      unit: 'ms',
      limit: commandLimitMs,
    },
    { name: 'rebase of 50 commits', ours: rebase, unit: 'ms', limit: rebaseLimitMs },
    ...(real
      ? [
          beside('Git commands, p95, beside git', p95(times.map(({ ms }) => ms)), real.commands),
          beside('rebase, beside git', rebase, real.rebase),
        ]
      : []),
    { name: 'the graph of 1,000 commits is laid out', ours: layoutTime(), unit: 'ms', limit: layoutLimitMs },
    ...(await frameRows()),
    { name: 'the Git lab’s JavaScript, gzipped', ours: lazyKb(), unit: 'KB', limit: sizeLimitKb },
  ]
}

const beside = (name: string, ours: number, value: number): Row => ({
  name,
  ours,
  peer: { name: 'git', value },
  unit: 'ms',
})

const p95 = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * 0.95) - 1] ?? 0

const rebaseLine = 'git rebase main topic'
const commands = [
  ...[
    'git status',
    'git status -s',
    'git add .',
    'git add -A',
    'echo x >> dir1/file7.txt && git commit -am change',
    'git commit --allow-empty -m empty',
  ],
  ...[
    'git log',
    'git log --oneline',
    'git log --oneline --graph --all --decorate',
    'git log -p -5',
    'git log --stat -20',
    'git log --oneline -- dir1/file7.txt',
  ],
  ...[
    'git log --follow --oneline dir1/file7.txt',
    'git log -S"line 7" --oneline',
    'git log --author=Kim --oneline',
    'git log main..topic --oneline',
    'git log --first-parent --oneline',
  ],
  ...[
    'git show',
    'git show HEAD~100',
    'git diff',
    'git diff HEAD~50',
    'git diff --stat HEAD~200 HEAD',
    'git diff main...topic',
    'git blame dir1/file7.txt',
  ],
  ...[
    'git branch -vv',
    'git branch --contains HEAD~100',
    'git branch --merged',
    'git switch topic',
    'git checkout HEAD~250',
    'git switch -c fresh',
    'git tag v1 -m one',
    'git describe --tags --always',
  ],
  ...[
    'git merge topic --no-edit',
    'git merge-base --all main topic',
    'git cherry-pick topic',
    'git revert --no-edit HEAD~1',
    'git reset --hard HEAD~10',
    'git reset HEAD~5',
    'git stash list',
    'echo y >> dir2/file8.txt && git stash',
  ],
  ...[
    'git reflog',
    'git rev-list --count --all',
    'git rev-parse HEAD~3',
    'git ls-files -s',
    'git ls-tree -r HEAD',
    'git cat-file -p HEAD',
    'git shortlog -sn HEAD',
    'git for-each-ref',
    'git bisect start HEAD HEAD~400',
    'git grep -n "line 7"',
  ],
]

/** 500 commits on `main` over 120 files, every tenth of them a merge, and `topic` with 50 of its own. */
function build(): { machine: Machine; repo: Repository } {
  const machine = new Machine(start)
  machine.files.write('/home/you/.gitconfig', globalConfig)
  layOut(machine.files, '/home/you/app/.git', false, 'main')
  const repo = machine.repositoryAt('/home/you/app')
  if (!repo) throw new Error('The repository was not made.')
  const leaves = new Map<string, Leaf>()
  const texts = new Map<string, string>()
  const change = (at: number, side: string) => {
    const path = `dir${at % 6}/file${at % files}.txt`
    const text = `${texts.get(path) ?? Array.from({ length: 20 }, (_, line) => `line ${line} of ${path}\n`).join('')}${side} ${at}\n`
    texts.set(path, text)
    leaves.set(path, { mode: '100644', oid: repo.putBlob(text) })
  }
  const commit = (at: number, parents: readonly string[], name: string) => {
    const who = `${at % 3 === 0 ? 'Kim' : 'You'} <you@example.com> ${start - (1_000 - at) * minute} +0000`
    return repo.put({
      type: 'commit',
      tree: writeTree(repo, leaves),
      parents,
      author: who,
      committer: who,
      message: `${name} ${at}\n`,
    })
  }
  let tip: string | undefined
  let side: string | undefined
  for (let at = 0; at < commits; at++) {
    change(at, 'main')
    const parents: string[] = [...(tip ? [tip] : []), ...(side && at % 10 === 9 ? [side] : [])]
    if (tip && at % 10 === 5) side = commit(at, [tip], 'side')
    tip = commit(at, parents, 'change')
  }
  const note = { who: `You <you@example.com> ${start} +0000`, message: 'made' }
  if (tip === undefined) throw new Error('No commit was made.')
  let topic = repo.commit(tip)?.parents[0] ?? tip
  const own = writeTopic(repo, topic)
  topic = own
  updateRef(repo, 'refs/heads/main', tip, note)
  updateRef(repo, 'refs/heads/topic', topic, note)
  new Shell(machine, '/home/you', '/home/you/app').run({ line: 'git reset -q --hard' })
  return { machine, repo }
}

function writeTopic(repo: Repository, from: string): string {
  let tip = from
  for (let at = 0; at < 50; at++) {
    const tree = repo.commit(tip)?.tree ?? ''
    const blob = repo.putBlob(`topic ${at}\n`)
    const entries = [
      ...repo.entries(tree).filter(({ name }) => name !== `topic${at % 7}.txt`),
      { mode: '100644' as const, name: `topic${at % 7}.txt`, oid: blob },
    ]
    const sorted = entries.sort((one, other) =>
      (one.mode === '40000' ? `${one.name}/` : one.name) < (other.mode === '40000' ? `${other.name}/` : other.name)
        ? -1
        : 1,
    )
    const who = `You <you@example.com> ${start + at * minute} +0000`
    tip = repo.put({
      type: 'commit',
      tree: repo.put({ type: 'tree', entries: sorted }),
      parents: [tip],
      author: who,
      committer: who,
      message: `topic ${at}\n`,
    })
  }
  return tip
}

let built: ReturnType<typeof build> | undefined

/** In ms, the median; each run begins with the same repository. */
function timeOf(line: string): number {
  built ??= build()
  const { machine } = built
  const times = Array.from({ length: runs }, () => {
    const before = machine.files.snapshot()
    const shell = new Shell(machine, '/home/you', '/home/you/app')
    machine.now += minute
    const from = performance.now()
    const ran = shell.run({ line, edits: [null, null], isTty: true, hasColour: true })
    const ms = performance.now() - from
    if (ran.kind === 'editor' || (ran.code !== 0 && !line.includes('merge') && !line.includes('cherry-pick')))
      throw new Error(`${line} failed: ${JSON.stringify(ran).slice(0, 400)}`)
    machine.files.restore(before)
    return ms
  })
  return median(times)
}

function realTimes(): { commands: number; rebase: number } | undefined {
  const why = whyNot()
  if (why || !built) {
    console.log(`  git is not measured: ${why}`)
    return undefined
  }
  const dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-bench-'))
  try {
    for (const [path, bytes] of gitFolder(built.repo)) {
      mkdirSync(path.endsWith('/') ? join(dir, 'app', path) : dirname(join(dir, 'app', path)), { recursive: true })
      if (path.endsWith('/')) continue
      writeFileSync(join(dir, 'app', path), bytes)
    }
    writeFileSync(join(dir, '.gitconfig'), globalConfig)
    const env = { PATH: process.env.PATH, HOME: dir, GIT_EDITOR: 'true', GIT_CONFIG_NOSYSTEM: '1' }
    const run = (line: string) => {
      const from = performance.now()
      spawnSync('bash', ['-c', line], { cwd: join(dir, 'app'), env })
      return performance.now() - from
    }
    run('git status')
    const looking = commands.filter((line) =>
      /^git (status|log|show|diff|blame|branch -|branch --|describe|merge-base|reflog|rev-|ls-|cat-file|shortlog|for-each-ref|grep)/.test(
        line,
      ),
    )
    return {
      commands: p95(looking.map((line) => median(Array.from({ length: 3 }, () => run(line))))),
      rebase: run(rebaseLine),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function layoutTime(): number {
  built ??= build()
  const machine = new Machine(start)
  layOut(machine.files, '/home/you/app/.git', false, 'main')
  const repo = machine.repositoryAt('/home/you/app')
  if (!repo) throw new Error('The repository was not made.')
  const tree = writeTree(repo, [])
  const tips: string[] = []
  for (let at = 0; at < 1_000; at++) {
    const parents = [
      tips[(at * 7) % Math.max(1, tips.length)],
      at % 9 === 8 ? tips[(at * 5) % Math.max(1, tips.length)] : undefined,
    ].filter((oid) => oid !== undefined)
    const who = `You <you@example.com> ${start + at} +0000`
    const oid = repo.put({
      type: 'commit',
      tree,
      parents: [...new Set(parents)],
      author: who,
      committer: who,
      message: `${at}\n`,
    })
    tips[(at * 7) % Math.max(1, tips.length)] = oid
    if (at % 15 === 0) tips.push(oid)
    updateRef(repo, `refs/heads/b${at % 12}`, oid, { who, message: undefined })
  }
  const picture = pictureOf(repo)
  return median(
    Array.from({ length: runs }, () => {
      const from = performance.now()
      layOutPicture(picture)
      return performance.now() - from
    }),
  )
}

/** What opening the lab loads beyond what the app has loaded by then, in KB of gzip. */
function lazyKb(): number {
  const assets = 'out/renderer/assets'
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const named = (pattern: RegExp) => names.filter((name) => pattern.test(name)).map((name) => posix.join(assets, name))
  const engine = names
    .map((name) => posix.join(assets, name))
    .filter((file) => readFileSync(file, 'utf8').includes(version))
  if (engine.length !== 1) throw new Error(`The engine of the Git lab stands in ${engine.length} files.`)
  const before = closure([...initialFiles('out/renderer'), ...named(/^(LabsPage|openBooks)-/)])
  const own = [...closure([...engine, ...named(/^GitStage-/)])].filter((file) => !before.has(file))
  return own.reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0) / 1000
}

/** Stands once in the engine. */
const version = 'git version 2.39'

/** Files with all that they import at once. */
function closure(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const queue = [...files]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue
    found.add(file)
    const { imports } = readModule(file, readFileSync(file, 'utf8'))
    for (const { target, isRelative, isDynamic } of imports) if (isRelative && !isDynamic) queue.push(target)
  }
  return found
}
