/** Changes that are applied to other texts than they were made from, as `git apply` does it. */
import type { Git } from '../command/git'
import type { Leaf } from '../core/repository'
import { sayError } from '../sequence/say'
import { diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import { type FileChange, pathOf } from '../tree/changes'

/** A file as it is, or as it becomes. */
export interface Patched {
  readonly text: string
  readonly mode: Leaf['mode']
}

export interface PatchWish {
  readonly where: 'index' | 'working directory'
  readonly read: (path: string) => Patched | undefined
  /** Lines around each change that must be there as well. */
  readonly context: number
  /** Takes the changes back. */
  readonly isReversed: boolean
}

interface Hunk {
  /** Counted from 1; 0 before the first line of an empty file. */
  readonly oldAt: number
  readonly newAt: number
  readonly old: readonly string[]
  readonly now: readonly string[]
  /** Whether unchanged lines follow the last change. */
  readonly hasTrail: boolean
}

/** What becomes of each path, undefined where it is removed. Undefined as a whole, and said, where one does not fit. */
export function applyChanges(
  git: Git,
  changes: readonly FileChange[],
  wish: PatchWish,
): ReadonlyMap<string, Patched | undefined> | undefined {
  const results = new Map<string, Patched | undefined>()
  let isWhole = true
  for (const change of changes) {
    const result = applyChange(git, change, wish)
    if (result === 'refused') isWhole = false
    else results.set(pathOf(change), result)
  }
  return isWhole ? results : undefined
}

function applyChange(git: Git, change: FileChange, wish: PatchWish): Patched | undefined | 'refused' {
  const path = pathOf(change)
  const { where, isReversed } = wish
  const [from, to] = isReversed ? [change.now, change.old] : [change.old, change.now]
  const there = wish.read(path)
  const refuse = (why: string) => {
    sayError(git, `${path}: ${why}`)
    return 'refused' as const
  }
  if (from && !there) return refuse(where === 'index' ? 'does not exist in index' : 'No such file or directory')
  if (!from && there) return refuse(`already exists in ${where}`)
  if (from && there && from.mode !== there.mode)
    git.err(`warning: ${path} has type ${there.mode}, expected ${from.mode}\n`)
  const text = (leaf: Leaf | undefined) => splitLines(leaf ? git.repo.text(leaf.oid) : '')
  const lines = [...splitLines(there?.text ?? '')]
  const fixed = lines.map(() => false)
  for (const hunk of hunksOf(text(change.old), text(change.now), wish)) {
    if (applyHunk(lines, fixed, hunk)) continue
    sayError(git, `patch failed: ${path}:${hunk.oldAt}`)
    return refuse('patch does not apply')
  }
  return to && { text: lines.join(''), mode: to.mode }
}

function hunksOf(old: readonly string[], now: readonly string[], { context, isReversed }: PatchWish): readonly Hunk[] {
  const groups: { oldFrom: number; oldTo: number; newFrom: number; newTo: number }[] = []
  for (const { oldAt, oldCount, newAt, newCount } of diffLines(old, now)) {
    const last = groups.at(-1)
    const own = { oldTo: oldAt + oldCount, newTo: newAt + newCount }
    if (last && oldAt - last.oldTo <= 2 * context) Object.assign(last, own)
    else groups.push({ oldFrom: oldAt, newFrom: newAt, ...own })
  }
  return groups.map(({ oldFrom, oldTo, newFrom, newTo }) => {
    const lead = Math.min(context, oldFrom)
    const trail = Math.min(context, old.length - oldTo)
    const before = old.slice(oldFrom - lead, oldTo + trail)
    const after = now.slice(newFrom - lead, newTo + trail)
    const place = (at: number, lines: readonly string[]) => at - lead + (lines.length > 0 ? 1 : 0)
    const [one, other] = [
      { at: place(oldFrom, before), lines: before },
      { at: place(newFrom, after), lines: after },
    ]
    const [from, to] = isReversed ? [other, one] : [one, other]
    return { oldAt: from.at, newAt: to.at, old: from.lines, now: to.lines, hasTrail: trail > 0 }
  })
}

/** Changes the lines in place; lines that a hunk has `fixed` are no place for another. False where it fits nowhere. */
function applyHunk(lines: string[], fixed: boolean[], hunk: Hunk): boolean {
  const at = placeOf(lines, fixed, hunk)
  if (at === undefined) return false
  lines.splice(at, hunk.old.length, ...hunk.now)
  fixed.splice(at, hunk.old.length, ...hunk.now.map(() => true))
  return true
}

function placeOf(lines: readonly string[], fixed: readonly boolean[], hunk: Hunk): number | undefined {
  const { old, oldAt, newAt, hasTrail } = hunk
  const isFirst = oldAt <= 1
  const fits = (at: number) =>
    (!isFirst || at === 0) &&
    (hasTrail ? at + old.length <= lines.length : at + old.length === lines.length) &&
    old.every((line, index) => lines[at + index] === line && !fixed[at + index])
  const wanted = isFirst ? 0 : hasTrail ? Math.max(newAt - 1, 0) : lines.length - old.length
  const start = wanted < 0 || wanted > lines.length ? lines.length : wanted
  // Nearer places first, and of two the later one.
  for (let distance = 0; distance <= lines.length; distance++)
    for (const at of distance === 0 ? [start] : [start + distance, start - distance])
      if (at >= 0 && at <= lines.length && fits(at)) return at
  return undefined
}
