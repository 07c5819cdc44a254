/** Which repositories the stage shows: the learner's own, and those that it has as remotes. */
import { parseConfig } from '../engine/core/config'
import { resolvePath } from '../engine/core/files'
import type { Machine } from '../engine/core/machine'
import type { Repository } from '../engine/core/repository'

export interface Remote {
  readonly name: string
  readonly url: string
  readonly repo: Repository
}

/** Remotes that are directories of the same machine, each place once. */
export function remotesOf(machine: Machine, repo: Repository): readonly Remote[] {
  const found = new Map<string, Remote>()
  for (const { key, value } of parseConfig(repo.readGit('config') ?? '')) {
    const name = /^remote\.(.+)\.url$/.exec(key)?.[1]
    if (name === undefined) continue
    const other = machine.repositoryAt(resolvePath(repo.worktree ?? repo.gitDir, value.replace(/^file:\/\//, '')))
    if (other && other.gitDir !== repo.gitDir && !found.has(other.gitDir))
      found.set(other.gitDir, { name, url: value, repo: other })
  }
  return [...found.values()]
}
