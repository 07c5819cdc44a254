/** Changes with the lines around them, joined where they stand close together. */
import { type DiffOptions, diffLines, type LineChange } from '../text/diff'
import type { Search } from './count'

export interface Hunk {
  /** Counted from 0. */
  readonly oldAt: number
  readonly oldCount: number
  readonly newAt: number
  readonly newCount: number
  readonly changes: readonly LineChange[]
}

interface Change extends LineChange {
  readonly isIgnored: boolean
}

export function hunksOf(old: readonly string[], now: readonly string[], search: Search): readonly Hunk[] {
  const { algorithm, usesIndent, ignored, context } = search
  const options: DiffOptions = { usesIndent, ignored, trimsEnd: context === 0 }
  const isBlank = ignored === undefined ? (line = '') => line.length <= 1 : (line = '') => line.trim() === ''
  const skips = ({ oldAt, oldCount, newAt, newCount }: LineChange) =>
    search.ignoresBlankLines &&
    old.slice(oldAt, oldAt + oldCount).every(isBlank) &&
    now.slice(newAt, newAt + newCount).every(isBlank)
  const changes = diffLines(old, now, algorithm, options).map(
    (change): Change => ({ ...change, isIgnored: skips(change) }),
  )
  return group({ changes, old, now, search })
}

interface Texts {
  readonly changes: readonly Change[]
  readonly old: readonly string[]
  readonly now: readonly string[]
  readonly search: Search
}

function group(texts: Texts): readonly Hunk[] {
  const { changes, search } = texts
  const { context, interHunk } = search
  const hunks: Hunk[] = []
  for (let at = 0; ; ) {
    const start = firstWanted(changes, at, context)
    if (start >= changes.length) return hunks
    let end = lastOfHunk(changes, start, context, 2 * context + interHunk)
    let hunk = frame(texts, start, end)
    while (search.showsFunctions && reachesNext(texts, hunk, end)) hunk = frame(texts, start, ++end)
    hunks.push(hunk)
    at = end + 1
  }
}

const endOf = ({ oldAt, oldCount }: LineChange) => oldAt + oldCount

/** Ignored changes count only where a hunk is near. */
function firstWanted(changes: readonly Change[], from: number, context: number): number {
  let start = from
  for (let at = from; changes[at]?.isIgnored; at++) {
    const [change, next] = [changes[at], changes[at + 1]]
    if (!next || (change && next.oldAt - endOf(change) >= context)) start = at + 1
  }
  return start
}

function lastOfHunk(changes: readonly Change[], start: number, context: number, most: number): number {
  let last = start
  let skipped = 0
  for (let at = start + 1; at < changes.length; at++) {
    const [before, change, kept] = [changes[at - 1], changes[at], changes[last]]
    if (!before || !change || !kept) break
    const distance = change.oldAt - endOf(before)
    if (distance > most) break
    const isNear = distance < context
    if (isNear && (!change.isIgnored || last === at - 1)) {
      last = at
      skipped = 0
    } else if (isNear && change.isIgnored) skipped += change.newCount
    else if (last !== at - 1 && change.oldAt + skipped - endOf(kept) > most) break
    else if (!change.isIgnored) {
      last = at
      skipped = 0
    } else skipped += change.newCount
  }
  return last
}

function frame({ changes, old, now, search }: Texts, start: number, end: number): Hunk {
  const { context, showsFunctions } = search
  const found = changes.slice(start, end + 1)
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return { oldAt: 0, oldCount: 0, newAt: 0, newCount: 0, changes: [] }
  let oldAt = Math.max(first.oldAt - context, 0)
  let newAt = Math.max(first.newAt - context, 0)
  const oldLast = endOf(last)
  const newLast = last.newAt + last.newCount
  const after = Math.min(context, old.length - oldLast, now.length - newLast)
  let [oldEnd, newEnd] = [oldLast + after, newLast + after]
  if (showsFunctions) {
    const top = functionStart(old, now, first) ?? oldAt
    newAt = Math.max(newAt - Math.max(oldAt - top, 0), 0)
    oldAt = Math.min(oldAt, top)
    const bottom = Math.max(functionEnd(old, oldLast), oldEnd)
    newEnd = Math.min(newEnd + bottom - oldEnd, now.length)
    oldEnd = bottom
  }
  return { oldAt, oldCount: oldEnd - oldAt, newAt, newCount: newEnd - newAt, changes: found }
}

const isEmpty = (line: string | undefined) => (line ?? '').trim() === ''

/** The first line of the function that a change stands in, with what is written right above it. */
function functionStart(
  old: readonly string[],
  now: readonly string[],
  { oldAt, newAt }: LineChange,
): number | undefined {
  // A whole function at the end needs nothing above it.
  if (oldAt >= old.length && now.slice(newAt).some(isFunctionLine)) return undefined
  let at = Math.min(oldAt, old.length - 1)
  while (at >= 0 && !isFunctionLine(old[at] ?? '')) at--
  while (at > 0 && !isEmpty(old[at - 1]) && !isFunctionLine(old[at - 1] ?? '')) at--
  return Math.max(at, 0)
}

/** Where the next function begins, without the blank lines above it. */
function functionEnd(old: readonly string[], from: number): number {
  let at = from
  while (at < old.length && !isFunctionLine(old[at] ?? '')) at++
  if (at >= old.length) return old.length
  while (at > 0 && isEmpty(old[at - 1])) at--
  return at
}

/** Whether the next change stands in the function that a hunk ends with. */
function reachesNext({ changes, old, search }: Texts, hunk: Hunk, end: number): boolean {
  const next = changes[end + 1]
  if (!next) return false
  const at = Math.min(next.oldAt, old.length - 1)
  const oldEnd = hunk.oldAt + hunk.oldCount
  return at - search.context <= oldEnd || !old.slice(oldEnd + 1, at + 1).some(isFunctionLine)
}

/** `@@ -1,3 +1,4 @@`, with as many `@` as there are versions. */
export const hunkRange = ({ oldAt, oldCount, newAt, newCount }: Hunk): string =>
  `@@ -${range(oldAt, oldCount)} +${range(newAt, newCount)} @@`

const range = (at: number, count: number) => (count === 1 ? `${at + 1}` : `${count === 0 ? at : at + 1},${count}`)

/** Begins as a function does, for all that git knows. */
export const isFunctionLine = (line: string): boolean => /^[A-Za-z_$]/.test(line)

/** The last function before a line of the old text, as it stands after the `@@`; empty for none. */
export function functionBefore(old: readonly string[], at: number): string {
  for (let line = at - 1; line >= 0; line--) {
    const text = old[line] ?? ''
    if (isFunctionLine(text)) return text.slice(0, 80).trimEnd()
  }
  return ''
}
