/** Names that cannot both be refs, because one would be a directory of the other. */
import { listRefs, readRef } from '../core/refs'
import type { Repository } from '../core/repository'

/** The ref that stands in the way of a new one. */
export function conflictingRef(repo: Repository, name: string): string | undefined {
  if (readRef(repo, name) !== undefined) return undefined
  const parts = name.split('/')
  for (let count = 2; count < parts.length; count++) {
    const above = parts.slice(0, count).join('/')
    if (readRef(repo, above) !== undefined) return above
  }
  return listRefs(repo, `${name}/`)[0]?.[0]
}
