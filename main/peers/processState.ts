/** What the main process is told of the devices. */
import type { Link, Pairing, PeerDevice, Refusal } from '../bridge/contract'
import type { Keeper } from './keeper'
import type { ProcessState } from './messages'
import type { Network } from './network'
import type { Roster } from './pairing/roster'
import type { SessionTable } from './sessionTable'

export interface StateSources {
  readonly selfId: string
  readonly name: string
  readonly keeper: Keeper
  readonly roster: Roster
  readonly network: Network | undefined
  readonly sessions: SessionTable
  readonly refusals: ReadonlyMap<string, { readonly why: Refusal; readonly theirVersion: string }>
  readonly pairing: Pairing
}

const linkOf = (device: string, { network, sessions, refusals }: StateSources): Link => {
  const connected = network?.connections.get(device)
  if (connected?.session.isReady) {
    const session = sessions.numberOf(connected)
    const { address, since } = connected
    return { kind: 'connected', address, since, ...(session === undefined ? {} : { session }) }
  }
  const refusal = refusals.get(device)
  if (refusal) {
    const { why, theirVersion } = refusal
    return { kind: 'refused', why, ...(theirVersion ? { theirVersion } : {}) }
  }
  const { address, failure } = network?.supervisor.lastOf(device) ?? {}
  return { kind: 'searching', ...(address ? { address } : {}), ...(failure ? { lastFailure: failure } : {}) }
}

export const stateOf = (sources: StateSources): ProcessState => {
  const { selfId, name, roster, keeper, network, pairing } = sources
  const by = roster.removedBy()
  const members = roster.isIn() ? roster.members() : []
  const devices = members.map((member): PeerDevice => {
    const { manual, lastSeenAt } = keeper.addressesOf(member.id)
    const seen = lastSeenAt === undefined ? {} : { lastSeenAt }
    return { ...member, link: linkOf(member.id, sources), manual, ...seen }
  })
  return {
    self: { id: selfId, name, addresses: network?.addresses() ?? [] },
    devices,
    ...(by === undefined ? {} : { removed: { by: roster.nameOf(by) ?? by } }),
    pairing,
  }
}
