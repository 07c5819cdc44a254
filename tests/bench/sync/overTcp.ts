/** Sync of two processes on this machine, held against the same documents over plain TCP and over y-websocket. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { median, type Row } from '../row'
import type { Via } from './device'
import { measureSync, type SyncTimes, startPair } from './devices'
import { editCount } from './documents'

const firstSyncRounds = 9
const warmUps = 150
const trips = 200
/** Longer, over three ways in turn, than changes of one moment are drawn together. */
const pauseMs = 25
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Every round in new processes, as the first sync of a device is; in turns, so that a busy machine slows both. */
export async function firstSync(): Promise<Row[]> {
  const times = { carrier: [] as SyncTimes[], raw: [] as SyncTimes[] }
  for (let round = 0; round < firstSyncRounds; round++) {
    const pair = await startPair()
    try {
      for (const via of round % 2 ? (['carrier', 'raw'] as const) : (['raw', 'carrier'] as const))
        times[via].push(await measureSync(pair, via, 'edited'))
    } finally {
      pair.stop()
    }
  }
  const name = `first sync of ${editCount.toLocaleString('en-GB')} edits`
  const row = (name: string, which: keyof SyncTimes, limit?: number): Row => {
    const of = (via: 'carrier' | 'raw') => median(times[via].map((one) => one[which]))
    return { name, ours: of('carrier'), peer: { name: 'raw TCP', value: of('raw') }, unit: 'ms', limit }
  }
  // Raw TCP shakes hands with nobody, so that only what comes after the connection is held against it.
  return [row(name, 'ms', 2), row(`${name}, from the call`, 'fromCallMs')]
}

export async function roundTrip(): Promise<Row[]> {
  const { port, server } = await startServer()
  const pair = await startPair([], port)
  const times: Record<Via, number[]> = { carrier: [], raw: [], websocket: [] }
  const ways = Object.keys(times) as Via[]
  try {
    for (const via of ways) {
      const { vector, ...there } = await pair.open(via, ['empty', 'edited'])
      if (via === 'websocket') await pair.called.ask('connect', { via, ...there })
      await pair.caller.ask('sync', { via, ...there, vector })
      await pause(1_000)
      await pair.called.ask('echo', { via })
      await pause(500)
    }
    for (let trip = 0; trip < warmUps + trips; trip++)
      for (const via of ways) {
        await pause(pauseMs)
        const ms = await pair.caller.ask('trip', { via })
        if (trip >= warmUps) times[via].push(ms)
      }
  } finally {
    pair.stop()
    server.kill()
  }
  const row = { name: 'a live edit and its answer, p50', ours: median(times.carrier), unit: 'ms' } as const
  return [
    { ...row, peer: { name: 'raw TCP', value: median(times.raw) }, limit: 2.5 },
    { ...row, peer: { name: 'y-websocket', value: median(times.websocket) }, limit: 1 },
  ]
}

/** y-websocket's own server, of the last version for this Yjs. */
async function startServer(): Promise<{ readonly port: number; readonly server: ChildProcess }> {
  const port = await freePort()
  const file = resolve(import.meta.dirname, '../../../node_modules/@y/websocket-server/src/server.js')
  const server = spawn(process.execPath, [file], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((done, fail) => {
    server.stdout.once('data', () => done())
    server.once('exit', () => fail(new Error('The server of y-websocket did not start.')))
  })
  return { port, server }
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => done(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
