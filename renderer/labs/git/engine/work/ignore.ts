/** `.gitignore`, `.git/info/exclude` and what they mean for a path. */
import type { Repository } from '../core/repository'

/** Whether an untracked path is ignored; a directory ends in a slash. */
export function ignoreRules(repo: Repository): (path: string) => boolean {
  throw new Error(`Not written yet: ${repo.gitDir}`)
}
