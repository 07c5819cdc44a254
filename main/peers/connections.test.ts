import { performance } from 'node:perf_hooks'
import { afterEach, describe, expect, test } from 'vitest'
import { makeGroup, type Trusted } from '../../tests/network/trusted'
import { type Connected, Connections } from './connections'
import { createNode, type Node } from './node'
import { deviceKeys } from './pairing/deviceKeys'
import { Roster } from './pairing/roster'
import { endConnection } from './pipe'

interface Side {
  readonly id: string
  readonly node: Node
  readonly roster: Roster
  readonly connections: Connections
  readonly told: string[]
  readonly messages: Uint8Array[]
  readonly stop: () => Promise<void>
}
const sides: Side[] = []
afterEach(async () => {
  for (const side of sides.splice(0)) await side.stop()
})

/** A device on the loopback, without discovery and without a supervisor. */
const make = async ({ id, kept }: Trusted, boot = 1): Promise<Side> => {
  const roster = new Roster(deviceKeys(kept.seed), { entries: kept.roster, epochKeys: kept.epochKeys })
  const told: string[] = []
  const messages: Uint8Array[] = []
  const connections = new Connections({
    selfId: id,
    trust: roster,
    hello: () => ({ versions: { min: 1, max: 1 }, port: 1, boot, wallMs: 0, app: '1' }),
    isPairing: () => false,
    nowMs: () => performance.now(),
    wallMs: () => 0,
    ready: () => told.push('ready'),
    opened: () => told.push('opened'),
    message: (_connected, bytes) => messages.push(bytes),
    closed: (_connected, why) => told.push(`closed ${why}`),
    ended: (_connected, why) => told.push(`ended ${why}`),
    refused: (_device, why) => told.push(`refused ${why}`),
    log: () => undefined,
  })
  connections.listen(true)
  const node = await createNode({
    seed: kept.seed,
    port: 0,
    admits: (device) => roster.isMember(device) || roster.removalOf(device) !== undefined,
    refused: (device) => told.push(`refused ${device}`),
    connected: (connection) => connections.connected(connection),
    streams: connections.streams,
  })
  const stop = async (): Promise<void> => {
    await connections.stop()
    await node.stop()
  }
  const side: Side = { id, node, roster, connections, told, messages, stop }
  sides.push(side)
  return side
}

const pairOf = async (): Promise<readonly [Side, Side]> => {
  const [one, other] = makeGroup(2)
  if (!one || !other) throw new Error('A group of two.')
  return [await make(one), await make(other)]
}
const dial = async (from: Side, to: Side): Promise<void> => {
  await from.node.dial(to.id, { ip: '127.0.0.1', port: to.node.port }, 5_000)
}
const met = (one: Side, other: Side): Promise<void> =>
  expect
    .poll(() => [one.connections.get(other.id), other.connections.get(one.id)].every((at) => at?.session.page.isMet), {
      timeout: 8_000,
    })
    .toBe(true)
const sendOver = (connected: Connected | undefined, byte: number): Promise<boolean> =>
  connected?.session.page.send(Uint8Array.of(byte)) ?? Promise.resolve(false)

describe('connections', () => {
  test('made in both directions at once come down to one, on which messages go both ways', async () => {
    const [one, other] = await pairOf()
    for (let round = 1; round <= 10; round += 1) {
      await Promise.allSettled([dial(one, other), dial(other, one)])
      await met(one, other)
      // Whatever was given up has gone by then.
      await expect.poll(() => one.node.connections().length + other.node.connections().length).toBe(2)
      await met(one, other)
      expect(await sendOver(one.connections.get(other.id), round)).toBe(true)
      expect(await sendOver(other.connections.get(one.id), round)).toBe(true)
      await expect.poll(() => [one.messages.length, other.messages.length]).toEqual([round, round])
      for (const connection of one.node.connections()) endConnection(connection, 'test')
      await expect.poll(() => one.connections.all().length + other.connections.all().length).toBe(0)
    }
  })

  test('of a device that runs anew replace the ones of its former run', async () => {
    const [one, other] = await pairOf()
    await dial(one, other)
    await met(one, other)
    one.connections.hasBooted(other.id, 1)
    expect(one.connections.has(other.id)).toBe(true)
    one.connections.hasBooted(other.id, 2)
    expect(one.connections.has(other.id)).toBe(false)
    expect(one.told.at(-1)).toBe('ended started anew there')
  })

  test('of a removed device end at once, and it is shown who removed it', async () => {
    const [one, other] = await pairOf()
    await dial(one, other)
    await met(one, other)
    one.roster.subscribe(() => one.connections.rosterChanged())
    one.roster.adopt(one.roster.draftRemove(other.id))
    expect(one.connections.has(other.id)).toBe(false)
    await expect.poll(() => other.roster.removedBy()).toBe(one.id)
    await expect.poll(() => one.node.connections().length).toBe(0)
  })

  test('with a device of another group are refused after Noise', async () => {
    const [one] = await pairOf()
    const [, stranger] = await pairOf()
    await expect(dial(stranger, one)).rejects.toThrow()
    expect(one.connections.all()).toEqual([])
  })

  test('are told when this side goes', async () => {
    const [one, other] = await pairOf()
    await dial(one, other)
    await met(one, other)
    await one.connections.stop()
    await expect.poll(() => other.told.at(-1)).toMatch(/^ended/)
  })
})
