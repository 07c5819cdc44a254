/** Devices that do not know each other yet. */
import { converged, Host } from './hosts'
import type { Scenario } from './scenario'
import { makeStranger, trustingIn } from './trusted'

export type Shown = NonNullable<ReturnType<Host['state']>>['pairing']
const shown = (host: Host): Shown | undefined => host.state()?.pairing

export async function pairWith(
  inviter: Host,
  joiner: Host,
  wordsOf: (pairing: Extract<Shown, { kind: 'inviting' }>) => string,
) {
  inviter.tell({ kind: 'invite', id: 1 })
  await inviter.until('it shows an invitation', () => shown(inviter)?.kind === 'inviting', 5_000)
  const pairing = shown(inviter)
  if (pairing?.kind !== 'inviting') throw new Error('no invitation')
  joiner.tell({ kind: 'join', id: 1, words: wordsOf(pairing) })
  const pair = [inviter, joiner] as const
  for (const host of pair) await host.until('digits', () => shown(host)?.kind === 'comparing', 15_000)
  const digits = pair.map((host) => {
    const state = shown(host)
    return state?.kind === 'comparing' ? state.digits : ''
  })
  if (digits[0] !== digits[1] || !/^\d{6}$/.test(digits[0] ?? '')) throw new Error(`Digits ${digits.join(' and ')}`)
  for (const host of pair) host.tell({ kind: 'confirm', id: 2, isSame: true })
  for (const host of pair) await host.until('paired', () => shown(host)?.kind === 'done', 10_000)
  for (const host of pair) host.tell({ kind: 'endPairing' })
}

const strangersAt = (hosts: readonly Host[]): readonly [Host, Host] => {
  const [one, other] = hosts.map(({ place }) => new Host(makeStranger(), place))
  if (!one || !other) throw new Error('The scenario needs two hosts.')
  return [one, other]
}

const pairing = (by: 'code' | 'invitation', isQuick: boolean): Scenario => ({
  name: `two new devices are paired by ${by === 'code' ? 'a typed code' : 'a pasted invitation'}`,
  isQuick,
  hosts: [[1], [1]],
  run: async ({ hosts, note }) => {
    const pair = strangersAt(hosts)
    try {
      await Promise.all(pair.map((host) => host.start()))
      await Promise.all(
        pair.map((host) => host.until('it listens', () => (host.state()?.self.addresses.length ?? 0) > 0)),
      )
      const since = performance.now()
      await pairWith(...pair, (given) => given[by])
      note('join to paired', performance.now() - since, 'ms')
      const [one, other] = pair
      await one.until('they are connected', () => one.isConnectedWith(other), 10_000)
      await one.edit('after pairing')
      note('paired to the first edit there', await converged(pair, ['after pairing'], 5_000), 'ms')
      // What was agreed outlives both processes.
      for (const host of pair) await host.kill()
      for (const host of pair) await host.start()
      await one.until('they are connected again', () => one.isConnectedWith(other), 10_000)
    } finally {
      for (const host of pair) host.remove()
    }
  },
})

const stranger: Scenario = {
  name: 'a stranger who knows the address is let no further than Noise',
  isQuick: true,
  hosts: [[1], [1]],
  run: async ({ hosts, note }) => {
    const [home] = hosts
    if (!home) throw new Error('The scenario needs hosts.')
    await home.start()
    await home.until('it listens', () => (home.state()?.self.addresses.length ?? 0) > 0)
    const address = home.state()?.self.addresses[0] ?? ''
    // A device of another group that believes the home to be its own.
    const outside = new Host(trustingIn(home.id, address), hosts[1]?.place)
    try {
      await outside.start()
      const isRefused = (): boolean =>
        home.events.some(
          ({ event, entry }) => event === 'ledger' && JSON.stringify(entry).includes('"outcome":"refused"'),
        )
      await home.until('the stranger was refused', isRefused, 10_000)
      // While somebody pairs strangers come through Noise, and no further than the pairing.
      home.tell({ kind: 'invite', id: 1 })
      await home.until('it invites', () => shown(home)?.kind === 'inviting', 5_000)
      outside.tell({ kind: 'resumed' })
      const isDialled = (): boolean =>
        outside.events.some(
          ({ event, entry }) => event === 'ledger' && /"dial".*"outcome":"open"/.test(JSON.stringify(entry)),
        )
      await outside.until('the stranger came through', isDialled, 10_000)
      await new Promise((done) => setTimeout(done, 1_000))
      const isToldOf = (): boolean =>
        home.events.some(({ event, message }) => event === 'log' && String(message).includes(outside.id.slice(-6)))
      if (isToldOf()) throw new Error(`There was a session with the stranger.\n${home.report()}`)
      const opened = [home, outside].flatMap(({ events }) => events.filter(({ event }) => event === 'opened')).length
      note('sessions with the stranger', opened, '', 0)
      if (home.state()?.devices.some(({ id }) => id === outside.id)) throw new Error('The stranger is a device.')
    } finally {
      outside.remove()
    }
  },
}

export const pairingScenarios: readonly Scenario[] = [pairing('code', true), pairing('invitation', false), stranger]
