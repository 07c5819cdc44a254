import { describe, expect, test } from 'vitest'
import { findClock, findInterfaces, findReach, findVpn } from './doctor'
import { isOnLink, isVpnLike, type Nic } from './interfaces'

const nic = (name: string, address: string, given: Partial<Nic> = {}): Nic => ({
  name,
  address,
  prefix: 24,
  family: 'IPv4',
  isLoopback: false,
  ...given,
})
const loopback = nic('lo', '127.0.0.1', { prefix: 8, isLoopback: true })
const cases = (found: readonly { readonly state: string; readonly case: string }[]): string[] =>
  found.map((one) => `${one.state} ${one.case}`)

describe('the doctor', () => {
  test.each([
    ['nothing at all', [], 'bad none'],
    ['the loopback alone', [loopback], 'bad onlyLoopback'],
    ['addresses that no router gave', [loopback, nic('eth0', '169.254.3.4', { prefix: 16 })], 'warn onlyLinkLocal'],
    ['IPv6 alone', [nic('eth0', '2001:db8::1', { family: 'IPv6', prefix: 64 })], 'warn onlyIPv6'],
    ['a network', [loopback, nic('wlan0', '192.168.1.5')], 'good up'],
  ])('knows %s', (_name, nics, expected) => {
    expect(cases(findInterfaces(nics))).toEqual([expected])
  })

  test.each(['tun0', 'tap1', 'wg0', 'utun3', 'ppp0', 'tailscale0', 'NordLynx'])('takes %s for a VPN', (name) => {
    expect(cases(findVpn([nic(name, '10.8.0.2')]))).toEqual(['warn up'])
  })

  test('takes an address with no network around it for a VPN, and no ordinary one', () => {
    expect(isVpnLike(nic('eth9', '100.64.0.7', { prefix: 32 }))).toBe(true)
    expect(cases(findVpn([loopback, nic('eth0', '192.168.1.5'), nic('Ethernet 2', '10.0.0.1')]))).toEqual(['good none'])
  })

  test('tells a network that keeps its clients apart from a device that is off', () => {
    const of = (...given: Parameters<typeof findReach>): string => {
      const { id, case: which } = findReach(...given)
      return `${id} ${which}`
    }
    expect(of('Laptop', '10.0.0.2:1', 'timeout', true)).toBe('isolation timeout')
    expect(of('Laptop', '10.0.0.2:1', 'timeout', false)).toBe('reachability timeout')
    expect(of('Laptop', '10.0.0.2:1', 'refused', true)).toBe('reachability refused')
    expect(of('Laptop', undefined, undefined, false)).toBe('reachability notHeard')
  })

  test('sees a clock that is wrong, either way, and passes over a minute', () => {
    expect(findClock('Laptop', 60_000).case).toBe('same')
    expect(findClock('Laptop', 3_600_000)).toMatchObject({ case: 'ahead', values: { seconds: '3600' } })
    expect(findClock('Laptop', -3_600_000).case).toBe('behind')
  })

  test('knows which addresses are on an interface’s own network', () => {
    expect(isOnLink(nic('eth0', '192.168.1.5'), '192.168.1.200')).toBe(true)
    expect(isOnLink(nic('eth0', '192.168.1.5'), '192.168.2.1')).toBe(false)
    expect(isOnLink(nic('eth0', '10.200.1.5', { prefix: 8 }), '10.1.1.1')).toBe(true)
    expect(isOnLink(nic('tun0', '10.8.0.2', { prefix: 32 }), '10.8.0.3')).toBe(false)
  })
})
