/** Whether two trees differ at all in some paths; what both share is not entered. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'

export function treesDiffer(
  repo: Repository,
  one: Oid | undefined,
  other: Oid | undefined,
  touches: (path: string) => boolean,
  prefix = '',
): boolean {
  if (one === other) return false
  const before = new Map((one === undefined ? [] : repo.entries(one)).map((entry) => [entry.name, entry]))
  for (const now of other === undefined ? [] : repo.entries(other)) {
    const old = before.get(now.name)
    before.delete(now.name)
    if (old?.oid === now.oid && old.mode === now.mode) continue
    const path = prefix + now.name
    const [wasDir, isDir] = [old?.mode === '40000', now.mode === '40000']
    if (
      (wasDir || isDir) &&
      treesDiffer(repo, wasDir ? old?.oid : undefined, isDir ? now.oid : undefined, touches, `${path}/`)
    )
      return true
    if (((old && !wasDir) || !isDir) && touches(path)) return true
  }
  for (const { name, mode, oid } of before.values()) {
    const path = prefix + name
    if (mode === '40000' ? treesDiffer(repo, oid, undefined, touches, `${path}/`) : touches(path)) return true
  }
  return false
}
