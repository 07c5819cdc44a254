/** What a generator knows of the repository while it writes a history. */
import type { Machine } from '../../../renderer/labs/git/engine/core/machine'
import { listRefs, readLog, readRef, readSymbolic } from '../../../renderer/labs/git/engine/core/refs'
import type { Repository } from '../../../renderer/labs/git/engine/core/repository'
import type { Random } from './random'

export class Seen {
  readonly random: Random
  private readonly machine: Machine
  readonly path: string

  constructor(random: Random, machine: Machine, path = '/home/you/app') {
    this.random = random
    this.machine = machine
    this.path = path
  }

  get repo(): Repository {
    const repo = this.machine.repositoryAt(this.path)
    if (!repo) throw new Error('The history has lost its repository.')
    return repo
  }

  get branches(): readonly string[] {
    return listRefs(this.repo, 'refs/heads/').map(([name]) => name.slice(11))
  }
  get tags(): readonly string[] {
    return listRefs(this.repo, 'refs/tags/').map(([name]) => name.slice(10))
  }
  get remoteBranches(): readonly string[] {
    return listRefs(this.repo, 'refs/remotes/').map(([name]) => name.slice(13))
  }
  get current(): string | undefined {
    return readSymbolic(this.repo)?.slice(11)
  }
  get isBorn(): boolean {
    return readRef(this.repo, 'HEAD') !== undefined
  }
  get stashes(): number {
    return readLog(this.repo, 'refs/stash')?.length ?? 0
  }
  get tracked(): readonly string[] {
    return [...new Set(this.repo.index().map(({ path }) => path))]
  }
  get conflicts(): readonly string[] {
    return [...new Set(this.repo.index().flatMap(({ path, stage }) => (stage > 0 ? [path] : [])))]
  }
  get files(): readonly string[] {
    return [...this.machine.files.walk(this.path, (dir) => dir !== '.git')].map(([path]) => path).sort()
  }
  text(path: string): string {
    return this.machine.files.read(`${this.path}/${path}`) ?? ''
  }

  get underway(): 'rebase' | 'merge' | 'pick' | 'revert' | 'bisect' | undefined {
    const { repo } = this
    if (repo.hasGit('rebase-merge')) return 'rebase'
    if (repo.hasGit('MERGE_HEAD')) return 'merge'
    if (repo.hasGit('CHERRY_PICK_HEAD')) return 'pick'
    if (repo.hasGit('REVERT_HEAD')) return 'revert'
    return repo.hasGit('BISECT_START') ? 'bisect' : undefined
  }

  /** A name for a commit that probably exists. */
  rev(): string {
    const { random } = this
    const names = [
      ...this.branches,
      ...this.branches,
      ...this.tags,
      ...this.remoteBranches,
      'HEAD',
      'HEAD',
      'HEAD',
      '@',
    ]
    const name = random.of(names)
    return random.weighted<string>([
      [6, name],
      [4, `${name}~1`],
      [2, `${name}~${1 + random.below(3)}`],
      [1, `${name}^`],
      [0.7, `${name}^2`],
      [0.7, `${name}@{${random.below(3)}}`],
      [0.3, '@{-1}'],
      [0.3, `:/change`],
      [0.3, this.shortId()],
      [0.1, 'nowhere'],
    ])
  }

  private shortId(): string {
    const ids = [...this.repo.oids()].filter((oid) => this.repo.commit(oid))
    return ids.length === 0 ? 'abcdef1' : this.random.of(ids).slice(0, 7 + this.random.below(6))
  }

  branch(): string {
    return this.branches.length === 0 ? 'main' : this.random.of(this.branches)
  }
  file(): string {
    return this.random.chance(0.85) && this.files.length > 0 ? this.random.of(this.files) : this.newFile()
  }
  /** A directory, probably one that is there. */
  dir(): string {
    const { random } = this
    const dirs = [
      ...new Set(this.files.flatMap((path) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : []))),
    ]
    return dirs.length > 0 && random.chance(0.85) ? random.of(dirs) : random.of(['lib', 'docs', 'tmp'])
  }
  newFile(): string {
    const { random } = this
    const dir = random.weighted([
      [5, ''],
      [3, 'lib/'],
      [2, 'docs/'],
      [1, 'lib/deep/'],
    ])
    return `${dir}${random.of(['alpha', 'beta', 'gamma', 'delta', 'notes', 'config'])}${random.of(['.txt', '.md', ''])}`
  }
}
