/** Whether a history has a given shape, whatever its ids are. */
import type { Oid } from '../engine/core/objects'
import type { Repository } from '../engine/core/repository'

interface Drawn {
  /** Node to the nodes of its parents, in order. */
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly heads: readonly (readonly [string, string])[]
}

interface Head {
  readonly node: string
  /** Undefined where the ref does not exist. */
  readonly oid: Oid | undefined
}

/** The node that stands for `above`, below which nothing is looked at. */
const base = 'base'

/**
 * `commits` are lines like `m: c d`, a node and its parents. Two graphs are the same when nodes can be paired so that
 * parents stay parents, in their order, and each head is at its node. Where `above` is given, the node `base` is that commit and no
 * other: a graph that reaches one of its ancestors by another way does not match.
 */
export function isShape(
  repo: Repository,
  commits: readonly string[],
  heads: readonly Head[],
  above: Oid | undefined,
): boolean {
  if (heads.some(({ oid }) => oid === undefined)) return false
  const wanted = readShape(commits, heads)
  const found = walk(repo, heads, above)
  if (!found) return false
  if (wanted.parents.size !== found.parents.size) return false
  // Heads pin their commits; from there parents, in order, pin the rest.
  const pairs = new Map<string, string>()
  const queue = wanted.heads.map(
    ([name, node]) => [node, found.heads.find(([other]) => other === name)?.[1] ?? ''] as const,
  )
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    const [node, oid] = pair
    if (pairs.has(node)) {
      if (pairs.get(node) !== oid) return false
      continue
    }
    pairs.set(node, oid)
    const [one, other] = [wanted.parents.get(node), found.parents.get(oid)]
    if ((node === base) !== (oid === base)) return false
    if (node === base) continue
    if (!one || !other || one.length !== other.length) return false
    one.forEach((parent, at) => {
      queue.push([parent, other[at] ?? ''])
    })
  }
  return (
    new Set(pairs.values()).size === pairs.size &&
    wanted.parents.size === [...pairs.keys()].filter((node) => node !== base).length
  )
}

function readShape(commits: readonly string[], heads: readonly Head[]): Drawn {
  const parents = commits.map((line) => {
    const [node = '', rest = ''] = line.split(':')
    return [
      node.trim(),
      rest
        .trim()
        .split(/\s+/)
        .filter((name) => name !== ''),
    ] as const
  })
  return { parents: new Map(parents), heads: heads.map(({ node }, at) => [String(at), node]) }
}

/** Undefined where a commit below `above` is reached past it. */
function walk(repo: Repository, heads: readonly Head[], above: Oid | undefined): Drawn | undefined {
  const below = above === undefined ? new Set<Oid>() : ancestors(repo, above)
  const name = (oid: Oid) => (oid === above ? base : oid)
  const parents = new Map<string, readonly string[]>()
  const queue = heads.map(({ oid = '' }) => oid)
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (oid === above || parents.has(oid)) continue
    if (below.has(oid)) return undefined
    const before = repo.commit(oid)?.parents ?? []
    parents.set(oid, before.map(name))
    queue.push(...before)
  }
  return { parents, heads: heads.map(({ oid = '' }, at) => [String(at), name(oid)]) }
}

function ancestors(repo: Repository, from: Oid): ReadonlySet<Oid> {
  const seen = new Set<Oid>()
  const queue = [from]
  for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
    if (seen.has(oid)) continue
    seen.add(oid)
    queue.push(...(repo.commit(oid)?.parents ?? []))
  }
  return seen
}
