/** Brings the versions of a renamed file together at its new path. */
import { mergeContents } from './contents'
import {
  branchOf,
  type Entry,
  isSameVersion,
  type MergeState,
  otherSide,
  type Pair,
  type Paths,
  say,
  typeOf,
} from './state'

/** Pairs in the order of the old paths, ours before theirs. */
export function applyRenames(state: MergeState, pairs: readonly Pair[]): void {
  for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at]
    const next = pairs[at + 1]
    const old = pair && state.entries.get(pair.from)
    if (!pair || !old || old.isClean) continue
    if (next?.from === pair.from) {
      if (next.to === pair.to) sameRename(state, pair, old)
      else twoRenames(state, pair, next, old)
      at++
    } else oneRename(state, pair, old)
  }
}

function removed(entry: Entry): void {
  entry.isGone = true
  entry.isClean = true
}

function sameRename({ entries }: MergeState, { to }: Pair, old: Entry): void {
  const now = entries.get(to)
  if (!now) return
  now.stages[0] = old.stages[0]
  now.files |= 1
  removed(old)
}

function twoRenames(state: MergeState, ours: Pair, theirs: Pair, old: Entry): void {
  const names: Paths = [ours.from, ours.to, theirs.to]
  const [one, other] = [state.entries.get(ours.to), state.entries.get(theirs.to)]
  if (!one || !other) return
  const versions = [old.stages[0], one.stages[1], other.stages[2]] as const
  const merged = mergeContents(state, ours.from, versions, names, 1 + 2 * state.depth)
  const isOneSided = !merged.isClean && isSameVersion(merged.version, versions[1])
  one.stages[1] = merged.version
  // Contents that cannot be merged stay what they are on each side.
  other.stages[2] = isOneSided ? versions[2] : merged.version
  for (const entry of [old, one, other]) entry.hasPathConflict = true
  if (!merged.isClean) state.isClean = false
  const where = `${ours.to} in ${state.labels.ours} and to ${theirs.to} in ${state.labels.theirs}`
  say(state, ours.from, `CONFLICT (rename/rename): ${ours.from} renamed to ${where}.`)
}

function oneRename(state: MergeState, pair: Pair, old: Entry): void {
  const { side, from, to } = pair
  const other = otherSide(side)
  const now = state.entries.get(to)
  if (!now) return
  const isDeleted = old.files === 1
  const isTypeChanged = !isDeleted && isRegular(old.stages[other]) !== isRegular(now.stages[side])
  const collides = (now.files & (1 << other)) !== 0 && !isTypeChanged
  const text = () =>
    `CONFLICT (rename/delete): ${from} renamed to ${to} in ${branchOf(state, side)}, but deleted in ${branchOf(state, other)}.`
  if (collides && !isDeleted) collide(state, pair, old, now)
  else if (collides) {
    now.hasPathConflict = true
    say(state, to, text())
  } else {
    now.stages[0] = old.stages[0]
    now.files |= 1
    now.names[0] = from
    if (isTypeChanged) {
      old.stages[0] = undefined
      old.files &= 6
    } else if (isDeleted) {
      now.hasPathConflict = true
      say(state, to, text())
    } else {
      now.stages[other] = old.stages[other]
      now.files |= 1 << other
      now.names[other] = from
    }
  }
  if (!isTypeChanged) removed(old)
}

const isRegular = (version: Entry['result']) => typeOf(version) === '100'

/** The new path is taken on the other side: what the file's contents become stands for this side there. */
function collide(state: MergeState, { side, from, to }: Pair, old: Entry, now: Entry): void {
  const names: Paths = side === 1 ? [from, to, from] : [from, from, to]
  const stages = [old, side === 1 ? now : old, side === 2 ? now : old] as const
  const versions = [stages[0].stages[0], stages[1].stages[1], stages[2].stages[2]] as const
  const merged = mergeContents(state, from, versions, names, 1 + 2 * state.depth)
  now.stages[side] = merged.version
  if (merged.isClean) return
  const text = `rename of ${from} -> ${to} has content conflicts AND collides with another path; this may result in nested conflict markers.`
  say(state, to, `CONFLICT (rename involved in collision): ${text}`)
}
