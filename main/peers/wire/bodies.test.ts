import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../tests/contract/seeded'
import { formatAddress, parseAddress } from '../addresses'
import { decodePlate, encodePlate, TokenBucket } from '../mdnsRecords'
import { MessageReader } from '../pairStream'
import {
  agreeOn,
  decodeEntries,
  decodeHello,
  decodeNotice,
  encodeEntries,
  encodeHello,
  encodeNotice,
  maxEntryBytes,
} from './bodies'
import { WireFault } from './frames'

const id = '12D3KooWEm9xKBrcyBWYjThoxvZBysQ3WG5naZHQdtuN5TK5onjD'

describe('bodies', () => {
  test('of a hello come out as they went in', () => {
    const hello = {
      versions: { min: 1, max: 3 },
      port: 41_234,
      boot: 2 ** 32 - 1,
      wallMs: 1_795_413_819_798,
      app: '1.2.3-beta',
    }
    expect(decodeHello(encodeHello(hello))).toEqual(hello)
  })

  test('of a hello carry no control characters to a screen', () => {
    const hello = { versions: { min: 1, max: 1 }, port: 1, boot: 1, wallMs: 1, app: '1‮\u0007<b>' }
    expect(decodeHello(encodeHello(hello)).app).toBe('1b')
  })

  test('say who must be updated', () => {
    expect(agreeOn({ min: 2, max: 4 }, { min: 1, max: 3 })).toBe(3)
    expect(agreeOn({ min: 2, max: 4 }, { min: 1, max: 1 })).toBe('olderThere')
    expect(agreeOn({ min: 2, max: 4 }, { min: 5, max: 9 })).toBe('newerThere')
  })

  test('of a roster come out as they went in, over as many frames as it takes', () => {
    const { below } = seededRandom('roster frames')
    const entries = Array.from({ length: 400 }, () => new Uint8Array(1 + below(5_000)).fill(below(256)))
    const bodies = encodeEntries(entries)
    expect(bodies.length).toBeGreaterThan(1)
    const read = bodies.map(decodeEntries)
    expect(read.map(({ isLast }) => isLast)).toEqual([...bodies.slice(1).map(() => false), true])
    expect(Buffer.concat(read.flatMap((one) => one.entries)).equals(Buffer.concat(entries))).toBe(true)
    expect(read.flatMap((one) => one.entries)).toHaveLength(400)
  })

  test.each([
    ['nothing', Uint8Array.of()],
    ['another mark', Uint8Array.of(2)],
    ['half a length', Uint8Array.of(0, 0, 0)],
    ['an entry of no bytes', Uint8Array.of(0, 0, 0, 0, 0)],
    ['an entry that is longer than the frame', Uint8Array.of(0, 0, 0, 0, 9, 1)],
    [
      'an entry that is too long',
      (() => {
        const body = new Uint8Array(maxEntryBytes + 6)
        new DataView(body.buffer).setUint32(1, maxEntryBytes + 1)
        return body
      })(),
    ],
  ])('of a roster with %s are refused', (_name, body) => {
    expect(() => decodeEntries(body)).toThrow(WireFault)
  })

  test('of a notice come out as they went in, and others are none', () => {
    const notice = { id, port: 4_711, boot: 99 }
    const bytes = encodeNotice(notice)
    expect(decodeNotice(bytes)).toEqual(notice)
    expect(bytes.length).toBeLessThanOrEqual(160 - 40)
    for (const other of [
      bytes.subarray(0, 7),
      Uint8Array.of(),
      Buffer.concat([bytes, bytes]),
      Uint8Array.from(bytes).fill(2, 0, 1),
    ]) {
      expect(decodeNotice(other)).toBeUndefined()
    }
    expect(decodeNotice(encodeNotice({ id: '../../etc', port: 1, boot: 1 }))).toBeUndefined()
    expect(decodeNotice(encodeNotice({ id, port: 0, boot: 1 }))).toBeUndefined()
  })

  test('of a nameplate come out as they went in, and others are none', () => {
    expect(decodePlate(encodePlate({ nameplate: 'K7', port: 4_711 }))).toEqual({ nameplate: 'K7', port: 4_711 })
    for (const other of ['K7', 'K7 0', 'K7 70000', 'k7 1', 'K77 1', 'K7 1 ', '']) {
      expect(decodePlate(Buffer.from(other))).toBeUndefined()
    }
  })
})

describe('addresses', () => {
  test.each(['10.0.0.1:1', '[fe80::1]:65535'])('such as %s are read and written', (written) => {
    expect(formatAddress(parseAddress(written) ?? { ip: '', port: 0 })).toBe(written)
  })
  test.each([
    '',
    ':1',
    '10.0.0.1',
    '10.0.0.1:0',
    '10.0.0.1:65536',
    '300.0.0.1:1',
    'fe80::1:80',
    'example.org:80',
    '10.0.0.1:+1',
  ])('such as "%s" are none', (written) => {
    expect(parseAddress(written)).toBeUndefined()
  })
})

describe('messages of the pairing', () => {
  test('come out as they went in, however the bytes are cut', () => {
    const { below } = seededRandom('pairing messages')
    for (let round = 0; round < 100; round += 1) {
      const sent = Array.from({ length: 1 + below(6) }, () => new Uint8Array(below(3_000)).fill(below(256)))
      const bytes = Buffer.concat(
        sent.flatMap((message) => {
          const length = Buffer.alloc(4)
          length.writeUInt32BE(message.length)
          return [length, message]
        }),
      )
      const got: string[] = []
      const reader = new MessageReader((message) => got.push(Buffer.from(message).toString('hex')))
      for (let at = 0; at < bytes.length; ) {
        const step = 1 + below(2_000)
        reader.push(bytes.subarray(at, at + step))
        at += step
      }
      expect(got).toEqual(sent.map((message) => Buffer.from(message).toString('hex')))
    }
  })

  test('that are too long are refused by their length', () => {
    const reader = new MessageReader(() => undefined)
    expect(() => reader.push(Uint8Array.of(255, 255, 255, 255))).toThrow(/too long/)
    // Strangers can send them, so that no more than one message is ever held.
    expect(() => new MessageReader(() => undefined).push(Uint8Array.of(0, 4, 0, 1))).toThrow(/too long/)
    expect(() => new MessageReader(() => undefined).push(Uint8Array.of(0, 4, 0, 0))).not.toThrow()
  })
})

test('what strangers send is looked at so often, and no oftener', () => {
  let now = 0
  const bucket = new TokenBucket(40, 20, () => now)
  const takeAll = (): number => Array.from({ length: 1_000 }, () => bucket.take()).filter(Boolean).length
  expect(takeAll()).toBe(40)
  now += 500
  expect(takeAll()).toBe(10)
  now += 3_600_000
  expect(takeAll()).toBe(40)
})
