import { expect, it } from 'vitest'
import { seededRandom } from '../../../tests/contract/seeded'
import { check } from '../../bridge/check'
import type { FromPeers } from '../messages'
import { readFromPeers } from './fromPeers'

const device = `12D3KooW${'D'.repeat(44)}`
const key = new Uint8Array(32)
const self = { id: device, name: 'Anna’s laptop', addresses: ['10.0.0.1:40123', '[fe80::1]:40123'] }
const other = { id: device, name: 'Desktop', manual: ['10.0.0.2:9'], lastSeenAt: 1.5 }
const state = (more: object = {}) => ({
  kind: 'state' as const,
  state: { self, devices: [], pairing: { kind: 'idle' as const }, ...more },
})

const good: FromPeers[] = [
  state({ removed: { by: device } }),
  state({ devices: [{ ...other, link: { kind: 'connected', address: '10.0.0.2:9', since: 5, session: 3 } }] }),
  state({ devices: [{ ...other, link: { kind: 'searching', lastFailure: 'ECONNREFUSED' } }] }),
  state({ devices: [{ ...other, link: { kind: 'refused', why: 'olderThere', theirVersion: '0.1.0' } }] }),
  state({ pairing: { kind: 'inviting', invitation: 'drydock:…', code: 'able baker', leftMs: 120_000, triesLeft: 3 } }),
  state({ pairing: { kind: 'comparing', digits: '012345', device, name: 'Desktop', hasAccepted: false } }),
  state({ pairing: { kind: 'failed', why: 'wrongCode', triesLeft: 2 } }),
  state({ pairing: { kind: 'done', device, name: 'Desktop' } }),
  {
    kind: 'keep',
    id: 1,
    kept: {
      seed: key,
      epochKeys: [{ epoch: 'e', key }],
      roster: [new Uint8Array(300)],
      name: 'A',
      port: 65_535,
      addresses: [{ device, seen: ['10.0.0.2:9'], manual: [] }],
    },
  },
  { kind: 'done', id: 7 },
  { kind: 'done', id: 7, reason: 'notKept' },
  { kind: 'sent', id: 8, isSent: false },
  { kind: 'sealed', id: 9, result: { kind: 'bytes', bytes: key, from: device } },
  { kind: 'sealed', id: 9, result: { kind: 'failed', why: 'stranger' } },
  { kind: 'found', id: 2, findings: [{ id: 'vpn', state: 'warn', case: 'one', values: { interface: 'wg0' } }] },
  { kind: 'opened', session: 1, device, isFirst: true },
  { kind: 'frame', session: 1, bytes: new Uint8Array(1_048_576) },
  { kind: 'closed', session: 1, why: 'gone' },
  { kind: 'ledger', entry: { at: 1, what: 'search', address: '10.0.0.1', outcome: 'sent' } },
  { kind: 'ledger', entry: { at: 1, what: 'dial', address: '10.0.0.1:9', device, outcome: 'failed', detail: 'x' } },
  { kind: 'log', level: 'warn', message: 'a line' },
  state({ pairing: { kind: 'comparing', digits: '012345', device, name: 'A', resembles: 'А', hasAccepted: true } }),
  state({ removed: { by: 'Anna’s laptop' } }),
]

it('lets every message through as it is', () => {
  for (const message of good) expect(readFromPeers(message, check)).toEqual({ ok: true, value: message })
})

it('hands a frame on without a copy', () => {
  const bytes = new Uint8Array(9)
  const read = readFromPeers({ kind: 'frame', session: 1, bytes }, check)
  expect(read.ok && read.value.kind === 'frame' && read.value.bytes === bytes).toBe(true)
})

it.each([
  ['a name with a line', state({ devices: [{ ...other, name: 'a\nb', link: { kind: 'searching' } }] })],
  ['a link of two kinds', state({ devices: [{ ...other, link: { kind: 'searching', session: 1 } }] })],
  [
    'digits that are five',
    state({ pairing: { kind: 'comparing', digits: '12345', device, name: 'B', hasAccepted: true } }),
  ],
  ['a frame over the limit', { kind: 'frame', session: 1, bytes: new Uint8Array(1_048_577) }],
  ['a seed of 31 bytes', { ...good[8], kept: { ...(good[8] as { kept: object }).kept, seed: key.subarray(1) } }],
  [
    'a key of 31 bytes',
    { ...good[8], kept: { ...(good[8] as { kept: object }).kept, epochKeys: [{ epoch: '', key: key.subarray(1) }] } },
  ],
  ['a finding of another kind', { kind: 'found', id: 1, findings: [{ id: 'x', state: 'good', case: '', values: {} }] }],
  ['a message of the other side', { kind: 'start' }],
  ['nothing', undefined],
])('refuses %s', (_what, message) => {
  expect(readFromPeers(message, check).ok).toBe(false)
})

/** One place of the message, deep inside, gets something that does not belong there. */
function spoil(value: unknown, pick: <T>(from: readonly T[]) => T): unknown {
  const wrong = [null, Number.NaN, -1, { toString: 1 }, [[]], 'x'.repeat(200_000), Symbol.iterator, () => 1]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return pick(wrong)
  const keys = Object.keys(value)
  if (keys.length === 0) return Array.isArray(value) ? [pick(wrong)] : { more: pick(wrong) }
  if (pick([0, 1, 2]) === 0 && !Array.isArray(value)) return { ...value, more: 1 }
  const copy = structuredClone(value) as Record<string, unknown>
  const at = pick(keys)
  copy[at] = spoil(copy[at], pick)
  return copy
}

it('refuses a message with one thing wrong, wherever it is', () => {
  const random = seededRandom('fromPeers')
  for (let run = 0; run < 3_000; run++) {
    const message = random.pick(good)
    const spoiled = spoil(message, (from) => random.pick(from))
    expect(readFromPeers(spoiled, check).ok, `run ${run}, SEED=${random.seed}`).toBe(false)
  }
})
