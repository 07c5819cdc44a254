/** The difference that `git commit -v` shows below the message, and `git status -v` at its end. */
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { paint } from '../command/paint'
import type { Oid } from '../core/objects'
import { changesText, diffFormat, diffSpec, selectChanges } from '../print/changes'
import type { FileChange } from '../tree/changes'
import { stagedChanges, unstagedChanges } from './status'

/** From a tree to the index, and for a level of 2 from the index to the working tree; without colours for the editor. */
export function verbosePatch(git: Git, tree: Oid | undefined, level: number, hasColour: boolean): string {
  const staged = stagedChanges(git.repo, tree)
  if (level < 2) return patchOf(git, staged, hasColour)
  const start = staged.length > 0 ? 'Changes to be committed:\n' : ''
  const first = start + patchOf(git, staged, hasColour, staged.length > 0 ? ['c/', 'i/'] : undefined)
  const unstaged = unstagedChanges(git)
  if (unstaged.length === 0) return first
  const line = `${'-'.repeat(50)}\nChanges not staged for commit:\n`
  return first + line + patchOf(git, unstaged, hasColour, ['i/', 'w/'])
}

function patchOf(
  git: Git,
  changes: readonly FileChange[],
  hasColour: boolean,
  prefixes?: readonly [string, string],
): string {
  const format = diffFormat(git, parseOptions([], diffSpec))
  const looks = {
    ...format,
    shows: ['patch'] as const,
    paint: hasColour ? format.paint : paint(false),
    prefixes: prefixes ?? format.prefixes,
  }
  return changesText(git, selectChanges(git, changes, looks), looks)
}
