/** The trust list of this device. Drafts change nothing until they are taken, so that they can be kept on disk first. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Member, Trust } from '../trust'
import { joined, toHex } from './binary'
import { type DeviceKeys, idOf, keyOf, type Random, systemRandom } from './deviceKeys'
import { type EpochKey, openNotice, sealNotice, serviceName } from './groupKeys'
import { type Draft, type Entry, entryLimits, noughts, signEntry } from './rosterEntry'
import { type Folded, foldRoster } from './rosterFold'
import { epochId, lackingParts, nonceOf, RosterKeys, sealNewKey } from './rosterKeys'
import { genesisOf, isBefore, type Log, type Node, withEntries } from './rosterLog'

export interface Joining {
  readonly id: string
  readonly name: string
  /** X25519, 32 bytes. */
  readonly boxKey: Uint8Array
}

interface Kept {
  /** Encoded, in any order. */
  readonly entries?: readonly Uint8Array[]
  /** As `epochKeys` gave them. */
  readonly epochKeys?: readonly EpochKey[]
  readonly random?: Random
}

const earlierLimit = 8
const fromHex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'))

export class Roster implements Trust {
  private log: Log = new Map()
  private folded: Folded = { members: [], epoch: [], valid: [] }
  private ring: RosterKeys
  private names = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private readonly random: Random

  /** Throws `Malformed` where what was kept is damaged. */
  constructor(
    private readonly keys: DeviceKeys,
    kept: Kept = {},
  ) {
    this.random = kept.random ?? systemRandom
    this.ring = new RosterKeys(keys, this.random, kept.epochKeys ?? [])
    if (kept.entries !== undefined && kept.entries.length > 0) this.take(withEntries(this.log, kept.entries))
  }

  readonly members = (): readonly Member[] => this.all().filter(({ id }) => id !== this.keys.id)

  /** This device among them, the longest trusted first. */
  readonly all = (): readonly Member[] => [...this.names].map(([id, name]) => ({ id, name }))

  readonly isMember = (id: string): boolean => this.names.has(id)

  /** Whether this device is in a group: it has one, and was not removed from it. */
  readonly isIn = (): boolean => this.names.has(this.keys.id)

  /** 32 bytes; undefined where this device is in no group. */
  readonly group = (): Uint8Array | undefined =>
    this.isIn() ? fromHex(genesisOf(this.log)?.entry.hash ?? '') : undefined

  readonly removalOf = (id: string): readonly Uint8Array[] | undefined => {
    const removal = this.isMember(id) ? undefined : this.lastRemoval(toHex(keyOf(id)))
    if (removal === undefined) return undefined
    const proof = [...this.log.values()].filter((node) => node === removal || isBefore(node, removal))
    return proof.map((node) => node.entry.bytes)
  }

  /** The id of the device that removed this one; `nameOf` has its name. */
  readonly removedBy = (): string | undefined => {
    const removal = this.isIn() ? undefined : this.lastRemoval(toHex(this.keys.publicKey))
    return removal === undefined || removal.subject === removal.by ? undefined : idOf(removal.entry.by)
  }

  /** The name that a device has in this list, or had. */
  readonly nameOf = (id: string): string | undefined => {
    const key = toHex(keyOf(id))
    return this.folded.valid.filter((node) => node.subject === key && node.entry.name !== '').at(-1)?.entry.name
  }

  readonly head = (): Uint8Array => Uint8Array.from(sha256(joined(...headsOf(this.log))))

  readonly entries = (): readonly Uint8Array[] => [...this.log.values()].map((node) => node.entry.bytes)

  readonly merge = (entries: readonly Uint8Array[]): boolean => {
    if (this.log.size === 0) throw new Error('This device has no group.')
    const grown = withEntries(this.log, entries)
    if (grown === this.log) return false
    this.take(grown)
    this.shareKeys()
    this.tell()
    return true
  }

  /** Takes this device's own drafts, or the list of the device that it was paired with. Throws as `merge` does. */
  readonly adopt = (entries: readonly Uint8Array[]): void => {
    if (!this.isIn()) {
      this.replace(entries)
      return
    }
    this.take(withEntries(this.log, entries))
    this.tell()
  }

  /** The list of another group in the place of this one, in one step; nothing is left of what was known before. */
  readonly replace = (entries: readonly Uint8Array[]): void => {
    const log = withEntries(new Map(), entries)
    this.ring = new RosterKeys(this.keys, this.random, [])
    this.take(log)
    this.tell()
  }

  /** Forgets the group, as a device does that leaves it. */
  readonly forget = (): void => this.replace([])

  /** For `adopt`. A genesis is before it where this device has no group, under `ownName`. */
  readonly draftAdd = (joining: Joining, ownName: string): readonly Uint8Array[] => {
    if (!this.isIn()) {
      const begun = new Roster(this.keys, { entries: [this.draftGenesis(ownName).bytes], random: this.random })
      return [...begun.entries(), ...begun.draftAdd(joining, ownName)]
    }
    if (this.names.size >= entryLimits.members) throw new Error('The group is full.')
    const subject = keyOf(joining.id)
    const keys = this.ring.sealPresent(this.log, this.folded, { key: subject, boxKey: joining.boxKey })
    return [this.sign({ kind: 'add', subject, name: joining.name, boxKey: joining.boxKey, keys }).bytes]
  }

  /** For `adopt`. Brings a new key to each device that stays; none where this device leaves. */
  readonly draftRemove = (id: string): readonly Uint8Array[] => {
    const subject = this.keyOfMember(id)
    const staying = id === this.keys.id ? [] : this.folded.members.filter(({ key }) => key !== toHex(subject))
    const keys = sealNewKey(nonceOf(this.log), staying, this.random)
    return [this.sign({ kind: 'remove', subject, name: '', boxKey: noughts, keys }).bytes]
  }

  /** For `adopt`. */
  readonly draftRename = (id: string, name: string): readonly Uint8Array[] => {
    const subject = this.keyOfMember(id)
    return [this.sign({ kind: 'rename', subject, name, boxKey: noughts, keys: [] }).bytes]
  }

  /** Keys that this device holds, the present epoch first: to be kept. */
  readonly epochKeys = (): readonly EpochKey[] => this.ring.all()

  /** Undefined where this device has no group, or was not yet given the key. */
  readonly presentKey = (): EpochKey | undefined => {
    const epoch = epochId(this.folded.epoch)
    return this.isIn() ? this.ring.all().find((known) => known.epoch === epoch) : undefined
  }

  readonly service = (): { readonly now: string; readonly earlier: readonly string[] } | undefined => {
    const [now, ...earlier] = this.isIn() ? this.ring.all().map(({ key }) => serviceName(key)) : []
    return now === undefined ? undefined : { now, earlier: earlier.slice(0, earlierLimit) }
  }

  readonly sealNotice = (notice: Uint8Array): Uint8Array => {
    const [newest] = this.isIn() ? this.ring.all() : []
    if (newest === undefined) throw new Error('This device has no group.')
    return sealNotice(newest.key, notice, this.random)
  }

  readonly openNotice = (sealed: Uint8Array): Uint8Array | undefined => {
    // No more than there are names that are listened to: strangers can send notices for which each key is tried.
    const keys = this.isIn() ? this.ring.all().slice(0, 1 + earlierLimit) : []
    return openNotice(
      keys.map(({ key }) => key),
      sealed,
    )
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    const listener = () => changed()
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private take(log: Log): void {
    this.folded = foldRoster(log)
    this.log = log
    this.names = new Map(this.folded.members.map(({ key, name }) => [idOf(fromHex(key)), name]))
    this.ring.learn(log, this.folded)
  }

  private keyOfMember(id: string): Uint8Array {
    if (!this.isIn() || !this.isMember(id)) throw new Error('It is no device of the group.')
    return keyOf(id)
  }

  private lastRemoval(key: string): Node | undefined {
    return this.folded.valid.filter((node) => node.entry.kind === 'remove' && node.subject === key).at(-1)
  }

  /** A member that was added while another was removed elsewhere has not been given the new key. */
  private shareKeys(): void {
    if (!this.isIn()) return
    let log = this.log
    let left: number = entryLimits.keys // What is over waits for the next change: who made it up must not cost minutes.
    for (const { member, lacks } of lackingParts(this.folded)) {
      const subject = fromHex(member.key)
      const some = lacks.slice(0, left)
      const keys = this.ring.sealPresent(log, this.folded, { key: subject, boxKey: member.boxKey }, some)
      if (keys.length === 0) continue
      left -= keys.length
      const entry = this.signOn(log, { kind: 'share', subject, name: '', boxKey: noughts, keys })
      log = withEntries(log, [entry.bytes])
    }
    if (log !== this.log) this.take(log)
  }

  private signOn(log: Log, draft: Omit<Draft, 'group' | 'parents' | 'by'>): Entry {
    const group = fromHex(genesisOf(log)?.entry.hash ?? '')
    const parents = headsOf(log).slice(0, entryLimits.parents)
    return signEntry({ ...draft, group, parents, by: this.keys.publicKey }, this.keys)
  }

  /** Throws where the list has no room for it. */
  private sign(draft: Omit<Draft, 'group' | 'parents' | 'by'>): Entry {
    const entry = this.signOn(this.log, draft)
    if (!withEntries(this.log, [entry.bytes]).has(entry.hash)) throw new Error('The list of the group is full.')
    return entry
  }

  private draftGenesis(name: string): Entry {
    const { publicKey, boxKey } = this.keys
    const group = this.random(32)
    const draft = {
      group,
      parents: [],
      by: publicKey,
      subject: publicKey,
      name,
      boxKey,
      keys: sealNewKey(group, [{ key: toHex(publicKey), boxKey }], this.random),
    }
    return signEntry({ kind: 'genesis', ...draft }, this.keys)
  }
}

/** Hashes of the entries that none follows, ascending. */
function headsOf(log: Log): Uint8Array[] {
  const followed = new Set<string>()
  for (const node of log.values()) for (const parent of node.entry.parents) followed.add(toHex(parent))
  const heads = [...log.keys()].filter((hash) => !followed.has(hash))
  return heads.sort().map(fromHex)
}
