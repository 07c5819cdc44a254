/** Who is in the group, from the entries alone: the same on every device that has the same entries. Rules: PAIRING.md. */
import { entryLimits } from './rosterEntry'
import { bringsKey, isBefore, isConcurrent, type Log, type Node } from './rosterLog'

export interface FoldedMember {
  /** Ed25519, hexadecimal digits. */
  readonly key: string
  readonly name: string
  readonly boxKey: Uint8Array
}

export interface Folded {
  /** The longest trusted first. */
  readonly members: readonly FoldedMember[]
  /** Entries whose keys together make the key of the present epoch, ascending by hash. */
  readonly epoch: readonly Node[]
  /** Entries that hold, in their order: by depth, then by hash. */
  readonly valid: readonly Node[]
}

const byOrder = (one: Node, other: Node) => one.depth - other.depth || compare(one.entry.hash, other.entry.hash)
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const isAdding = ({ entry }: Node) => entry.kind === 'genesis' || entry.kind === 'add'

export function foldRoster(log: Log): Folded {
  const order = [...log.values()].sort(byOrder)
  const valid = new Judge(order).valid()
  const epochs = valid.filter((node) => bringsKey(node.entry))
  const epoch = epochs.filter((node) => !epochs.some((later) => isBefore(node, later)))
  return {
    members: membersOf(order, valid),
    epoch: epoch.sort((one, other) => compare(one.entry.hash, other.entry.hash)),
    valid,
  }
}

function membersOf(order: readonly Node[], valid: readonly Node[]): FoldedMember[] {
  const members = new Map<string, FoldedMember>()
  for (const key of seniority(order).keys()) {
    const own = valid.filter((node) => node.subject === key)
    const removals = own.filter((node) => node.entry.kind === 'remove')
    const added = own.filter((node) => isAdding(node) && removals.every((removal) => isBefore(removal, node))).at(-1)
    const named = own.filter((node) => node.entry.name !== '').at(-1)
    if (added !== undefined && named !== undefined && members.size < entryLimits.members)
      members.set(key, { key, name: named.entry.name, boxKey: added.entry.boxKey })
  }
  return [...members.values()]
}

/** Devices in the order of their first entries, with their ranks. */
function seniority(order: readonly Node[]): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const node of order) if (isAdding(node) && !ranks.has(node.subject)) ranks.set(node.subject, ranks.size)
  return ranks
}

/**
 * Decides which entries hold. Whether a removal holds may hang on another that it makes void, so the removals that
 * surely hold and those that might are narrowed down from both sides (the well-founded model of the rules); where rings
 * are left, the removal of the most senior device holds, and it begins again.
 */
class Judge {
  private readonly held = new Set<Node>()
  private readonly ranks: Map<string, number>
  private readonly additions: Map<string, Node[]>

  constructor(private readonly order: readonly Node[]) {
    this.ranks = seniority(order)
    this.additions = Map.groupBy(order.filter(isAdding), (node) => node.subject)
  }

  valid(): readonly Node[] {
    for (;;) {
      let sure: readonly Node[] = []
      let possible: readonly Node[]
      for (;;) {
        possible = this.removalsUnder(sure)
        const more = this.removalsUnder(possible)
        if (more.length === sure.length) break // It only grows.
        sure = more
      }
      const surely = new Set(sure)
      const open = possible.filter((node) => !surely.has(node))
      const first = open.sort((one, other) => this.rank(one) - this.rank(other) || byOrder(one, other))[0]
      if (first === undefined) return this.under(sure)
      this.held.add(first)
    }
  }

  private rank(node: Node): number {
    return this.ranks.get(node.by) ?? Number.POSITIVE_INFINITY
  }

  private removalsUnder(removals: readonly Node[]): Node[] {
    return this.under(removals).filter((node) => node.entry.kind === 'remove')
  }

  /** The entries that hold if exactly these removals did. */
  private under(removals: readonly Node[]): Node[] {
    const bySubject = Map.groupBy(removals, (node) => node.subject)
    const valid = new Set<Node>()
    for (const node of this.order) {
      const against = bySubject.get(node.by) ?? []
      const isVoid = against.some((removal) => isConcurrent(removal, node))
      if (this.held.has(node) || node.depth === 0) valid.add(node)
      else if (!isVoid && this.isMember(node, node.by, against, valid) && this.isApt(node, valid)) valid.add(node)
    }
    return [...valid]
  }

  private isMember(node: Node, key: string, against: readonly Node[], valid: ReadonlySet<Node>): boolean {
    const known = against.filter((removal) => isBefore(removal, node))
    return (this.additions.get(key) ?? []).some(
      (added) => valid.has(added) && isBefore(added, node) && known.every((removal) => isBefore(removal, added)),
    )
  }

  /** A removal is of a device that was added; else it would bring a key for nothing. */
  private isApt(node: Node, valid: ReadonlySet<Node>): boolean {
    return node.entry.kind !== 'remove' || this.isMember(node, node.subject, [], valid)
  }
}
