/** How much of each file changed. */
import type { Git } from '../command/git'
import { byteLength } from '../core/bytes'
import { splitLines } from '../text/lines'
import type { FileChange } from '../tree/changes'
import { isBinary, textOf } from './contents'
import type { DiffFormat } from './format'
import { hunksOf } from './hunks'

export interface Counted {
  readonly change: FileChange
  /** Bytes where it is binary, else lines. */
  readonly added: number
  readonly deleted: number
  readonly isBinary: boolean
}

export type Search = Pick<
  DiffFormat,
  'algorithm' | 'usesIndent' | 'ignored' | 'ignoresBlankLines' | 'context' | 'interHunk' | 'isText' | 'showsFunctions'
>

export const plainSearch: Search = {
  ...{ algorithm: 'myers', usesIndent: true, ignored: undefined, ignoresBlankLines: false },
  ...{ context: 3, interHunk: 0, isText: false, showsFunctions: false },
}

/** A change of type is a file that goes and one that comes. */
export function asPairs(changes: readonly FileChange[]): readonly FileChange[] {
  return changes.flatMap((change): readonly FileChange[] => {
    const { kind, old, now } = change
    if (kind !== 'T' || !old || !now) return [change]
    return [
      { kind: 'D', old },
      { kind: 'A', now },
    ]
  })
}

/** Files of which nothing counts as changed are left out. */
export function countChanges(git: Git, changes: readonly FileChange[], search: Search): readonly Counted[] {
  return changes.flatMap((change): readonly Counted[] => {
    const counted = count(git, change, search)
    const isSame = change.kind === 'M' && counted.added + counted.deleted === 0 && !counted.isBinary
    return isSame && change.old?.mode === change.now?.mode ? [] : [counted]
  })
}

function count(git: Git, change: FileChange, search: Search): Counted {
  const { kind, old, now } = change
  if (kind === 'U') return { change, added: 0, deleted: 0, isBinary: false }
  const [before, after] = [textOf(git.repo, old), textOf(git.repo, now)]
  if (!search.isText && (isBinary(before) || isBinary(after))) {
    // The id of a file in the working tree is not known to be the same.
    const isSame = old?.oid === now?.oid && old?.text === undefined && now?.text === undefined
    return { change, added: isSame ? 0 : byteLength(after), deleted: isSame ? 0 : byteLength(before), isBinary: true }
  }
  if (old?.oid === now?.oid) return { change, added: 0, deleted: 0, isBinary: false }
  return { change, ...countLines(before, after, search), isBinary: false }
}

function countLines(before: string, after: string, search: Search): { added: number; deleted: number } {
  const [old, now] = [splitLines(before), splitLines(after)]
  let [added, deleted] = [0, 0]
  for (const { changes } of hunksOf(old, now, search))
    for (const { oldCount, newCount } of changes) {
      added += newCount
      deleted += oldCount
    }
  return { added, deleted }
}
