/** For tests that run the devices' process in this one: what it takes for its network is the loopback, and nothing leaves. */
import type { NetworkInterfaceInfo } from 'node:os'

const loopback: NetworkInterfaceInfo = {
  address: '127.0.0.1',
  netmask: '255.0.0.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal: false,
  cidr: '127.0.0.1/8',
}

/** To be put in the place of `node:os` by `vi.mock`. */
export const loopbackOnly = async (original: () => Promise<object>): Promise<object> => ({
  ...(await original()),
  networkInterfaces: () => ({ test0: [loopback] }),
})
