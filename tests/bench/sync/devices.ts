/** Devices as child processes, in a namespace or not, and what the benches ask of them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { Place } from '../../network/namespaces'
import { makeGroup, type Trusted } from '../../network/trusted'
import type { Answer, Call, commands, Via } from './device'
import type { DocKind } from './documents'

const root = resolve(import.meta.dirname, '../../..')
let built: Promise<string> | undefined

/** The device as one file, as the app's process is one. */
const buildDevice = (): Promise<string> => {
  const outDir = join(root, 'out/bench')
  built ??= build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'tests/bench/sync/device.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'device.mjs' } },
    },
  }).then(() => join(outDir, 'device.mjs'))
  return built
}

type Commands = typeof commands

export class Device {
  readonly #child: ChildProcess
  readonly #answers = new Map<number, (answer: Answer) => void>()
  #lastId = 0

  private constructor(child: ChildProcess) {
    this.#child = child
    child.on('message', (answer: Answer) => this.#answers.get(answer.id)?.(answer))
    child.once('exit', () => {
      for (const [id, tell] of this.#answers) tell({ id, fault: 'The device has ended.' })
    })
  }

  static async start(place?: Place): Promise<Device> {
    const words = [...(place?.prefix ?? []), process.execPath, await buildDevice()]
    const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
    return new Device(spawn(words[0] ?? '', words.slice(1), { stdio: [...stdio], serialization: 'advanced' }))
  }

  /** Rejects where the device could not do it. */
  ask<K extends keyof Commands>(what: K, given: Parameters<Commands[K]>[0]): Promise<Awaited<ReturnType<Commands[K]>>> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((done, fail) => {
      this.#answers.set(id, ({ result, fault }) => {
        this.#answers.delete(id)
        if (fault) fail(new Error(`${what}: ${fault}`))
        else done(result as Awaited<ReturnType<Commands[K]>>)
      })
      this.#child.send({ id, what, given } satisfies Call)
    })
  }

  /** It ends by itself. */
  stop(): void {
    if (this.#child.connected) this.#child.disconnect()
  }
}

/** Two devices that trust each other: the one that calls has the smaller id, as in the app. */
export interface Pair {
  readonly caller: Device
  readonly called: Device
  /** Opens both ends anew. Gives where the caller finds the other, and what it must come to have. */
  readonly open: (
    via: Via,
    kinds: readonly [caller: DocKind, called: DocKind],
  ) => Promise<{ readonly ip: string; readonly port: number; readonly vector: readonly (readonly [number, number])[] }>
  readonly close: (via: Via) => Promise<void>
  readonly stop: () => void
}

/** `server` is the port of y-websocket's server, where there is one. */
export async function startPair(places: readonly Place[] = [], server = 0): Promise<Pair> {
  const [caller, called] = [await Device.start(places[0]), await Device.start(places[1])]
  const [small, large] = makeGroup(2) as [Trusted, Trusted]
  let rooms = 0
  return {
    caller,
    called,
    open: async (via, [callerKind, calledKind]) => {
      rooms += 1
      const room = `bench${rooms}`
      const there = await called.ask('open', { via, kind: calledKind, kept: large.kept, room })
      await caller.ask('open', { via, kind: callerKind, kept: small.kept, room })
      return {
        ip: via === 'websocket' ? '127.0.0.1' : (places[1]?.addresses[0] ?? '127.0.0.1'),
        port: via === 'websocket' ? server : there.port,
        vector: there.vector,
      }
    },
    close: async (via) => {
      for (const device of [caller, called]) await device.ask('close', { via })
    },
    stop: () => {
      caller.stop()
      called.stop()
    },
  }
}

/** Milliseconds until the caller has everything. */
export interface SyncTimes {
  /** Since the connection stands: before the first message of the documents. */
  readonly ms: number
  /** Since the call. */
  readonly fromCallMs: number
}

/** Throws where the caller has something else in the end. */
export async function measureSync(pair: Pair, via: Via, kind: DocKind): Promise<SyncTimes> {
  const there = await pair.open(via, ['empty', kind])
  const times = await pair.caller.ask('sync', { via, ...there })
  await expectSame(pair, via)
  await pair.close(via)
  return times
}

export async function expectSame({ caller, called }: Pair, via: Via): Promise<void> {
  const [here, there] = [await caller.ask('hash', { via }), await called.ask('hash', { via })]
  if (here !== there) throw new Error(`Two ends of ${via} hold different documents.`)
}
