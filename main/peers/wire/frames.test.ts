import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../../tests/contract/seeded'
import { maxFrameBytes } from '../../bridge/contract'
import {
  bodyLimits,
  encodeFrame,
  type Frame,
  type FrameKind,
  frameKinds,
  headerBytes,
  Unframer,
  WireFault,
} from './frames'

const collect = (): { readonly frames: Frame[]; readonly unframer: Unframer } => {
  const frames: Frame[] = []
  return { frames, unframer: new Unframer((frame) => frames.push({ kind: frame.kind, body: frame.body.slice() })) }
}
const head = (kind: number, length: number): Uint8Array => {
  const bytes = new Uint8Array(headerBytes)
  bytes[0] = kind
  new DataView(bytes.buffer).setUint32(1, length)
  return bytes
}

describe('frames', () => {
  test('stand as the specification shows them', () => {
    expect(Buffer.from(encodeFrame('heartbeat')).toString('hex')).toBe('0000000000')
    expect(Buffer.from(encodeFrame('open', Uint8Array.of(0, 0, 0, 7))).toString('hex')).toBe('040000000400000007')
  })

  test('come out as they went in, however the bytes are cut', () => {
    const { below, pick, seed } = seededRandom('frames cut anywhere')
    const kinds = Object.keys(frameKinds) as FrameKind[]
    for (let round = 0; round < 300; round += 1) {
      const sent = Array.from({ length: 1 + below(8) }, (): Frame => {
        const kind = pick(kinds)
        const length = below(Math.min(bodyLimits[kind] + 1, 5_000))
        return { kind, body: Uint8Array.from({ length }, () => below(256)) }
      })
      const bytes = Buffer.concat(sent.map(({ kind, body }) => encodeFrame(kind, body)))
      const { frames, unframer } = collect()
      for (let at = 0; at < bytes.length; ) {
        const step = 1 + below(round % 2 ? 3 : 4_000)
        unframer.push(bytes.subarray(at, at + step))
        at += step
      }
      expect(
        frames.map(({ kind, body }) => [kind, Buffer.from(body).toString('hex')]),
        `seed ${seed}`,
      ).toEqual(sent.map(({ kind, body }) => [kind, Buffer.from(body).toString('hex')]))
      expect(unframer.isInside).toBe(false)
    }
  })

  test.each(Object.entries(frameKinds))('of the kind %s are refused one byte above their limit', (kind, number) => {
    const limit = bodyLimits[kind as FrameKind]
    const { unframer } = collect()
    expect(() => unframer.push(head(number, limit + 1))).toThrow(WireFault)
  })

  test('with a huge length are refused before room is made for them', () => {
    const { unframer } = collect()
    expect(() => unframer.push(head(frameKinds.data, 2 ** 32 - 1))).toThrow(/of at most/)
  })

  test('of an announced length take no more room than has come', () => {
    const before = process.memoryUsage().arrayBuffers
    const unframers = Array.from({ length: 500 }, () => {
      const { unframer } = collect()
      unframer.push(head(frameKinds.data, maxFrameBytes))
      unframer.push(Uint8Array.of(1))
      return unframer
    })
    expect(unframers.every(({ isInside }) => isInside)).toBe(true)
    // Room for all of them would be 500 MiB.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 ** 2)
  })

  test('of an unknown kind are refused by their first byte, and optional ones are passed over', () => {
    expect(() => collect().unframer.push(Uint8Array.of(77))).toThrow(WireFault)
    const { frames, unframer } = collect()
    unframer.push(Buffer.concat([head(200, 3), Uint8Array.of(1, 2, 3), encodeFrame('heartbeat')]))
    expect(frames.map(({ kind }) => kind)).toEqual(['heartbeat'])
    expect(() => unframer.push(head(200, 65_537))).toThrow(WireFault)
  })

  test('of chance end with a fault or wait for more, and nothing else', () => {
    const { below, seed } = seededRandom('frames of chance')
    let faults = 0
    for (let round = 0; round < 5_000; round += 1) {
      const { unframer } = collect()
      try {
        unframer.push(Uint8Array.from({ length: 64 }, () => below(256)))
      } catch (fault) {
        expect(fault, `seed ${seed}`).toBeInstanceOf(WireFault)
        faults += 1
      }
    }
    expect(faults).toBeGreaterThan(2_000)
  })

  test('cannot be made longer than they may be', () => {
    expect(() => encodeFrame('hello', new Uint8Array(257))).toThrow(RangeError)
  })
})
