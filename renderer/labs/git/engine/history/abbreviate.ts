/** Ids by their first digits. */
import type { Oid } from '../core/objects'
import type { Repository } from '../core/repository'

/** The fewest digits that git reads as an id. */
export const leastDigits = 4

interface Sorted {
  readonly size: number
  readonly ids: readonly Oid[]
}

const known = new WeakMap<object, Sorted>()

/** Every id that is stored, in order; kept for as long as no object comes or goes. */
function sortedIds(repo: Repository): readonly Oid[] {
  const node = repo.files.node(repo.path('objects'))
  if (node?.kind !== 'objects') return []
  const before = known.get(node.objects)
  if (before?.size === node.objects.size) return before.ids
  const ids = [...node.objects.keys()].sort()
  known.set(node.objects, { size: ids.length, ids })
  return ids
}

/** Where the first id stands that is not below the text. */
function lowerBound(ids: readonly Oid[], text: string): number {
  let from = 0
  let to = ids.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ids[middle] ?? '') < text) from = middle + 1
    else to = middle
  }
  return from
}

/** Every id that begins with these digits, in order. */
export function idsBeginning(repo: Repository, digits: string): readonly Oid[] {
  const ids = sortedIds(repo)
  const start = lowerBound(ids, digits)
  let end = start
  while (ids[end]?.startsWith(digits)) end++
  return ids.slice(start, end)
}

/** At least so many digits, and as many as make it the only one. */
export function abbreviate(repo: Repository, oid: Oid, least = 7): string {
  const ids = sortedIds(repo)
  const at = lowerBound(ids, oid)
  const after = ids[at] === oid ? at + 1 : at
  let length = Math.max(least, leastDigits)
  for (const other of [ids[at - 1], ids[after]])
    if (other !== undefined) length = Math.max(length, sharedDigits(oid, other) + 1)
  return oid.slice(0, length)
}

function sharedDigits(one: Oid, other: Oid): number {
  let count = 0
  while (count < one.length && one[count] === other[count]) count++
  return count
}
