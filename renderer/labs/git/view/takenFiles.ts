/** A repository as files that a learner can keep. */
import { nameOf } from '../engine/core/files'
import type { Repository } from '../engine/core/repository'
import { bundleOf } from '../engine/export/bundle'
import { executablePaths, gitFolder } from '../engine/export/folder'
import { zipped } from '../engine/export/zipped'

const titleOf = (repo: Repository) => nameOf(repo.worktree ?? repo.gitDir).replace(/[<>:"\\|?*]/g, '-') || 'repository'

export const folderFile = (repo: Repository) => ({
  ...{ name: `${titleOf(repo)}.zip`, kind: 'zip' as const },
  bytes: zipped(titleOf(repo), gitFolder(repo), executablePaths(repo)),
})

/** A bundle holds at least one commit. */
export function bundleFile(repo: Repository) {
  const bytes = bundleOf(repo)
  return bytes && { name: `${titleOf(repo)}.bundle`, kind: 'bundle' as const, bytes }
}
