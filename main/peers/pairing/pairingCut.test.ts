import { describe, expect, it } from 'vitest'
import { type BenchDevice, benchDevice, invite, meet, pair, restarted } from '../../../tests/property/pairingBench'

const names = (device: BenchDevice) => device.roster.all().map(({ name }) => name)

describe('a pairing that was cut off', () => {
  it.each(Array.from({ length: 10 }, (_, at) => at))('at message %i leaves both able to pair again', async (at) => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const meeting = await pair(desk, laptop, 'code', (message, _, number) => (number === at ? 'cut' : [message]))
    expect(meeting.inviter.state(0).kind === 'done' && meeting.joiner.state(0).kind === 'done').toBe(false)
    const [desk2, laptop2] = [restarted(desk), restarted(laptop)]
    const again = await pair(...(at % 2 === 0 ? ([desk2, laptop2] as const) : ([laptop2, desk2] as const)))
    expect(again.inviter.state(0).kind).toBe('done')
    expect(again.joiner.state(0).kind).toBe('done')
    expect(names(restarted(desk2)).sort()).toEqual(['Desk', 'Laptop'])
    expect(desk2.roster.head()).toEqual(laptop2.roster.head())
    expect(desk2.roster.presentKey()).toEqual(laptop2.roster.presentKey())
  })

  it('is in no group at no moment: what is written then is the old list or the new one', async () => {
    const [desk, laptop, other] = [benchDevice('Desk'), benchDevice('Laptop'), benchDevice('Other')]
    const seen: number[] = []
    laptop.roster.subscribe(() => seen.push(laptop.roster.entries().length))
    await pair(desk, laptop)
    desk.roster.adopt(desk.roster.draftRemove(laptop.keys.id))
    laptop.roster.merge(desk.roster.entries())
    expect(laptop.roster.removedBy()).toBe(desk.keys.id)
    await pair(other, laptop)
    expect(names(laptop)).toEqual(['Other', 'Laptop'])
    expect(seen).toEqual([2, 3, 2])
  })

  it.each(['inviter', 'joiner'] as const)('because the disk of the %s is full says so on both', async (who) => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const full = who === 'inviter' ? desk : laptop
    full.disk.isFull = true
    const meeting = await pair(desk, laptop)
    for (const side of [meeting.inviter, meeting.joiner])
      expect(side.state(0)).toEqual({ kind: 'failed', why: 'notKept' })
    expect(names(full)).toEqual([])
    full.disk.isFull = false
    expect((await pair(desk, laptop)).joiner.state(0).kind).toBe('done')
  })

  it.each(['inviter', 'joiner'] as const)('because the learner at the %s went away says so on both', async (who) => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const { inviter, code } = invite(desk)
    const meeting = meet(inviter, desk, laptop, code)
    await meeting.settle()
    meeting[who].end()
    await meeting.settle()
    const other = who === 'inviter' ? meeting.joiner : inviter
    expect(meeting[who].state(0)).toEqual({ kind: 'failed', why: 'refusedHere' })
    expect(other.state(0)).toEqual({ kind: 'failed', why: 'refusedThere' })
  })

  it('by silence ends after ten seconds a step, and two minutes for the learners', async () => {
    const [desk, laptop] = [benchDevice('Desk'), benchDevice('Laptop')]
    const lone = invite(desk)
    const deaf = meet(lone.inviter, desk, laptop, lone.code, { bend: () => [] })
    deaf.joiner.tick(10_000)
    expect(deaf.joiner.state(0).kind).toBe('joining')
    deaf.joiner.tick(10_001)
    expect(deaf.joiner.state(0)).toEqual({ kind: 'failed', why: 'connection' })
    const { inviter, code } = invite(desk)
    const meeting = meet(inviter, desk, laptop, code)
    await meeting.settle()
    for (const side of [inviter, meeting.joiner]) {
      side.tick(1_000)
      side.tick(121_000)
      expect(side.isOver()).toBe(false)
      side.tick(121_001)
      expect(side.state(0)).toEqual({ kind: 'failed', why: 'expired' })
    }
  })
})
