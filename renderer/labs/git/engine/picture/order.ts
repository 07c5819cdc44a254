/** The order in which `git log --graph` shows commits: lines of development stay together. */
import type { Oid } from '../core/objects'

interface Ordered {
  readonly oid: Oid
  readonly parents: readonly Oid[]
  readonly seconds: number
}

/** Children before parents; of those that have no children, the newest first. The given order is that of storing. */
export function inGraphOrder<C extends Ordered>(commits: readonly C[]): readonly C[] {
  const byOid = new Map(commits.map((commit) => [commit.oid, commit]))
  const children = new Map<Oid, number>()
  for (const { parents } of commits) for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1)
  const stored = new Map(commits.map(({ oid }, at) => [oid, at]))
  // The last of the list is taken next.
  const open = commits
    .filter(({ oid }) => !children.has(oid))
    .sort((one, other) => one.seconds - other.seconds || (stored.get(one.oid) ?? 0) - (stored.get(other.oid) ?? 0))
  const ordered: C[] = []
  for (let commit = open.pop(); commit; commit = open.pop()) {
    ordered.push(commit)
    for (const oid of commit.parents) {
      const left = (children.get(oid) ?? 0) - 1
      children.set(oid, left)
      const parent = byOid.get(oid)
      if (left === 0 && parent) open.push(parent)
    }
  }
  return ordered
}
