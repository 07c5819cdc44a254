/** A member that means ill: what it can write into the list costs the others little, and it can always be removed. */
import { describe, expect, it } from 'vitest'
import { seededBytes } from '../../../tests/property/pairingBench'
import { check } from '../../bridge/check'
import { readFromPeers } from '../host/fromPeers'
import { fromBody, toBody } from '../host/publicFile'
import { maxRosterBytes } from '../wire/bodies'
import { toHex } from './binary'
import { type DeviceKeys, deviceKeys, sealTo } from './deviceKeys'
import { Roster } from './roster'
import { type Draft, entryLimits, hashOf, maxEntryBytes, mostEntries, noughts, signEntry } from './rosterEntry'

const random = seededBytes('hostile member')
const keysOf = () => deviceKeys(random(32))
const name = (keys: DeviceKeys, is: string) => ({ id: keys.id, name: is, boxKey: keys.boxKey })

/** The learner's two devices, and one that means ill. */
function groupWithEnemy() {
  const [first, second, enemy] = [keysOf(), keysOf(), keysOf()]
  const founder = new Roster(first, { random })
  founder.adopt(founder.draftAdd(name(second, 'second'), 'first'))
  founder.adopt(founder.draftAdd(name(enemy, 'enemy'), 'first'))
  const other = new Roster(second, { entries: founder.entries(), random })
  return { founder, founderKeys: first, other, enemy, base: founder.entries() }
}
type World = ReturnType<typeof groupWithEnemy>

const last = (entries: readonly Uint8Array[]): Uint8Array => hashOf(entries.at(-1) ?? noughts)

/** Signs what no app would. */
function forge({ founder }: World, by: DeviceKeys, parents: readonly Uint8Array[], draft: Partial<Draft>): Uint8Array {
  const whole = { kind: 'rename', subject: by.publicKey, name: '', boxKey: noughts, keys: [], ...draft } as const
  const group = founder.group() ?? noughts
  return signEntry({ ...whole, group, parents: [...parents].sort(Buffer.compare), by: by.publicKey }, by).bytes
}

function renames(world: World, count: number, mark: string): Uint8Array[] {
  const parents = [last(world.base)]
  return Array.from({ length: count }, (_, at) => forge(world, world.enemy, parents, { name: `${mark}${at}` }))
}

/** Devices that the enemy made up, each after the one before. */
function puppets(world: World, count: number) {
  const keys = Array.from({ length: count }, keysOf)
  const entries: Uint8Array[] = []
  for (const one of keys) {
    const draft = { kind: 'add', subject: one.publicKey, name: 'p', boxKey: one.boxKey } as const
    entries.push(forge(world, world.enemy, [last([...world.base, ...entries])], draft))
  }
  return { keys, entries, tip: [last([...world.base, ...entries])] }
}

const removalBy = (world: World, by: DeviceKeys, of: DeviceKeys, tip: readonly Uint8Array[]) =>
  forge(world, by, tip, { kind: 'remove', subject: of.publicKey })

/** Pairs of devices that remove each other. */
function rings(world: World, pairs: number): Uint8Array[] {
  const { keys, entries, tip } = puppets(world, pairs * 2)
  const others = (at: number) => keys[at % 2 === 0 ? at + 1 : at - 1] ?? keysOf()
  return [...entries, ...keys.map((one, at) => removalBy(world, one, others(at), tip))]
}

/** Each removes the next: whether one holds hangs on all before it. */
function chain(world: World, length: number): Uint8Array[] {
  const { keys, entries, tip } = puppets(world, length)
  return [...entries, ...keys.slice(1).map((one, at) => removalBy(world, keys[at] ?? one, one, tip))]
}

const idle = { kind: 'remove', subject: noughts, boxKey: noughts } as const
const sealedTo = (device: Uint8Array, count: number) =>
  Array.from({ length: count }, () => ({ device, entry: noughts, sealed: random(80) }))

describe('a member that means ill', () => {
  it('makes a list costly to judge by a few seconds at most', { timeout: 120_000 }, () => {
    for (const make of [rings, chain]) {
      const world = groupWithEnemy()
      const count = entryLimits.entries / (make === rings ? 4 : 2) - 2
      const entries = make(world, count).toReversed()
      expect(world.founder.merge(entries)).toBe(true)
      expect(world.founder.entries()).toHaveLength(world.base.length + entries.length)
      expect(world.founder.isMember(world.enemy.id)).toBe(true)
    }
  })

  it('fills the list, and can still be removed, on every device', { timeout: 60_000 }, () => {
    const world = groupWithEnemy()
    const { founder, other, enemy } = world
    founder.merge(renames(world, entryLimits.entries, 'x'))
    expect(founder.entries()).toHaveLength(entryLimits.entries)
    expect(() => founder.draftRename(enemy.id, 'y')).toThrow('full')
    expect(() => founder.draftAdd(name(keysOf(), 'new'), 'first')).toThrow('full')
    founder.adopt(founder.draftRemove(enemy.id))
    expect(founder.isMember(enemy.id)).toBe(false)
    other.merge(founder.entries())
    expect([other.isMember(enemy.id), other.presentKey()]).toEqual([false, founder.presentKey()])
    const again = new Roster(keysOf(), { entries: founder.entries() })
    expect(again.isMember(enemy.id)).toBe(false)
  })

  it('cannot have its puppets take the room that is kept for removals', { timeout: 60_000 }, () => {
    const world = groupWithEnemy()
    const { founder, enemy } = world
    const { keys, entries, tip } = puppets(world, 60)
    const fill = renames(world, entryLimits.entries, 'x')
    founder.merge([...entries, ...fill].slice(0, entryLimits.entries))
    const removals = keys.flatMap((one, at) =>
      Array.from({ length: 5 }, () =>
        forge(world, one, tip, {
          ...idle,
          subject: keys[(at + 1) % keys.length]?.publicKey ?? noughts,
          keys: sealedTo(noughts, 1),
        }),
      ),
    )
    founder.merge(removals)
    const beyond = founder.entries().length - entryLimits.entries
    expect(beyond).toBeGreaterThan(0)
    expect(beyond).toBeLessThanOrEqual((entryLimits.seniors - 3) * entryLimits.removalsOfSenior)
    founder.adopt(founder.draftRemove(enemy.id))
    expect(founder.isMember(enemy.id)).toBe(false)
  })

  it('gives two devices different lists, and they still bear each other', { timeout: 60_000 }, () => {
    const world = groupWithEnemy()
    const { founder, other, enemy } = world
    founder.merge(renames(world, 900, 'x'))
    other.merge(renames(world, 900, 'y'))
    founder.adopt(founder.draftRemove(enemy.id))
    other.adopt(other.draftRemove(enemy.id))
    for (const [one, two] of [
      [founder, other],
      [other, founder],
    ] as const) {
      expect(() => one.merge(two.entries())).not.toThrow()
      expect(one.entries().length).toBeLessThanOrEqual(mostEntries)
      expect(one.all().map((member) => member.name)).toEqual(['first', 'second'])
    }
  })

  it('makes no list longer than what is sent of one, nor an entry longer than what is kept of one', () => {
    const world = groupWithEnemy()
    const { founder, other } = world
    const parents = [last(world.base)]
    const fat = Array.from({ length: 80 }, () =>
      forge(world, world.enemy, parents, {
        ...idle,
        subject: world.enemy.publicKey,
        keys: sealedTo(noughts, entryLimits.keys),
      }),
    )
    founder.merge(fat)
    const sum = founder.entries().reduce((bytes, entry) => bytes + entry.length + 4, 0)
    expect(sum).toBeGreaterThan(3 * 1024 ** 2)
    // Four of its removals are in the room that is kept for removals.
    expect(sum).toBeLessThan(entryLimits.bytes + 4.5 * maxEntryBytes)
    expect(entryLimits.bytes + (mostEntries - entryLimits.entries) * maxEntryBytes).toBeLessThan(maxRosterBytes)
    expect(other.merge(founder.entries())).toBe(true)
    const longest = fat[0] ?? noughts
    expect(longest.length).toBeGreaterThan(70_000)
    const open = { roster: [longest], name: 'x', port: 0, addresses: [] }
    const kept = { ...open, seed: new Uint8Array(32), epochKeys: [] }
    expect(readFromPeers({ kind: 'keep', id: 1, kept }, check).ok).toBe(true)
    const body = toBody({ ...open, isOn: true, keyStore: 'plain', known: { devices: [] } })
    const part = fromBody(JSON.parse(JSON.stringify(body)), check)
    expect(part?.roster[0]).toEqual(longest)
  })

  it('brings more keys at once than one entry holds, and nothing throws', { timeout: 60_000 }, () => {
    const world = groupWithEnemy()
    const { founder, founderKeys, enemy } = world
    const { keys, entries, tip } = puppets(world, 4)
    const [one = enemy] = keys
    const nonce = toHex(world.base[0]?.subarray(2, 34) ?? noughts)
    const seal = () => sealTo(founderKeys.boxKey, `epoch key ${nonce}`, random(32), random) ?? noughts
    const removals = Array.from({ length: 520 }, () => {
      const brought = { device: founderKeys.publicKey, entry: noughts, sealed: seal() }
      return forge(world, enemy, tip, { ...idle, subject: one.publicKey, keys: [brought] })
    })
    expect(founder.merge([...entries, ...removals])).toBe(true)
    expect(() => founder.draftAdd(name(keysOf(), 'new'), 'first')).not.toThrow()
    founder.adopt(founder.draftRemove(enemy.id))
    expect(founder.presentKey()).toBeDefined()
  })

  it('has no more keys tried on what it announces than there are names that are listened to', {
    timeout: 60_000,
  }, () => {
    const { founder, other } = groupWithEnemy()
    const old = other.sealNotice(noughts)
    for (let round = 0; round < 9; round++) {
      const passing = keysOf()
      founder.adopt(founder.draftAdd(name(passing, 'passing'), 'first'))
      founder.adopt(founder.draftRemove(passing.id))
      expect(founder.openNotice(old) !== undefined).toBe(round < 8)
    }
    expect(founder.service()?.earlier).toHaveLength(8)
  })
})
