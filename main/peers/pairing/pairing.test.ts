import { describe, expect, it } from 'vitest'
import { type BenchDevice, benchDevice, invite, meet, pair, restarted } from '../../../tests/property/pairingBench'
import { joined } from './binary'
import type { Words } from './invitation'
import type { openInviter } from './pairing'
import { encodePlain } from './pairMessages'
import { randomScalar, startExchange } from './spake2'

const wrong: Words = { kind: 'code', code: { nameplate: '00', secret: '00000000' } }
const names = (device: BenchDevice) => device.roster.all().map(({ name }) => name)
const tries = (inviter: ReturnType<typeof openInviter>, nowMs = 0) => {
  const state = inviter.state(nowMs)
  return state.kind === 'inviting' || state.kind === 'failed' ? state.triesLeft : undefined
}
/** A peer that only connects. */
const silent = () => {
  const said: Uint8Array[] = []
  let isClosed = false
  const close = () => {
    isClosed = true
  }
  const channel = { send: (bytes: Uint8Array) => void said.push(bytes), close }
  return { channel, said, isClosed: () => isClosed }
}
const hello = (device: BenchDevice) =>
  encodePlain({
    kind: 'hello',
    version: 1,
    mode: 'code',
    share: startExchange('A', 5n, randomScalar(device.random), { a: new Uint8Array(), b: new Uint8Array() }).share,
  })

describe('pairing', () => {
  it.each(['invitation', 'code'] as const)('makes a group of two by %s, known to both disks', async (how) => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const invited = invite(desk)
    const meeting = meet(invited.inviter, desk, laptop, invited[how])
    await meeting.settle()
    const [one, other] = [meeting.inviter.state(0), meeting.joiner.state(0)]
    expect(one).toMatchObject({ kind: 'comparing', device: laptop.keys.id, name: 'Laptop', hasAccepted: false })
    expect(other).toMatchObject({ kind: 'comparing', device: desk.keys.id, name: 'Desk' })
    expect(one.kind === 'comparing' && one.digits).toMatch(/^\d{6}$/)
    expect(one.kind === 'comparing' && one.digits).toBe(other.kind === 'comparing' && other.digits)
    expect([desk.disk.writes, laptop.disk.writes]).toEqual([0, 0])

    meeting.joiner.confirm(true, 0)
    await meeting.settle()
    expect(meeting.joiner.state(0)).toMatchObject({ kind: 'comparing', hasAccepted: true })
    expect([desk.disk.writes, laptop.disk.writes]).toEqual([0, 0])
    meeting.inviter.confirm(true, 0)
    await meeting.settle()
    expect(meeting.inviter.state(0)).toEqual({ kind: 'done', device: laptop.keys.id, name: 'Laptop' })
    expect(meeting.joiner.state(0)).toEqual({ kind: 'done', device: desk.keys.id, name: 'Desk' })
    for (const device of [desk, laptop]) expect(names(restarted(device))).toEqual(['Desk', 'Laptop'])
    expect(laptop.roster.head()).toEqual(desk.roster.head())
    expect(laptop.roster.service()?.now).toBe(desk.roster.service()?.now)
    expect(laptop.roster.service()?.now).toMatch(/^_[a-z2-7]{26}\._udp\.local$/)
  })

  it('a device without a group joins the group of the other, whoever invites', async () => {
    const [desk, laptop, tablet] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Tablet')]
    await pair(desk, laptop)
    const meeting = await pair(tablet, laptop)
    expect(meeting.inviter.state(0).kind).toBe('done')
    expect(names(tablet)).toEqual(['Desk', 'Laptop', 'Tablet'])
    expect(desk.roster.merge(laptop.roster.entries())).toBe(true)
    expect(desk.roster.head()).toEqual(tablet.roster.head())
  })

  it('two groups are never merged', async () => {
    const devices = ['A', 'B', 'C', 'D'].map((name) => benchDevice(name)) as [
      BenchDevice,
      BenchDevice,
      BenchDevice,
      BenchDevice,
    ]
    const [a, b, c, d] = devices
    await pair(a, b)
    await pair(c, d)
    const heads = devices.map(({ roster }) => roster.head())
    const meeting = await pair(a, c)
    for (const side of [meeting.inviter, meeting.joiner])
      expect(side.state(0)).toEqual({ kind: 'failed', why: 'inGroup' })
    expect(devices.map(({ roster }) => roster.head())).toEqual(heads)
  })

  it.each(['inviter', 'joiner'] as const)('ends without a trace where the learner at the %s says no', async (who) => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const invited = invite(desk)
    const meeting = meet(invited.inviter, desk, laptop, invited.code)
    await meeting.settle()
    meeting[who === 'inviter' ? 'joiner' : 'inviter'].confirm(true, 0)
    meeting[who].confirm(false, 0)
    await meeting.settle()
    const other = who === 'inviter' ? meeting.joiner : meeting.inviter
    expect(meeting[who].state(0)).toEqual({ kind: 'failed', why: 'refusedHere' })
    expect(other.state(0)).toEqual({ kind: 'failed', why: 'refusedThere' })
    expect([desk.disk.writes, laptop.disk.writes, names(desk), names(laptop)]).toEqual([0, 0, [], []])
  })
})

describe('hostile pairing', () => {
  it('wrong code: three tries, and then the right one is no use either', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter, code } = invite(desk)
    for (const left of [2, 1, 0]) {
      const meeting = meet(inviter, desk, laptop, wrong)
      await meeting.settle()
      const why = left > 0 ? 'wrongCode' : 'tooManyTries'
      expect(meeting.joiner.state(0)).toEqual({ kind: 'failed', why, triesLeft: left })
      expect(tries(inviter)).toBe(left)
    }
    expect(inviter.state(0)).toEqual({ kind: 'failed', why: 'tooManyTries', triesLeft: 0 })
    const late = meet(inviter, desk, laptop, code)
    await late.settle()
    expect(late.joiner.state(0)).toMatchObject({ kind: 'failed', why: 'tooManyTries' })
    expect(names(desk)).toEqual([])
  })

  it('breaking off after the share was seen is a try; saying nothing is none', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter } = invite(desk)
    inviter.accept(silent().channel, laptop.keys.id, 0)?.closed(0)
    expect(tries(inviter)).toBe(3)
    const guess = inviter.accept(silent().channel, laptop.keys.id, 0)
    guess?.receive(hello(laptop), 0)
    guess?.closed(0)
    expect(tries(inviter)).toBe(2)
    const slow = inviter.accept(silent().channel, laptop.keys.id, 0)
    slow?.receive(hello(laptop), 0)
    inviter.tick(10_001)
    expect(tries(inviter)).toBe(1)
    const rude = inviter.accept(silent().channel, laptop.keys.id, 20_000)
    rude?.receive(hello(laptop), 20_000)
    rude?.receive(hello(laptop), 20_000)
    expect(tries(inviter, 20_000)).toBe(0)
  })

  it('replayed transcript: what was said once opens nothing a second time', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const first = await pair(desk, laptop)
    const recorded = first.heard.filter(({ way }) => way === 'toInviter')
    const desk2 = benchDevice('Desk')
    const { inviter } = invite(desk2) // The same chance, so the same code: yet each exchange has a scalar of its own.
    desk2.random(40)
    const replay = inviter.accept(silent().channel, laptop.keys.id, 0)
    for (const { bytes } of recorded) replay?.receive(bytes, 0)
    expect(inviter.state(0)).toMatchObject({ kind: 'inviting', triesLeft: 2 })
    expect(names(desk2)).toEqual([])
  })

  it.each(['joinerId', 'inviterId'] as const)(
    'swapped peer id: a wire that lies of the %s joins nobody',
    async (which) => {
      const [desk, laptop, other] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Other')]
      const { inviter, code } = invite(desk)
      const meeting = meet(inviter, desk, laptop, code, { [which]: other.keys.id })
      await meeting.settle()
      expect(meeting.joiner.state(0)).toMatchObject({ kind: 'failed', why: 'wrongCode' })
      expect(tries(inviter)).toBe(2)
    },
  )

  it('an invitation is not answered by another device than it names', async () => {
    const [desk, laptop, other] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Other')]
    const { inviter, invitation } = invite(desk)
    const meeting = meet(inviter, desk, laptop, invitation, { inviterId: other.keys.id })
    await meeting.settle()
    expect(meeting.joiner.state(0)).toEqual({ kind: 'failed', why: 'wrongCode' })
    expect(meeting.heard).toEqual([])
  })

  it('relay in the middle: passing all messages on under its own ids, it learns and joins nothing', async () => {
    const [desk, laptop, relay] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Relay')]
    const { inviter, code } = invite(desk)
    const meeting = meet(inviter, desk, laptop, code, { joinerId: relay.keys.id, inviterId: relay.keys.id })
    await meeting.settle()
    expect(meeting.joiner.state(0)).toMatchObject({ kind: 'failed', why: 'wrongCode' })
    expect(inviter.state(0)).toMatchObject({ kind: 'inviting', triesLeft: 2 })
  })

  it('expired invitation: after two minutes nobody joins', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter, code } = invite(desk)
    expect(inviter.state(119_999)).toMatchObject({ kind: 'inviting', leftMs: 1 })
    const meeting = meet(inviter, desk, laptop, code, { nowMs: 120_000 })
    await meeting.settle()
    expect(meeting.joiner.state(120_000)).toMatchObject({ kind: 'failed', why: 'expired' })
    expect(inviter.state(120_000)).toMatchObject({ kind: 'failed', why: 'expired' })
  })

  it('reused invitation: whoever comes second finds it over', async () => {
    const [desk, laptop, late] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Late')]
    const { inviter, invitation } = invite(desk)
    const first = meet(inviter, desk, laptop, invitation)
    await first.settle()
    const second = meet(inviter, desk, late, invitation)
    await second.settle()
    expect(second.joiner.state(0)).toMatchObject({ kind: 'failed', why: 'expired' })
    expect(first.joiner.state(0).kind).toBe('comparing')
  })

  it('parallel guesses: never more than three are under way or spent', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter } = invite(desk)
    const guesses = Array.from({ length: 20 }, () => {
      const peer = silent()
      const end = inviter.accept(peer.channel, laptop.keys.id, 0)
      end?.receive(hello(laptop), 0)
      return { peer, end }
    })
    const answered = guesses.filter(({ peer }) => peer.said.some((bytes) => bytes[0] === 2))
    expect(answered).toHaveLength(3)
    for (const { end } of answered) end?.receive(encodePlain({ kind: 'confirm', confirmation: new Uint8Array(32) }), 0)
    expect(inviter.state(0)).toMatchObject({ kind: 'failed', why: 'tooManyTries' })
  })

  it('1,000 half-open sessions: four are held, and who has the code still joins', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter, code } = invite(desk)
    const peers = Array.from({ length: 1_000 }, silent)
    for (const { channel } of peers) inviter.accept(channel, benchDevice('Flood').keys.id, 0)
    expect(peers.filter(({ isClosed }) => !isClosed())).toHaveLength(4)
    const meeting = meet(inviter, desk, laptop, code)
    await meeting.settle()
    expect(meeting.joiner.state(0).kind).toBe('comparing')
    expect(peers.filter(({ isClosed }) => !isClosed())).toHaveLength(0)
  })

  it('lookalike names are cleaned and flagged', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    await pair(desk, laptop)
    const evil = benchDevice('L\u0430\u202Ept\u043Ep\u0000')
    const { inviter, code } = invite(desk)
    const meeting = meet(inviter, desk, evil, code)
    await meeting.settle()
    expect(inviter.state(0)).toMatchObject({ kind: 'comparing', name: 'L\u0430pt\u043Ep', resembles: 'Laptop' })
    expect(meeting.joiner.state(0)).not.toHaveProperty('resembles')
  })

  it('a revoked device that returns is shown its removal, and joins again only by a new pairing', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    await pair(desk, laptop)
    desk.roster.adopt(desk.roster.draftRemove(laptop.keys.id))
    expect(desk.roster.isMember(laptop.keys.id)).toBe(false)
    expect(desk.roster.merge(laptop.roster.entries())).toBe(false)
    const proof = desk.roster.removalOf(laptop.keys.id) ?? []
    laptop.roster.merge(proof)
    expect(laptop.roster.removedBy()).toBe(desk.keys.id)
    expect(laptop.roster.service()).toBeUndefined()
    await pair(desk, laptop)
    expect(names(desk)).toEqual(['Desk', 'Laptop'])
    expect(names(laptop)).toEqual(['Desk', 'Laptop'])
    expect(laptop.roster.removedBy()).toBeUndefined()
    expect(laptop.roster.service()?.now).toBe(desk.roster.service()?.now)
  })

  it('any changed byte of any message ends that attempt, and joins nobody', async () => {
    const honest = await pair(benchDevice('Desk'), benchDevice('Laptop'))
    for (const [at, { bytes }] of honest.heard.entries()) {
      const place = (at * 7) % bytes.length
      const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
      const meeting = await pair(desk, laptop, 'code', (message, _, number) => {
        if (number !== at) return [message]
        const bent = message.slice()
        bent[place] = (bent[place] ?? 0) ^ 0x40
        return [bent]
      })
      expect(meeting.joiner.state(0).kind === 'done' && meeting.inviter.state(0).kind === 'done', `${at}`).toBe(false)
      expect(meeting.joiner.isOver(), `joiner at ${at}`).toBe(true)
    }
  })

  it.each([
    ['a message twice', (message: Uint8Array) => [message, message]],
    ['a byte more', (message: Uint8Array) => [joined(message, Uint8Array.of(0))]],
    ['nothing at all', () => [new Uint8Array()]],
    ['a megabyte', () => [new Uint8Array(1_048_576).fill(5)]],
  ])('%s at any place is a deviation, and throws nothing', async (_, bend) => {
    for (let at = 0; at < 10; at++) {
      const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
      const meeting = await pair(desk, laptop, 'code', (message, _way, number) =>
        number === at ? bend(message) : [message],
      )
      if (at < 8) expect(meeting.joiner.state(0).kind, `${at}`).toBe('failed')
      for (const device of [desk, laptop]) restarted(device)
    }
  })
})
