import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toHex } from './binary'
import { deviceKeys } from './deviceKeys'
import { combineKeys, openNotice, sealNotice, serviceName } from './groupKeys'
import { codeText, invitationText } from './invitation'
import { passwordSalt } from './inviter'
import { encodePlain, encodeSealed, pairCipher, readPlain, readSealed } from './pairMessages'
import { Roster } from './roster'
import { readEntry } from './rosterEntry'
import { sealFile, unsealFile } from './sealedFile'
import { passwordScalar, startExchange } from './spake2'

const specification = readFileSync(join(import.meta.dirname, '..', 'wire', 'PAIRING.md'), 'utf8')
const filled = (value: number, count = 32) => new Uint8Array(count).fill(value)
/** No chance at all: each draw is 01…, then 02…. */
const counting = () => {
  let drawn = 0
  return (count: number) => filled(++drawn, count)
}
const [desk, laptop] = [deviceKeys(filled(1)), deviceKeys(filled(2))]
const utf8 = new TextEncoder()

async function examples(): Promise<Record<string, string>> {
  const roster = new Roster(desk, { random: counting() })
  roster.adopt(roster.draftAdd({ id: laptop.id, name: 'Laptop', boxKey: laptop.boxKey }, 'Desk'))
  const [genesis, add] = roster.entries()
  const key = roster.presentKey()
  if (genesis === undefined || add === undefined || key === undefined) throw new Error('There is no group.')
  const identities = { a: utf8.encode(laptop.id), b: utf8.encode(desk.id) }
  const scalar = passwordScalar(utf8.encode('4FQX9M2P'), passwordSalt(desk.id, 'code', 'K7'))
  const [a, b] = [startExchange('A', scalar, 3n, identities), startExchange('B', scalar, 4n, identities)]
  const agreed = a.finish(b.share)
  if (agreed === undefined) throw new Error('They do not agree.')
  const cipher = pairCipher('A', agreed)
  const intro = encodeSealed({ kind: 'intro', name: 'Laptop', boxKey: laptop.boxKey, devices: 0 })
  const file = await sealFile(utf8.encode('notes'), desk, roster, counting())
  return {
    'peer id of the desk': desk.id,
    'peer id of the laptop': laptop.id,
    invitation: invitationText({
      id: desk.id,
      group: undefined,
      addresses: ['192.168.1.7:41234'],
      secret: filled(5, 16),
    }),
    'typed code': codeText({ nameplate: 'K7', secret: '4FQX9M2P' }),
    hello: toHex(encodePlain({ kind: 'hello', version: 1, mode: 'code', share: a.share })),
    share: toHex(encodePlain({ kind: 'share', share: b.share })),
    'confirm of the joining device': toHex(encodePlain({ kind: 'confirm', confirmation: agreed.confirmation })),
    refuse: toHex(encodePlain({ kind: 'refuse', why: 'wrongCode', triesLeft: 2 })),
    'intro before it is sealed': toHex(intro),
    'intro sealed': toHex(encodePlain({ kind: 'sealed', sealed: cipher.seal(intro) })),
    digits: cipher.digits,
    genesis: toHex(genesis),
    add: toHex(add),
    epoch: key.epoch,
    'key of the epoch': toHex(key.key),
    'service name': serviceName(key.key),
    'notice "port 41234"': toHex(sealNotice(key.key, utf8.encode('port 41234'), counting())),
    'file with "notes"': file.kind === 'bytes' ? toHex(file.bytes) : file.why,
  }
}

const given = await examples()

describe('the specification of pairing', () => {
  it.each(Object.keys(given))('has the example "%s"', (name) => {
    const [, stands] =
      new RegExp(`^${name.replaceAll(/["]/g, '"')}\\n((?:    \\S+\\n)+)`, 'm').exec(specification) ?? []
    expect(stands?.replaceAll(/\s/g, '')).toBe(given[name])
  })

  it('has examples that are read as what they say', async () => {
    const bytes = (name: string) => Uint8Array.from(Buffer.from(given[name] ?? '', 'hex'))
    expect(readPlain(bytes('refuse'))).toEqual({ kind: 'refuse', why: 'wrongCode', triesLeft: 2 })
    expect(readPlain(bytes('hello'))).toMatchObject({ kind: 'hello', version: 1, mode: 'code' })
    expect(readSealed(bytes('intro before it is sealed'))).toMatchObject({ kind: 'intro', name: 'Laptop', devices: 0 })
    expect(readEntry(bytes('add'))).toMatchObject({ kind: 'add', name: 'Laptop' })
    const roster = new Roster(laptop, { entries: [bytes('genesis'), bytes('add')] })
    expect(roster.all()).toEqual([
      { id: desk.id, name: 'Desk' },
      { id: laptop.id, name: 'Laptop' },
    ])
    const [key] = roster.epochKeys()
    expect(key?.epoch).toBe(given.epoch)
    expect(openNotice([bytes('key of the epoch')], bytes('notice "port 41234"'))).toEqual(utf8.encode('port 41234'))
    expect(await unsealFile(bytes('file with "notes"'), roster)).toEqual({
      kind: 'bytes',
      bytes: utf8.encode('notes'),
      from: desk.id,
    })
    expect(combineKeys('00', [filled(1)]).key).not.toEqual(combineKeys('01', [filled(1)]).key)
  })
})
