/** Whether a text was really removed from a history. */
import type { Oid } from '../engine/core/objects'
import { listRefs, readLog, readRef } from '../engine/core/refs'
import type { Repository } from '../engine/core/repository'

/** True where no file that a ref, a log, the index or something under way leads to holds the text. */
export function isForgotten(repo: Repository, text: string): boolean {
  const seen = new Set<Oid>()
  const queue: Oid[] = [...startsOf(repo)]
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (seen.has(oid)) continue
    seen.add(oid)
    const object = repo.get(oid)
    if (object?.type === 'blob' && object.text.includes(text)) return false
    if (object?.type === 'tree') queue.push(...object.entries.map((entry) => entry.oid))
    if (object?.type === 'tag') queue.push(object.object)
    if (object?.type === 'commit') queue.push(object.tree, ...object.parents)
    if (object && 'message' in object && object.message.includes(text)) return false
  }
  return true
}

function* startsOf(repo: Repository): Generator<Oid> {
  for (const [, oid] of listRefs(repo)) yield oid
  for (const name of ['HEAD', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD']) {
    const oid = readRef(repo, name)
    if (oid !== undefined) yield oid
  }
  for (const { oid } of repo.index()) yield oid
  for (const [path] of repo.files.walk(repo.path('logs')))
    for (const line of readLog(repo, path) ?? []) {
      yield line.old
      yield line.oid
    }
}
