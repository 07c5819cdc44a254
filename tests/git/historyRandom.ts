/** One random history, in a real repository and in the engine's. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byteLength } from '../../renderer/labs/git/engine/core/bytes'
import { layOut, Machine } from '../../renderer/labs/git/engine/core/machine'
import type { Oid } from '../../renderer/labs/git/engine/core/objects'
import { Repository, writeTree } from '../../renderer/labs/git/engine/core/repository'
import { Shell } from '../../renderer/labs/git/engine/shell/shell'
import { globalConfig, start } from './script'

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Made {
  readonly parents: readonly number[]
  readonly files: ReadonlyMap<string, string>
  readonly time: number
  readonly authored: number
  readonly author: number
  readonly message: string
}

const people = ['Ann <ann@example.com>', 'Bob <bob@example.com>', 'You <you@example.com>']
const words = ['alpha', 'beta', 'gamma', 'delta', 'return 1', '}', '', 'same', 'same', 'other line', '  indented']

export interface Shape {
  readonly commits: number
  /** How often a commit is a merge, begins a history of its own, or has the time of the one before. */
  readonly merges: number
  readonly roots: number
  readonly equal: number
  readonly skewed: number
  readonly tags: number
}

const paths = ['a.txt', 'b.txt', 'dir/c.txt', 'dir/sub/d.txt', 'e.txt']

export class RandomHistory {
  readonly made: Made[] = []
  readonly oids: Oid[] = []
  readonly machine = new Machine(start + 1_000_000)
  readonly shell: Shell
  readonly names: string[] = []
  private readonly root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'drydock-history-'))

  constructor(
    private readonly random: () => number,
    shape: Shape,
  ) {
    const { files } = this.machine
    files.mkdir('/home/you/app')
    files.write('/home/you/.gitconfig', globalConfig)
    layOut(files, '/home/you/app/.git', false, 'main')
    this.shell = new Shell(this.machine, '/home/you', '/home/you/app')
    for (let at = 0; at < shape.commits; at++) this.made.push(this.commit(at, shape))
    this.build(shape)
  }

  private below(count: number): number {
    return Math.floor(this.random() * count)
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  private commit(at: number, shape: Shape): Made {
    const parents: number[] = []
    if (at > 0 && this.random() >= shape.roots) {
      const near = () => Math.max(0, at - 1 - this.below(this.random() < 0.7 ? 3 : 12))
      parents.push(near())
      const more = this.random() < shape.merges ? (this.random() < 0.25 ? 3 : 1) : 0
      for (let n = 0; n < more; n++) {
        const other = near()
        if (!parents.includes(other)) parents.push(other)
      }
    }
    const before = this.made[at - 1]?.time ?? start
    const time =
      this.random() < shape.equal ? before : before + (this.random() < shape.skewed ? -1 : 1) * (1 + this.below(400))
    const files = new Map(this.made[parents[0] ?? -1]?.files ?? [])
    for (const parent of parents.slice(1))
      for (const [path, text] of this.made[parent]?.files ?? []) if (this.random() < 0.5) files.set(path, text)
    if (this.random() < 0.9) for (let n = 0; n <= this.below(2); n++) this.change(files)
    return {
      ...{ parents, files, time, authored: this.random() < 0.2 ? time - this.below(2000) : time },
      ...{ author: this.below(people.length), message: this.message(at) },
    }
  }

  private message(at: number): string {
    const body = this.random() < 0.3 ? `\n\nIt ${this.pick(words)} body ${at}\n\n\tlast` : ''
    return `${this.pick(['Add', 'Fix', 'Move', 'Drop'])} thing ${at}${this.random() < 0.1 ? '\nwrapped' : ''}${body}\n`
  }

  private change(files: Map<string, string>): void {
    const path = this.pick(paths)
    const text = files.get(path)
    const chance = this.random()
    if (text === undefined || chance < 0.05) files.set(path, this.lines(4 + this.below(14)))
    else if (chance < 0.09) files.delete(path)
    else if (chance < 0.18) {
      files.delete(path)
      files.set(`${this.pick(['new', 'dir/new'])}${this.below(3)}.txt`, text)
    } else {
      const lines = text.split('\n').slice(0, -1)
      const where = this.below(lines.length + 1)
      const cut = chance < 0.45 ? this.below(3) : 0
      lines.splice(
        where,
        cut,
        ...this.lines(chance < 0.3 ? 0 : 1 + this.below(3))
          .split('\n')
          .slice(0, -1),
      )
      files.set(path, lines.map((line) => `${line}\n`).join(''))
    }
  }

  private lines(count: number): string {
    return Array.from(
      { length: count },
      () => `${this.pick(words)}${this.random() < 0.3 ? ` ${this.below(50)}` : ''}\n`,
    ).join('')
  }

  private build(shape: Shape): void {
    const repo = new Repository(this.machine.files, '/home/you/app/.git', '/home/you/app')
    const stream: string[] = []
    this.made.forEach((made, at) => {
      const who = `${people[made.author]}`
      const leaves = [...made.files].map(
        ([path, text]) => [path, { mode: '100644' as const, oid: repo.putBlob(text) }] as const,
      )
      this.oids.push(
        repo.put({
          ...{ type: 'commit', tree: writeTree(repo, leaves), message: made.message },
          parents: made.parents.map((parent) => this.oids[parent] ?? ''),
          ...{ author: `${who} ${made.authored} +0000`, committer: `You <you@example.com> ${made.time} +0000` },
        }),
      )
      stream.push(this.streamed(made, at))
    })
    const git = this.real(
      'git init -q -b main; cat >.gitignored; git fast-import --quiet --force <.gitignored; rm .gitignored',
      stream.join(''),
    )
    if (git.code !== 0) throw new Error(git.err)
    this.refs(repo, shape)
  }

  private streamed({ parents, files, time, authored, author, message }: Made, at: number): string {
    const data = (text: string) => `data ${byteLength(text)}\n${text}\n`
    const [first, ...others] = parents
    const from = first === undefined ? '' : `from :${first + 1}\n`
    return [
      `reset refs/tmp/x\n\ncommit refs/tmp/x\nmark :${at + 1}\nauthor ${people[author]} ${authored} +0000\n`,
      `committer You <you@example.com> ${time} +0000\n${data(message)}${from}`,
      ...others.map((parent) => `merge :${parent + 1}\n`),
      'deleteall\n',
      ...[...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
    ].join('')
  }

  private refs(repo: Repository, shape: Shape): void {
    const lines: string[] = ['delete refs/tmp/x']
    const used = new Set(this.made.flatMap(({ parents }) => parents))
    let branch = 0
    const put = (ref: string, oid: Oid) => {
      lines.push(`create ${ref} ${oid}`)
      repo.writeGit(ref, `${oid}\n`)
      this.names.push(ref.replace(/^refs\/(heads|tags)\//, ''))
    }
    const last = this.made.length - 1
    put('refs/heads/main', this.oids[last] ?? '')
    this.made.forEach((_, at) => {
      const oid = this.oids[at] ?? ''
      if (at !== last && !used.has(at)) put(`refs/heads/b${branch++}`, oid)
      const chance = this.random()
      if (chance < shape.tags) put(`refs/tags/t${at}`, oid)
      else if (chance < 2 * shape.tags) {
        const tagged = { object: oid, objectType: 'commit', name: `v${at}`, message: `Version ${at}\n` } as const
        const time = this.made[at]?.time ?? 0
        const tag = repo.put({ type: 'tag', ...tagged, tagger: `You <you@example.com> ${time} +0000` })
        this.real(
          `git mktag`,
          `object ${oid}\ntype commit\ntag v${at}\ntagger You <you@example.com> ${time} +0000\n\nVersion ${at}\n`,
        )
        put(`refs/tags/v${at}`, tag)
      }
    })
    const ran = this.real('git update-ref --stdin --no-deref', `${lines.join('\n')}\n`)
    if (ran.code !== 0) throw new Error(ran.err)
  }

  /** Runs one script in the real repository. */
  real(script: string, input = ''): { readonly code: number; readonly out: string; readonly err: string } {
    const ran = spawnSync('bash', ['--norc', '-c', script], {
      ...{ cwd: this.root, input, encoding: 'utf8', maxBuffer: 1 << 28 },
      env: {
        ...{ PATH: process.env.PATH, HOME: this.root, TZ: 'UTC', LC_ALL: 'C.UTF-8', GIT_CONFIG_NOSYSTEM: '1' },
        ...{ GIT_TEST_DATE_NOW: String(this.machine.now), GIT_CEILING_DIRECTORIES: join(this.root, '..') },
        ...{ GIT_AUTHOR_DATE: `${this.machine.now} +0000`, GIT_COMMITTER_DATE: `${this.machine.now} +0000` },
        ...{
          GIT_AUTHOR_NAME: 'You',
          GIT_AUTHOR_EMAIL: 'you@example.com',
          GIT_COMMITTER_NAME: 'You',
          GIT_COMMITTER_EMAIL: 'you@example.com',
        },
      },
    })
    return { code: ran.status ?? -1, out: ran.stdout, err: ran.stderr }
  }

  /** The words and exit code of each line, in git. */
  realAll(lines: readonly string[]): readonly string[] {
    writeFileSync(join(this.root, '.git/lines'), '')
    const script = lines
      .map((line) => `(${line}) >.git/out 2>.git/err; code=$?; cat .git/err .git/out; printf '[%d]\\0' $code`)
      .join('\n')
    return this.real(script).out.split('\0').slice(0, -1)
  }

  ours(line: string): string {
    const ran = this.shell.run({ line })
    const textOf = (stream: 'out' | 'err') =>
      ran.kind === 'ran' ? ran.pieces.flatMap(({ to, text }) => (to === stream ? [text] : [])).join('') : ''
    return ran.kind === 'ran' ? `${textOf('err')}${textOf('out')}[${ran.code}]` : 'editor'
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
