import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Address } from './addresses'
import { eagerMs, type ProbeResult, Supervisor } from './supervisor'

const at: Address = { ip: '10.0.0.2', port: 4_000 }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const make = (selfId: string, addresses: readonly Address[] = [at]) => {
  const world = {
    probes: [] as { readonly at: number; readonly port: number }[],
    dials: [] as number[],
    connected: false,
    wanted: ['M'] as string[],
    answer: 'timeout' as ProbeResult,
    dialFails: false,
  }
  const nowMs = (): number => performance.now()
  const began = nowMs()
  const supervisor = new Supervisor({
    selfId,
    wanted: () => world.wanted,
    isConnected: () => world.connected,
    addresses: () => addresses,
    dial: async () => {
      world.dials.push(nowMs() - began)
      if (world.dialFails) throw new Error('no')
      world.connected = true
    },
    tried: () => undefined,
    probe: async ({ port }) => {
      world.probes.push({ at: nowMs() - began, port })
      return world.answer
    },
    nowMs,
    chance: () => 0.5,
  })
  supervisor.update()
  return { supervisor, world }
}
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('the supervisor', () => {
  test('lets the smaller id begin at once, and the larger after a while', async () => {
    const smaller = make('A')
    const larger = make('Z')
    await pass(1_400)
    expect(smaller.world.probes.length).toBeGreaterThan(2)
    expect(larger.world.probes).toEqual([])
    await pass(200)
    expect(larger.world.probes).toHaveLength(1)
  })

  test('never goes longer than half a second without a try for two minutes, and then at most fifteen', async () => {
    const { world } = make('A')
    await pass(eagerMs)
    const gaps = world.probes.slice(1).map(({ at: time }, index) => time - (world.probes[index]?.at ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(600)
    world.probes.length = 0
    await pass(600_000)
    const late = world.probes.slice(1).map(({ at: time }, index) => time - (world.probes[index]?.at ?? 0))
    expect(Math.max(...late)).toBeLessThanOrEqual(15_000 * 1.15)
    expect(world.probes.length).toBeLessThan(80)
    expect(world.probes.length).toBeGreaterThan(35)
  })

  test('hurries when a device was seen that it had almost given up', async () => {
    const { supervisor, world } = make('A')
    await pass(eagerMs + 300_000)
    world.probes.length = 0
    supervisor.hurry('M')
    await pass(1)
    expect(world.probes).toHaveLength(1)
    await pass(1_000)
    expect(world.probes.length).toBeGreaterThanOrEqual(3)
  })

  test('is not put off by device after device that is seen, where its id is the larger', async () => {
    const { supervisor, world } = make('Z')
    for (let second = 0; second < 5; second += 1) {
      supervisor.hurry('M')
      await pass(1_000)
    }
    expect(world.probes.length).toBeGreaterThan(0)
  })

  test('dials once somebody answers, and no more once it is connected', async () => {
    const { world } = make('A')
    await pass(2_000)
    world.answer = 'open'
    await pass(600)
    expect(world.dials).toHaveLength(1)
    await pass(60_000)
    expect(world.dials).toHaveLength(1)
  })

  test('goes on after a dial that failed', async () => {
    const { supervisor, world } = make('A')
    world.answer = 'open'
    world.dialFails = true
    await pass(3_000)
    expect(world.dials.length).toBeGreaterThan(3)
    expect(supervisor.lastOf('M').failure).toBe('no')
  })

  test('yields, with the larger id, to a connection that comes in meanwhile', async () => {
    const { world } = make('Z')
    world.answer = 'open'
    await pass(1_600)
    world.connected = true
    await pass(5_000)
    expect(world.dials).toEqual([])
  })

  test('leaves alone who is wanted no more, and everybody once it is stopped', async () => {
    const { supervisor, world } = make('A')
    world.wanted = []
    supervisor.update()
    await pass(0)
    world.probes.length = 0
    await pass(10_000)
    expect(world.probes).toEqual([])
    world.wanted = ['M']
    supervisor.update()
    supervisor.stop()
    await pass(10_000)
    expect(world.probes).toEqual([])
  })

  test('has few tries to one address at once, where none of them ends', async () => {
    let running = 0
    const supervisor = new Supervisor({
      selfId: 'A',
      wanted: () => ['M'],
      isConnected: () => false,
      addresses: () => [at],
      dial: async () => undefined,
      tried: () => undefined,
      probe: () => {
        running += 1
        return new Promise(() => undefined)
      },
      nowMs: () => performance.now(),
      chance: () => 0.5,
    })
    supervisor.update()
    await pass(30_000)
    expect(running).toBe(3)
  })
})
