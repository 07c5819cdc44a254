/** A group that has been paired already: what each device of it keeps. */
import { randomBytes } from 'node:crypto'
import type { Kept } from '../../main/peers/messages'
import { type DeviceKeys, deviceKeys } from '../../main/peers/pairing/deviceKeys'
import { Roster } from '../../main/peers/pairing/roster'

export interface Trusted {
  readonly id: string
  readonly kept: Kept
}

interface Made {
  readonly seed: Uint8Array
  readonly keys: DeviceKeys
}

const keptOf = ({ seed, keys }: Made, entries: readonly Uint8Array[], name: string): Trusted => {
  const roster = new Roster(keys, { entries })
  return {
    id: keys.id,
    kept: { seed, epochKeys: roster.epochKeys(), roster: entries, name, port: 0, addresses: [] },
  }
}

const make = (): Made => {
  const seed = new Uint8Array(randomBytes(32))
  return { seed, keys: deviceKeys(seed) }
}

const nameOf = (index: number): string => `Device ${index + 1}`

/** In ascending order of their ids, so that the first is the one that dials. */
export function makeGroup(count: number): readonly Trusted[] {
  const all = Array.from({ length: count }, make).sort((one, other) => (one.keys.id < other.keys.id ? -1 : 1))
  const [first] = all
  if (!first) return []
  const roster = new Roster(first.keys)
  for (const [index, { keys }] of all.slice(1).entries()) {
    roster.adopt(roster.draftAdd({ id: keys.id, name: nameOf(index + 1), boxKey: keys.boxKey }, nameOf(0)))
  }
  return all.map((made, index) => keptOf(made, roster.entries(), nameOf(index)))
}

/** A device of no group. */
export const makeStranger = (): Trusted => keptOf(make(), [], 'Stranger')

/** A device of another group whose list names a device that knows nothing of it. */
export function trustingIn(id: string, address: string): Trusted {
  const made = make()
  const roster = new Roster(made.keys)
  roster.adopt(roster.draftAdd({ id, name: 'Victim', boxKey: made.keys.boxKey }, 'Impostor'))
  const { kept } = keptOf(made, roster.entries(), 'Impostor')
  return { id: made.keys.id, kept: { ...kept, addresses: [{ device: id, seen: [], manual: [address] }] } }
}
