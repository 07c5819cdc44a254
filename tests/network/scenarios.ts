/** What happens to networks and devices, and that nothing is lost by it. */
import { converged, type Host } from './hosts'
import type { Scenario } from './scenario'

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Each with each, as far as the links say. */
async function connected(hosts: readonly Host[], withinMs = 15_000): Promise<void> {
  for (const host of hosts) {
    const others = hosts.filter((other) => other !== host)
    const isDone = (): boolean => others.every((other) => host.isConnectedWith(other))
    await host.until(`${host.trusted.kept.name} is connected with all`, isDone, withinMs)
  }
}

async function begin(hosts: readonly Host[]): Promise<number> {
  const began = performance.now()
  await Promise.all(hosts.map((host) => host.start()))
  await connected(hosts)
  return performance.now() - began
}

function pairOf(hosts: readonly Host[]): readonly [Host, Host] {
  const [one, other] = hosts
  if (!one || !other) throw new Error('The scenario needs two hosts.')
  return [one, other]
}

function placeOf(host: Host): NonNullable<Host['place']> {
  if (!host.place) throw new Error('The host has no namespace.')
  return host.place
}

async function editEach(hosts: readonly Host[], word: string): Promise<string[]> {
  const keys = hosts.map((_, index) => `${word} of ${index + 1}`)
  await Promise.all(hosts.map((host, index) => host.edit(keys[index] ?? '')))
  return keys
}

const two = [[1], [1]]

/** Nothing is heard for a while, and no packet says so. */
const silence = (ms: number, limitMs: number, isQuick: boolean): Scenario => ({
  name: `${ms / 1_000} s in which every packet is lost, with edits on both sides`,
  isQuick,
  hosts: two,
  run: async ({ hosts, note }) => {
    await begin(hosts)
    const keys = await editEach(hosts, 'before')
    await converged(hosts, keys, 3_000)
    const place = placeOf(pairOf(hosts)[1])
    place.cut(true)
    keys.push(...(await editEach(hosts, 'during')))
    await pause(ms)
    const apart = await Promise.all(hosts.map((host) => host.content()))
    if (apart[0]?.hash === apart[1]?.hash) throw new Error('The network was not cut.')
    const since = performance.now()
    place.cut(false)
    note('link up to the same content', await converged(hosts, keys, 30_000, since), 'ms', limitMs)
  },
})

const loss = (percent: number, isQuick: boolean): Scenario => ({
  name: `${percent}% of the packets are lost`,
  isQuick,
  hosts: two,
  run: async ({ hosts, note }) => {
    for (const host of hosts) placeOf(host).lose(percent)
    note('start to connected', await begin(hosts), 'ms')
    const keys: string[] = []
    const since = performance.now()
    for (let at = 0; at < 20; at += 1) {
      keys.push(...(await editEach(hosts, `edit ${at}`)))
      await pause(20)
    }
    await converged(hosts, keys, 20_000)
    note('40 edits in 0.4 s to the same content', performance.now() - since, 'ms', 15_000)
  },
})

/** One side dies without a word and starts anew. */
const killed = (which: 0 | 1, isPowerLoss: boolean, isQuick: boolean): Scenario => ({
  name: `${isPowerLoss ? 'power loss' : 'kill -9'} of the device with the ${which === 0 ? 'smaller' : 'larger'} id, and a start`,
  isQuick,
  hosts: two,
  run: async ({ hosts, note }) => {
    await begin(hosts)
    const pair = pairOf(hosts)
    const victim = pair[which]
    const keys = await editEach(hosts, 'before')
    await converged(hosts, keys, 3_000)
    await victim.edit('the last moment')
    keys.push('the last moment')
    if (isPowerLoss) placeOf(victim).cut(true)
    await victim.kill()
    if (isPowerLoss) placeOf(victim).cut(false)
    const survivor = pair[which === 0 ? 1 : 0]
    await survivor.edit('meanwhile')
    keys.push('meanwhile')
    const since = performance.now()
    await victim.start()
    await converged(hosts, keys, 20_000)
    note('start to the same content', performance.now() - since, 'ms', isPowerLoss ? 3_500 : 1_500)
  },
})

const removedOne = (name: string, isQuick: boolean, beforeItComes: (hosts: readonly Host[]) => void): Scenario => ({
  name,
  isQuick,
  hosts: [[1], [1], [1]],
  run: async ({ hosts, note }) => {
    await begin(hosts)
    const [one, other, removed] = hosts
    if (!one || !other || !removed) throw new Error('three hosts')
    const keys = await editEach(hosts, 'before')
    await converged(hosts, keys, 3_000)
    await pause(500)
    await removed.kill()
    one.tell({ kind: 'remove', id: 9, device: removed.id })
    await other.until('the other heard', () => other.state()?.devices.length === 1, 5_000)
    await one.edit('secret of two')
    keys.push('secret of two')
    await converged([one, other], keys, 3_000)
    removed.events.length = 0
    beforeItComes(hosts)
    const since = performance.now()
    await removed.start()
    await removed.until('it knows that it was removed', () => removed.state()?.removed !== undefined, 10_000)
    note('start to the proof', performance.now() - since, 'ms')
    await pause(1_000)
    const content = await removed.content()
    if (content.keys.includes('secret of two')) throw new Error('A removed device was given content.')
    if (removed.events.some(({ event }) => event === 'opened')) throw new Error('A session with a removed device.')
    const by = removed.state()?.removed?.by
    if (by !== one.trusted.kept.name) throw new Error(`Removed by ${by}?`)
  },
})

/** The switch is off: its process has ended, and nothing of it sends on. */
const switchedOff: Scenario = {
  name: 'a process that was started and stopped leaves nothing that sends',
  isQuick: true,
  hosts: two,
  run: async ({ hosts, note }) => {
    const [one, other] = pairOf(hosts)
    const untouched = placeOf(one).sent()
    await begin(hosts)
    if (placeOf(one).sent() === untouched) throw new Error('The packets are not counted.')
    await one.stop()
    const ended = one.events.findLast(({ event }) => event === 'exit')
    if (ended?.code !== 0) throw new Error(`It did not end in good order.\n${one.report()}`)
    // The kernel tells routers twice, within two seconds, that a multicast group was left; the other goes on asking.
    await pause(2_500)
    await other.kill()
    await pause(200)
    const before = placeOf(one).sent()
    await pause(2_500)
    note('packets after the end', placeOf(one).sent() - before, '', 0)
  },
}

export const scenarios: readonly Scenario[] = [
  switchedOff,
  {
    name: 'two devices on a network with no way out',
    isQuick: true,
    hosts: two,
    run: async ({ hosts, note }) => {
      note('start to connected', await begin(hosts), 'ms')
      const keys = await editEach(hosts, 'first')
      note('edit to the same content', await converged(hosts, keys, 3_000), 'ms')
      const { rss } = (await pairOf(hosts)[0].ask('memory')) as { readonly rss: number }
      note('memory of the process, with the exchange in it', rss / 1024 ** 2, 'MiB', 140)
    },
  },
  {
    name: 'two networks: the one by which the devices were connected is unplugged',
    isQuick: false,
    hosts: [
      [1, 2],
      [1, 2],
    ],
    run: async ({ hosts, note }) => {
      await begin(hosts)
      const [one, other] = pairOf(hosts)
      const link = one.linkWith(other)
      const network = link?.kind === 'connected' && link.address.startsWith('10.77.2.') ? 2 : 1
      const keys = await editEach(hosts, 'before')
      await converged(hosts, keys, 3_000)
      placeOf(one).plug(network, false)
      keys.push(...(await editEach(hosts, 'during')))
      note('cable out to the same content', await converged(hosts, keys, 30_000), 'ms', 4_000)
    },
  },
  silence(10_000, 1_000, true),
  silence(90_000, 2_000, false),
  loss(2, false),
  loss(10, false),
  {
    name: '4 MB over 1 Mbit/s',
    isQuick: false,
    hosts: two,
    run: async ({ hosts, note }) => {
      const [one, other] = pairOf(hosts)
      await one.start()
      await one.ask('fill', { count: 400, size: 10_000 })
      for (const host of hosts) placeOf(host).slow(1_000)
      await other.start()
      note('4 MB', await converged(hosts, ['fill 399'], 90_000), 'ms')
      const breaks = hosts.flatMap(({ events }) => events.filter(({ event }) => event === 'closed')).length
      note('connections that broke', breaks, '', 0)
    },
  },
  killed(0, false, true),
  killed(1, false, true),
  killed(0, true, false),
  killed(1, true, false),
  {
    name: 'five devices',
    isQuick: true,
    hosts: [[1], [1], [1], [1], [1]],
    run: async ({ hosts, note }) => {
      note('start to all connected', await begin(hosts), 'ms')
      const keys = await editEach(hosts, 'one')
      note('five edits to the same content', await converged(hosts, keys, 5_000), 'ms')
    },
  },
  {
    name: 'a clock that is ten years ahead',
    isQuick: false,
    hosts: two,
    run: async ({ hosts }) => {
      const [one, other] = pairOf(hosts)
      await Promise.all([one.start({ clockMs: 10 * 365 * 86_400_000 }), other.start()])
      await connected(hosts)
      const keys = await editEach(hosts, 'year')
      await converged(hosts, keys, 3_000)
      other.tell({ kind: 'doctor', id: 1 })
      await other.until('the doctor has found', () => other.events.some(({ event }) => event === 'found'))
      const found = JSON.stringify(other.events.find(({ event }) => event === 'found'))
      if (!found.includes('"case":"ahead"')) throw new Error(`The doctor does not see the clock: ${found}`)
    },
  },
  removedOne('a removed device that comes back gets the proof and nothing else', true, () => undefined),
  removedOne('a removed device that comes back by itself, since no mDNS is heard, gets the proof', false, (hosts) => {
    for (const host of hosts) placeOf(host).deafen()
  }),
  {
    name: 'a device with a newer protocol, and one with an older',
    isQuick: false,
    hosts: two,
    run: async ({ hosts }) => {
      const [one, other] = pairOf(hosts)
      await Promise.all([one.start(), other.start({ versions: { min: 7, max: 9 } })])
      const isRefused = (host: Host, peer: Host, why: string): boolean => {
        const link = host.linkWith(peer)
        return link?.kind === 'refused' && link.why === why
      }
      await one.until('the other is newer', () => isRefused(one, other, 'newerThere'))
      await other.until('the other is older', () => isRefused(other, one, 'olderThere'))
      await other.stop()
      await other.start({ versions: { min: 1, max: 9 } })
      await connected(hosts)
      await converged(hosts, await editEach(hosts, 'updated'), 3_000)
    },
  },
  {
    name: 'the connections are cut: nothing leaves, and nothing is lost',
    isQuick: true,
    hosts: two,
    run: async ({ hosts, note }) => {
      await begin(hosts)
      const [one, other] = pairOf(hosts)
      const keys = await editEach(hosts, 'before')
      await converged(hosts, keys, 3_000)
      one.tell({ kind: 'cut', isCut: true })
      await other.until('the other sees it', () => !other.isConnectedWith(one), 5_000)
      await other.stop()
      // The kernel tells routers twice, within two seconds, that a multicast group was left.
      await pause(2_500)
      const before = placeOf(one).sent()
      keys.push(...(await editEach([one], 'during')))
      await pause(3_000)
      note('packets while cut', placeOf(one).sent() - before, '', 0)
      await other.start()
      one.tell({ kind: 'cut', isCut: false })
      await connected(hosts)
      await converged(hosts, keys, 3_000)
    },
  },
]
