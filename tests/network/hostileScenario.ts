/** A computer on the same network that means ill, while two devices want to meet. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { deviceKeys } from '../../main/peers/pairing/deviceKeys'
import { Roster } from '../../main/peers/pairing/roster'
import { converged } from './hosts'
import type { Scenario } from './scenario'

export const hostile: Scenario = {
  name: 'a thousand half-open connections, garbage and a flood of hostile mDNS: the devices meet and go on',
  isQuick: false,
  hosts: [[1], [1], [1]],
  run: async ({ hosts, note }) => {
    const [one, other, third] = hosts
    if (!one || !other || !third?.place) throw new Error('The scenario needs three hosts.')
    await one.start()
    await one.until('it listens', () => (one.state()?.self.addresses.length ?? 0) > 0)
    const [ip = '', port = ''] = (one.state()?.self.addresses[0] ?? '').split(':')
    const { seed, roster, epochKeys } = one.trusted.kept
    const service = new Roster(deviceKeys(seed), { entries: roster, epochKeys }).service()?.now ?? ''
    const [command = '', ...words] = third.place.prefix
    const file = join(import.meta.dirname, 'attacker.mjs')
    const own = third.place.addresses[0] ?? ''
    const attacker = spawn(command, [...words, process.execPath, file, ip, port, own, service])
    let sockets = 0
    attacker.stdout.on('data', (line: Buffer) => {
      sockets = Number(line.toString().trim().split('\n').at(-1))
    })
    try {
      const until = performance.now() + 20_000
      while (sockets < 1_000 && performance.now() < until) await new Promise((done) => setTimeout(done, 100))
      note('half-open connections', sockets, '')
      const since = performance.now()
      await other.start()
      await other.until('they are connected', () => other.isConnectedWith(one), 15_000)
      note('start to connected', performance.now() - since, 'ms', 10_000)
      await one.edit('under fire')
      await other.edit('under fire as well')
      note(
        'edit to the same content',
        await converged([one, other], ['under fire', 'under fire as well'], 10_000),
        'ms',
      )
      const { rss } = (await one.ask('memory')) as { readonly rss: number }
      note('memory of the device', rss / 1024 ** 2, 'MiB', 300)
      if (one.hasDied) throw new Error(one.report())
    } finally {
      attacker.kill('SIGKILL')
    }
  },
}
