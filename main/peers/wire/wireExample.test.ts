/** The example in WIRE.md is what the code says, byte by byte. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deviceKeys } from '../pairing/deviceKeys'
import { Roster } from '../pairing/roster'
import { encodeBye, encodeHello, encodeNotice, encodeNumber } from './bodies'
import { encodeFrame } from './frames'

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
const lineOf = (name: string, bytes: Uint8Array): string =>
  `${name.padEnd(12)}${Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trim()}`

/** The bytes that stand under a title in PAIRING.md. */
const shown = (title: string): Uint8Array =>
  bytesOf(new RegExp(`^${title}\\n((?: {4}[0-9a-f]+\\n)+)`, 'm').exec(read('PAIRING.md'))?.[1] ?? '')

function conversation(): string[] {
  const desk = deviceKeys(new Uint8Array(32).fill(1))
  const roster = new Roster(desk, { entries: [shown('genesis'), shown('add')] })
  const boot = 0x01020304
  const versions = { min: 1, max: 1 }
  const message = /^A hello\s+(.*)$/m.exec(read('EXCHANGE.md'))?.[1] ?? ''
  return [
    lineOf('notice', encodeNotice({ id: desk.id, port: 41_234, boot })),
    lineOf('hello', encodeFrame('hello', encodeHello({ versions, port: 41_234, boot, wallMs: 1.7e12, app: '1.2.0' }))),
    lineOf('rosterHead', encodeFrame('rosterHead', roster.head())),
    lineOf('open', encodeFrame('open', encodeNumber(1))),
    lineOf('data', encodeFrame('data', encodeNumber(1), bytesOf(message))),
    lineOf('heartbeat', encodeFrame('heartbeat')),
    lineOf('shut', encodeFrame('shut', encodeNumber(1))),
    lineOf('bye', encodeFrame('bye', encodeBye('going'))),
  ]
}

test('what stands in WIRE.md is what the code says', () => {
  const example = (read('WIRE.md').split('<!-- example -->')[1] ?? '')
    .split('\n')
    .filter((line) => /^[a-zA-Z]/.test(line))
  expect(example).toEqual(conversation())
})
