/** Takes back what a sync changed in a text, and leaves what was written since. */
import { applyHunks, findHunks, type Hunk } from './textHunks'

export interface TakenBack {
  /** Replacements in the present text, in order. */
  readonly hunks: readonly Hunk[]
  /** How many of the sync's changes were written over since, and stay. */
  readonly overlaps: number
}

/** `before` the sync, as the sync `left` it, and `now`. Done to its own result it gives nothing more. */
export function takeBackText(before: string, left: string, now: string): TakenBack {
  if (now === before) return { hunks: [], overlaps: 0 }
  if (now === left) return { hunks: findHunks(left, before), overlaps: 0 }
  const once = takeBack(before, left, now)
  if (once.hunks.length === 0) return once
  // Where words repeat, a second look may take the restored ones for others. Then better nothing than too much.
  const isSettled = takeBack(before, left, applyHunks(now, once.hunks)).hunks.length === 0
  return isSettled ? once : { hunks: [], overlaps: once.overlaps + once.hunks.length }
}

function takeBack(before: string, left: string, now: string): TakenBack {
  const later = findHunks(left, now)
  const hunks: Hunk[] = []
  let [next, moved, overlaps] = [0, 0, 0]
  for (const hunk of findHunks(left, before)) {
    for (let one = later[next]; one && one.to < hunk.from; one = later[++next]) moved += grown(one)
    const near = later.slice(next, firstBeyond(later, next, hunk))
    const state = judge(left, hunk, near)
    if (state === 'overlaps') overlaps++
    if (state !== 'free') continue
    const at = moved + near.filter((one) => isBefore(one, hunk)).reduce((sum, one) => sum + grown(one), 0)
    hunks.push({ from: hunk.from + at, to: hunk.to + at, text: hunk.text })
  }
  return { hunks, overlaps }
}

const grown = ({ from, to, text }: Hunk) => text.length - (to - from)

/** What was written at the very place where something comes back stands behind it. */
const isBefore = (later: Hunk, { from, to }: Hunk) => later.to === from && !(from === to && later.from === from)

function firstBeyond(later: readonly Hunk[], from: number, { to }: Hunk): number {
  let at = from
  while ((later[at]?.from ?? Number.POSITIVE_INFINITY) <= to) at++
  return at
}

/** `done`: there is nothing of it any more. */
function judge(left: string, hunk: Hunk, near: readonly Hunk[]): 'free' | 'done' | 'overlaps' {
  const removed = left.slice(hunk.from, hunk.to)
  for (const later of near) {
    const covers = later.from <= hunk.from && hunk.to <= later.to
    const isSame = covers && later.from === hunk.from && later.to === hunk.to && later.text === hunk.text
    const isGone = covers && hunk.text === '' && later.to > later.from && !later.text.includes(removed)
    if (isSame || isGone) return 'done'
    const isApart = later.to <= hunk.from || hunk.to <= later.from
    if (!isApart || (hunk.text !== '' && later.text.includes(hunk.text))) return 'overlaps'
  }
  return 'free'
}
