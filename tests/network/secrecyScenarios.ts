/** What somebody on the same network hears of a pairing and a sync, and what they can do with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keyOf } from '../../main/peers/pairing/deviceKeys'
import { readWords } from '../../main/peers/pairing/invitation'
import { converged, Host } from './hosts'
import type { Place } from './namespaces'
import { pairWith, type Shown } from './pairingScenarios'
import type { Scenario } from './scenario'
import { makeStranger } from './trusted'

type Inviting = Extract<Shown, { kind: 'inviting' }>
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const startAt = (place: Place, ...command: readonly string[]): ChildProcess => {
  const [first = '', ...words] = [...place.prefix, ...command]
  return spawn(first, words, { stdio: ['pipe', 'pipe', 'pipe'] })
}

const named = (name: string, place: Place | undefined): Host => {
  const made = makeStranger()
  return new Host({ ...made, kept: { ...made.kept, name } }, place)
}

/** By what each is, what must not be heard. */
function secretsOf(hosts: readonly Host[], { code, invitation }: Inviting, spoken: readonly string[]) {
  const read = readWords(invitation)
  const secret = read?.kind === 'invitation' ? read.invitation.secret : new Uint8Array()
  const typed = code.replaceAll('-', '')
  const texts = [
    ...spoken,
    code,
    typed,
    typed.slice(2),
    invitation,
    invitation.slice(20, 60),
    ...hosts.map(({ id }) => id),
  ]
  const keys = hosts.flatMap(({ id, trusted }) => [keyOf(id), trusted.kept.seed])
  return [...texts.map((text) => Buffer.from(text)), ...[secret, ...keys].map((bytes) => Buffer.from(bytes))]
}

const capture: Scenario = {
  name: 'a pairing and a sync are heard, and nothing of them is in clear',
  isQuick: false,
  hosts: [[1], [1]],
  run: async ({ hosts, note }) => {
    const place = hosts[0]?.place
    if (!place) throw new Error('The scenario needs places.')
    const folder = mkdtempSync(join(tmpdir(), 'drydock-heard-'))
    const file = join(folder, 'heard.pcap')
    const listener = startAt(place, 'tcpdump', '-i', 'e1', '-s', '0', '-U', '-Z', 'root', '-w', file)
    const pair = [named('Planted Desk', place), named('Planted Laptop', hosts[1]?.place)] as const
    try {
      await new Promise((done, fail) => {
        listener.stderr?.once('data', done)
        listener.once('error', () => fail(new Error('There is no tcpdump.')))
      })
      await Promise.all(pair.map((host) => host.start()))
      for (const host of pair) await host.until('it listens', () => (host.state()?.self.addresses.length ?? 0) > 0)
      let shown: Inviting | undefined
      await pairWith(...pair, (inviting) => {
        shown = inviting
        return inviting.code
      })
      await pair[0].until('they are connected', () => pair[0].isConnectedWith(pair[1]), 10_000)
      await pair[0].edit('planted key', 'a planted sentence of a note')
      await converged(pair, ['planted key'], 5_000)
      await pause(500)
      if (!shown) throw new Error('There was no invitation.')
      const heard = readFileSync(file)
      note('bytes heard', heard.length, 'B')
      const spoken = ['planted key', 'planted sentence', 'Planted Desk', 'Planted Laptop', 'Planted']
      const found = secretsOf(pair, shown, spoken).filter((secret) => secret.length > 0 && heard.includes(secret))
      note('secrets in clear', found.length, '', 0)
      // What is said in clear was heard, so that what was not heard was not said.
      for (const open of ['/noise', `${shown.code.slice(0, 2)} `, '_drydock-pair'])
        if (!heard.includes(open)) throw new Error(`${open} was not heard.`)
    } finally {
      listener.kill('SIGKILL')
      for (const host of pair) host.remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const replay: Scenario = {
  name: 'notices of a former run, sent again by a stranger, end no connection',
  isQuick: false,
  hosts: [[1], [1], [1]],
  run: async ({ hosts, note }) => {
    const [one, other, third] = hosts
    if (!one?.place || !other || !third?.place) throw new Error('The scenario needs three hosts.')
    const file = join(import.meta.dirname, 'replayer.mjs')
    const stranger = startAt(
      third.place,
      process.execPath,
      file,
      one.place.addresses[0] ?? '',
      third.place.addresses[0] ?? '',
    )
    let heard = -1
    stranger.stdout?.on('data', (line: Buffer) => {
      heard = Number(line.toString().trim().split('\n').at(-1))
    })
    const endings = (): number =>
      other.events.filter(({ event, message }) => event === 'log' && String(message).includes('has ended')).length
    try {
      while (heard < 0) await pause(50)
      await Promise.all([one.start(), other.start()])
      await other.until('they are connected', () => other.isConnectedWith(one))
      while (heard < 1) await pause(50)
      note('notices heard', heard, '')
      // The other forgets what it heard, as after a start of the app: only the network holds the former run.
      await one.kill()
      await other.kill()
      await Promise.all([one.start(), other.start()])
      await other.until('they are connected again', () => other.isConnectedWith(one))
      const before = endings()
      stranger.stdin?.write('again\n')
      await pause(8_000)
      note('connections ended by it', endings() - before, '', 1)
      await one.edit('in spite of it')
      note('edit to the same content', await converged([one, other], ['in spite of it'], 5_000), 'ms')
    } finally {
      stranger.kill('SIGKILL')
    }
  },
}

export const secrecyScenarios: readonly Scenario[] = [capture, replay]
