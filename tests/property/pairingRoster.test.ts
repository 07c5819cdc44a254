import { describe, expect, it } from 'vitest'
import { Malformed } from '../../main/peers/pairing/binary'
import { type DeviceKeys, deviceKeys } from '../../main/peers/pairing/deviceKeys'
import { openNotice } from '../../main/peers/pairing/groupKeys'
import { Roster } from '../../main/peers/pairing/roster'
import { readEntry } from '../../main/peers/pairing/rosterEntry'
import { seeded } from './chance'
import { seededBytes } from './pairingBench'

type Chance = ReturnType<typeof seeded>
const firstSeed = Number(process.env.SEED ?? 1)
const histories = Number(process.env.HISTORIES ?? 2_000)
const mutations = Number(process.env.MUTATIONS ?? 10_000)

const random = seededBytes(`roster ${firstSeed}`)
const devices = Array.from({ length: 6 }, () => deviceKeys(random(32)))
const joining = (keys: DeviceKeys, name: string) => ({ id: keys.id, name, boxKey: keys.boxKey })

/** Devices that act on what they have each heard, and hear of some of the rest now and then. */
class History {
  readonly rosters = new Map<string, Roster>()
  readonly chance: Chance

  constructor(seed: number) {
    this.chance = seeded(seed)
    const [first, second] = [this.device(0), this.device(1)]
    const roster = new Roster(first, { random })
    roster.adopt(roster.draftAdd(joining(second, 'device 1'), 'device 0'))
    this.rosters.set(first.id, roster)
    this.rosters.set(second.id, new Roster(second, { entries: roster.entries(), random }))
  }

  private device(index: number): DeviceKeys {
    const keys = devices[index]
    if (keys === undefined) throw new Error('There are six devices.')
    return keys
  }

  run(steps: number): void {
    for (let step = 0; step < steps; step++) {
      const roster = this.chance.pick([...this.rosters.values()])
      const roll = this.chance.int(0, 9)
      if (roll < 3) this.tell(roster)
      else if (roster.isIn()) this.act(roster, roll, step)
    }
  }

  private act(roster: Roster, roll: number, step: number): void {
    const subject = this.chance.pick(devices)
    if (roll < 6) {
      roster.adopt(roster.draftAdd(joining(subject, `added ${step}`), 'x'))
      this.rosters.set(subject.id, this.joined(subject, roster))
    } else if (roll < 8 && roster.isMember(subject.id)) {
      roster.adopt(roster.draftRemove(subject.id))
    } else if (roster.isMember(subject.id)) roster.adopt(roster.draftRename(subject.id, `named ${step}`))
  }

  /** What it had, and what the device has that it was just paired with. */
  private joined(keys: DeviceKeys, inviter: Roster): Roster {
    const own = this.rosters.get(keys.id)
    return new Roster(keys, { entries: [...(own?.entries() ?? []), ...inviter.entries()], random })
  }

  /** Some of the entries, in any order, some twice. */
  private tell(from: Roster): void {
    const to = this.chance.pick([...this.rosters.values()])
    const some = from.entries().filter(() => this.chance.int(0, 3) > 0)
    to.merge(this.shuffled([...some, ...some.slice(0, 2)]))
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list]
    return list.flatMap(() => left.splice(this.chance.int(0, left.length - 1), 1))
  }

  /** Everyone hears everything, in different orders, until nobody has anything new to say. */
  settle(): void {
    for (let round = 0; round < 8; round++) {
      const all = [...this.rosters.values()].flatMap((roster) => roster.entries())
      const changed = [...this.rosters.values()].map((roster) => roster.merge(this.shuffled(all)))
      if (!changed.includes(true)) return
    }
    throw new Error('They never come to rest.')
  }
}

describe('the trust list', () => {
  it(`is the same for all after ${histories} histories`, { timeout: 900_000 }, () => {
    let entries = 0
    let removed = 0
    let most = 0
    for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
      const history = new History(seed)
      history.run(14)
      history.settle()
      const rosters = [...history.rosters.values()]
      const [one] = rosters
      if (one === undefined) throw new Error('Nobody is there.')
      entries += one.entries().length
      most = Math.max(most, one.entries().length)
      const present = rosters.find((roster) => roster.isIn())?.presentKey()
      for (const [id, roster] of history.rosters) {
        expect(roster.all(), `seed ${seed}`).toEqual(one.all())
        expect(roster.head(), `seed ${seed}`).toEqual(one.head())
        if (roster.isIn()) {
          expect(roster.presentKey(), `seed ${seed}: key of ${id}`).toBeDefined()
          expect(roster.presentKey(), `seed ${seed}: key of ${id}`).toEqual(present)
        } else {
          removed++
          const known = roster.epochKeys().some(({ epoch }) => epoch === present?.epoch)
          if (roster.removedBy() !== undefined) expect(known, `seed ${seed}: ${id} was removed`).toBe(false)
        }
      }
    }
    console.log(
      `seeds ${firstSeed} on: ${histories} histories, ${entries} entries, at most ${most}; ${removed} devices out`,
    )
    expect(removed).toBeGreaterThan(histories / 10)
  })

  it(`takes none of ${mutations} forged, cut or changed entries`, { timeout: 300_000 }, () => {
    const history = new History(firstSeed)
    history.run(40)
    history.settle()
    const [roster] = history.rosters.values()
    const good = roster?.entries() ?? []
    const chance = seeded(firstSeed)
    const head = roster?.head()
    let refused = 0
    for (let index = 0; index < mutations; index++) {
      const bent = mutate(chance, chance.pick(good))
      if (good.some((entry) => Buffer.compare(entry, bent) === 0)) continue
      expect(() => roster?.merge([...good, bent]), `seed ${firstSeed}, mutation ${index}`).toThrow(Malformed)
      expect(() => readEntry(bent)).toThrow(Malformed)
      refused++
    }
    expect(roster?.head()).toEqual(head)
    console.log(`seed ${firstSeed}: ${refused} of ${mutations} were changed, all refused`)
    expect(refused).toBeGreaterThan(mutations * 0.95)
  })

  it('gives a removed device neither the new name nor the new notices', () => {
    const [a, b, c] = devices as [DeviceKeys, DeviceKeys, DeviceKeys]
    const desk = new Roster(a, { random })
    desk.adopt(desk.draftAdd(joining(b, 'b'), 'a'))
    desk.adopt(desk.draftAdd(joining(c, 'c'), 'a'))
    const [kept, stolen] = [b, c].map((keys) => new Roster(keys, { entries: desk.entries(), random }))
    const before = desk.service()?.now
    expect(stolen?.service()?.now).toBe(before)
    const oldKeys = stolen?.epochKeys().map(({ key }) => key) ?? []
    desk.adopt(desk.draftRemove(c.id))
    kept?.merge(desk.entries())
    stolen?.merge(desk.entries())
    expect(kept?.service()).toEqual({ now: desk.service()?.now, earlier: [before] })
    expect(desk.service()?.now).not.toBe(before)
    const notice = desk.sealNotice(new TextEncoder().encode('port 41234'))
    expect(notice.length).toBeLessThanOrEqual(160)
    expect(kept?.openNotice(notice)).toEqual(new TextEncoder().encode('port 41234'))
    expect(stolen?.epochKeys().map(({ key }) => key)).toEqual(oldKeys)
    expect(openNotice(oldKeys, notice)).toBeUndefined()
  })
})

function mutate(chance: Chance, entry: Uint8Array): Uint8Array {
  const bent = entry.slice()
  const at = chance.int(0, bent.length - 1)
  const kind = chance.int(0, 4)
  if (kind === 0) return bent.subarray(0, at)
  if (kind === 1) return Uint8Array.from([...bent, ...random(chance.int(1, 40))])
  if (kind === 2) return Uint8Array.from([...bent.subarray(0, at), ...bent.subarray(at + 1)])
  if (kind === 3) bent.fill(chance.int(0, 255), at, at + chance.int(1, 32))
  else bent[at] = (bent[at] ?? 0) ^ (1 << chance.int(0, 7))
  return bent
}
