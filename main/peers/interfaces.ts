/** The network interfaces of this computer, as discovery and the doctor need them. */
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

export interface Nic {
  readonly name: string
  readonly address: string
  /** Length of the network's prefix, in bits. */
  readonly prefix: number
  readonly family: 'IPv4' | 'IPv6'
  readonly isLoopback: boolean
}

const nicOf = (name: string, info: NetworkInterfaceInfo): Nic => ({
  name,
  address: info.address,
  prefix: Number(info.cidr?.split('/')[1] ?? (info.family === 'IPv4' ? 32 : 128)),
  family: info.family,
  isLoopback: info.internal,
})

/** Those that are up and have a carrier. */
export const readInterfaces = (): readonly Nic[] =>
  Object.entries(networkInterfaces()).flatMap(([name, infos]) => (infos ?? []).map((info) => nicOf(name, info)))

/** One IPv4 address of each interface that is not the loopback. */
export const lanInterfaces = (all: readonly Nic[]): readonly Nic[] =>
  all.filter(({ family, isLoopback }) => family === 'IPv4' && !isLoopback)

const numberOf = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** Whether an IPv4 address is on the interface's own network. */
export const isOnLink = ({ address, prefix }: Nic, ip: string): boolean => {
  const block = 2 ** (32 - prefix)
  return Math.floor(numberOf(address) / block) === Math.floor(numberOf(ip) / block)
}

export const isLinkLocal = ({ address, family }: Nic): boolean =>
  family === 'IPv4' ? address.startsWith('169.254.') : address.toLowerCase().startsWith('fe80:')

/** By name or by shape: a tunnel takes the packets for the local network elsewhere. */
export const isVpnLike = ({ name, prefix, family, isLoopback }: Nic): boolean =>
  !isLoopback &&
  (/^(?:tun|tap|wg|utun|ppp|ipsec|tailscale|zt|nordlynx|proton|mullvad)/i.test(name) ||
    /tailscale|wireguard|openvpn|vpn/i.test(name) ||
    (family === 'IPv4' && prefix === 32))
