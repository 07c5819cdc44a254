/** Devices that fall apart and come together again and again, while all of them write. */
import { seeded } from '../property/chance'
import { converged } from './hosts'
import type { Scenario } from './scenario'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(process.env.DRYDOCK_PARTITIONS ?? 10)
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export const partitions: Scenario = {
  name: `${rounds} partitions of two to five devices end in the same content, seed ${seed}`,
  isQuick: false,
  hosts: [[1], [1], [1], [1], [1]],
  run: async ({ hosts, note }) => {
    const chance = seeded(seed)
    await Promise.all(hosts.map((host) => host.start()))
    const keys: string[] = []
    let slowest = 0
    for (let round = 0; round < rounds; round += 1) {
      const about = hosts.slice(0, 2 + (round % (hosts.length - 1)))
      const away = about.filter((_, at) => at > 0 && (at === 1 || chance.int(0, 1) === 1))
      for (const { place } of away) place?.cut(true)
      for (const [at, host] of about.entries()) {
        keys.push(`round ${round}, device ${at}`)
        await host.edit(`round ${round}, device ${at}`)
      }
      // Some are over before anybody has noticed, some after the connections were given up.
      await pause(chance.pick([300, 1_500, 9_000]))
      const hashes = new Set((await Promise.all(about.map((host) => host.content()))).map(({ hash }) => hash))
      if (hashes.size <= away.length) throw new Error(`The network was not cut in round ${round}, seed ${seed}.`)
      const since = performance.now()
      for (const { place } of away) place?.cut(false)
      slowest = Math.max(slowest, await converged(hosts, keys, 30_000, since))
    }
    note('partitions that ended in the same content', rounds, '')
    note('the slowest, from together again to the same', slowest, 'ms', 10_000)
  },
}
