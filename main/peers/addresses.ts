/** Addresses as people write them (`192.168.1.5:4711`, `[fe80::1]:4711`) and as libp2p does. */
import { isIPv4, isIPv6 } from 'node:net'

export interface Address {
  readonly ip: string
  readonly port: number
}

/** Undefined where it is none. */
export const parseAddress = (written: string): Address | undefined => {
  const colon = written.lastIndexOf(':')
  const port = Number(written.slice(colon + 1))
  const host = written.slice(0, colon)
  const ip = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
  if (colon < 1 || !/^\d{1,5}$/.test(written.slice(colon + 1)) || port < 1 || port > 65_535) return undefined
  if (isIPv4(ip) || (isIPv6(ip) && ip !== host)) return { ip, port }
  return undefined
}

export const formatAddress = ({ ip, port }: Address): string => (isIPv6(ip) ? `[${ip}]:${port}` : `${ip}:${port}`)

export const toMultiaddr = ({ ip, port }: Address): string => `/${isIPv6(ip) ? 'ip6' : 'ip4'}/${ip}/tcp/${port}`

/** Undefined where it is no address of IP and TCP. */
export const fromMultiaddr = (address: string): Address | undefined => {
  const found = /^\/ip[46]\/([^/]+)\/tcp\/(\d+)/.exec(address)
  return found?.[1] && found[2] ? { ip: found[1], port: Number(found[2]) } : undefined
}

/** As people write it, where it is an address of IP and TCP. */
export const plainAddress = (address: string): string => {
  const found = fromMultiaddr(address)
  return found ? formatAddress(found) : address
}
