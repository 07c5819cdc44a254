/** What is still in use: from refs, logs and the index. */
import type { IndexEntry } from '../core/indexEntry'
import { type Oid, oidOf, type TreeEntry, treeOrder, zeroOid } from '../core/objects'
import { listRefs, readLog, readRef } from '../core/refs'
import type { Repository } from '../core/repository'
import { reachable } from '../remote/transport'

/** Ids that hold others, in the order in which `fsck` meets them: refs, HEAD, the logs, then the index. */
export function roots(repo: Repository, hasLogs = true): readonly Oid[] {
  const head = readRef(repo, 'HEAD')
  const logs = hasLogs ? logNames(repo).flatMap((name) => readLog(repo, name) ?? []) : []
  return [
    ...listRefs(repo).map(([, oid]) => oid),
    ...(head === undefined ? [] : [head]),
    ...logs.flatMap(({ old, oid }) => [old, oid]).filter((oid) => oid !== zeroOid),
    ...repo.index().map(({ oid }) => oid),
    ...indexTrees(repo),
  ]
}

export const inUse = (repo: Repository, hasLogs = true): ReadonlySet<Oid> => reachable(repo, roots(repo, hasLogs))

/** The refs that have logs: HEAD and those below `refs/`. */
export const logNames = (repo: Repository): readonly string[] =>
  [...repo.files.walk(repo.path('logs'))].map(([path]) => path).sort()

/** Stored trees of the index's directories: the index remembers them, and so they are in use. */
function indexTrees(repo: Repository): readonly Oid[] {
  const found: Oid[] = []
  if (!repo.hasGit('index')) return found
  const entries = repo.index().filter(({ stage, isIntentToAdd }) => stage === 0 && !isIntentToAdd)
  const open = repo.index().flatMap(({ stage, isIntentToAdd, path }) => (stage > 0 || isIntentToAdd ? [path] : []))
  const treeOf = (list: readonly IndexEntry[], prefix: string): Oid => {
    const names = new Map<string, IndexEntry[]>()
    for (const entry of list) {
      const name = entry.path.slice(prefix.length).split('/')[0] ?? ''
      names.set(name, [...(names.get(name) ?? []), entry])
    }
    const children = [...names].map(([name, below]): TreeEntry => {
      const [first] = below
      const isFile = first !== undefined && first.path === prefix + name
      return isFile
        ? { name, mode: first.mode, oid: first.oid }
        : { name, mode: '40000', oid: treeOf(below, `${prefix}${name}/`) }
    })
    const oid = oidOf({ type: 'tree', entries: children.sort(treeOrder) })
    if (repo.has(oid) && !open.some((path) => path.startsWith(prefix))) found.push(oid)
    return oid
  }
  treeOf(entries, '')
  return found
}
