/** The patch of a commit, as a rebase keeps it where it stops. */
import type { Git } from '../command/git'
import { parseOptions } from '../command/options'
import { paint } from '../command/paint'
import type { Commit } from '../core/objects'
import { changesText, diffFormat, diffSpec } from '../print/changes'
import { pathOf } from '../tree/changes'
import { changesOf } from './patchId'

/** Without files in directories, and empty for a commit without parents: git does not look into trees here. */
export function commitPatch(git: Git, commit: Commit): string {
  if (commit.parents.length !== 1) return ''
  const format = diffFormat(git, parseOptions([], diffSpec))
  const changes = changesOf(git.repo, commit).filter((change) => !pathOf(change).includes('/'))
  return changesText(git, changes, { ...format, shows: ['patch'], paint: paint(false) })
}
