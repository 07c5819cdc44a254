/** What goes from one repository to another: the list of refs, and the objects that are needed. */
import type { Oid } from '../core/objects'
import { listRefs, readRef, readSymbolic } from '../core/refs'
import type { Repository } from '../core/repository'

export interface RemoteRef {
  /** Full name; `HEAD`; `refs/tags/v1^{}` for what an annotated tag stands for. */
  readonly name: string
  readonly oid: Oid
}

/** The refs as a repository advertises them. */
export function advertise(repo: Repository): readonly RemoteRef[] {
  const head = readRef(repo, 'HEAD')
  return [
    ...(head === undefined ? [] : [{ name: 'HEAD', oid: head }]),
    ...listRefs(repo).flatMap(([name, oid]) => {
      const peeled = peel(repo, oid)
      return peeled === oid || peeled === undefined
        ? [{ name, oid }]
        : [
            { name, oid },
            { name: `${name}^{}`, oid: peeled },
          ]
    }),
  ]
}

/** The branch that HEAD is on there, if it has commits or is at least named. */
export const headBranch = (repo: Repository): string | undefined => readSymbolic(repo)

/** What an annotated tag stands for in the end; other objects stand for themselves. */
export function peel(repo: Repository, oid: Oid): Oid | undefined {
  let at = oid
  for (;;) {
    const object = repo.get(at)
    if (object?.type !== 'tag') return object && at
    at = object.object
  }
}

/** The commit that an id stands for, through tags. */
export function peelToCommit(repo: Repository, oid: Oid | undefined): Oid | undefined {
  const peeled = oid === undefined ? undefined : peel(repo, oid)
  return peeled !== undefined && repo.get(peeled)?.type === 'commit' ? peeled : undefined
}

/** Objects that are reachable from these and not among `known`, those nearest to the tips first. */
export function reachable(repo: Repository, tips: Iterable<Oid>, known?: (oid: Oid) => boolean): ReadonlySet<Oid> {
  const seen = new Set<Oid>()
  const queue = [...tips]
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (seen.has(oid) || known?.(oid)) continue
    const object = repo.get(oid)
    if (!object) continue
    seen.add(oid)
    if (object.type === 'commit') queue.push(object.tree, ...object.parents)
    else if (object.type === 'tree')
      for (const entry of object.entries) {
        if (entry.mode !== '160000') queue.push(entry.oid)
      }
    else if (object.type === 'tag') queue.push(object.object)
  }
  return seen
}

/** How much a transport carried, for what a terminal shows. */
export interface Carried {
  readonly total: number
  readonly bytes: number
}

/** Copies what is reachable from these and missing on the other side. */
export function carry(from: Repository, to: Repository, tips: Iterable<Oid>): Carried {
  // What the other side reaches from its refs it has whole; a loose object alone says nothing of those below it.
  const known = new Set(reachable(to, [...listRefs(to).map(([, oid]) => oid), ...headOf(to)]))
  const missing = reachable(from, tips, (oid) => known.has(oid))
  let bytes = 0
  for (const oid of missing) {
    const object = from.get(oid)
    if (!object) continue
    to.put(object)
    bytes += object.type === 'blob' ? object.text.length : 120
  }
  return { total: missing.size, bytes }
}

const headOf = (repo: Repository): readonly Oid[] => {
  const head = readRef(repo, 'HEAD')
  return head === undefined ? [] : [head]
}
