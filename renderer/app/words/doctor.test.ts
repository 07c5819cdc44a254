import { describe, expect, it } from 'vitest'
import { doctor } from './doctor'
import { startWords } from './words'

/** Every case that main/peers/doctor.ts and the host give, with its values; the seconds of a clock are told as a time. */
const given: Readonly<Record<string, readonly string[]>> = {
  process: ['running', 'cut', 'off', 'failed reason', 'noAnswer'],
  interfaces: ['none', 'onlyLoopback', 'onlyLinkLocal address', 'onlyIPv6 address', 'up interface address'],
  vpn: ['none', 'up interface'],
  multicast: ['noGroup', 'noSocket', 'echo address', 'noEcho address'],
  listening: ['noAddress', 'open address', 'refused address', 'timeout address', 'unreachable address'],
  neighbours: ['noGroup', 'heard count', 'none'],
  reachability: [
    ...['connected device address', 'noAddress device', 'notHeard device', 'open device address'],
    ...['refused device address', 'timeout device address', 'unreachable device address'],
  ],
  isolation: ['timeout device address', 'unreachable device address'],
  versions: ['olderThere device version', 'newerThere device version'],
  clock: ['same device', 'ahead device time', 'behind device time'],
  trust: ['devices count', 'alone', 'notTrusted device', 'removed device'],
}

describe('the doctor’s words', () => {
  it('tell every case, name all its values, and ask for none that it has not', async () => {
    const words = await startWords('en')
    for (const [id, cases] of Object.entries(given))
      for (const one of cases) {
        const [which = '', ...names] = one.split(' ')
        const key = `doctor.cases.${id}.${which}` as 'doctor.cases.vpn.up'
        expect(words.exists(key), key).toBe(true)
        const said = words.t(key, Object.fromEntries(names.map((name) => [name, `<${name}>`])) as { interface: string })
        for (const name of names) expect(said, key).toContain(`<${name}>`)
        expect(said, key).not.toContain('{{')
      }
    const told = Object.entries(doctor.cases).flatMap(([id, cases]) => Object.keys(cases).map((one) => `${id} ${one}`))
    expect(told.sort()).toEqual(
      Object.entries(given)
        .flatMap(([id, cases]) => cases.map((one) => `${id} ${one.split(' ')[0]}`))
        .sort(),
    )
  })
})
