/** Which commits of two sides make the same change. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import { compareTrees, type FileChange, pathOf, type Side } from '../tree/changes'
import { has, mark, type Seat } from './seats'
import type { Walk } from './walk'

/** A text that is the same for the same change, wherever its lines stand; undefined for merges. */
export function patchKey(repo: Repository, oid: Oid): string | undefined {
  const commit = repo.commit(oid)
  if (!commit || commit.parents.length > 1) return undefined
  const [parent] = commit.parents
  const before = parent === undefined ? undefined : repo.commit(parent)?.tree
  return compareTrees(repo, before, commit.tree)
    .map((change) => changeKey(repo, change))
    .join('\0')
}

const textOf = (repo: Repository, side: Side | undefined) => (side ? (side.text ?? repo.text(side.oid)) : '')

function changeKey(repo: Repository, change: FileChange): string {
  const { old, now } = change
  const before = splitLines(textOf(repo, old))
  const after = splitLines(textOf(repo, now))
  const parts = [pathOf(change), old && now ? '' : `${old?.mode ?? '-'} ${now?.mode ?? '-'}`]
  let at = 0
  let shown = 0
  const put = (sign: string, line: string | undefined) => parts.push(sign + (line ?? '').replace(/\s+/g, ''))
  const context = 3
  const hunks = diffLines(before, after)
  hunks.forEach(({ oldAt, oldCount, newAt, newCount }, index) => {
    for (at = Math.max(shown, oldAt - context); at < oldAt; at++) put('', before[at])
    for (at = oldAt; at < oldAt + oldCount; at++) put('-', before[at])
    for (let line = newAt; line < newAt + newCount; line++) put('+', after[line])
    const next = hunks[index + 1]?.oldAt ?? before.length
    for (at = oldAt + oldCount; at < Math.min(next, oldAt + oldCount + context); at++) put('', before[at])
    shown = at
  })
  return parts.join('\n')
}

/** The smaller side is remembered, the other compared with it. */
export function compareSides(repo: Repository, seats: readonly Seat[], walk: Walk): void {
  const sides = [seats.filter((seat) => has(seat, mark.left)), seats.filter((seat) => !has(seat, mark.left))]
  const [left = [], right = []] = sides
  if (left.length === 0 || right.length === 0) return
  const leftKeys = new Map<string, Seat[]>()
  for (const seat of left) {
    const key = patchKey(repo, seat.oid)
    if (key !== undefined) leftKeys.set(key, [...(leftKeys.get(key) ?? []), seat])
  }
  const flag = walk.cherry === 'mark' ? mark.patchSame : mark.shown
  for (const seat of right) {
    const key = patchKey(repo, seat.oid)
    const same = key === undefined ? undefined : leftKeys.get(key)
    if (!same) continue
    seat.flags |= flag
    for (const other of same) other.flags |= flag
  }
}
