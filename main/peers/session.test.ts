import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { pageWindowBytes } from '../bridge/contract'
import { Newer } from './pairing/binary'
import { frameMs, type Pipe, rosterMs, Session, type SessionEvents, silenceMs, tickMs } from './session'
import type { Trust } from './trust'
import { encodeEntries, encodeHello, encodeNumber, type VersionRange } from './wire/bodies'
import { encodeFrame, frameKinds } from './wire/frames'

/** A trust list of words: what is merged is a set of them; `removed N` removes a device. */
const wordTrust = (
  words: readonly string[],
  forged = 'forged',
): Pick<Trust, 'head' | 'entries' | 'merge' | 'isMember'> => {
  const all = new Set(words)
  return {
    head: () =>
      new Uint8Array(
        createHash('sha256')
          .update([...all].sort().join())
          .digest(),
      ),
    entries: () => [...all].map((word) => new Uint8Array(Buffer.from(word))),
    merge: (entries) => {
      const given = entries.map((entry) => Buffer.from(entry).toString())
      if (given.includes(forged)) throw new Error('A forged entry.')
      if (given.includes('newer') && !all.has('newer')) throw new Newer('The entry is of version 2.')
      const before = all.size
      for (const word of given) all.add(word)
      return all.size > before
    },
    isMember: (id) => !all.has(`removed ${id}`),
  }
}

interface Side {
  readonly session: Session
  readonly told: string[]
  readonly messages: Uint8Array[]
  readonly written: Uint8Array[]
  isPaused: boolean
  isAborted: boolean
  clock: { now: number }
}

const make = (
  device: string,
  { versions = { min: 1, max: 1 }, words = ['genesis'] }: { versions?: VersionRange; words?: readonly string[] } = {},
  carry: (bytes: Uint8Array) => void = () => undefined,
): Side => {
  const clock = { now: 1_000 }
  const told: string[] = []
  const messages: Uint8Array[] = []
  const written: Uint8Array[] = []
  const pipe: Pipe = {
    write: async (bytes) => {
      written.push(bytes)
      carry(bytes)
    },
    pause: () => {
      side.isPaused = true
    },
    resume: () => {
      side.isPaused = false
    },
    abort: () => {
      side.isAborted = true
    },
  }
  const events: SessionEvents = {
    hello: () => told.push('hello'),
    refused: (why, version) => told.push(`refused ${why} ${version}`),
    ready: () => told.push('ready'),
    opened: () => told.push('opened'),
    message: (bytes) => messages.push(bytes),
    closed: (why) => told.push(`closed ${why}`),
    ended: (why) => told.push(`ended ${why}`),
  }
  const hello = { versions, port: 4_000, boot: 7, wallMs: 1e12, app: `app ${versions.max}` }
  const session = new Session({ pipe, device, trust: wordTrust(words), hello, nowMs: () => clock.now, events })
  const side: Side = { session, told, messages, written, isPaused: false, isAborted: false, clock }
  return side
}

type Given = Parameters<typeof make>[1]
const pairOf = (givenOne: Given = {}, givenOther: Given = {}): readonly [Side, Side] => {
  const one: Side = make('B', givenOne, (bytes) => queueMicrotask(() => other.session.receive(bytes)))
  const other: Side = make('A', givenOther, (bytes) => queueMicrotask(() => one.session.receive(bytes)))
  return [one, other]
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
const listening = async (): Promise<readonly [Side, Side]> => {
  const pair = pairOf()
  for (const { session } of pair) session.page.listen(true)
  await settle()
  return pair
}

describe('a session', () => {
  test('is ready after hello and roster, and open once both pages listen', async () => {
    const [one, other] = pairOf()
    await settle()
    expect(one.told).toEqual(['hello', 'ready'])
    one.session.page.listen(true)
    await settle()
    expect(one.told).not.toContain('opened')
    other.session.page.listen(true)
    await settle()
    expect([one.told.at(-1), other.told.at(-1)]).toEqual(['opened', 'opened'])
    expect(await one.session.page.send(Uint8Array.of(1, 2, 3))).toBe(true)
    await settle()
    expect(other.messages.map((bytes) => [...bytes])).toEqual([[1, 2, 3]])
  })

  test('exchanges the rosters where they differ, and later what changes', async () => {
    const [one, other] = pairOf({ words: ['genesis', 'one'] }, { words: ['genesis', 'other'] })
    await settle()
    expect(one.told).toContain('ready')
    expect(other.told).toContain('ready')
    const third = make('C', { words: ['genesis', 'one', 'other'] })
    const heads = [one, other].map(
      ({ written }) => written.filter((bytes) => bytes[0] === frameKinds.rosterEntries).length,
    )
    expect(heads).toEqual([1, 1])
    expect(third.session.isReady).toBe(false)
  })

  test('ends where the roster says that the other was removed', async () => {
    const [one] = pairOf({ words: ['genesis'] }, { words: ['genesis', 'removed B'] })
    await settle()
    expect(one.told.join()).toContain('ended removed meanwhile')
    expect(one.told).not.toContain('ready')
  })

  test('ends where an entry of the roster is forged', async () => {
    const [one] = pairOf({ words: ['genesis'] }, { words: ['genesis', 'forged'] })
    await settle()
    expect(one.told.join()).toContain('ended A forged entry.')
    expect(one.told).not.toContain('ready')
  })

  test('tells each side who must be updated', async () => {
    const [one, other] = pairOf({ versions: { min: 1, max: 2 } }, { versions: { min: 5, max: 6 } })
    await settle()
    expect(one.told).toContain('refused newerThere app6')
    expect(other.told).toContain('refused olderThere app2')
    expect(one.told.filter((word) => word.startsWith('ended'))).toHaveLength(1)
  })

  test('tells each side who must be updated where only an entry of the roster is of a later version', async () => {
    const [one, other] = pairOf({ words: ['genesis'] }, { words: ['genesis', 'newer'] })
    await settle()
    expect(one.told).toEqual(['hello', 'refused newerThere app1', 'ended The entry is of version 2.'])
    expect(other.told).toContain('refused olderThere app1')
  })

  test('goes on with the greatest version that both speak', async () => {
    const [one] = pairOf({ versions: { min: 1, max: 2 } }, { versions: { min: 2, max: 6 } })
    await settle()
    expect(one.told).toEqual(['hello', 'ready'])
  })

  test('gives nothing that was meant for a page that has gone to the next one', async () => {
    const [one, other] = await listening()
    other.session.page.listen(false)
    other.session.page.listen(true)
    // Sent before the news of the other page arrived.
    await one.session.page.send(Uint8Array.of(9))
    await settle()
    expect(other.messages).toEqual([])
    expect(one.told.filter((word) => word === 'opened')).toHaveLength(2)
    expect(other.told.filter((word) => word === 'opened')).toHaveLength(2)
    expect(await one.session.page.send(Uint8Array.of(8))).toBe(true)
    await settle()
    expect(other.messages.map((bytes) => [...bytes])).toEqual([[8]])
  })

  test('is opened anew after a hang-up, no earlier than asked', async () => {
    const [one, other] = await listening()
    one.session.page.hangUp(5_000)
    await settle()
    expect(other.told.at(-1)).toBe('closed the other page has gone')
    expect(await other.session.page.send(Uint8Array.of(1))).toBe(false)
    one.session.page.tick(4_999)
    await settle()
    expect(one.told.filter((word) => word === 'opened')).toHaveLength(1)
    one.session.page.tick(5_000)
    await settle()
    expect(other.told.filter((word) => word === 'opened')).toHaveLength(2)
  })

  test('stops reading while the page is behind, and is not called silent meanwhile', async () => {
    const [one, other] = await listening()
    const message = new Uint8Array(1_000_000)
    for (let at = 0; at < 3; at += 1) await one.session.page.send(message)
    await settle()
    expect(other.isPaused).toBe(true)
    for (let at = 0; at < 40; at += 1) {
      other.clock.now += tickMs
      other.session.tick()
    }
    expect(other.isAborted).toBe(false)
    other.session.page.took(3_000_000 - pageWindowBytes / 2)
    expect(other.isPaused).toBe(false)
  })

  test('is given up after seven silent seconds, and no earlier', async () => {
    const [one] = await listening()
    const end = one.clock.now + silenceMs
    while (one.clock.now < end) {
      one.session.tick()
      expect(one.isAborted).toBe(false)
      one.clock.now += tickMs
    }
    one.clock.now += 1
    one.session.tick()
    expect(one.told.at(-1)).toBe('ended silent')
    expect(one.isAborted).toBe(true)
  })

  test('is given up where the other lives on and never tells its roster', () => {
    const side = make('B')
    const hello = { versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1e12, app: 'x' }
    side.session.receive(encodeFrame('hello', encodeHello(hello)))
    const end = side.clock.now + rosterMs
    while (side.clock.now < end) {
      side.clock.now += tickMs
      side.session.receive(encodeFrame('heartbeat'))
      side.session.tick()
      expect(side.isAborted).toBe(false)
    }
    side.clock.now += 1
    side.session.receive(encodeFrame('heartbeat'))
    side.session.tick()
    expect(side.told.at(-1)).toBe('ended no roster')
    expect(side.isAborted).toBe(true)
  })

  test('has time to hear after the computer slept', async () => {
    const [one] = await listening()
    one.clock.now += 3_600_000
    one.session.tick()
    expect(one.isAborted).toBe(false)
    one.clock.now += tickMs
    one.session.tick()
    one.session.receive(encodeFrame('heartbeat'))
    one.clock.now += tickMs
    one.session.tick()
    expect(one.isAborted).toBe(false)
  })

  test('says that it lives while nothing else is said', async () => {
    const [one, other] = await listening()
    const before = other.written.length
    for (let at = 0; at < 8; at += 1) {
      other.clock.now += tickMs
      one.clock.now = other.clock.now
      other.session.tick()
      one.session.tick()
      await settle()
    }
    const beats = other.written.slice(before).filter((bytes) => bytes[0] === frameKinds.heartbeat)
    expect(beats).toHaveLength(2)
  })

  test('ends where a frame comes by single bytes and is not whole in time', () => {
    const side = make('B')
    const frame = encodeFrame(
      'hello',
      encodeHello({ versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1' }),
    )
    side.session.receive(frame)
    const slow = encodeFrame('rosterEntries', new Uint8Array(1_000))
    const since = side.clock.now
    for (let at = 0; at < 500 && !side.isAborted; at += 1) {
      side.session.receive(slow.subarray(at, at + 1))
      for (let tick = 0; tick < 4; tick += 1) {
        side.clock.now += tickMs
        side.session.tick()
      }
    }
    expect(side.told.at(-1)).toBe('ended a frame that took too long')
    expect(side.clock.now - since).toBeLessThanOrEqual(frameMs + 4 * tickMs)
  })

  test('bears frames that follow each other without a gap for longer than one frame may take', async () => {
    const [one] = await listening()
    const frame = encodeFrame('data', encodeNumber(1), new Uint8Array(100))
    const two = Buffer.concat([frame, frame])
    one.session.receive(frame.subarray(0, 50))
    for (let at = 0; at < 200; at += 1) {
      one.session.receive(two.subarray(50, 50 + frame.length))
      one.clock.now += tickMs
      one.session.tick()
    }
    expect(one.isAborted).toBe(false)
  })

  test.each([
    ['garbage', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['data before the hello', encodeFrame('data', encodeNumber(1), Uint8Array.of(1))],
    ['a roster before the hello', encodeFrame('rosterHead', new Uint8Array(32))],
    [
      'two hellos',
      Buffer.concat(
        [1, 2].map(() =>
          encodeFrame('hello', encodeHello({ versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1' })),
        ),
      ),
    ],
    ['a hello without its mark', encodeFrame('hello', new Uint8Array(40))],
    ['a hello that is cut off', encodeFrame('hello', new Uint8Array(5))],
  ])('ends by %s', async (_name, bytes) => {
    const side = make('B')
    side.session.receive(bytes)
    expect(side.told.at(-1)).toMatch(/^ended /)
    await expect.poll(() => side.isAborted).toBe(true)
  })

  test('of an opening before the roster is a fault', () => {
    const side = make('B')
    side.session.receive(
      encodeFrame('hello', encodeHello({ versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1' })),
    )
    side.session.receive(encodeFrame('open', encodeNumber(1)))
    expect(side.told.at(-1)).toMatch(/before the roster/)
  })

  test('ends where rosters are asked for again and again', () => {
    const side = make('B')
    side.session.receive(
      encodeFrame('hello', encodeHello({ versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1' })),
    )
    for (let at = 0; at < 100 && !side.session.isOver; at += 1) {
      side.session.receive(encodeFrame('rosterHead', new Uint8Array(32).fill(at + 1)))
    }
    expect(side.told.at(-1)).toBe('ended Too many roster heads.')
  })

  test('ends where rosters are sent again and again', () => {
    const side = make('B')
    side.session.receive(
      encodeFrame('hello', encodeHello({ versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1' })),
    )
    for (let at = 0; at < 100 && !side.session.isOver; at += 1) {
      for (const body of encodeEntries([])) side.session.receive(encodeFrame('rosterEntries', body))
    }
    expect(side.told.at(-1)).toBe('ended Too many rosters.')
  })
})
