/** How much a list holds, and what is kept free in it for removals: so that no member can fill it and stay for ever. */
import { entryLimits } from './rosterEntry'
import type { Node } from './rosterLog'

export class RosterRoom {
  private readonly log: ReadonlyMap<string, Node>
  private entries = 0
  private bytes = 0
  /** Removals beyond the limit, by who signed them. */
  private readonly beyond = new Map<string, number>()

  /** The log is looked at again whenever something is to be taken beyond the limit. */
  constructor(log: ReadonlyMap<string, Node>) {
    this.log = log
    for (const node of log.values()) this.take(node)
  }

  /** False where there is no room for it. */
  take(node: Node): boolean {
    const size = node.entry.bytes.length
    if (this.entries < entryLimits.entries && this.bytes + size <= entryLimits.bytes) {
      this.entries += 1
      this.bytes += size
      return true
    }
    const used = this.beyond.get(node.by) ?? 0
    if (node.entry.kind !== 'remove' || used >= entryLimits.removalsOfSenior || !this.isSenior(node.by)) return false
    this.beyond.set(node.by, used + 1)
    return true
  }

  /** Who was added after a device stands deeper in the list, so that none can put itself before those that added it. */
  private isSenior(key: string): boolean {
    const depths = new Map<string, number>()
    for (const { entry, subject, depth } of this.log.values()) {
      const isAdding = entry.kind === 'genesis' || entry.kind === 'add'
      if (isAdding) depths.set(subject, Math.min(depth, depths.get(subject) ?? depth))
    }
    const own = depths.get(key)
    if (own === undefined) return false
    const before = [...depths].filter(([other, depth]) => depth < own || (depth === own && other < key))
    return before.length < entryLimits.seniors
  }
}
