/** From what differs to what is shown: turned round, with renames, and only what was asked for. */
import type { Git } from '../command/git'
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { type FileChange, pathOf, type Side } from '../tree/changes'
import { findRenames } from '../tree/renames'
import { isBinary, textOf } from './contents'
import type { DiffFormat } from './format'

/**
 * Finds renames and leaves out what `-S`, `-G`, `--diff-filter` and `--relative` do not want. The changes are those of
 * `compareTrees` and its kin. `unchanged` are the files of the old side that stayed, for `--find-copies-harder`.
 */
export function selectChanges(
  git: Git,
  changes: readonly FileChange[],
  format: DiffFormat,
  unchanged: readonly Side[] = [],
): readonly FileChange[] {
  const { relative } = format
  const below = relative === undefined ? changes : changes.filter((change) => pathOf(change).startsWith(relative))
  const turned = format.isReversed ? below.map(reversed) : below
  const found = format.findsRenames ? withRenames(git.repo, turned, format, unchanged) : turned
  return filtered(picked(git.repo, found, format), format.filter)
}

function withRenames(repo: Repository, changes: readonly FileChange[], format: DiffFormat, unchanged: readonly Side[]) {
  const { threshold, findsCopies } = format
  if (!findsCopies || !format.findsHarder || unchanged.length === 0)
    return findRenames(repo, changes, { threshold, copies: findsCopies })
  const still = unchanged.map((side): FileChange => ({ kind: 'M', old: side, now: side }))
  const all = findRenames(repo, [...changes, ...still], { threshold, copies: true })
  return all.filter((change) => !still.includes(change))
}

function reversed(change: FileChange): FileChange {
  const { kind, old, now } = change
  if (kind === 'U') return change
  const turned = kind === 'A' ? 'D' : kind === 'D' ? 'A' : kind
  return { kind: turned, ...(now ? { old: now } : {}), ...(old ? { now: old } : {}) }
}

function picked(repo: Repository, changes: readonly FileChange[], { pickaxe, algorithm }: DiffFormat) {
  if (!pickaxe) return changes
  const found = changes.filter(
    ({ kind, old, now }) =>
      // Of a conflict only what stands in the working tree, or in the tree that it is compared with.
      !(kind === 'U' && !old && now?.text === undefined) &&
      idOf(old) !== idOf(now) &&
      !(pickaxe.skipsBinary && [old, now].some((side) => isBinary(textOf(repo, side)))) &&
      pickaxe.finds(old && textOf(repo, old), now && textOf(repo, now), algorithm),
  )
  return pickaxe.takesAll && found.length > 0 ? changes : found
}

const idOf = (side: Side | undefined): Oid => side?.oid ?? ''

function filtered(changes: readonly FileChange[], filter: string): readonly FileChange[] {
  if (filter === '') return changes
  const wanted = filter.replace(/[^A-Z]/g, '')
  const unwanted = filter.replace(/[^a-z]/g, '').toUpperCase()
  const fits = ({ kind }: FileChange) => (wanted === '' || wanted.includes(kind)) && !unwanted.includes(kind)
  const found = changes.filter(fits)
  return filter.includes('*') ? (found.length > 0 ? changes : []) : found
}
