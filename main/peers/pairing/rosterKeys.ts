/** The keys that the entries of a trust list brought this device, and those of the epochs that they make together. */
import { sha256 } from '@noble/hashes/sha2.js'
import { isEqual, joined, toHex, utf8 } from './binary'
import { type DeviceKeys, type Random, sealTo } from './deviceKeys'
import { combineKeys, type EpochKey } from './groupKeys'
import { entryLimits, noughts, type SealedKey } from './rosterEntry'
import type { Folded, FoldedMember } from './rosterFold'
import { bringsKey, genesisOf, type Log, type Node } from './rosterLog'

const hashBytes = (node: Node): Uint8Array => Uint8Array.from(Buffer.from(node.entry.hash, 'hex'))
/** By the random bytes of the genesis, which are known before its hash is. */
const contextOf = (nonce: Uint8Array) => `epoch key ${toHex(nonce)}`
export const nonceOf = (log: Log): Uint8Array => genesisOf(log)?.entry.group ?? noughts

/** 32 hexadecimal digits. */
export const epochId = (nodes: readonly Node[]): string =>
  toHex(sha256(joined(utf8('drydock epoch 1\0'), ...nodes.map(hashBytes))).slice(0, 16))

/** Of the entry that `sealed` stands in, noughts mean that entry itself. */
const broughtBy = (node: Node, { entry }: SealedKey): string =>
  isEqual(entry, noughts) ? node.entry.hash : toHex(entry)

/**
 * The same key, to be signed in the entry that brings it, sealed to each of them. A member whose key is not fit to be
 * sealed to gets none, so that it cannot keep the others from removing anyone.
 */
export function sealNewKey(
  nonce: Uint8Array,
  to: readonly Pick<FoldedMember, 'key' | 'boxKey'>[],
  random: Random,
): SealedKey[] {
  const key = random(32)
  return to.flatMap((member) => {
    const sealed = sealTo(member.boxKey, contextOf(nonce), key, random)
    return sealed === undefined
      ? []
      : [{ device: Uint8Array.from(Buffer.from(member.key, 'hex')), entry: noughts, sealed }]
  })
}

export class RosterKeys {
  /** By the hash of the entry that brought it. */
  private readonly parts = new Map<string, Uint8Array>()
  /** Entries that held once and whose keys were tried: what cannot be opened is not tried at every change. */
  private readonly read = new Set<string>()
  /** By epoch, the newest last. */
  private readonly epochs = new Map<string, Uint8Array>()

  constructor(
    private readonly keys: DeviceKeys,
    private readonly random: Random,
    kept: readonly EpochKey[],
  ) {
    for (const { epoch, key } of kept.toReversed()) this.epochs.set(epoch, key)
  }

  /** The present epoch first, where its key is known. */
  all(): readonly EpochKey[] {
    return [...this.epochs].map(([epoch, key]) => ({ epoch, key })).reverse()
  }

  learn(log: Log, folded: Folded): void {
    for (const node of folded.valid) {
      if (this.read.has(node.entry.hash)) continue
      this.read.add(node.entry.hash)
      for (const sealed of node.entry.keys) this.open(log, broughtBy(node, sealed), sealed)
    }
    for (const node of folded.valid) if (bringsKey(node.entry)) this.combine([node])
    this.combine(folded.epoch)
  }

  private open(log: Log, brought: string, { device, sealed }: SealedKey): void {
    if (this.parts.has(brought) || !isEqual(device, this.keys.publicKey)) return
    const part = this.keys.open(contextOf(nonceOf(log)), sealed)
    if (part?.length === 32) this.parts.set(brought, part)
  }

  private combine(nodes: readonly Node[]): void {
    const parts = nodes.flatMap((node) => this.parts.get(node.entry.hash) ?? [])
    if (parts.length < nodes.length || nodes.length === 0) return
    const { epoch, key } = combineKeys(epochId(nodes), parts)
    this.epochs.delete(epoch) // Set anew, so that it becomes the newest.
    this.epochs.set(epoch, key)
  }

  /** The parts of the present epoch, as far as this device has them and `lacks` them. */
  sealPresent(
    log: Log,
    folded: Folded,
    to: { key: Uint8Array; boxKey: Uint8Array },
    lacks = folded.epoch,
  ): SealedKey[] {
    // An entry holds no more, and what is sealed in vain would cost its time.
    return lacks.slice(0, entryLimits.keys).flatMap((node) => {
      const part = this.parts.get(node.entry.hash)
      const sealed = part && sealTo(to.boxKey, contextOf(nonceOf(log)), part, this.random)
      return sealed === undefined ? [] : [{ device: to.key, entry: hashBytes(node), sealed }]
    })
  }
}

/** Parts of the present epoch that no entry has yet brought to a member: a removal and its adding were concurrent. */
export function lackingParts({ members, epoch, valid }: Folded): readonly { member: FoldedMember; lacks: Node[] }[] {
  const brought = new Set<string>()
  for (const node of valid)
    for (const sealed of node.entry.keys) brought.add(toHex(sealed.device) + broughtBy(node, sealed))
  return members
    .map((member) => ({ member, lacks: epoch.filter((node) => !brought.has(member.key + node.entry.hash)) }))
    .filter(({ lacks }) => lacks.length > 0)
}
