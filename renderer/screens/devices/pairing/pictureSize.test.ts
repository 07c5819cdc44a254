import { describe, expect, it } from 'vitest'
import { pictureSize } from './pictureSize'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))

const app1 = `ffe1 000a ${'ffc0'.repeat(4)}` // what looks like a frame header inside a segment is none
const frame = '0011 08 0360 0480 03 011100 021101 031101'
const pictures: Readonly<Record<string, [string, number, number]>> = {
  PNG: ['89504e470d0a1a0a 0000000d 49484452 00000480 00000360 08 06 000000', 1_152, 864],
  GIF: ['474946383961 8004 6003 f70000', 1_152, 864],
  'JPEG, baseline': [`ffd8 ffe0 0010 4a46494600010100000100010000 ffc0 ${frame}`, 1_152, 864],
  'JPEG, progressive, after metadata and fill bytes': [`ffd8 ${app1} ffff ffc2 ${frame}`, 1_152, 864],
  'WebP, lossy': ['52494646 24000000 57454250 56503820 18000000 300100 9d012a 8004 6003', 1_152, 864],
  'WebP, lossless': ['52494646 24000000 57454250 5650384c 18000000 2f 7fc4d700 00', 1_152, 864],
  'WebP, extended': ['52494646 24000000 57454250 56503858 0a000000 10000000 7f0400 5f0300', 1_152, 864],
}

describe('pictureSize', () => {
  it.each(Object.entries(pictures))('is read from a %s', (_kind, [text, width, height]) => {
    expect(pictureSize(hex(text))).toEqual({ width, height })
  })

  it.each(Object.entries(pictures))('is unknown where a %s is cut off', (_kind, [text, width, height]) => {
    const whole = hex(text)
    for (let length = 0; length < whole.length; length++) {
      const size = pictureSize(whole.subarray(0, length))
      if (size) expect(size).toEqual({ width, height })
    }
    expect(pictureSize(whole.subarray(0, 9))).toBeUndefined()
  })

  it('is unknown for what is no picture', () => {
    for (const text of ['', '00', '3c737667', '25504446 2d312e37', 'ffd8 ffda 0000', 'ffd8 0011 2233', 'ffd8 ffd9'])
      expect(pictureSize(hex(text)), text).toBeUndefined()
  })

  it('ends for a JPEG whose segments say that they are empty', () => {
    const endless = new Uint8Array(100_000).fill(0xff)
    endless.set([0xff, 0xd8])
    expect(pictureSize(endless)).toBeUndefined()
    expect(pictureSize(hex(`ffd8 ${'ffe1 0000'.repeat(50)}`))).toBeUndefined()
  })
})
