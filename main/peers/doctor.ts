/** Says why two devices do not see each other: each finding by an id, a case and values; the words are the page's. */
import type { Finding } from '../bridge/contract'
import { parseAddress } from './addresses'
import type { Devices } from './devices'
import { isLinkLocal, isVpnLike, lanInterfaces, type Nic, readInterfaces } from './interfaces'
import type { ProbeResult } from './supervisor'
import { probe } from './supervisor'

const echoMs = 1_500
const probeMs = 1_500
const heardMs = 30_000
const clockSeconds = 120

type Give = (state: Finding['state'], which: string, values?: Readonly<Record<string, string>>) => Finding
const of =
  (id: Finding['id']): Give =>
  (state, which, values = {}) => ({ id, state, case: which, values })

export const findInterfaces = (nics: readonly Nic[]): readonly Finding[] => {
  const give = of('interfaces')
  const usable = nics.filter((nic) => !nic.isLoopback)
  if (usable.length === 0) return [give('bad', nics.length === 0 ? 'none' : 'onlyLoopback')]
  if (usable.every(isLinkLocal)) return [give('warn', 'onlyLinkLocal', { address: usable[0]?.address ?? '' })]
  if (lanInterfaces(nics).length === 0) return [give('warn', 'onlyIPv6', { address: usable[0]?.address ?? '' })]
  return lanInterfaces(nics).map(({ name, address }) => give('good', 'up', { interface: name, address }))
}

export const findVpn = (nics: readonly Nic[]): readonly Finding[] => {
  const names = [...new Set(nics.filter(isVpnLike).map(({ name }) => name))]
  const give = of('vpn')
  return names.length === 0 ? [give('good', 'none')] : names.map((name) => give('warn', 'up', { interface: name }))
}

/** What TCP said to an address of a device, and whether the device was heard a short while ago. */
export const findReach = (
  device: string,
  address: string | undefined,
  result: ProbeResult | undefined,
  isHeard: boolean,
): Finding => {
  const values = { device, ...(address ? { address } : {}) }
  const reach = of('reachability')
  if (!address || !result) return isHeard ? reach('unknown', 'noAddress', values) : reach('bad', 'notHeard', values)
  if (result === 'open') return reach('warn', 'open', values)
  if (result === 'refused') return reach('bad', 'refused', values)
  // Multicast goes through and TCP does not: the access point keeps its clients apart, or a firewall drops.
  if (isHeard) return of('isolation')('bad', result === 'timeout' ? 'timeout' : 'unreachable', values)
  return reach('bad', result === 'timeout' ? 'timeout' : 'unreachable', values)
}

const examineMulticast = async ({ network, nowMs }: Devices): Promise<readonly Finding[]> => {
  const give = of('multicast')
  if (!network) return [give('unknown', 'off')]
  const since = nowMs()
  network.discovery.search()
  network.discovery.announce()
  await new Promise((resolve) => setTimeout(resolve, echoMs))
  if (!network.discovery.isAsking) return [give('unknown', 'noGroup')]
  const open = network.discovery.addresses()
  if (open.length === 0) return [give('bad', 'noSocket')]
  const { echoes } = network.discovery.heard()
  return open.map((address) =>
    (echoes.get(address) ?? -1) >= since ? give('good', 'echo', { address }) : give('bad', 'noEcho', { address }),
  )
}

const examineListening = async ({ network }: Devices): Promise<readonly Finding[]> => {
  const give = of('listening')
  if (!network) return [give('unknown', 'off')]
  const addresses = network.addresses()
  if (addresses.length === 0) return [give('unknown', 'noAddress')]
  return Promise.all(
    addresses.map(async (written) => {
      const address = parseAddress(written)
      const result = address ? await probe(address, probeMs) : 'unreachable'
      return give(result === 'open' ? 'good' : 'bad', result, { address: written })
    }),
  )
}

const examineNeighbours = ({ network, roster, nowMs }: Devices): readonly Finding[] => {
  const give = of('neighbours')
  if (!network) return [give('unknown', 'off')]
  if (roster.members().length === 0) return [give('unknown', 'noGroup')]
  const { devices } = network.discovery.heard()
  const count = [...devices.values()].filter((at) => nowMs() - at < heardMs).length
  return [count > 0 ? give('good', 'heard', { count: String(count) }) : give('warn', 'none')]
}

const examineDevice = async (devices: Devices, id: string, name: string): Promise<readonly Finding[]> => {
  const { network, refusals, nowMs } = devices
  const connected = network?.connections.get(id)
  if (connected?.session.isReady) {
    return [of('reachability')('good', 'connected', { device: name, address: connected.address })]
  }
  const refusal = refusals.get(id)
  if (refusal && refusal.why !== 'notTrusted') {
    return [of('versions')('bad', refusal.why, { device: name, version: refusal.theirVersion })]
  }
  if (refusal) return [of('trust')('bad', 'notTrusted', { device: name })]
  const written = network?.addressesOf(id)[0]
  const address = written ? parseAddress(written) : undefined
  const result = address ? await probe(address, probeMs) : undefined
  const heardAt = network?.discovery.heard().devices.get(id)
  return [findReach(name, written, result, heardAt !== undefined && nowMs() - heardAt < heardMs)]
}

/** Two clocks that disagree harm no sync; due dates and receipts look odd. */
export const findClock = (name: string, offsetMs: number): Finding => {
  const seconds = Math.round(Math.abs(offsetMs) / 1_000)
  const give = of('clock')
  if (seconds < clockSeconds) return give('good', 'same', { device: name })
  return give('warn', offsetMs > 0 ? 'ahead' : 'behind', { device: name, seconds: String(seconds) })
}

const examineClocks = ({ network, roster }: Devices): readonly Finding[] =>
  (network?.connections.all() ?? []).flatMap(({ device, clockOffsetMs }) =>
    clockOffsetMs === undefined ? [] : [findClock(roster.nameOf(device) ?? device, clockOffsetMs)],
  )

const examineTrust = ({ roster }: Devices): readonly Finding[] => {
  const give = of('trust')
  const by = roster.removedBy()
  if (by !== undefined) return [give('bad', 'removed', { device: roster.nameOf(by) ?? by })]
  const count = roster.isIn() ? roster.members().length : 0
  return [count > 0 ? give('good', 'devices', { count: String(count) }) : give('warn', 'alone')]
}

/** Takes some seconds, since it waits for echoes. */
export const examine = async (devices: Devices): Promise<readonly Finding[]> => {
  const nics = readInterfaces()
  const members = devices.roster.isIn() ? devices.roster.members() : []
  const [multicast, listening] = await Promise.all([examineMulticast(devices), examineListening(devices)])
  const reach = await Promise.all(members.slice(0, 32).map(({ id, name }) => examineDevice(devices, id, name)))
  return [
    of('process')('good', devices.network ? 'running' : 'cut'),
    ...findInterfaces(nics),
    ...findVpn(nics),
    ...multicast,
    ...listening,
    ...examineNeighbours(devices),
    ...reach.flat(),
    ...examineClocks(devices),
    ...examineTrust(devices),
  ]
}
