/** The three places in which Git holds files: the commit of HEAD, the index and the working tree, path by path. */
import { Git, running } from '../command/git'
import { compareBytes } from '../core/bytes'
import type { Stage } from '../core/indexEntry'
import type { Machine } from '../core/machine'
import { readRef } from '../core/refs'
import { flatten, type Leaf, type Repository } from '../core/repository'
import { diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import { type FileChange, pathOf } from '../tree/changes'
import { readStatus, workLeaf } from '../work/status'

export type ChangeKind = 'A' | 'D' | 'M' | 'T'

/** One path. What a place does not have is undefined. */
export interface FileRow {
  readonly path: string
  readonly head?: Leaf
  /** The merged entry, stage 0. */
  readonly index?: Leaf
  readonly work?: Leaf
  /** From HEAD to the index. */
  readonly staged?: ChangeKind
  /** From the index to the working tree. */
  readonly unstaged?: ChangeKind
  /** Of a conflict: 1 the base, 2 ours, 3 theirs. */
  readonly stages?: Readonly<Partial<Record<1 | 2 | 3, Leaf>>>
  /** A directory with nothing tracked in it is one path, ending in a slash. */
  readonly isUntracked?: true
}

export interface FilesPicture {
  /** By path, as bytes order them. */
  readonly rows: readonly FileRow[]
  /** Undefined for a bare repository, which has no working tree. */
  readonly worktree: string | undefined
}

/** The files of the repository that a directory belongs to; undefined where there is none. */
export function filesAt(machine: Machine, home: string, cwd: string): FilesPicture | undefined {
  const place = { machine, cwd, home, edits: [], stdin: '', isTty: false, hasColour: false }
  const git = new Git(running(place), () => 0)
  return git.foundRepo ? filesOf(git) : undefined
}

export function filesOf(git: Git): FilesPicture {
  const { repo } = git
  if (repo.worktree === undefined) return { rows: [], worktree: undefined }
  const head = flatten(repo, headTree(repo))
  const index = repo.index()
  const status = readStatus(git)
  const staged = byPath(status.staged)
  const unstaged = byPath(status.unstaged)
  const tracked = new Set([...head.keys(), ...index.map(({ path }) => path)])
  const merged = new Map(index.flatMap(({ path, stage, mode, oid }) => (stage === 0 ? [[path, { mode, oid }]] : [])))
  const rows = [...tracked].map((path): FileRow => {
    const stages = status.unmerged.has(path) ? stagesOf(repo, path) : undefined
    return trim({
      ...{ path, head: head.get(path), index: merged.get(path), stages },
      work: stages ? leafOf(workLeaf(git, path)) : leafInWork(unstaged.get(path), merged.get(path)),
      staged: kindOf(staged.get(path)),
      unstaged: kindOf(unstaged.get(path)),
    })
  })
  for (const path of status.untracked) {
    // Deleted from the index and still on the disk, it is both.
    const at = rows.findIndex((row) => row.path === path)
    const work = path.endsWith('/') ? undefined : leafOf(workLeaf(git, path))
    const row = trim({ ...(rows[at] ?? { path }), work, isUntracked: true })
    if (at < 0) rows.push(row)
    else rows[at] = row
  }
  return { rows: rows.sort((one, other) => compareBytes(one.path, other.path)), worktree: repo.worktree }
}

function headTree(repo: Repository) {
  const oid = readRef(repo, 'HEAD')
  return oid === undefined ? undefined : repo.commit(oid)?.tree
}

const byPath = (changes: readonly FileChange[]) => new Map(changes.map((change) => [pathOf(change), change]))

function leafInWork(change: FileChange | undefined, index: Leaf | undefined): Leaf | undefined {
  return change ? leafOf(change.now) : index
}

const leafOf = (leaf: Leaf | undefined): Leaf | undefined => leaf && { mode: leaf.mode, oid: leaf.oid }

function kindOf(change: FileChange | undefined): ChangeKind | undefined {
  const kind = change?.kind
  return kind === 'A' || kind === 'D' || kind === 'M' || kind === 'T' ? kind : undefined
}

function stagesOf(repo: Repository, path: string): Partial<Record<1 | 2 | 3, Leaf>> {
  const found: Partial<Record<Stage, Leaf>> = {}
  for (const entry of repo.index()) if (entry.path === path) found[entry.stage] = { mode: entry.mode, oid: entry.oid }
  const { 0: _merged, ...stages } = found
  return stages
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined }

/** Without the properties that are undefined. */
const trim = (row: Loose<FileRow> & { readonly path: string }): FileRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as FileRow

export type Place = 'head' | 'index' | 'work' | 1 | 2 | 3

/** The text of a path in a place; undefined where it has none. */
export function textIn(repo: Repository, row: FileRow, place: Place): string | undefined {
  if (place === 'work') return row.work && repo.files.read(repo.workPath(row.path))
  const leaf = place === 'head' || place === 'index' ? row[place] : row.stages?.[place]
  return leaf && repo.text(leaf.oid)
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed' | 'gap'
  readonly text: string
  /** Counted from 1. */
  readonly old?: number
  readonly now?: number
}

/** What differs, with this many lines around it; a gap stands for lines that are left out. */
export function diffTexts(old: string, now: string, context = 3): readonly DiffLine[] {
  const [before, after] = [splitLines(old), splitLines(now)]
  const lines: DiffLine[] = []
  let [oldAt, nowAt] = [0, 0]
  const same = (to: number) => {
    for (; oldAt < to; oldAt++, nowAt++)
      lines.push({ kind: 'same', text: before[oldAt] ?? '', old: oldAt + 1, now: nowAt + 1 })
  }
  for (const change of diffLines(before, after)) {
    same(change.oldAt)
    for (const end = oldAt + change.oldCount; oldAt < end; oldAt++)
      lines.push({ kind: 'removed', text: before[oldAt] ?? '', old: oldAt + 1 })
    for (const end = nowAt + change.newCount; nowAt < end; nowAt++)
      lines.push({ kind: 'added', text: after[nowAt] ?? '', now: nowAt + 1 })
  }
  same(before.length)
  return shortened(lines, context)
}

function shortened(lines: readonly DiffLine[], context: number): readonly DiffLine[] {
  const near = new Set<number>()
  lines.forEach(({ kind }, at) => {
    if (kind === 'same') return
    for (let by = -context; by <= context; by++) near.add(at + by)
  })
  const kept: DiffLine[] = []
  lines.forEach((line, at) => {
    if (near.has(at)) kept.push(line)
    else if (kept.length > 0 && kept.at(-1)?.kind !== 'gap') kept.push({ kind: 'gap', text: '' })
  })
  if (kept.at(-1)?.kind === 'gap') kept.pop()
  return kept
}
