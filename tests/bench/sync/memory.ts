/** What the process of the devices holds while nothing happens: the built one, in Node, with the app's limit of its heap. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FromPeers, ProcessState, ToPeers } from '../../../main/peers/messages'
import { Host } from '../../network/hosts'
import { makeNet, type Place, whyNot } from '../../network/namespaces'
import { makeGroup, type Trusted } from '../../network/trusted'
import type { Row } from '../row'

const groupSize = 5
const idleMs = 20_000
const root = resolve(import.meta.dirname, '../../..')
const built = join(root, 'out/main/peers.js')
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Connected with four others for 20 s. */
export async function memory(): Promise<Row[]> {
  const reason = whyNot() ?? (existsSync(built) ? undefined : `${built} is not built`)
  if (reason) {
    console.log(`The memory of the devices' process is not measured: ${reason}.`)
    return []
  }
  const net = makeNet(Array.from({ length: groupSize }, () => [1]))
  const [first, ...others] = makeGroup(groupSize)
  const [place, ...places] = net.places
  const hosts = others.map((trusted, index) => new Host(trusted, places[index]))
  if (!first || !place) throw new Error('There is no group.')
  const device = startBuilt(first, place)
  try {
    await Promise.all(hosts.map((host) => host.start()))
    await device.connectedWith(hosts.length)
    await pause(idleMs)
    const name = `the devices' process, idle with ${groupSize} devices`
    return [{ name, ours: residentMb(device.child.pid), unit: 'MB', limit: 140 }]
  } finally {
    device.child.kill('SIGKILL')
    for (const host of hosts) host.remove()
    net.remove()
  }
}

function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024
}

interface Built {
  readonly child: ChildProcess
  /** Resolves once so many are. */
  readonly connectedWith: (count: number) => Promise<void>
}

function startBuilt({ kept }: Trusted, place: Place): Built {
  const shim = join(import.meta.dirname, 'parentPort.mjs')
  const words = [...place.prefix, process.execPath, '--max-old-space-size=256', shim, built]
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: [...stdio], serialization: 'advanced' })
  const tell = (message: ToPeers): void => void child.send(message)
  let state: ProcessState | undefined
  let look = (): void => undefined
  child.on('message', (message: FromPeers) => {
    if (message.kind === 'keep') tell({ kind: 'kept', id: message.id })
    if (message.kind === 'state') state = message.state
    look()
  })
  tell({ kind: 'start', kept, appVersion: '0.0.0-bench', isCut: false })
  tell({ kind: 'listen', isListening: true })
  const connectedWith = (count: number): Promise<void> =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error('The devices did not connect.')), 30_000)
      look = () => {
        if (state?.devices.filter(({ link }) => link.kind === 'connected').length !== count) return
        clearTimeout(timer)
        done()
      }
      look()
    })
  return { child, connectedWith }
}
