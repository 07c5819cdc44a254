/** What an outsider gets who speaks the protocol without a fault, counted in the frames that its own end of the wire hears. */
import { performance } from 'node:perf_hooks'
import type { Stream } from '@libp2p/interface'
import { afterEach, describe, expect, test } from 'vitest'
import { makeGroup, makeStranger, type Trusted } from '../../tests/network/trusted'
import { Connections } from './connections'
import { createNode, type Node, removedProtocol, syncProtocol } from './node'
import { deviceKeys } from './pairing/deviceKeys'
import { Roster } from './pairing/roster'
import { encodeHello, encodeNumber, type Hello } from './wire/bodies'
import { encodeFrame, type FrameKind, Unframer } from './wire/frames'

const hello: Hello = { versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 0, app: '1' }
const secretBytes = 100_000

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A device whose page begins to talk as soon as there is somebody to talk to. */
async function home({ id, kept }: Trusted, isPairing: boolean) {
  const roster = new Roster(deviceKeys(kept.seed), { entries: kept.roster, epochKeys: kept.epochKeys })
  const refused: string[] = []
  const connections = new Connections({
    selfId: id,
    trust: roster,
    hello: () => hello,
    isPairing: () => isPairing,
    nowMs: () => performance.now(),
    wallMs: () => 0,
    ready: () => undefined,
    opened: ({ session }) => void session.page.send(new Uint8Array(secretBytes)),
    message: () => undefined,
    closed: () => undefined,
    ended: () => undefined,
    refused: () => undefined,
    log: () => undefined,
  })
  connections.listen(true)
  const node = await createNode({
    seed: kept.seed,
    port: 0,
    admits: (device) => roster.isMember(device) || isPairing || roster.removalOf(device) !== undefined,
    refused: (device) => void refused.push(device),
    connected: (connection) => connections.connected(connection),
    streams: connections.streams,
  })
  stops.push(
    () => connections.stop(),
    () => node.stop(),
  )
  return { id, roster, node, refused }
}

/** Bytes of the bodies by kind, and all bytes of the sync's stream. */
type Heard = Partial<Record<FrameKind | 'sync', number>>

function listen(stream: Stream, isSync: boolean, heard: Heard): void {
  const count = (kind: FrameKind | 'sync', bytes: number): void => {
    heard[kind] = (heard[kind] ?? 0) + bytes
  }
  const unframer = new Unframer(({ kind, body }) => count(kind, body.length))
  stream.addEventListener('message', ({ data }) => {
    const bytes = data instanceof Uint8Array ? data : data.subarray()
    if (isSync) count('sync', bytes.length)
    unframer.push(bytes)
  })
}

/** Says all that a device of the group would say, knows the list's head, and does not wait to be asked. */
async function speak(
  node: Node,
  to: { readonly id: string; readonly node: Node; readonly roster: Roster },
  heard: Heard,
) {
  const connection = await node.dial(to.id, { ip: '127.0.0.1', port: to.node.port }, 5_000)
  const stream = await connection.newStream(syncProtocol, { signal: AbortSignal.timeout(5_000) })
  listen(stream, true, heard)
  stream.send(encodeFrame('hello', encodeHello(hello)))
  stream.send(encodeFrame('rosterHead', to.roster.head()))
  for (const opening of [1, 2]) stream.send(encodeFrame('open', encodeNumber(opening)))
}

async function visit(visitor: Trusted, to: Awaited<ReturnType<typeof home>>): Promise<Heard> {
  const heard: Heard = {}
  const node = await createNode({
    seed: visitor.kept.seed,
    port: 0,
    admits: () => true,
    refused: () => undefined,
    connected: () => undefined,
    streams: {
      [syncProtocol]: (stream) => listen(stream, true, heard),
      [removedProtocol]: (stream) => listen(stream, false, heard),
    },
  })
  stops.push(() => node.stop())
  // To be cut off at any of its words is what it must expect.
  await speak(node, to, heard).catch(() => undefined)
  const isOver = (): boolean => node.connections().length === 0 || (heard.data ?? 0) >= secretBytes
  await expect.poll(isOver, { timeout: 8_000 }).toBe(true)
  return heard
}

const group = (): readonly [Trusted, Trusted] => {
  const [one, other] = makeGroup(2)
  if (!one || !other) throw new Error('A group of two.')
  return [one, other]
}

describe('of what is said to its devices', () => {
  test('a device of the group hears all, so that the others’ silence is one', async () => {
    const [one, other] = group()
    expect((await visit(other, await home(one, false))).data).toBeGreaterThanOrEqual(secretBytes)
  })

  test.each([
    ['and is let no further than Noise', false],
    ['also while somebody pairs', true],
  ])('a stranger hears no byte, %s', async (_when, isPairing) => {
    const [at, stranger] = [await home(group()[0], isPairing), makeStranger()]
    expect(await visit(stranger, at)).toEqual({})
    expect(at.refused).toEqual(isPairing ? [] : [stranger.id])
  })

  test.each([
    ['the proof alone', false],
    ['nothing while somebody pairs', true],
  ])('a removed device hears no byte: it gets %s', async (_what, isPairing) => {
    const [one, other] = group()
    const at = await home(one, isPairing)
    at.roster.adopt(at.roster.draftRemove(other.id))
    const { rosterEntries = 0, ...rest } = await visit(other, at)
    expect(rest).toEqual({})
    expect(rosterEntries > 0).toBe(!isPairing)
  })
})
