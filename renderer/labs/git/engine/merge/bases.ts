/** Ancestors that commits share. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'

/** The best common ancestors of two commits, as `git merge-base --all` gives them, in its order. */
export function mergeBases(repo: Repository, one: Oid, other: Oid): readonly Oid[] {
  throw new Error(`Not written yet: ${repo.gitDir} ${one} ${other}`)
}

/** Whether one commit can be reached from another; each is its own ancestor. */
export function isAncestor(repo: Repository, ancestor: Oid, of: Oid): boolean {
  const seen = new Set<Oid>()
  const queue = [of]
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (oid === ancestor) return true
    if (seen.has(oid)) continue
    seen.add(oid)
    queue.push(...(repo.commit(oid)?.parents ?? []))
  }
  return false
}
