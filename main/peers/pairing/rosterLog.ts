/** The entries that a device has, each after its parents, and which of them lie in the past of which. */
import { isEqual, Malformed, toHex } from './binary'
import { type Entry, hashOf, mostEntries, readEntry } from './rosterEntry'
import { RosterRoom } from './rosterRoom'

export interface Node {
  readonly entry: Entry
  /** Where it stands in the log: after its parents. */
  readonly index: number
  /** 0 for the genesis; else one more than the greatest of its parents. */
  readonly depth: number
  /** Ed25519 keys in hexadecimal digits. */
  readonly by: string
  readonly subject: string
  /** One bit for each index. */
  readonly past: Uint32Array
}

export type Log = ReadonlyMap<string, Node>

export const isBefore = (earlier: Node, later: Node): boolean =>
  ((later.past[earlier.index >> 5] ?? 0) & (1 << (earlier.index & 31))) !== 0

export const isConcurrent = (one: Node, other: Node): boolean =>
  one !== other && !isBefore(one, other) && !isBefore(other, one)

/** Whether the entry brings its group a new key; one by which a device leaves does not, since that device would know it. */
export const bringsKey = ({ kind, by, subject }: Entry): boolean =>
  kind === 'genesis' || (kind === 'remove' && !isEqual(by, subject))

/** Of a log that is not empty. */
export function genesisOf(log: Log): Node | undefined {
  return log.values().next().value
}

/**
 * The log with those entries that follow from it; the same one where there are none. An empty log takes the one genesis
 * among them. Throws `Malformed` where an entry is none, is forged or belongs to another group, or where they are more than
 * any list has: then nothing was taken. For what there is no room is left out, with all that follows from it, so that two
 * devices that somebody gave different lists can still meet.
 */
export function withEntries(log: Log, given: readonly Uint8Array[]): Log {
  if (given.length > mostEntries) throw new Malformed('Too many entries.')
  const fresh = new Map<string, Entry>()
  for (const bytes of given) {
    const hash = toHex(hashOf(bytes))
    if (!log.has(hash) && !fresh.has(hash)) fresh.set(hash, readEntry(bytes))
  }
  if (fresh.size === 0) return log
  checkGroup(log, [...fresh.values()])
  const grown = new Map(log)
  const room = new RosterRoom(grown)
  for (let taken = -1; taken !== grown.size; ) {
    taken = grown.size
    for (const [hash, entry] of fresh) if (place(grown, entry, room)) fresh.delete(hash)
  }
  return grown.size === log.size ? log : grown
}

function checkGroup(log: Log, fresh: readonly Entry[]): void {
  const first = genesisOf(log)?.entry ?? fresh.find((entry) => entry.kind === 'genesis')
  if (first === undefined) throw new Malformed('The beginning of the list is missing.')
  const isStrange = (entry: Entry) => (entry.kind === 'genesis' ? entry.hash : toHex(entry.group)) !== first.hash
  if (fresh.some(isStrange)) throw new Malformed('An entry belongs to another group.')
}

/** False where a parent is missing, or there is no room. */
function place(log: Map<string, Node>, entry: Entry, room: RosterRoom): boolean {
  const parents: Node[] = []
  for (const hash of entry.parents) {
    const parent = log.get(toHex(hash))
    if (parent === undefined) return false
    parents.push(parent)
  }
  const index = log.size
  const past = new Uint32Array((index >> 5) + 1)
  for (const parent of parents) {
    for (let word = 0; word < parent.past.length; word++) past[word] = (past[word] ?? 0) | (parent.past[word] ?? 0)
    past[parent.index >> 5] = (past[parent.index >> 5] ?? 0) | (1 << (parent.index & 31))
  }
  const depth = parents.reduce((most, parent) => Math.max(most, parent.depth + 1), 0)
  const node: Node = { entry, index, depth, by: toHex(entry.by), subject: toHex(entry.subject), past }
  if (entry.kind !== 'genesis' && !wasAdded(log, node)) throw new Malformed('A stranger signed an entry.')
  if (!room.take(node)) return false
  log.set(entry.hash, node)
  return true
}

function wasAdded(log: Log, node: Node): boolean {
  for (const other of log.values()) {
    const isAdding = other.entry.kind === 'genesis' || other.entry.kind === 'add'
    if (isAdding && other.subject === node.by && isBefore(other, node)) return true
  }
  return false
}
