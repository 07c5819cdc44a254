/** Sync over networks that are slow or fail, each in namespaces of its own and all at the same time: they mostly wait. */
import { converged, Host } from '../network/hosts'
import { makeNet, type Place, whyNot } from '../network/namespaces'
import { makeGroup } from '../network/trusted'
import { median, type Row } from './row'
import type { Via } from './sync/device'
import { measureSync, startPair } from './sync/devices'

const shortRounds = 5
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export async function rows(): Promise<readonly Row[]> {
  const reason = whyNot()
  if (reason) {
    console.log(`The rows of slow and failing networks are skipped: ${reason}.`)
    return []
  }
  const all = [slowLink(), outage(10_000, shortRounds, 1), outage(90_000, 1, 2), killed()]
  return (await Promise.all(all)).flat()
}

async function slowLink(): Promise<Row[]> {
  const [ours, value] = await Promise.all((['carrier', 'raw'] as const).map(overSlowLink))
  if (ours === undefined || value === undefined) throw new Error('There is nothing to compare.')
  return [{ name: '4 MB over 1 Mbit/s', ours, peer: { name: 'raw TCP', value }, unit: 's', limit: 1.1 }]
}

async function overSlowLink(via: Via): Promise<number> {
  const net = makeNet([[1], [1]])
  const pair = await startPair(net.places)
  try {
    for (const place of net.places) place.slow(1_000)
    return (await measureSync(pair, via, 'long')).fromCallMs / 1_000
  } finally {
    pair.stop()
    net.remove()
  }
}

interface Two {
  readonly one: Host
  readonly other: Host
  readonly place: Place
}

/** Two devices that have found each other and are the same. */
async function withTwo<T>(work: (two: Two) => Promise<T>): Promise<T> {
  const net = makeNet([[1], [1]])
  const hosts = makeGroup(2).map((trusted, index) => new Host(trusted, net.places[index]))
  const [one, other] = hosts
  const place = net.places[1]
  if (!one || !other || !place) throw new Error('There are no two hosts.')
  try {
    await Promise.all(hosts.map((host) => host.start()))
    await Promise.all(hosts.map((host) => host.edit(`before ${host.id}`)))
    await converged(hosts, [`before ${one.id}`, `before ${other.id}`], 15_000)
    return await work({ one, other, place })
  } finally {
    for (const host of hosts) host.remove()
    net.remove()
  }
}

/** Every packet of one side is lost, without a word to either, while both edit. */
const outage = (ms: number, rounds: number, limit: number): Promise<Row[]> =>
  withTwo(async ({ one, other, place }) => {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      place.cut(true)
      const keys = [one, other].map((host) => `during ${round} ${host.id}`)
      await Promise.all([one.edit(keys[0] ?? ''), other.edit(keys[1] ?? '')])
      await pause(ms)
      place.cut(false)
      times.push((await converged([one, other], keys, 30_000)) / 1_000)
      await pause(1_000)
    }
    const name = `${ms / 1_000} s without a packet: link up to converged`
    return [{ name, ours: median(times), unit: 's', limit }]
  })

/** `kill -9` of one device and of the other, in turn, while the one that stays edits. */
const killed = (): Promise<Row[]> =>
  withTwo(async ({ one, other }) => {
    const times: number[] = []
    for (let round = 0; round < shortRounds; round++) {
      const [victim, survivor] = round % 2 ? [one, other] : [other, one]
      const keys = [`last ${round}`, `meanwhile ${round}`]
      await victim.edit(keys[0] ?? '')
      await victim.kill()
      await survivor.edit(keys[1] ?? '')
      const began = performance.now()
      await victim.start()
      await converged([victim, survivor], keys, 20_000)
      times.push((performance.now() - began) / 1_000)
      await pause(2_000)
    }
    return [{ name: 'kill -9: start to converged', ours: median(times), unit: 's', limit: 1.5 }]
  })
