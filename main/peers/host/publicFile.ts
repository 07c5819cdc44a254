/** devices/devices.json: what of the devices is no secret, with the learner's switch. */
import {
  boolean,
  type Check,
  deviceId,
  deviceName,
  type Infer,
  integer,
  list,
  number,
  oneOf,
  record,
  remover,
  text,
} from '../../bridge/contract'
import type { Kept } from '../messages'

/** What is shown while the process does not run. */
const known = record(
  {
    devices: list(
      500,
      record({ id: deviceId, name: deviceName, manual: list(100, text(60)) }, { lastSeenAt: number(0, 1e15) }),
    ),
  },
  { self: record({ id: deviceId, name: deviceName }), removedBy: remover },
)
export type Known = Infer<typeof known>

/** Every entry of the roster is small; WIRE.md says how small. */
const rosterEntry = text(100_000, /^[A-Za-z0-9+/]*=*$/)
const publicPart = record({
  isOn: boolean,
  keyStore: oneOf('system', 'plain', 'none'),
  name: deviceName,
  port: integer(0, 65_535),
  roster: list(10_000, rosterEntry),
  addresses: list(
    1_000,
    record(
      { device: deviceId, seen: list(100, text(100)), manual: list(100, text(100)) },
      { lastSeenAt: number(0, 1e15) },
    ),
  ),
  known,
})
export const maxPublicBytes = 32 * 1024 ** 2

export type PublicKept = Pick<Kept, 'roster' | 'name' | 'port' | 'addresses'>
export interface PublicPart extends PublicKept {
  readonly isOn: boolean
  readonly keyStore: 'system' | 'plain' | 'none'
  readonly known: Known
}

export const toBody = (part: PublicPart) => ({
  ...part,
  roster: part.roster.map((entry) => Buffer.from(entry).toString('base64')),
})

export function fromBody(body: unknown, check: Check): PublicPart | undefined {
  const checked = check(publicPart, body)
  if (!checked.ok) return undefined
  const roster = checked.value.roster.map((entry) => Uint8Array.from(Buffer.from(entry, 'base64')))
  return { ...checked.value, roster }
}
