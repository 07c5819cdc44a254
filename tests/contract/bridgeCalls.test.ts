import type { IpcMainInvokeEvent } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type CallName, calls, channelOf, defaultSettings, type Handlers } from '../../main/bridge/contract'
import { serveCalls } from '../../main/bridge/serve'
import { findOrigin } from '../../main/shell/origin'
import { type Random, seededRandom } from './seeded'

type Answer = (event: IpcMainInvokeEvent, ...args: unknown[]) => Promise<unknown>
type Frame = Record<string, unknown> | null

const someBytes = { notes: new Uint8Array([1]), reviews: new Uint8Array(), study: new Uint8Array(900_000) }
const someHash = 'ab'.repeat(32)
const someDevice = `12D3KooW${'A'.repeat(44)}`
const names = Object.keys(calls) as CallName[]
const validArguments: { [N in CallName]: readonly unknown[][] } = {
  start: [[], [undefined]],
  openLogs: [[], [undefined]],
  writeLog: [[{ level: 'error', message: 'x'.repeat(8_000) }], [{ level: 'info', message: '' }]],
  saveSettings: [
    [{}],
    [{ theme: 'dark' }],
    [{ textPercent: 200, motion: 'reduce', language: 'pseudo' }],
    [{ place: { route: '/read/runtime', offset: 10_000_000 } }],
    [defaultSettings],
  ],
  vaultWrite: [
    [{ reason: 'regular', documents: someBytes, vectors: someBytes, images: [] }],
    [{ reason: 'before-restore', documents: someBytes, vectors: someBytes, images: [someHash] }],
  ],
  vaultList: [[], [undefined]],
  vaultRead: [[{ id: '000001-20260101T000000Z-regular' }]],
  vaultMark: [[{ vectors: someBytes }]],
  vaultKnown: [[], [undefined]],
  vaultPutImage: [[{ hash: someHash, bytes: new Uint8Array(3) }]],
  vaultLacksImages: [[{ hashes: [] }], [{ hashes: [someHash] }]],
  vaultReadImage: [[{ hash: someHash }]],
  storageState: [[], [undefined]],
  resetStorage: [[], [undefined]],
  saveFile: [[{ name: 'Drydock 2026-04-01.zip', kind: 'zip', bytes: new Uint8Array(3) }]],
  saveFolder: [
    [{ name: 'Drydock', files: [] }],
    [{ name: 'D', files: [{ path: 'notes/a.md', bytes: new Uint8Array() }] }],
  ],
  openFile: [[], [undefined]],
  openFolder: [[], [undefined]],
  cameraWanted: [[{ isWanted: true }], [{ isWanted: false }]],
  holdClosing: [[], [undefined]],
  readyToClose: [[{ saved: true, reason: '' }], [{ saved: false, reason: 'ENOSPC' }]],
  peersState: [[], [undefined]],
  peersSwitch: [[{ isOn: true }], [{ isOn: false }]],
  peersCut: [[{ isCut: true }]],
  peersRename: [[{ device: someDevice, name: 'Anna’s laptop' }], [{ device: someDevice, name: 'デ'.repeat(40) }]],
  peersRemove: [[{ device: someDevice }]],
  peersLeave: [[], [undefined]],
  peersAddress: [
    [{ device: someDevice, address: '192.168.0.7:40123', isAdded: true }],
    [{ device: someDevice, address: '[fe80::1]:1', isAdded: false }],
  ],
  peersInvite: [[], [undefined]],
  peersJoin: [[{ words: 'able baker 7' }], [{ words: 'x'.repeat(2_000) }]],
  peersConfirm: [[{ isSame: true }], [{ isSame: false }]],
  peersEndPairing: [[], [undefined]],
  peersLedger: [[], [undefined]],
  peersForgetLedger: [[], [undefined]],
  peersDoctor: [[], [undefined]],
  peersListen: [[], [undefined]],
  peersSend: [[{ session: 1, bytes: new Uint8Array(1_048_576) }], [{ session: 2 ** 40, bytes: new Uint8Array() }]],
  peersTook: [[{ session: 3, bytes: 1 }]],
  peersHangUp: [[{ session: 3, why: 'protocol' }]],
  peersSeal: [[{ bytes: new Uint8Array(70_000) }]],
  peersUnseal: [[{ bytes: new Uint8Array() }]],
}

let ran: CallName[] = []
const warn = vi.fn()
beforeEach(() => {
  ran = []
  warn.mockClear()
})

function serve(isPackaged = true, devUrl?: string) {
  const answers = new Map<string, Answer>()
  const note = (name: CallName) => () => {
    ran.push(name)
    return name
  }
  const handlers = Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as Handlers<unknown>
  const { isOwn } = findOrigin({ isPackaged, devUrl })
  serveCalls({
    ipcMain: { handle: (channel, answer) => void answers.set(channel, answer as Answer) },
    handlers,
    isOwn,
    warn,
  })
  return (name: CallName, senderFrame: Frame, args: unknown[]) => {
    const answer = answers.get(channelOf(name))
    if (!answer) throw new Error(`${name} is not served`)
    return answer({ senderFrame, sender: {} } as unknown as IpcMainInvokeEvent, ...args)
  }
}

const page = {
  url: 'app://bundle/index.html#/contents',
  origin: 'app://bundle',
  parent: null,
  detached: false,
  isDestroyed: () => false,
}
const at = (url: string, origin = new URL(url).origin) => ({ ...page, url, origin })
const foreignFrames: Record<string, Frame> = {
  'no frame': null,
  'a destroyed frame': { ...page, isDestroyed: () => true },
  'a detached frame': { ...page, detached: true },
  'a subframe of the app': { ...page, parent: page },
  'a sandboxed document with the app’s URL': { ...page, origin: 'null' },
  'a blank page that inherited the origin': { ...page, url: 'about:blank' },
  'another site': at('https://evil.example/'),
  'the error page': at('data:text/html,x', 'null'),
  'a file': at('file:///app://bundle/index.html', 'file://'),
  'a host that begins alike': at('app://bundle.evil/index.html', 'app://bundle.evil'),
  'a host that ends alike': at('app://evilbundle/index.html', 'app://evilbundle'),
  'another port': at('app://bundle:81/index.html', 'app://bundle:81'),
  'a user name that looks like the host': at('app://bundle@evil/index.html', 'app://evil'),
  'the host under https': at('https://bundle/index.html'),
  'the app’s origin in a query': at('https://evil.example/?app://bundle/'),
  'an address that is none': { ...page, url: '' },
  'the development server of an installed app': at('http://localhost:5173/'),
}

/** Values that a careless check lets through. */
function hostileValue(random: Random, depth = 0): unknown {
  const getter = () =>
    Object.defineProperty({}, random.pick(['theme', 'level', 'place']), { enumerable: true, get: () => 'dark' })
  const leaves: (() => unknown)[] = [
    () => null,
    () => true,
    () => 0,
    () => Number.NaN,
    () => Number.POSITIVE_INFINITY,
    () => 2n ** 70n,
    () => '',
    () => 'Dark',
    () => '../../etc/passwd',
    () => 'x'.repeat(random.pick([301, 8_001, 100_000])),
    () => Symbol('x'),
    () => () => 'dark',
    () => new Date(0),
    () => /x/,
    () => new Map([['theme', 'dark']]),
    () => new Set(['dark']),
    () => new Uint8Array(3),
    () => new ArrayBuffer(2),
    () => new Error('x'),
    () => Promise.resolve({ theme: 'dark' }),
    () => [],
    () => [{ theme: 'dark' }],
    () => Object.create({ theme: 'dark' }),
    () => JSON.parse('{"__proto__":{"theme":"dark"}}'),
    () => JSON.parse('{"constructor":{"prototype":{}}}'),
    () => ({ theme: new String('dark') }),
    () => ({ theme: 'dark', [Symbol('s')]: 1 }),
    () => ({ theme: 'DARK' }),
    () => ({ theme: undefined }),
    getter,
    () => ({ textPercent: random.pick([79, 201, 100.5, '100', Number.NaN]) }),
    () => ({ place: { route: '/', offset: -1 } }),
    () => ({ place: { route: 'https://evil.example', offset: 0 } }),
    () => ({ place: { route: `/${'a'.repeat(300)}`, offset: 0 } }),
    () => ({ place: { route: '/' } }),
    () => ({ window: { isMaximized: true } }),
    () => ({ version: 2 }),
    () => ({ id: random.pick(['../../etc/passwd', '000001-20260101T000000Z-regular/..', '1', 'x'.repeat(61)]) }),
    () => ({ id: '000001-20260101T000000Z-regular', path: '/etc' }),
    () => ({ hash: random.pick([`../${someHash}`, someHash.toUpperCase(), `${someHash}0`, `${someHash}\n`]) }),
    () => ({
      hash: someHash,
      bytes: random.pick<unknown>([[1], 'x', new ArrayBuffer(1), new Uint8Array(33 * 1024 ** 2)]),
    }),
    () => ({ hashes: random.pick<unknown>([someHash, [someHash, '..'], new Array(60_000)]) }),
    () => ({ vectors: { ...someBytes, settings: new Uint8Array(1) } }),
    () => ({ vectors: { ...someBytes, notes: new Uint8Array(1_000_001) } }),
    () => ({ reason: 'regular', documents: { ...someBytes, notes: 'x' }, vectors: someBytes, images: [] }),
    () => ({ reason: '../regular', documents: someBytes, vectors: someBytes, images: [] }),
    () => ({ saved: 'true', reason: '' }),
    () => ({
      name: random.pick(['../a.zip', '/etc/passwd', 'a\\b', 'C:a', '', 'a\n']),
      kind: 'zip',
      bytes: new Uint8Array(),
    }),
    () => ({ name: 'a', kind: 'exe', bytes: new Uint8Array() }),
    () => ({ name: 'a', files: [{ path: random.pick(['a\\..\\b', 'C:/a', 'a\0', '']), bytes: new Uint8Array() }] }),
    () => ({ isOn: random.pick<unknown>(['true', 1, null, undefined]) }),
    () => ({ isCut: true, isOn: true }),
    () => ({ isSame: 'true' }),
    () => ({ isWanted: random.pick<unknown>(['true', 1, null, undefined]) }),
    () => ({ isWanted: true, forMs: 1e9 }),
    () => ({ device: random.pick(['', 'me', `${someDevice}0`, `${someDevice}\n`, `12D3KooW${'0'.repeat(44)}`]) }),
    () => ({
      device: someDevice,
      name: random.pick(['', 'a\nb', 'a\u202eb', 'a\u200bb', 'a\u2028b', '\0', 'x'.repeat(41)]),
    }),
    () => ({
      device: someDevice,
      address: random.pick(['localhost:1', '1.2.3.4', '1.2.3.4:123456', 'http://1.2.3.4:5', `${'1'.repeat(60)}:1`]),
      isAdded: true,
    }),
    () => ({ words: random.pick<unknown>(['x'.repeat(2_001), ['able'], 7, null]) }),
    () => ({ session: random.pick<unknown>([0, -1, 1.5, 2 ** 41, '1', Number.NaN]), bytes: new Uint8Array(1) }),
    () => ({ session: 1, bytes: random.pick<unknown>([[1], 'x', -1, 0, 1.5, 2 ** 31, new ArrayBuffer(1), null]) }),
    () => ({ session: 1, bytes: new Uint8Array(1_048_577) }),
    () => ({ session: 1, why: random.pick<unknown>(['', 'Refused', 'idle ', 7, null]) }),
    () => ({ session: 1, why: 'idle', bytes: new Uint8Array(1) }),
    () => ({ level: 'debug', message: 'x' }),
    () => ({ level: 'info' }),
    () => ({ level: 'info', message: 'x'.repeat(8_001) }),
    () => ({ level: 'info', message: 'x', path: '/etc' }),
    () => ({ level: 'constructor', message: 'x' }),
    () => ({ level: 'info', message: { toString: () => 'x' } }),
  ]
  const wrap: ((value: unknown) => unknown)[] = [
    (value) => [value],
    (value) => ({ place: value }),
    (value) => ({ value }),
    (value) => ({ theme: value }),
  ]
  return depth < 4 && random.below(3) === 0 ? random.pick(wrap)(hostileValue(random, depth + 1)) : random.pick(leaves)()
}

function hostileArguments(random: Random, name: CallName): unknown[] {
  const valid = random.pick(validArguments[name])
  if (random.below(4) === 0) return [...(valid.length > 0 ? valid : [undefined]), hostileValue(random)]
  return [hostileValue(random)]
}

describe('bridge calls', () => {
  it.each(names)('%s runs for the app’s own page with each valid argument', async (name) => {
    const ask = serve()
    for (const args of validArguments[name]) await expect(ask(name, page, args)).resolves.toBe(name)
    expect(ran.length).toBe(validArguments[name].length)
  })

  it.each(names)('%s refuses 200 hostile argument lists', async (name) => {
    const random = seededRandom(`bridgeCalls ${name}`)
    const ask = serve()
    for (let run = 0; run < 200; run++) {
      const refusal = await ask(name, page, hostileArguments(random, name)).then(
        () => 'accepted',
        (error: unknown) => error,
      )
      expect(refusal, `run ${run}, SEED=${random.seed}`).toBeInstanceOf(Error)
      expect(String(refusal)).toMatch(new RegExp(`^Error: ${name} refused: `))
    }
    expect([ran.length, warn.mock.calls.length]).toEqual([0, 200])
  })

  it.each(names)('%s refuses a text of 100 MB in any place, and looks at none of it', async (name) => {
    const ask = serve()
    const long = 'x'.repeat(100 * 1024 ** 2)
    const places = validArguments[name].flatMap(([value]) =>
      typeof value === 'object' && value !== null ? Object.keys(value).map((key) => ({ ...value, [key]: long })) : [],
    )
    for (const value of [long, ...places]) await expect(ask(name, page, [value])).rejects.toThrow(`${name} refused: `)
    expect(ran).toEqual([])
  })

  it('made at the same time get each its own answer, and a refused one costs the others nothing', async () => {
    const random = seededRandom('concurrent bridgeCalls')
    const ask = serve()
    const made = Array.from({ length: 1_000 }, () => {
      const name = random.pick(names)
      const isGood = random.below(2) === 0
      const args = isGood ? random.pick(validArguments[name]) : hostileArguments(random, name)
      const frame = isGood ? page : random.pick([page, ...Object.values(foreignFrames)])
      return { name, isGood, answer: ask(name, frame, args) }
    })
    const answers = await Promise.allSettled(made.map(({ answer }) => answer))
    for (const [at, { name, isGood }] of made.entries())
      expect(answers[at], `call ${at}, SEED=${random.seed}`).toMatchObject(
        isGood ? { status: 'fulfilled', value: name } : { status: 'rejected' },
      )
    expect(ran.length).toBe(made.filter(({ isGood }) => isGood).length)
  })

  describe.each(Object.entries(foreignFrames))('from %s', (_who, frame) => {
    it('are all refused and logged', async () => {
      const ask = serve()
      for (const name of names)
        await expect(ask(name, frame, validArguments[name][0] ?? [])).rejects.toThrow(`${name} refused`)
      expect([ran.length, warn.mock.calls.length]).toEqual([0, names.length])
    })
  })

  it('are the development server’s too, in a working copy alone', async () => {
    const frame = at('http://localhost:5173/index.html')
    await expect(serve(false, 'http://localhost:5173')('start', frame, [])).resolves.toBe('start')
    await expect(serve(false, 'http://localhost:5173')('start', page, [])).rejects.toThrow('refused')
    await expect(serve(true, 'http://localhost:5173')('start', frame, [])).rejects.toThrow('refused')
  })

  it('tell the page that they failed, and only the log why', async () => {
    const handlers = { start: () => Promise.reject(new Error('/home/someone/secret')) } as unknown as Handlers<unknown>
    let answer: Answer | undefined
    const handle = (channel: string, given: unknown) => {
      if (channel === channelOf('start')) answer = given as Answer
    }
    serveCalls({ ipcMain: { handle }, handlers, isOwn: () => true, warn })
    const event = { senderFrame: page, sender: {} } as unknown as IpcMainInvokeEvent
    await expect(answer?.(event)).rejects.toThrow('start failed; the log says why')
    expect(String(warn.mock.calls[0]?.[1])).toContain('/home/someone/secret')
  })
})
