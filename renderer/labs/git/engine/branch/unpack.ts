/** Which files of index and working tree become others when the tree below them changes, and what forbids it. */
import type { Git } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { IndexEntry } from '../core/indexEntry'
import type { Leaf, Repository } from '../core/repository'
import { ignoreRules } from '../work/ignore'
import type { Refusal, RefusalKind } from './refusal'
import { isUpToDate, leadingFile, removeWorkFile, writeWorkFile } from './workingTree'

type Leaves = ReadonlyMap<string, Leaf>

export interface UnpackOptions {
  /** Local changes go: those of tracked files, or untracked obstacles as well. */
  readonly reset?: 'tracked' | 'everything'
}

const isSame = (one: Leaf | undefined, other: Leaf | undefined) =>
  one === undefined || other === undefined ? one === other : one.oid === other.oid && one.mode === other.mode

/** Decides path by path. Nothing changes before `apply`. */
export class Unpack {
  readonly refusals: Refusal[] = []
  private readonly git: Git
  private readonly repo: Repository
  private readonly options: UnpackOptions
  private readonly current = new Map<string, IndexEntry>()
  private readonly conflicted = new Set<string>()
  private readonly entries = new Map<string, IndexEntry>()
  private readonly writes = new Map<string, Leaf>()
  private readonly removed = new Set<string>()
  /** Entries below a directory that a file replaces. */
  private readonly replaced = new Set<string>()
  private isIgnored: ((path: string) => boolean) | undefined

  constructor(git: Git, options: UnpackOptions = {}) {
    this.git = git
    this.repo = git.repo
    this.options = options
    for (const entry of this.repo.index()) {
      if (entry.stage > 0) this.conflicted.add(entry.path)
      if (!this.current.has(entry.path)) this.current.set(entry.path, entry)
    }
  }

  /** From one tree to another; local changes of files that do not differ between them stay. */
  twoWay(old: Leaves, now: Leaves): this {
    const isInitial = !this.repo.files.has(this.repo.path('index'))
    this.each([old, now], (path) => this.decideTwo(path, old.get(path), now.get(path), isInitial))
    return this
  }

  /** To one tree, from whatever is there. */
  oneWay(now: Leaves): this {
    this.each([now], (path) => {
      const leaf = now.get(path)
      const current = this.present(path)
      if (!leaf) return current ? this.deleted(path, current) : true
      if (!current || this.conflicted.has(path) || !isSame(current, leaf)) return this.merged(path, leaf, current)
      this.entries.set(path, current)
      if (this.options.reset && !isUpToDate(this.repo, current)) this.writes.set(path, leaf)
      return true
    })
    return this
  }

  /** What the index will be. */
  get index(): Iterable<IndexEntry> {
    return this.entries.values()
  }

  apply(isIndexOnly = false): void {
    if (!isIndexOnly) {
      for (const path of this.removed) if (leadingFile(this.repo, path) === undefined) removeWorkFile(this.git, path)
      for (const [path, leaf] of this.writes) writeWorkFile(this.repo, path, leaf)
    }
    this.repo.setIndex(this.entries.values())
  }

  private each(trees: readonly Leaves[], decide: (path: string) => boolean): void {
    const paths = new Set(this.current.keys())
    for (const tree of trees) for (const path of tree.keys()) paths.add(path)
    let blocked: string | undefined
    for (const path of [...paths].sort(compareBytes)) {
      // Where a file was refused, the directory in its place is not looked at.
      if (blocked !== undefined && path.startsWith(`${blocked}/`)) continue
      if (!decide(path)) blocked = path
    }
  }

  private present(path: string): IndexEntry | undefined {
    return this.replaced.has(path) ? undefined : this.current.get(path)
  }

  private decideTwo(path: string, old: Leaf | undefined, now: Leaf | undefined, isInitial: boolean): boolean {
    const current = this.present(path)
    if (!current) {
      if (!now) return old ? this.deleted(path, undefined) : true
      if (!old || isInitial) return this.merged(path, now, undefined)
      // It was taken out of the index, and that stays where the trees have the same.
      return isSame(old, now) || this.refuse('overwritten', path)
    }
    if (this.conflicted.has(path)) {
      if (!isSame(old, now) && !this.options.reset) return this.refuse('overwritten', path)
      return now ? this.merged(path, now, current) : this.deleted(path, current)
    }
    if (isSame(old, now) || (now && isSame(current, now))) return this.kept(current)
    if (!isSame(current, old)) return this.refuse('overwritten', path)
    return now ? this.merged(path, now, current) : this.deleted(path, current)
  }

  private kept(entry: IndexEntry): true {
    this.entries.set(entry.path, entry)
    return true
  }

  private merged(path: string, leaf: Leaf, current: IndexEntry | undefined): boolean {
    if (!current) {
      if (!this.isFree(path, 'untrackedOverwritten')) return false
    } else if (this.conflicted.has(path)) {
      if (!this.isFreeOfDirectory(path, 'untrackedOverwritten')) return false
    } else if (isSame(current, leaf)) return this.kept(current)
    else if (!this.isSafe(current)) return false
    this.entries.set(path, { path, stage: 0, mode: leaf.mode, oid: leaf.oid })
    this.writes.set(path, leaf)
    return true
  }

  private deleted(path: string, current: IndexEntry | undefined): boolean {
    if (!current) return this.isFree(path, 'untrackedRemoved')
    if (!this.isFreeOfDirectory(path, 'untrackedRemoved')) return false
    if (!this.conflicted.has(path) && !this.isSafe(current)) return false
    this.removed.add(path)
    return true
  }

  private refuse(kind: RefusalKind, path: string): false {
    this.refusals.push({ kind, path })
    return false
  }

  /** Whether nothing is lost when an entry's file goes. */
  private isSafe(entry: IndexEntry): boolean {
    if (this.options.reset || isUpToDate(this.repo, entry)) return true
    const isMissing = leadingFile(this.repo, entry.path) === undefined && !this.repo.files.has(this.at(entry.path))
    return isMissing || this.refuse('notUpToDate', entry.path)
  }

  private isFreeOfDirectory(path: string, kind: RefusalKind): boolean {
    return !this.repo.files.isDir(this.at(path)) || this.isFree(path, kind)
  }

  /** Whether no untracked file is in the way of a path, or was where the path is. */
  private isFree(path: string, kind: RefusalKind): boolean {
    if (this.options.reset === 'everything')
      return this.at(path) === this.git.cwd ? this.refuse('currentDirectory', path) : true
    const lead = leadingFile(this.repo, path)
    const at = lead ?? path
    const node = this.repo.files.node(this.at(at))
    if (!node) return true
    if (this.ignored(node.kind === 'dir' ? `${at}/` : at)) return true
    if (node.kind === 'dir') return this.isCleanDirectory(at)
    return this.removed.has(at) || this.refuse(kind, at)
  }

  private isCleanDirectory(path: string): boolean {
    if (this.at(path) === this.git.cwd) return this.refuse('currentDirectory', path)
    const below = [...this.current.values()].filter((entry) => entry.path.startsWith(`${path}/`))
    for (const entry of below) {
      if (this.conflicted.has(entry.path)) continue
      if (!this.isSafe(entry)) return false
      this.removed.add(entry.path)
      this.replaced.add(entry.path)
    }
    for (const [name] of this.repo.files.walk(this.at(path))) {
      const full = `${path}/${name}`
      if (!this.current.has(full) && !this.ignored(full)) return this.refuse('directory', path)
    }
    return true
  }

  private ignored(path: string): boolean {
    this.isIgnored ??= ignoreRules(this.repo)
    return this.isIgnored(path)
  }

  private at(path: string): string {
    return this.repo.workPath(path)
  }
}
