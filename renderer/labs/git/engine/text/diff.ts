/** Which lines two texts do not share, with git's choice among the ways to say it. */
import { byteLength } from '../core/bytes'
import { markHistogram } from './histogram'
import { type Blanks, numberLines, type Pair } from './marks'
import { markMyers } from './myers'
import { markPatience } from './patience'
import { slideGroups } from './slide'

export type { Blanks } from './marks'

export type Algorithm = 'myers' | 'minimal' | 'patience' | 'histogram'

/** Lines `oldAt` to `oldAt + oldCount` became lines `newAt` to `newAt + newCount`; counted from 0. */
export interface LineChange {
  readonly oldAt: number
  readonly oldCount: number
  readonly newAt: number
  readonly newCount: number
}

export interface DiffOptions {
  /** Blanks that do not count: `-w`, `-b` and `--ignore-space-at-eol`. */
  readonly ignored?: Blanks | undefined
  /** Whether indentation decides where a group stands that may slide: true unless given. Merges do without it. */
  readonly usesIndent?: boolean
  /** Leaves out a long shared end before the search, as git does where no context is asked for (`blame`, `-U0`). */
  readonly trimsEnd?: boolean
}

/** In order, with at least one shared line between two changes. Lines are compared as they are, newline and all. */
export function diffLines(
  old: readonly string[],
  now: readonly string[],
  algorithm: Algorithm = 'myers',
  { ignored, usesIndent = true, trimsEnd = false }: DiffOptions = {},
): readonly LineChange[] {
  const trimmed = trimsEnd ? sharedEnd(old, now) : 0
  const before = trimmed === 0 ? old : old.slice(0, -trimmed)
  const after = trimmed === 0 ? now : now.slice(0, -trimmed)
  const pair = numberLines(before, after, ignored)
  if (algorithm === 'histogram') markHistogram(pair)
  else if (algorithm === 'patience') markPatience(pair)
  else markMyers(pair, algorithm === 'minimal')
  slideGroups(pair.old, pair.now, usesIndent ? before : undefined)
  slideGroups(pair.now, pair.old, usesIndent ? after : undefined)
  return changesOf(pair)
}

function changesOf({ old, now }: Pair): readonly LineChange[] {
  const changes: LineChange[] = []
  let [x, y] = [0, 0]
  while (x < old.ids.length || y < now.ids.length) {
    const [oldAt, newAt] = [x, y]
    while (old.changed[x]) x++
    while (now.changed[y]) y++
    if (x > oldAt || y > newAt) changes.push({ oldAt, oldCount: x - oldAt, newAt, newCount: y - newAt })
    x++
    y++
  }
  return changes
}

/** How many lines at the end go unlooked at: git drops whole kilobytes, and takes back as far as a line's start. */
function sharedEnd(old: readonly string[], now: readonly string[]): number {
  const block = 1024
  let [lines, bytes] = [0, 0]
  const sizes: number[] = []
  const limit = Math.min(old.length, now.length)
  for (; lines < limit; lines++) {
    const line = old[old.length - 1 - lines] ?? ''
    if (line !== now[now.length - 1 - lines]) break
    bytes += byteLength(line)
    sizes.push(bytes)
  }
  bytes += sharedLetters(old[old.length - 1 - lines] ?? '', now[now.length - 1 - lines] ?? '')
  const dropped = Math.floor(bytes / block) * block
  return sizes.filter((size) => size < dropped).length
}

function sharedLetters(one: string, other: string): number {
  let count = 0
  while (count < Math.min(one.length, other.length) && one.at(-1 - count) === other.at(-1 - count)) count++
  return byteLength(count === 0 ? '' : one.slice(-count))
}
