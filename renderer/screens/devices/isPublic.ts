/** Whether an address is one of the internet at large, which is seldom in the network that this computer is in. */

/** Without its port and brackets, and without the interface of a link-local one. */
const hostOf = (address: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address

/** `ip`, `ip:port` or `[ip]:port`. What is no address is none of them. */
export function isPublic(address: string): boolean {
  const host = hostOf(address).replace(/%.*$/, '').toLowerCase()
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(host)
  if (v4) return isPublicV4(Number(v4[1]), Number(v4[2]))
  // Of the IPv6 addresses only 2000::/3 are given out for the internet.
  return /^[23][\da-f]{3}:[\da-f:.]*$/.test(host)
}

/** Private, shared (100.64.0.0/10, also of VPNs), loopback, link-local and multicast ones are not. */
function isPublicV4(a: number, b: number): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false
  if (a === 100) return b < 64 || b > 127
  if (a === 169) return b !== 254
  if (a === 172) return b < 16 || b > 31
  return a !== 192 || b !== 168
}
