import { describe, expect, it } from 'vitest'
import { deviceKeys, systemRandom } from './deviceKeys'
import { cleanName, isCleanName, resembled } from './deviceName'
import { codeText, type Invitation, invitationText, newCode, newSecret, readWords } from './invitation'

const { id } = deviceKeys(new Uint8Array(32).fill(7))
const invitation: Invitation = {
  id,
  group: new Uint8Array(32).fill(9),
  addresses: ['192.168.1.7:41234', '[fe80::1]:41234', '10.0.0.255:1'],
  secret: newSecret(systemRandom),
}

describe('an invitation', () => {
  it.each([
    ['of a group', invitation],
    ['of a device without a group', { ...invitation, group: undefined }],
    ['without addresses', { ...invitation, addresses: [] }],
  ])('%s says the same after it was read', (_, one) => {
    expect(readWords(invitationText(one))).toEqual({ kind: 'invitation', invitation: one })
  })

  it('uses only letters that a QR code holds at 5.5 bits each, and few of them', () => {
    const text = invitationText(invitation)
    expect(text).toMatch(/^[0-9A-Z:]+$/)
    console.log(`${text.length} characters for ${invitation.addresses.length} addresses`)
    expect(text.length).toBeLessThan(240)
  })

  it('may be pasted with blanks and line breaks, and in small letters', () => {
    const pasted = ` ${invitationText(invitation).replace(/.{20}/g, '$&\r\n\t')} `
    expect(readWords(pasted.toLowerCase())).toEqual({ kind: 'invitation', invitation })
  })

  it('is none once a letter of it is wrong, is missing, or changed places', () => {
    const text = invitationText(invitation)
    for (let at = 'DRYDOCK1:'.length; at < text.length; at++) {
      const other = text[at] === 'A' ? 'B' : 'A'
      expect(readWords(text.slice(0, at) + other + text.slice(at + 1)), `letter ${at}`).toBeUndefined()
      expect(readWords(text.slice(0, at) + text.slice(at + 1)), `without ${at}`).toBeUndefined()
    }
    expect(readWords(`${text}A`)).toBeUndefined()
  })

  it('of a later version is told from one that is none', () => {
    expect(readWords(invitationText(invitation).replace('DRYDOCK1', 'DRYDOCK2'))).toEqual({ kind: 'newer' })
  })

  it.each([
    '',
    'DRYDOCK',
    'DRYDOCK1:',
    'DRYDOCK1:A',
    'https://example.org',
    'x'.repeat(5_000),
    '\u0000',
    'DRYDOCK1:🦆',
  ])('is not %j', (words) => expect(readWords(words)).toBeUndefined())

  it('keeps eight addresses', () => {
    const many = Array.from({ length: 12 }, (_, index) => `10.0.0.${index}:5000`)
    const read = readWords(invitationText({ ...invitation, addresses: many }))
    expect(read).toEqual({ kind: 'invitation', invitation: { ...invitation, addresses: many.slice(0, 8) } })
  })
})

describe('a typed code', () => {
  it('is shown in groups and read back, however it is typed', () => {
    const code = { nameplate: 'K7', secret: '10QX9M2P' }
    expect(codeText(code)).toBe('K7-10QX-9M2P')
    for (const typed of ['K7-10QX-9M2P', 'k710qx9m2p', ' k7 - ioqx 9m2p ', 'K7–LOQX–9M2P', 'K7-l0qx-9m2p'])
      expect(readWords(typed), typed).toEqual({ kind: 'code', code })
  })

  it.each(['K7-10QX-9M2', 'K7-10QX-9M2PP', 'K7-10QX-9M2U', 'K7-10QX-9M2*'])('is not %s', (typed) =>
    expect(readWords(typed)).toBeUndefined(),
  )

  it('has 40 bits of chance that its nameplate does not show', () => {
    const codes = Array.from({ length: 2_000 }, () => newCode(systemRandom))
    expect(new Set(codes.map(({ secret }) => secret)).size).toBe(2_000)
    const perPlace = Array.from({ length: 8 }, (_, place) => new Set(codes.map(({ secret }) => secret[place])).size)
    expect(perPlace).toEqual(Array.from({ length: 8 }, () => 32))
    const fixed = newCode((count) => new Uint8Array(count))
    expect(fixed).toEqual({ nameplate: '00', secret: '00000000' })
    let drawn = 0
    const apart = newCode((count) => new Uint8Array(count).fill(drawn++ === 0 ? 0xff : 0))
    expect(apart).toEqual({ nameplate: 'ZZ', secret: '00000000' })
  })
})

describe('a name from another device', () => {
  it.each([
    ['  My\u0007 laptop ', 'My laptop'],
    ['a\u202Egnp.exe', 'agnp.exe'],
    ['one\u2028two\r\nthree', 'onetwothree'],
    ['zero\u200B\u200Dwidth\uFEFF', 'zerowidth'],
    [`x${'\u0301'.repeat(30)}`, 'x'],
    ['x'.repeat(99), 'x'.repeat(40)],
    ['\u202E\u200B', undefined],
    ['Lap\u3164top\u115F', 'Laptop'],
    ['a\u2800\u2800b', 'a b'],
    ['❤\uFE0F', '❤\uFE0F'],
    ['\u3164', undefined],
    ['\u2800', undefined],
    ['\uFE0F\u0301', undefined],
    ['\uD800', undefined],
    ['', undefined],
  ])('%j is shown as %j', (name, shown) => {
    expect(cleanName(name)).toBe(shown)
    if (shown !== undefined) expect(isCleanName(shown)).toBe(true)
  })

  it('never cuts a character in two', () => {
    expect(cleanName(`${'x'.repeat(39)}🦆`)).toBe('x'.repeat(39))
  })

  it.each([
    'Laptop',
    'LAPT0P',
    'Lарtор',
    'laptop ',
    'Láptop',
    'Ｌａｐｔｏｐ',
    'lap-top',
    'l aptop',
    '1aptop',
    'Lap\u3164top',
  ])('%j is taken for "laptop"', (name) => expect(resembled(name, ['Desk', 'laptop'])).toBe('laptop'))

  it('names of nothing but pictures are told apart', () => {
    expect(resembled('🚲', ['🚗', '🚲'])).toBe('🚲')
    expect(resembled('🚲', ['🚗', 'Desk'])).toBeUndefined()
  })

  it.each(['Laptop 2', 'Desktop', 'lap'])('%j is not', (name) => expect(resembled(name, ['laptop'])).toBeUndefined())
})
