/** `--raw`, `--name-only` and `--name-status`. */
import type { Git } from '../command/git'
import { zeroOid } from '../core/objects'
import { abbreviate } from '../history/revision'
import { type FileChange, pathOf, type Side } from '../tree/changes'
import type { DiffFormat } from './format'
import { quotePath, quotesHigh } from './quote'
import { isMoved } from './stat'

type Shorten = (path: string) => string

/** The digits of an id; those of no file are zeros. */
export function shortOid(git: Git, oid: string | undefined, least: number): string {
  if (oid === undefined || oid === zeroOid) return zeroOid.slice(0, least)
  return least >= 40 ? oid : abbreviate(git.repo, oid, Math.max(4, least))
}

export function rawText(git: Git, changes: readonly FileChange[], format: DiffFormat, shorten: Shorten): string {
  // What is only in the working tree has no id yet, unless the search for renames had to know it.
  const isHashed = format.findsRenames && changes.some(({ kind }) => 'DRC'.includes(kind))
  return changes
    .map((change) => {
      const { old, now, kind } = change
      const knows = (side: Side | undefined) =>
        side?.text === undefined || (isHashed && side === now && 'ARC'.includes(kind))
      const oid = (side: Side | undefined) => shortOid(git, knows(side) ? side?.oid : undefined, format.abbrev)
      // Of a conflict only the file in the working tree has a mode.
      const mode = (side: Side | undefined) =>
        kind === 'U' && side === now && side?.text === undefined ? '000000' : (side?.mode ?? '000000')
      const end = format.endsInNul ? '\0' : '\t'
      const head = `:${mode(old)} ${mode(now)} ${oid(old)} ${oid(now)} ${letter(change)}${end}`
      return head + paths(git, change, format, shorten)
    })
    .join('')
}

/** `M`, and `R090` with the similarity. */
const letter = ({ kind, similarity }: FileChange) =>
  kind === 'R' || kind === 'C' ? `${kind}${`${similarity ?? 100}`.padStart(3, '0')}` : kind

function paths(git: Git, change: FileChange, format: DiffFormat, shorten: Shorten): string {
  const name = (path: string | undefined) => nameText(git, shorten(path ?? ''), format)
  const now = name(pathOf(change))
  if (!isMoved(change)) return now + (format.endsInNul ? '\0' : '\n')
  return format.endsInNul ? `${name(change.old?.path)}\0${now}\0` : `${name(change.old?.path)}\t${now}\n`
}

export const nameText = (git: Git, path: string, { endsInNul }: DiffFormat): string =>
  endsInNul ? path : quotePath(path, quotesHigh(git))

export function statusText(git: Git, changes: readonly FileChange[], format: DiffFormat, shorten: Shorten): string {
  const end = format.endsInNul ? '\0' : '\t'
  return changes.map((change) => `${letter(change)}${end}${paths(git, change, format, shorten)}`).join('')
}

export const namesText = (git: Git, changes: readonly FileChange[], format: DiffFormat, shorten: Shorten): string =>
  changes.map((change) => nameText(git, shorten(pathOf(change)), format) + (format.endsInNul ? '\0' : '\n')).join('')
