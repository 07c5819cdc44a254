/** A repository as a picture shows it: its commits, what points to them, and what is under way. */
import type { Commit, Oid } from '../core/objects'
import { branchName, listRefs, readLog, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'
import { inGraphOrder } from './order'
import { pseudoRefs, readUnderWay, type UnderWay } from './underWay'

/** What keeps a commit: a ref or HEAD, the stash, only a reflog, or nothing any more. */
export type Standing = 'ref' | 'stash' | 'reflog' | 'dangling'

export interface PictureCommit {
  readonly oid: Oid
  readonly short: string
  readonly tree: Oid
  /** Those that are stored. */
  readonly parents: readonly Oid[]
  readonly subject: string
  readonly author: string
  /** When it was committed, in seconds since 1970. */
  readonly seconds: number
  readonly standing: Standing
  /** Set for the commits in which a stash keeps the index and the untracked files. */
  readonly stashPart?: 'index' | 'untracked'
}

export type RefKind = 'branch' | 'remote' | 'tag' | 'stash' | 'bisect' | 'pseudo' | 'other'

export interface PictureRef {
  /** `refs/heads/main`, `refs/stash@{0}`, `MERGE_HEAD`. */
  readonly name: string
  /** As people say it: `main`, `origin/main`, `v1.0`, `stash@{0}`. */
  readonly label: string
  readonly kind: RefKind
  /** The commit that it stands for, through an annotated tag. */
  readonly oid: Oid
  /** The object of an annotated tag. */
  readonly tag?: Oid
}

export type Head =
  /** `oid` is undefined while the branch has no commit. */
  | { readonly kind: 'branch'; readonly name: string; readonly oid: Oid | undefined }
  | { readonly kind: 'detached'; readonly oid: Oid }

export interface Picture {
  /** In the order of `git log --graph --all`: newest first, children before parents. */
  readonly commits: readonly PictureCommit[]
  readonly refs: readonly PictureRef[]
  readonly head: Head | undefined
  readonly underWay: readonly UnderWay[]
}

type Commits = ReadonlyMap<Oid, Commit>

export function pictureOf(repo: Repository): Picture {
  const commits = allCommits(repo)
  const head = readHead(repo)
  const stashes = readStashes(repo)
  const refs = readRefs(repo, commits, stashes)
  const standings = readStandings(repo, commits, head, refs)
  const parts = stashParts(commits, stashes)
  const shown = [...commits].map(([oid, commit]) => {
    const part = parts.get(oid)
    const one = toPicture(oid, commit, commits, standings.get(oid) ?? 'dangling')
    return part ? { ...one, stashPart: part } : one
  })
  return { commits: inGraphOrder(shown), refs, head, underWay: readUnderWay(repo) }
}

function allCommits(repo: Repository): Commits {
  const node = repo.files.node(repo.path('objects'))
  const found = new Map<Oid, Commit>()
  if (node?.kind !== 'objects') return found
  for (const [oid, object] of node.objects) if (object.type === 'commit') found.set(oid, object)
  return found
}

function toPicture(oid: Oid, commit: Commit, all: Commits, standing: Standing): PictureCommit {
  const { name } = personOf(commit.author)
  return {
    ...{ oid, short: oid.slice(0, 7), tree: commit.tree, standing },
    parents: commit.parents.filter((parent) => all.has(parent)),
    subject: subjectOf(commit.message),
    author: name,
    seconds: personOf(commit.committer).seconds,
  }
}

/** The first paragraph in one line, as `git log --oneline` shows it. */
export const subjectOf = (message: string): string =>
  (message.replace(/^\n+/, '').split('\n\n')[0] ?? '').trim().replace(/\s*\n\s*/g, ' ')

/** `Name <mail> seconds zone` in its parts. */
export function personOf(line: string): { readonly name: string; readonly mail: string; readonly seconds: number } {
  const open = line.indexOf(' <')
  const close = line.lastIndexOf('> ')
  if (open < 0 || close < open) return { name: line, mail: '', seconds: 0 }
  return {
    name: line.slice(0, open),
    mail: line.slice(open + 2, close),
    seconds: Number.parseInt(line.slice(close + 2), 10) || 0,
  }
}

function readHead(repo: Repository): Head | undefined {
  const oid = readRef(repo, 'HEAD')
  const target = readSymbolic(repo)
  if (target !== undefined) return { kind: 'branch', name: branchName(target) ?? target, oid }
  return oid === undefined ? undefined : { kind: 'detached', oid }
}

/** Newest first: `stash@{0}` is the first. */
function readStashes(repo: Repository): readonly Oid[] {
  const top = readRef(repo, 'refs/stash')
  if (top === undefined) return []
  const log = readLog(repo, 'refs/stash') ?? []
  return log.length === 0 ? [top] : log.map(({ oid }) => oid).reverse()
}

function readRefs(repo: Repository, commits: Commits, stashes: readonly Oid[]): readonly PictureRef[] {
  const found: PictureRef[] = []
  for (const [name, oid] of listRefs(repo)) {
    if (name === 'refs/stash') continue
    const { kind, label } = nameRef(name)
    const peeled = peel(repo, oid)
    // `origin/HEAD` only says which branch a clone starts with.
    if (!commits.has(peeled) || (kind === 'remote' && label.endsWith('/HEAD'))) continue
    found.push(peeled === oid ? { name, label, kind, oid } : { name, label, kind, oid: peeled, tag: oid })
  }
  stashes.forEach((oid, at) => {
    if (commits.has(oid)) found.push({ name: `refs/stash@{${at}}`, label: `stash@{${at}}`, kind: 'stash', oid })
  })
  for (const name of pseudoRefs) {
    const oid = readRef(repo, name)
    if (oid !== undefined && commits.has(oid)) found.push({ name, label: name, kind: 'pseudo', oid })
  }
  return found
}

const kinds: readonly (readonly [string, RefKind])[] = [
  ['refs/heads/', 'branch'],
  ['refs/remotes/', 'remote'],
  ['refs/tags/', 'tag'],
  ['refs/bisect/', 'bisect'],
  ['refs/', 'other'],
]

function nameRef(name: string): { readonly kind: RefKind; readonly label: string } {
  const [prefix, kind] = kinds.find(([start]) => name.startsWith(start)) ?? ['', 'other' as const]
  const label = name.slice(prefix.length)
  return { kind, label: kind === 'bisect' ? label.replace(/-[0-9a-f]{40}$/, '') : label }
}

function peel(repo: Repository, oid: Oid): Oid {
  let at = oid
  for (let depth = 0; depth < 8; depth++) {
    const object = repo.get(at)
    if (object?.type !== 'tag') break
    at = object.object
  }
  return at
}

function readStandings(
  repo: Repository,
  commits: Commits,
  head: Head | undefined,
  refs: readonly PictureRef[],
): ReadonlyMap<Oid, Standing> {
  const found = new Map<Oid, Standing>()
  const mark = (from: Iterable<Oid>, standing: Standing) => {
    const open = [...from]
    for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
      const commit = commits.get(oid)
      if (!commit || found.has(oid)) continue
      found.set(oid, standing)
      open.push(...commit.parents)
    }
  }
  const tips = (isStash: boolean) => refs.flatMap(({ kind, oid }) => ((kind === 'stash') === isStash ? [oid] : []))
  mark([...(head?.oid === undefined ? [] : [head.oid]), ...tips(false)], 'ref')
  mark(tips(true), 'stash')
  mark(loggedOids(repo), 'reflog')
  return found
}

function loggedOids(repo: Repository): ReadonlySet<Oid> {
  const found = new Set<Oid>()
  for (const [path] of repo.files.walk(repo.path('logs')))
    for (const { old, oid } of readLog(repo, path) ?? []) found.add(oid).add(old)
  return found
}

function stashParts(commits: Commits, stashes: readonly Oid[]): ReadonlyMap<Oid, 'index' | 'untracked'> {
  const found = new Map<Oid, 'index' | 'untracked'>()
  for (const oid of stashes) {
    const [, index, untracked] = commits.get(oid)?.parents ?? []
    if (index !== undefined) found.set(index, 'index')
    if (untracked !== undefined) found.set(untracked, 'untracked')
  }
  return found
}
