/** Whether two commits are the same change: what `git patch-id` gives, without line numbers and blanks. */
import type { Commit, Oid } from '../core/objects'
import type { Repository } from '../core/repository'
import { diffLines } from '../text/diff'
import { splitLines } from '../text/lines'
import { compareTrees, type FileChange, pathOf } from '../tree/changes'

const context = 3
const solid = (text: string) => text.replace(/\s+/g, '')

export function changesOf(repo: Repository, { tree, parents }: Commit): readonly FileChange[] {
  const [parent] = parents
  return compareTrees(repo, parent === undefined ? undefined : repo.commit(parent)?.tree, tree)
}

/** Which files a commit changes, and in which way. Commits that are the same change have the same outline. */
export const outlineOf = (changes: readonly FileChange[]): string =>
  changes.map(({ old, now }) => `${old?.mode ?? 0} ${now?.mode ?? 0} ${old?.path ?? now?.path}`).join('\n')

/** Two commits are the same change where these texts are equal. */
export function patchText(repo: Repository, changes: readonly FileChange[]): string {
  return changes.map((change) => filePatch(repo, change)).join('')
}

function filePatch(repo: Repository, change: FileChange): string {
  const { old, now } = change
  const path = solid(pathOf(change))
  const modes = !old
    ? `new${now?.mode}`
    : !now
      ? `deleted${old.mode}`
      : old.mode === now.mode
        ? ''
        : `${old.mode}${now.mode}`
  const before = splitLines(old ? repo.text(old.oid) : '')
  const after = splitLines(now ? repo.text(now.oid) : '')
  return `diff ${path} ${modes}\n${hunks(before, after)}`
}

function hunks(old: readonly string[], now: readonly string[]): string {
  const changes = diffLines(old, now)
  let text = ''
  let shown = 0
  const show = (mark: string, lines: readonly string[]) => {
    for (const line of lines) text += `${mark}${solid(line)}\n`
  }
  changes.forEach(({ oldAt, oldCount, newAt, newCount }, at) => {
    show(' ', old.slice(Math.max(shown, oldAt - context), oldAt))
    show('-', old.slice(oldAt, oldAt + oldCount))
    show('+', now.slice(newAt, newAt + newCount))
    const end = oldAt + oldCount
    const next = changes[at + 1]
    // Hunks whose contexts meet are one.
    shown = Math.min(end + context, next?.oldAt ?? old.length)
    if (next && next.oldAt - end <= 2 * context) shown = next.oldAt
    show(' ', old.slice(end, shown))
  })
  return text
}

/** Those of `mine` that are the same change as one of `theirs`. Merges are the same as none. */
export function samePatches(repo: Repository, mine: readonly Oid[], theirs: readonly Oid[]): ReadonlySet<Oid> {
  if (theirs.length === 0) return new Set()
  const read = (oids: readonly Oid[]) =>
    oids.flatMap((oid) => {
      const commit = repo.commit(oid)
      if (!commit || commit.parents.length > 1) return []
      const changes = changesOf(repo, commit)
      return [{ oid, changes, outline: outlineOf(changes) }]
    })
  const others = Map.groupBy(read(theirs), ({ outline }) => outline)
  const same = new Set<Oid>()
  for (const { oid, changes, outline } of read(mine)) {
    const similar = others.get(outline)
    if (!similar) continue
    const text = patchText(repo, changes)
    if (similar.some((other) => patchText(repo, other.changes) === text)) same.add(oid)
  }
  return same
}
