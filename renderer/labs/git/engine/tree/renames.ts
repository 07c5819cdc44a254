/** Pairs of a deleted and an added file that are one renamed file, as git's diff finds them. */
import type { Repository } from '../core/repository'
import type { FileChange, Side } from './changes'
import { detectRenames, type Source } from './detect'
import { percentOf } from './similarity'

export interface RenameOptions {
  /** Least similarity in percent: 50 unless given, and for 0. */
  readonly threshold?: number
  /** Files that stay may be what an added one was made from, if they have changed too. */
  readonly copies?: boolean
}

/** As many files may be compared with as many. */
const limit = 1000

/** The changes with renames in the place of their parts, by the new path. */
export function findRenames(
  repo: Repository,
  changes: readonly FileChange[],
  options: RenameOptions = {},
): readonly FileChange[] {
  const sources: Source[] = []
  const dests: Side[] = []
  for (const { kind, old, now } of changes) {
    if (kind === 'U') continue
    if (!old && now) dests.push(now)
    else if (old && !now) sources.push({ ...old, uses: 0 })
    else if (old && options.copies) sources.push({ ...old, uses: 1 })
  }
  const matches = detectRenames(repo, {
    ...{ sources, dests, limit, takesEmpty: true },
    ...{ threshold: options.threshold || 50, findsCopies: options.copies ?? false },
  })
  if (matches.size === 0) return changes
  const stays = new Set(sources.flatMap(({ uses, path }) => (uses > 0 ? [path] : [])))
  const uses = new Map<string, number>()
  for (const { source } of matches.values()) uses.set(source.path, (uses.get(source.path) ?? 0) + 1)
  return changes.flatMap((change): readonly FileChange[] => {
    const { kind, old, now } = change
    if (kind === 'U') return [change]
    const match = !old && now ? matches.get(now) : undefined
    if (!match || !now) return old && !now && uses.has(old.path) ? [] : [change]
    const { source, score } = match
    const left = (uses.get(source.path) ?? 1) - 1
    uses.set(source.path, left)
    const { uses: _, ...from } = source
    return [{ kind: stays.has(source.path) || left > 0 ? 'C' : 'R', old: from, now, similarity: percentOf(score) }]
  })
}
