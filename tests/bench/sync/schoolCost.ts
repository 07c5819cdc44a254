/**
 * What 10,000 learners with two devices each would cost one school network: sizes of its packets, rates
 * measured in namespaces; docs/sync-cost.md tells of them.
 */

import { deviceKeys } from '../../../main/peers/pairing/deviceKeys'
import { Roster } from '../../../main/peers/pairing/roster'
import { encodeNotice } from '../../../main/peers/wire/bodies'
import { Host } from '../../network/hosts'
import { makeNet, whyNot } from '../../network/namespaces'
import { makeGroup } from '../../network/trusted'

/** Ethernet, IPv4 and UDP. */
const headBytes = 14 + 20 + 8
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Bytes on the wire of a question and of an answer. */
export function packetSizes(): { readonly question: number; readonly answer: number } {
  const [device] = makeGroup(2)
  if (!device) throw new Error('There is no group.')
  const { seed, roster: entries, epochKeys } = device.kept
  const roster = new Roster(deviceKeys(seed), { entries, epochKeys })
  const name = roster.service()?.now ?? ''
  const notice = roster.sealNotice(encodeNotice({ id: device.id, port: 40_000, boot: 1 }))
  // Header, then the name (each part behind its length, and the end), type and class; then TTL and the text with its length.
  const question = 12 + name.length + 2 + 4
  return { question: headBytes + question, answer: headBytes + question + 6 + 1 + notice.length }
}

/** Packets that left a device in each of some minutes, alone or with its one other device. */
export async function packetsPerMinute(devices: 1 | 2, minutes: number): Promise<readonly number[]> {
  const reason = whyNot()
  if (reason) throw new Error(`It is not measured: ${reason}.`)
  const net = makeNet([[1], [1]])
  const hosts = makeGroup(2)
    .slice(0, devices)
    .map((trusted, index) => new Host(trusted, net.places[index]))
  const sent = () => net.places[0]?.sent() ?? Number.NaN
  const counts: number[] = []
  try {
    await Promise.all(hosts.map((host) => host.start()))
    let before = sent()
    for (let minute = 0; minute < minutes; minute++) {
      await pause(60_000)
      counts.push(sent() - before)
      before = sent()
    }
    return counts
  } finally {
    for (const host of hosts) host.remove()
    net.remove()
  }
}
