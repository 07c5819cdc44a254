/** Which commit each line of a file comes from. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import { flatten, type Leaf, type Repository } from '../core/repository'
import { type Blanks, diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import { compareLeaves, compareTrees } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { leavesOf } from '../work/commits'

/** A file as a commit has it. */
export interface Origin {
  /** Undefined for the working tree. */
  readonly commit: Oid | undefined
  readonly path: string
  readonly text: string
  /** What the lines that are not this commit's own come from. */
  previous: Origin | undefined
}

export interface BlamedLine {
  readonly origin: Origin
  /** The line's number there, from 0. */
  readonly at: number
}

export interface BlameInput {
  readonly start: Origin
  /** Of a commit, or of the working tree, which comes after HEAD. */
  readonly parentsOf: (commit: Oid | undefined) => readonly Oid[]
  /** Commits that keep their lines, however they came by them. */
  readonly isBoundary: (commit: Oid) => boolean
  readonly ignored?: Blanks | undefined
}

interface Pending {
  readonly origin: Origin
  /** From a line's number here to where it stands in the file that was asked about. */
  lines: Map<number, number>
}

/** For every line of the file, in order. */
export function blameLines(git: Git, input: BlameInput): readonly BlamedLine[] {
  const { start } = input
  const all = splitLines(start.text)
  const found: BlamedLine[] = []
  const first: Pending = { origin: start, lines: new Map(all.map((_, at) => [at, at])) }
  const open = new Map<string, Pending>([[keyOf(start), first]])
  for (const pending of takeAll(open)) {
    passOn(git, input, pending, open)
    for (const [at, line] of pending.lines) found[line] = { origin: pending.origin, at }
  }
  return found
}

const keyOf = ({ commit, path }: Origin) => `${commit ?? ''}:${path}`

function* takeAll(open: Map<string, Pending>): Generator<Pending> {
  for (let next = open.entries().next(); !next.done; next = open.entries().next()) {
    open.delete(next.value[0])
    yield next.value[1]
  }
}

/** Gives lines to the parents that have them; what is left is the commit's own. */
function passOn(
  git: Git,
  { parentsOf, isBoundary, ignored }: BlameInput,
  pending: Pending,
  open: Map<string, Pending>,
): void {
  const { origin } = pending
  if (origin.commit !== undefined && isBoundary(origin.commit)) return
  const parents = parentsOf(origin.commit)
  const before: (Origin | undefined)[] = parents.map(() => undefined)
  for (const find of [samePath, renamed])
    for (const [at, parent] of parents.entries()) {
      if (before[at]) continue
      const found = find(git.repo, parent, origin)
      if (!found) continue
      if (found.text === origin.text) {
        give(open, found, pending, (line) => line)
        return
      }
      if (!before.some((other) => other?.text === found.text)) before[at] = found
    }
  for (const found of before) {
    if (!found) continue
    origin.previous ??= found
    const same = sharedLines(found.text, origin.text, ignored)
    give(open, found, pending, (line) => same.get(line))
    if (pending.lines.size === 0) return
  }
}

function give(
  open: Map<string, Pending>,
  to: Origin,
  from: Pending,
  placeOf: (line: number) => number | undefined,
): void {
  const key = keyOf(to)
  const there = open.get(key) ?? { origin: to, lines: new Map<number, number>() }
  const kept = new Map<number, number>()
  for (const [at, line] of from.lines) {
    const place = placeOf(at)
    if (place === undefined) kept.set(at, line)
    else there.lines.set(place, line)
  }
  from.lines = kept
  if (there.lines.size > 0) open.set(key, there)
}

/** From lines of the newer text to those of the older one that are the same. */
function sharedLines(old: string, now: string, ignored: Blanks | undefined): ReadonlyMap<number, number> {
  const [before, after] = [splitLines(old), splitLines(now)]
  const same = new Map<number, number>()
  let at = 0
  let shift = 0
  for (const { oldAt, oldCount, newAt, newCount } of diffLines(before, after, 'myers', { ignored, trimsEnd: true })) {
    for (; at < newAt; at++) same.set(at, at + shift)
    at = newAt + newCount
    shift = oldAt + oldCount - at
  }
  for (; at < after.length; at++) same.set(at, at + shift)
  return same
}

export function leafAt(repo: Repository, commit: Oid, path: string): Pick<Leaf, 'oid'> | undefined {
  let tree = repo.commit(commit)?.tree ?? ''
  const names = path.split('/')
  const last = names.pop()
  for (const name of names) tree = repo.entries(tree).find((entry) => entry.name === name)?.oid ?? ''
  const entry = repo.entries(tree).find((one) => one.name === last)
  return entry && entry.mode !== '40000' ? entry : undefined
}

function originAt(repo: Repository, commit: Oid, path: string): Origin | undefined {
  const leaf = leafAt(repo, commit, path)
  return leaf && { commit, path, text: repo.text(leaf.oid), previous: undefined }
}

const samePath = (repo: Repository, parent: Oid, { path }: Origin) => originAt(repo, parent, path)

/** The file that a parent has under another name. */
function renamed(repo: Repository, parent: Oid, { commit, path }: Origin): Origin | undefined {
  const before = repo.commit(parent)?.tree
  // The working tree's own file goes by the names of the index.
  const all =
    commit === undefined
      ? compareLeaves(flatten(repo, before), new Map(leavesOf(repo.index())))
      : compareTrees(repo, before, repo.commit(commit)?.tree)
  const changes = all.filter(({ kind, now: side }) => kind === 'D' || side?.path === path)
  const found = findRenames(repo, changes).find((change) => change.kind === 'R' && change.now?.path === path)
  return found?.old ? originAt(repo, parent, found.old.path) : undefined
}
