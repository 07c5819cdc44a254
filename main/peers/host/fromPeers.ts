/** What the process says, looked at before it goes on: it parses strangers' bytes, and may have been taken over. */
import {
  boolean,
  bytes,
  type Check,
  type Checked,
  deviceId,
  deviceName,
  findingIds,
  type Infer,
  integer,
  list,
  maxFrameBytes,
  number,
  oneOf,
  record,
  remover,
  text,
  texts,
  type Variant,
  variants,
} from '../../bridge/contract'
import type { FromPeers } from '../messages'

const id = integer(1, 2 ** 50)
const session = integer(1, 2 ** 40)
const time = number(0, 1e15)
const address = text(100)
const sentence = text(1_000)
const is = <const K extends string>(...kinds: readonly [K, ...K[]]) => ({ kind: oneOf(...kinds) })

const link = variants(
  record({ ...is('connected'), address, since: time }, { session }),
  record(is('searching'), { address, lastFailure: sentence }),
  record({ ...is('refused'), why: oneOf('olderThere', 'newerThere', 'notTrusted') }, { theirVersion: text(60) }),
)
const pairing = variants(
  record(is('idle', 'joining')),
  record({
    ...is('inviting'),
    invitation: text(2_000),
    code: text(60),
    leftMs: number(0, 3_600_000),
    triesLeft: integer(0, 100),
  }),
  record(
    {
      ...is('comparing'),
      digits: text(6, /^\d{6}$/),
      device: deviceId,
      name: deviceName,
      hasAccepted: boolean,
    },
    { resembles: deviceName },
  ),
  record({ ...is('done'), device: deviceId, name: deviceName }),
  record(
    {
      ...is('failed'),
      why: oneOf(
        'wrongCode',
        'expired',
        'tooManyTries',
        'notFound',
        'notAnInvitation',
        'versions',
        'refusedThere',
        'refusedHere',
        'inGroup',
        'connection',
        'notKept',
      ),
    },
    { triesLeft: integer(0, 100) },
  ),
)
const state = record(
  {
    self: record({ id: deviceId, name: deviceName, addresses: list(200, address) }),
    devices: list(
      500,
      record({ id: deviceId, name: deviceName, link, manual: list(100, text(60)) }, { lastSeenAt: time }),
    ),
    pairing,
  },
  { removed: record({ by: remover }) },
)
const key = bytes(32)
const kept = record({
  seed: key,
  epochKeys: list(10_000, record({ epoch: text(200), key })),
  // As long as an entry may be that a device of the group signed: one that could not be kept would stop all keeping.
  roster: list(10_000, bytes(81_920)),
  name: deviceName,
  port: integer(0, 65_535),
  addresses: list(
    1_000,
    record({ device: deviceId, seen: list(100, address), manual: list(100, address) }, { lastSeenAt: time }),
  ),
})
const sealed = variants(
  record({ ...is('bytes'), bytes: bytes(130 * 1024 ** 2) }, { from: deviceId }),
  record({ ...is('failed'), why: oneOf('stranger', 'damaged', 'newer', 'noKey') }),
)
const finding = record({
  id: oneOf(...findingIds),
  state: oneOf('good', 'warn', 'bad', 'unknown'),
  case: text(60),
  values: texts(20, 300),
})
const ledgerEntry = record(
  {
    at: time,
    what: oneOf('dial', 'accept', 'search', 'answer', 'listen'),
    address,
    outcome: oneOf('open', 'refused', 'failed', 'sent'),
  },
  { device: deviceId, isTyped: boolean, detail: sentence },
)

const message = variants(
  record({ ...is('state'), state }),
  record({ ...is('keep'), id, kept }),
  record({ ...is('done'), id }, { reason: sentence }),
  record({ ...is('sent'), id, isSent: boolean }),
  record({ ...is('sealed'), id, result: sealed }),
  record({ ...is('found'), id, findings: list(100, finding) }),
  record({ ...is('opened'), session, device: deviceId, isFirst: boolean }),
  record({ ...is('frame'), session, bytes: bytes(maxFrameBytes) }),
  record({ ...is('closed'), session, why: text(200) }),
  record({ ...is('ledger'), entry: ledgerEntry }),
  record({ ...is('log'), level: oneOf('info', 'warn', 'error'), message: text(8_000) }),
) satisfies { readonly of: readonly Variant[] }

/** A copy, but for bytes, which stay where they are. */
export function readFromPeers(value: unknown, check: Check): Checked<FromPeers> {
  const checked: Checked<Infer<typeof message>> = check(message, value)
  if (!checked.ok || checked.value.kind !== 'keep') return checked
  const { seed, epochKeys } = checked.value.kept
  const isWhole = [seed, ...epochKeys.map(({ key }) => key)].every((key) => key.byteLength === 32)
  return isWhole ? checked : { ok: false, reason: 'argument.kept: keys must have 32 bytes' }
}
