import { describe, expect, it } from 'vitest'
import { seededBytes } from '../../../tests/property/pairingBench'
import { Malformed, Newer, toHex } from './binary'
import { type DeviceKeys, deviceKeys, sealTo } from './deviceKeys'
import { Roster } from './roster'
import { noughts, signEntry } from './rosterEntry'

const random = seededBytes('roster cases')
const keysOf = () => deviceKeys(random(32))
const joining = (keys: DeviceKeys, name: string) => ({ id: keys.id, name, boxKey: keys.boxKey })

/** A group of that many devices, `a`, `b`, `c` …, in the order of their seniority, that all know the same. */
function group(size: number) {
  const keys = Array.from({ length: size }, keysOf)
  const [first, ...others] = keys
  if (first === undefined) throw new Error('A group has devices.')
  const founder = new Roster(first, { random })
  for (const [index, other] of others.entries())
    founder.adopt(founder.draftAdd(joining(other, String.fromCharCode(98 + index)), 'a'))
  const rosters = keys.map((one) => new Roster(one, { entries: founder.entries(), random }))
  return {
    keys,
    rosters,
    at: (index: number) => ({ keys: keys[index] as DeviceKeys, roster: rosters[index] as Roster }),
  }
}
type Group = ReturnType<typeof group>

const remove = (by: Group, who: number, whom: number) =>
  by.at(who).roster.adopt(by.at(who).roster.draftRemove(by.at(whom).keys.id))

/** Everyone hears everything, twice, since hearing may make a device share a key. */
function settle({ rosters }: Group): void {
  for (let round = 0; round < 3; round++) {
    const all = rosters.flatMap((roster) => roster.entries())
    for (const roster of rosters) roster.merge(all)
  }
}
const names = (roster: Roster) => roster.all().map(({ name }) => name)

function expectAgreement(all: Group, expected: readonly string[]): void {
  settle(all)
  const inside = all.rosters.filter((roster) => roster.isIn())
  for (const roster of all.rosters) expect(names(roster)).toEqual(expected)
  const [key] = inside.map((roster) => roster.presentKey())
  expect(key).toBeDefined()
  for (const roster of inside) expect(roster.presentKey()).toEqual(key)
  for (const roster of all.rosters.filter((one) => !inside.includes(one)))
    expect(roster.epochKeys().map(({ epoch }) => epoch)).not.toContain(key?.epoch)
}

describe('concurrent changes', () => {
  it('of two devices that remove each other, the senior stays', () => {
    const all = group(4)
    remove(all, 2, 1)
    remove(all, 1, 2)
    expectAgreement(all, ['a', 'b', 'd'])
    expect(all.at(2).roster.removedBy()).toBe(all.at(1).keys.id)
    expect(all.at(1).roster.removedBy()).toBeUndefined()
  })

  it('of three that remove each other in a ring, the removal by the most senior holds, and then what still follows', () => {
    const all = group(4)
    remove(all, 1, 2)
    remove(all, 2, 3)
    remove(all, 3, 1)
    // b's removal of c holds; so c's of d is void; so d's of b holds.
    expectAgreement(all, ['a', 'd'])
  })

  it('what a device does while it is removed is void: its names, its devices, its removals', () => {
    const all = group(4)
    const [accomplice] = [keysOf()]
    const stolen = all.at(0) // Even the one that began the group.
    stolen.roster.adopt(stolen.roster.draftAdd(joining(accomplice, 'accomplice'), 'a'))
    const helper = new Roster(accomplice, { entries: stolen.roster.entries(), random })
    helper.adopt(helper.draftRename(all.at(1).keys.id, 'renamed'))
    stolen.roster.adopt(stolen.roster.draftRename(all.at(2).keys.id, 'renamed'))
    stolen.roster.adopt(stolen.roster.draftRemove(all.at(3).keys.id))
    remove(all, 1, 0)
    all.at(2).roster.merge(helper.entries())
    expectAgreement(all, ['b', 'c', 'd'])
    expect(all.at(1).roster.isMember(accomplice.id)).toBe(false)
  })

  it('two removals at once give a key that neither of the removed devices has', () => {
    const all = group(4)
    remove(all, 0, 2)
    remove(all, 1, 3)
    expectAgreement(all, ['a', 'b'])
  })

  it('a device that was added while another was removed elsewhere is given the new key', () => {
    const all = group(3)
    const late = keysOf()
    const inviter = all.at(0).roster
    inviter.adopt(inviter.draftAdd(joining(late, 'late'), 'a'))
    const roster = new Roster(late, { entries: inviter.entries(), random })
    remove(all, 1, 2)
    roster.merge(all.at(1).roster.entries())
    expect(roster.presentKey()).toBeUndefined()
    expect(roster.service()).toBeDefined()
    all.at(1).roster.merge(roster.entries())
    roster.merge(all.at(1).roster.entries())
    expect(roster.presentKey()).toEqual(all.at(1).roster.presentKey())
    expect(roster.service()?.now).toBe(all.at(1).roster.service()?.now)
  })

  it('a removal wins over an adding that it did not know of', () => {
    const all = group(3)
    const again = all.at(0).roster
    again.adopt(again.draftAdd(joining(all.at(2).keys, 'c'), 'a'))
    remove(all, 1, 2)
    expectAgreement(all, ['a', 'b'])
  })

  it('the last name in the order of the list is the name', () => {
    const all = group(3)
    const target = all.at(2).keys.id
    for (const [who, name] of [
      [0, 'one'],
      [1, 'two'],
    ] as const) {
      const { roster } = all.at(who)
      roster.adopt(roster.draftRename(target, name))
    }
    settle(all)
    const [first] = all.rosters.map((roster) => roster.nameOf(target))
    expect(['one', 'two']).toContain(first)
    expect(all.rosters.map((roster) => roster.nameOf(target))).toEqual([first, first, first])
    all.at(2).roster.adopt(all.at(2).roster.draftRename(target, 'three'))
    expectAgreement(all, ['a', 'b', 'three'])
  })

  it('a device that leaves is out, and brings no key that it would know', () => {
    const all = group(3)
    const before = all.at(0).roster.presentKey()
    remove(all, 2, 2)
    settle(all)
    for (const { roster } of [all.at(0), all.at(1)]) expect(names(roster)).toEqual(['a', 'b'])
    expect(all.at(0).roster.presentKey()).toEqual(before)
    expect(all.at(2).roster.isIn()).toBe(false)
    expect(all.at(2).roster.removedBy()).toBeUndefined()
  })
})

describe('a list', () => {
  it('takes nothing of a batch in which one entry is bad', () => {
    const all = group(2)
    const [good] = all.at(0).roster.draftRename(all.at(1).keys.id, 'new')
    const { roster } = all.at(1)
    const head = roster.head()
    const bad = Uint8Array.from(good ?? [])
    bad[40] = (bad[40] ?? 0) ^ 1
    expect(() => roster.merge([good ?? noughts, bad])).toThrow(Malformed)
    expect(roster.head()).toEqual(head)
    expect(roster.merge([good ?? noughts])).toBe(true)
    expect(roster.merge([good ?? noughts])).toBe(false)
  })

  it('tells an entry of a later version from one that is none', () => {
    const { at } = group(2)
    const { roster } = at(0)
    const first = roster.entries()[0] ?? new Uint8Array()
    const later = Uint8Array.from([2, ...first.slice(1), 9, 9])
    expect(() => roster.merge([later])).toThrow(Newer)
    const none = Uint8Array.from([0, ...first.slice(1)])
    expect(() => roster.merge([none])).toThrow(expect.not.objectContaining({ name: 'Newer' }))
    expect(() => roster.merge([none])).toThrow(Malformed)
  })

  it('refuses entries of another group, and of a stranger in this one', () => {
    const [all, others, stranger] = [group(2), group(2), keysOf()]
    const { roster } = all.at(0)
    const { roster: foreign } = others.at(0)
    expect(() => roster.merge(foreign.entries())).toThrow('another group')
    expect(() => roster.merge(foreign.draftRename(others.at(1).keys.id, 'x'))).toThrow('another group')
    const entry = signEntry(
      {
        kind: 'add',
        group: roster.group() ?? noughts,
        parents: [Uint8Array.from(Buffer.from(toHex(roster.group() ?? noughts), 'hex'))],
        by: stranger.publicKey,
        subject: stranger.publicKey,
        name: 'me',
        boxKey: stranger.boxKey,
        keys: [],
      },
      stranger,
    )
    expect(() => roster.merge([entry.bytes])).toThrow('stranger')
    expect(roster.isMember(stranger.id)).toBe(false)
  })

  it('refuses names that could pose as others', () => {
    const { roster } = group(2).at(0)
    const [other] = roster.members()
    for (const name of ['a\u202Eb', 'a\nb', '', ' ', 'x'.repeat(41)])
      expect(
        () => new Roster(keysOf(), { entries: [...roster.entries(), ...roster.draftRename(other?.id ?? '', name)] }),
      ).toThrow(Malformed)
  })

  it('waits with entries whose parents are missing until all come', () => {
    const all = group(3)
    const { roster } = all.at(0)
    roster.adopt(roster.draftRename(all.at(1).keys.id, 'one'))
    roster.adopt(roster.draftRename(all.at(1).keys.id, 'two'))
    const last = roster.entries().slice(-1)
    expect(all.at(2).roster.merge(last)).toBe(false)
    expect(all.at(2).roster.merge(roster.entries().toReversed())).toBe(true)
    expect(all.at(2).roster.head()).toEqual(roster.head())
  })

  it('lets no member with a key of small order keep the others from removing it', () => {
    const all = group(2)
    const { roster } = all.at(0)
    const odd = keysOf()
    const smallOrder = Uint8Array.of(1, ...new Uint8Array(31))
    expect(sealTo(smallOrder, '', noughts, random)).toBeUndefined()
    roster.adopt(roster.draftAdd({ id: odd.id, name: 'odd', boxKey: smallOrder }, 'a'))
    expect(all.at(1).roster.merge(roster.entries())).toBe(true)
    remove(all, 1, 0)
    all.at(1).roster.adopt(all.at(1).roster.draftRemove(odd.id))
    expect(names(all.at(1).roster)).toEqual(['b'])
    expect(all.at(1).roster.presentKey()).toBeDefined()
  })

  it('is the same after it was kept, with the names of earlier epochs', () => {
    const all = group(3)
    const { roster, keys } = all.at(0)
    const old = roster.service()?.now
    remove(all, 0, 2)
    const read = new Roster(keys, { entries: roster.entries().toReversed(), epochKeys: roster.epochKeys() })
    expect([read.all(), read.head(), read.service()]).toEqual([roster.all(), roster.head(), roster.service()])
    expect(read.service()?.earlier).toEqual([old])
    const bare = new Roster(keys, { entries: roster.entries() })
    expect(bare.service()).toEqual(roster.service())
  })

  it('tells who listens, until they stop', () => {
    const { roster, keys } = group(2).at(0)
    let told = 0
    const stop = roster.subscribe(() => told++)
    roster.adopt(roster.draftRename(keys.id, 'x'))
    expect(told).toBe(1)
    stop()
    roster.adopt(roster.draftRename(keys.id, 'y'))
    expect(told).toBe(1)
  })

  it('proves a removal with what led to it, and nothing after', () => {
    const all = group(3)
    const { roster } = all.at(0)
    const gone = all.at(2)
    expect(roster.removalOf(gone.keys.id)).toBeUndefined()
    expect(roster.removalOf(keysOf().id)).toBeUndefined()
    remove(all, 0, 2)
    const proof = roster.removalOf(gone.keys.id)
    roster.adopt(roster.draftRename(all.at(1).keys.id, 'later'))
    expect(roster.removalOf(gone.keys.id)).toEqual(proof)
    gone.roster.merge(proof ?? [])
    expect([gone.roster.isIn(), gone.roster.removedBy()]).toEqual([false, all.at(0).keys.id])
    expect(gone.roster.nameOf(all.at(1).keys.id)).toBe('b')
  })

  it('holds 256 devices, and refuses one more', { timeout: 60_000 }, () => {
    const { roster } = group(1).at(0)
    let drafts: readonly Uint8Array[] = []
    const founder = new Roster(keysOf(), { random })
    for (let index = 1; index < 256; index++) {
      drafts = founder.draftAdd(joining(keysOf(), `device ${index}`), 'founder')
      founder.adopt(drafts)
    }
    expect(founder.all()).toHaveLength(256)
    expect(() => founder.draftAdd(joining(keysOf(), 'one more'), 'founder')).toThrow('full')
    const [gone] = founder.members()
    founder.adopt(founder.draftRemove(gone?.id ?? ''))
    expect(founder.all()).toHaveLength(255)
    expect(roster.all()).toEqual([])
  })
})
