/** Random histories for merges, and real git's own opinion of them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import { encode, type Oid } from '../../renderer/labs/git/engine/core/objects'
import { type Leaf, type Repository, writeTree } from '../../renderer/labs/git/engine/core/repository'

export interface Random {
  /** Below a number. */
  readonly below: (count: number) => number
  readonly pick: <T>(from: readonly T[]) => T
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const below = (count: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number] }
}

export function emptyRepository(): Repository {
  const machine = new Machine(0)
  // A learner's disk is not large enough for thousands of merges.
  Object.assign(machine.files, { grow: () => undefined, spend: () => undefined })
  layOut(machine.files, '/app/.git', false, 'main')
  const repo = machine.repositoryAt('/app')
  if (!repo) throw new Error('no repository was made')
  return repo
}

type Tree = Map<string, { text: string; isExecutable: boolean }>

const dirs = ['', 'lib/', 'src/', 'lib/deep/', 'docs/', 'src/api/', 'docs/old/']
const names = ['a', 'b', 'c', 'd.txt', 'e.md', 'main', 'x']

const text = ({ below }: Random) =>
  Array.from({ length: 1 + below(14) }, () => `line ${below(60)} of the file${below(5) === 0 ? '' : '.'}\n`).join('')

function edited({ below }: Random, before: string): string {
  const lines = before.split('\n').slice(0, -1)
  for (let count = 1 + below(3); count > 0; count--) {
    const at = below(lines.length + 1)
    const line = `change ${below(200)}`
    const how = below(4)
    if (how === 0) lines.splice(at, 1)
    else lines.splice(at, how === 1 ? 0 : 1, line)
  }
  return lines.map((line) => `${line}\n`).join('') + (below(12) === 0 ? 'no newline' : '')
}

/** Puts a file there; what stands in its way goes. */
function put(tree: Tree, path: string, file: { text: string; isExecutable: boolean }): void {
  for (const other of [...tree.keys()])
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) tree.delete(other)
  tree.set(path, file)
}

function moveDir(tree: Tree, from: string, to: string, moves: () => boolean): void {
  for (const [path, file] of [...tree])
    if (path.startsWith(from) && from !== '' && moves()) {
      tree.delete(path)
      put(tree, to + path.slice(from.length), file)
    }
}

function change(random: Random, tree: Tree): void {
  const { below, pick } = random
  const path = tree.size === 0 ? '' : pick([...tree.keys()])
  const file = tree.get(path) ?? { text: '', isExecutable: false }
  const how = tree.size === 0 ? 1 : below(20)
  if (how < 2) put(tree, pick(dirs) + pick(names), { text: text(random), isExecutable: below(6) === 0 })
  else if (how < 8) tree.set(path, { ...file, text: edited(random, file.text) })
  else if (how < 11) {
    tree.delete(path)
    const moved = below(2) === 0 ? { ...file, text: edited(random, file.text) } : file
    put(tree, pick(dirs) + (below(2) === 0 ? (path.split('/').at(-1) ?? '') : pick(names)), moved)
  } else if (how < 13) tree.delete(path)
  else if (how < 14) tree.set(path, { ...file, isExecutable: !file.isExecutable })
  else if (how < 17) moveDir(tree, pick(dirs), pick([...dirs, 'new/', 'lib/new/']), () => true)
  else if (how < 18) moveDir(tree, pick(dirs), pick(dirs), () => below(3) > 0)
  else if (how < 19) put(tree, path.includes('/') ? (path.split('/')[0] ?? 'z') : `${path}/inner`, file)
  else tree.set(path, { ...file, text: text(random) })
}

export interface Pair {
  readonly ours: Oid
  readonly theirs: Oid
}

/** Stores a history with two tips, which may have crossed. */
export function makeHistory(repo: Repository, random: Random): Pair {
  const { below, pick } = random
  let time = 1_700_000_000
  const commits = new Map<Oid, Tree>()
  const commit = (tree: Tree, parents: readonly Oid[]) => {
    const leaves = [...tree].map(([path, file]): readonly [string, Leaf] => [
      path,
      { mode: file.isExecutable ? '100755' : '100644', oid: repo.putBlob(file.text) },
    ])
    time += below(3) * 60
    const who = `A <a@b.c> ${time} +0000`
    const message = `commit ${commits.size}\n`
    const oid = repo.put({
      type: 'commit',
      tree: writeTree(repo, leaves),
      parents,
      author: who,
      committer: who,
      message,
    })
    commits.set(oid, tree)
    return oid
  }
  const grown = (from: Oid) => {
    const tree: Tree = new Map(commits.get(from))
    for (let count = 1 + below(4); count > 0; count--) change(random, tree)
    return commit(tree, [from])
  }
  const first: Tree = new Map()
  for (let count = 3 + below(9); count > 0; count--)
    put(first, pick(dirs) + pick(names), { text: text(random), isExecutable: below(6) === 0 })
  const root = commit(first, [])
  let ours = grown(root)
  let theirs = below(15) === 0 ? commit(new Map(first), []) : grown(root)
  for (let rounds = below(4); rounds > 0; rounds--) {
    const kind = below(4)
    if (kind < 2) {
      // Each merges the other's tip as it was: their histories cross.
      const [one, other] = [ours, theirs]
      const tree = new Map([...(commits.get(one) ?? []), ...(below(2) === 0 ? (commits.get(other) ?? []) : [])])
      const clean: Tree = new Map()
      for (const [path, file] of tree) put(clean, path, file)
      ours = grown(commit(clean, [one, other]))
      theirs = below(3) === 0 ? grown(other) : grown(commit(new Map(commits.get(other)), [other, one]))
    } else if (kind === 2) ours = grown(ours)
    else theirs = grown(theirs)
  }
  return { ours, theirs }
}

/** A repository of real git with all the objects, and branches `ours<n>` and `theirs<n>`. */
export class RealMerges {
  readonly dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-merge-'))

  constructor(repo: Repository) {
    this.run('git init -q; git config user.name A; git config user.email a@b.c')
    for (const oid of repo.oids()) {
      const object = repo.get(oid)
      const folder = join(this.dir, '.git/objects', oid.slice(0, 2))
      mkdirSync(folder, { recursive: true })
      if (object) writeFileSync(join(folder, oid.slice(2)), deflateSync(encode(object), { level: 1 }))
    }
  }

  run(lines: string): string {
    const env = { PATH: process.env.PATH, HOME: this.dir, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' }
    const ran = spawnSync('bash', ['--norc'], {
      ...{ input: lines, cwd: this.dir, env, encoding: 'utf8' },
      maxBuffer: 1 << 30,
    })
    if (ran.error) throw ran.error
    return ran.stdout
  }

  /** `merge-tree`'s output of each, with the exit code as its last line. */
  mergeTrees(pairs: readonly Pair[]): readonly string[] {
    const lines = pairs.map(
      ({ ours, theirs }) =>
        `git merge-tree --write-tree --messages --allow-unrelated-histories ${ours} ${theirs} 2>&1; echo "$?"; echo =====`,
    )
    return this.run(lines.join('\n')).split('=====\n').slice(0, -1)
  }

  text(oid: Oid): string {
    return this.run(`git cat-file -p ${oid}`)
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
