/** The host with a process of its own, which speaks as the devices' does. */
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ForkOptions, UtilityProcess as RealUtilityProcess, WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../main/bridge/check'
import type { EventName } from '../../main/bridge/contract'
import { setUpDevices } from '../../main/peers/host/devices'
import { Host, type HostOptions } from '../../main/peers/host/host'
import { UtilityProcess } from '../standin/forkNode'

const other = `12D3KooW${'B'.repeat(44)}`
const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn() }
const tell = vi.fn()
const quick = { againAfterMs: [5], startMs: 15_000, stopMs: 5_000 }
let folder = ''
let hosts: Host[] = []
let forked: UtilityProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-host-'))
  hosts = []
  forked = []
  vi.clearAllMocks()
})
afterEach(async () => {
  await Promise.all(hosts.map((host) => host.end()))
  rmSync(folder, { recursive: true, force: true })
})

const fork = (path: string, args: string[], options: ForkOptions) => {
  const child = new UtilityProcess(path, args, options as object)
  forked.push(child)
  return child as unknown as RealUtilityProcess
}
const keyStore = {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text' as const,
  encryptString: () => expect.fail('nothing to encrypt with'),
  decryptString: () => expect.fail('nothing to decrypt with'),
}
const options = (more: Partial<HostOptions> = {}): HostOptions => ({
  fork,
  path: join(import.meta.dirname, 'fixture/process.mjs'),
  folder: join(folder, 'devices'),
  keyStore,
  platform: 'linux',
  hostname: 'laptop.local',
  appVersion: '1.2.3',
  check,
  log,
  tell,
  nowMs: () => performance.now(),
  timing: quick,
  ...more,
})
function hostWith(more: Partial<HostOptions> = {}) {
  const host = new Host(options(more))
  hosts.push(host)
  return host
}
const say = (host: Host, words: string) => host.ask((id) => ({ kind: 'join', id, words }))
async function running(more: Partial<HostOptions> = {}) {
  const host = hostWith(more)
  expect(await host.switchTo(true)).toEqual({ done: true })
  await vi.waitFor(() => expect(host.state().process).toBe('running'), 15_000)
  return host
}

function fakePage() {
  const told: [string, Record<string, unknown>][] = []
  const page = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    send: (channel: string, value: Record<string, unknown>) => told.push([channel.replace('drydock:', ''), value]),
  })
  const of = (name: EventName) => told.filter(([event]) => event === name).map(([, value]) => value)
  return { page: page as typeof page & WebContents, told, of }
}

describe('the host', () => {
  it('starts nothing while the switch is off, and writes nothing', async () => {
    const host = hostWith()
    await host.begin()
    expect(host.state()).toMatchObject({ isOn: false, process: 'off', keyStore: 'none', devices: [] })
    expect(await say(host, 'die')).toEqual({ done: false, reason: 'off' })
    expect(await host.doctor()).toEqual([{ id: 'process', state: 'warn', case: 'off', values: {} }])
    expect(await host.sealing('seal', new Uint8Array(3))).toEqual({ kind: 'failed', why: 'noKey' })
    expect(forked).toEqual([])
    expect(existsSync(join(folder, 'devices'))).toBe(false)
  })

  it('starts the process at the switch, with a limit for its heap, and ends it at the switch', async () => {
    const host = await running()
    expect(host.state()).toMatchObject({ isOn: true, keyStore: 'plain', self: { name: 'laptop' } })
    expect(await say(host, 'heap')).toMatchObject({ reason: expect.stringContaining('--max-old-space-size=') })
    await vi.waitFor(() => expect(tell).toHaveBeenCalledWith('peersChanged', undefined))
    const [child] = forked
    const exit = once(child as UtilityProcess, 'exit')
    expect(await host.switchTo(false)).toEqual({ done: true })
    expect(await exit).toEqual([0])
    expect([host.state().process, host.hasProcess, forked.length]).toEqual(['off', false, 1])
    // What is known of the devices is shown without a process.
    expect(host.state()).toMatchObject({ self: { name: 'laptop' }, devices: [{ id: other, lastSeenAt: 7 }] })
  })

  it('goes on at the next start as the learner left the switch', async () => {
    const first = await running()
    await first.end()
    const second = hostWith()
    expect(second.state()).toMatchObject({ isOn: true, devices: [{ id: other }] })
    await second.begin()
    await vi.waitFor(() => expect(second.state().process).toBe('running'), 15_000)
    await second.switchTo(false)
    const third = hostWith()
    await third.begin()
    expect([third.state().isOn, forked.length]).toEqual([false, 2])
  })

  it('switches on for an invitation', async () => {
    const host = hostWith()
    const answer = await host.askOn((id) => ({ kind: 'join', id, words: 'heard' }))
    expect(answer).toMatchObject({ reason: 'start' })
    expect(host.state().isOn).toBe(true)
  })

  it('starts a process that died again, and says so to those who waited', async () => {
    const host = await running()
    const { page, of } = fakePage()
    host.listen(page)
    await say(host, 'open 1')
    await say(host, 'hold')
    const sent = host.send({ session: 1, bytes: new Uint8Array(9) }, page)
    expect(await say(host, 'crash')).toEqual({ done: false, reason: 'noAnswer' })
    expect(await sent).toBe(false)
    expect(of('peersClosed')).toEqual([{ session: 1, why: 'the process ended' }])
    await vi.waitFor(() => expect(host.state().process).toBe('running'), 15_000)
    // The page need not listen anew.
    expect(await say(host, 'heard')).toMatchObject({ reason: 'start listen:true' })
    expect(forked.length).toBe(2)
  })

  it('gives up a process that dies at once five times in a minute, until the learner tries again', async () => {
    const host = hostWith({ hostname: 'dies' })
    await host.switchTo(true)
    await vi.waitFor(() => expect(host.state().process).toBe('failed'), 25_000)
    expect(host.state()).toMatchObject({ isOn: true, reason: 'it ended with code 9' })
    expect(forked.length).toBe(5)
    expect(await host.doctor()).toMatchObject([{ id: 'process', state: 'bad', case: 'failed' }])
    await host.switchTo(true)
    expect(host.state().process).toBe('starting')
  }, 40_000)

  it('does not count deaths that lie further apart', async () => {
    let nowMs = 0
    const host = hostWith({ hostname: 'dies', nowMs: () => (nowMs += 30_000) })
    await host.switchTo(true)
    await vi.waitFor(() => expect(forked.length).toBeGreaterThan(6), 25_000)
    expect(host.state().process).toBe('starting')
  }, 40_000)

  it('kills a process that gives no sign at its start, and one that does not stop', async () => {
    const silent = hostWith({ hostname: 'silent', timing: { ...quick, startMs: 200, maxEnds: 1 } })
    await silent.switchTo(true)
    await vi.waitFor(() => expect(silent.state().process).toBe('failed'), 15_000)
    rmSync(join(folder, 'devices'), { recursive: true })
    const stays = await running({ hostname: 'stays', timing: { ...quick, stopMs: 50 } })
    await stays.switchTo(false)
    expect(stays.hasProcess).toBe(false)
  }, 40_000)

  it('fails with a reason where the process cannot be started at all', async () => {
    const host = hostWith({
      fork: () => {
        throw new Error('no memory')
      },
    })
    await host.switchTo(true)
    await vi.waitFor(() => expect(host.state()).toMatchObject({ process: 'failed', reason: 'it did not start' }))
  })

  it('ends a process that talks nonsense', async () => {
    const host = await running()
    expect(await say(host, 'nonsense')).toEqual({ done: false, reason: 'noAnswer' })
    await vi.waitFor(() => expect(forked.length).toBe(2), 15_000)
    expect(log.warn.mock.calls.filter(([line]) => String(line).includes('no message')).length).toBe(10)
  })

  it('takes an answer only for what was asked', async () => {
    expect(await say(await running(), 'wrongAnswer')).toEqual({ done: false, reason: 'the right one' })
  })

  it('keeps what it is given before it says so, and nothing that is malformed', async () => {
    const host = await running()
    expect(await say(host, 'keep 4321')).toMatchObject({ reason: 'kept' })
    const { body } = JSON.parse(readFileSync(join(folder, 'devices/devices.json'), 'utf8'))
    expect(body).toMatchObject({ port: 4321, roster: ['AQI='] })
    await say(host, 'badKeep')
    expect(log.warn).toHaveBeenCalledWith(expect.stringContaining('must have 32 bytes'))
    rmSync(join(folder, 'devices'), { recursive: true })
    // A file stands where the folder should: nothing can be written.
    writeFileSync(join(folder, 'devices'), '')
    expect(await say(host, 'keep 5')).toMatchObject({ reason: 'notKept' })
  })

  it('writes what the process prints to the log, and attempts to the ledger', async () => {
    const host = await running()
    await say(host, 'say')
    await vi.waitFor(() => expect(log.info).toHaveBeenCalledWith('Devices: hello from the devices'))
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalledWith('Devices: and an error'))
    for (const address of ['10.0.0.1:1', '10.0.0.2:1', '10.0.0.1:1']) await say(host, `attempt ${address}`)
    expect(host.ledger.read().entries).toMatchObject([
      { address: '10.0.0.1:1', count: 2 },
      { address: '10.0.0.2:1', count: 1 },
    ])
    await host.end()
    expect(hostWith().ledger.read().entries.length).toBe(2)
  })

  it('seals, examines, cuts and wakes by the process', async () => {
    const host = await running()
    const sealed = await host.sealing('seal', new Uint8Array([1, 2]))
    expect(sealed).toEqual({ kind: 'bytes', bytes: new Uint8Array([2, 1]) })
    expect(await host.doctor()).toMatchObject([{ id: 'clock', values: { seconds: '0' } }])
    host.cut(true)
    host.resumed()
    host.endPairing()
    expect(await say(host, 'heard')).toMatchObject({ reason: 'start seal doctor cut resumed endPairing' })
    expect(host.state().isCut).toBe(true)
  })
})

describe('the page that listens', () => {
  it('is told of sessions and no other is, and sends once the stream has taken it', async () => {
    const host = await running()
    const [one, two] = [fakePage(), fakePage()]
    host.listen(one.page)
    await say(host, 'open 1')
    await say(host, 'frames 1 2')
    expect(one.of('peersOpened')).toEqual([{ session: 1, device: other, isFirst: true }])
    expect(one.of('peersFrame').map(({ bytes }) => (bytes as Uint8Array)[9])).toEqual([0, 1])
    expect(two.told).toEqual([])
    expect(await host.send({ session: 1, bytes: new Uint8Array(5) }, two.page)).toBe(false)
    expect(await host.send({ session: 2, bytes: new Uint8Array(5) }, one.page)).toBe(false)
    expect(await host.send({ session: 1, bytes: new Uint8Array(5) }, one.page)).toBe(true)
    expect(await host.send({ session: 1, bytes: new Uint8Array(0) }, one.page)).toBe(false)
    await say(host, 'hold')
    let isSent = false
    const sent = host.send({ session: 1, bytes: new Uint8Array(5) }, one.page).then((value) => {
      isSent = true
      return value
    })
    await say(host, 'heard')
    expect(isSent).toBe(false)
    await say(host, 'release')
    expect(await sent).toBe(true)
    await say(host, 'hold')
    const cut = host.send({ session: 1, bytes: new Uint8Array(5) }, one.page)
    await say(host, 'close 1')
    expect(await cut).toBe(false)
    expect(one.of('peersClosed')).toEqual([{ session: 1, why: 'gone' }])
  })

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])('ends its sessions at %s', async (event) => {
    const host = await running()
    const [one, two] = [fakePage(), fakePage()]
    host.listen(one.page)
    await say(host, 'open 1')
    await say(host, 'hold')
    const sent = host.send({ session: 1, bytes: new Uint8Array(5) }, one.page)
    one.page.emit(event)
    expect(await sent).toBe(false)
    await say(host, 'frames 1 1')
    expect(await say(host, 'heard')).toMatchObject({ reason: 'start listen:true send listen:false' })
    host.listen(two.page)
    await say(host, 'frames 1 1')
    await say(host, 'open 2')
    expect([...one.of('peersFrame'), ...two.of('peersFrame')]).toEqual([])
    expect(two.of('peersOpened')).toMatchObject([{ session: 2 }])
    // It is another page's by now.
    one.page.emit(event)
    await say(host, 'release')
    expect(await host.send({ session: 2, bytes: new Uint8Array(5) }, two.page)).toBe(true)
  })

  it('is not filled by a process that does not wait for it', async () => {
    const host = await running()
    const { page, of } = fakePage()
    host.listen(page)
    await say(host, 'open 1')
    for (let at = 0; at < 12; at++) {
      await say(host, 'frames 1 1')
      host.took({ session: 1, bytes: 1_048_576 }, page)
    }
    expect(of('peersFrame').length).toBe(12)
    await say(host, 'frames 1 12')
    expect(of('peersFrame').length).toBe(20)
    expect(of('peersClosed')).toEqual([{ session: 1, why: 'too much at once' }])
    expect(await say(host, 'heard')).toMatchObject({ reason: expect.stringMatching(/hangUp$/) })
  })
})

describe('the app', () => {
  it('waits for the process when it quits, and for nothing where there is none', async () => {
    const app = Object.assign(new EventEmitter(), { quit: vi.fn(), getPath: () => folder, getVersion: () => '1' })
    const powerMonitor = new EventEmitter()
    const devices = setUpDevices({ ...options(), app: app as never, powerMonitor: powerMonitor as never })
    hosts.push(devices)
    const quit = () => {
      const event = { preventDefault: vi.fn() }
      app.emit('will-quit', event)
      return event.preventDefault.mock.calls.length
    }
    expect(quit()).toBe(0)
    await devices.switchTo(true)
    await vi.waitFor(() => expect(devices.state().process).toBe('running'), 15_000)
    powerMonitor.emit('resume')
    expect(await say(devices, 'heard')).toMatchObject({ reason: 'start resumed' })
    expect(quit()).toBe(1)
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce(), 10_000)
    expect([quit(), devices.hasProcess]).toEqual([0, false])
  })
})
