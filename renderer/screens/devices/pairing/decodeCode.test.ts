import { encodeQR } from 'qr'
import { describe, expect, it } from 'vitest'
import { decodeCode } from './decodeCode'
import { isInvitation } from './isInvitation'

const invitation = `DRYDOCK1:${'AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU'.repeat(5)}`

/** As a camera sees a code on a screen: turned, grey on grey, uneven, with noise from a seed. */
function photograph({ degrees, noise, module }: { degrees: number; noise: number; module: number }) {
  const rows = encodeQR(invitation, 'raw', { border: 4, ecc: 'medium' })
  const [width, height] = [640, 480]
  const data = new Uint8ClampedArray(width * height * 4)
  const turn = (degrees * Math.PI) / 180
  let seed = 0x2f6e2b1
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [(at % width) - width / 2, Math.floor(at / width) - height / 2]
    const column = Math.floor((x * Math.cos(turn) + y * Math.sin(turn)) / module + rows.length / 2)
    const row = Math.floor((y * Math.cos(turn) - x * Math.sin(turn)) / module + rows.length / 2)
    const isDark = rows[row]?.[column]
    const light = (isDark === undefined ? 130 : isDark ? 60 : 190) + x / 20 + (random() - 0.5) * noise
    data.set([light, light, light, 255], at * 4)
  }
  return { width, height, data }
}

describe('decodeCode', () => {
  it.each([
    { degrees: 0, noise: 0, module: 6 },
    { degrees: 8, noise: 30, module: 6 },
    { degrees: 180, noise: 30, module: 5 },
    { degrees: -35, noise: 20, module: 5.5 },
  ])('reads an invitation turned by $degrees degrees under noise', (how) => {
    expect(decodeCode(photograph(how), 100)).toBe(invitation)
  })

  it('sees nothing in noise, in one colour, and in pixels that are fewer than they say', () => {
    expect(decodeCode(photograph({ degrees: 0, noise: 2_000, module: 6 }), 20)).toBeUndefined()
    expect(decodeCode({ width: 64, height: 64, data: new Uint8ClampedArray(64 * 64 * 4) }, 20)).toBeUndefined()
    expect(decodeCode({ width: 640, height: 480, data: new Uint8ClampedArray(16) }, 20)).toBeUndefined()
    expect(decodeCode({ width: 0, height: 0, data: new Uint8ClampedArray() }, 20)).toBeUndefined()
  })
})

describe('isInvitation', () => {
  it('is what begins as one, of any version, and no longer than one may be', () => {
    for (const text of [invitation, 'drydock1:abc', 'DRYDOCK12:A']) expect(isInvitation(text), text).toBe(true)
    for (const text of [
      '',
      'K7-4FQX-9M2P',
      'https://a.example',
      'DRYDOCK',
      'DRYDOCK1:',
      ` ${invitation}`,
      'xDRYDOCK1:A',
    ])
      expect(isInvitation(text), text).toBe(false)
    expect(isInvitation(`DRYDOCK1:${'A'.repeat(2_000)}`)).toBe(false)
  })
})
