import { randomBytes } from 'node:crypto'
import { connect as connectTcp, createServer, Socket } from 'node:net'
import type { Stream } from '@libp2p/interface'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createNode, type Node } from './node'
import { sparePackets } from './packets'
import { pipeOf, readFrom } from './pipe'

const protocol = '/drydock/sync/1'
const windowBytes = 262_144
const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
const turn = (ms = 0) => new Promise((next) => setTimeout(next, ms))

interface Ends {
  readonly out: Stream
  readonly come: { bytes: number; readonly pieces: Uint8Array[] }
  readonly into: Stream
  /** Writes of the caller to its socket, and pieces that came back, since the last call. */
  readonly passed: () => { readonly there: number; readonly back: number }
}

/** Two nodes, and between them a way that counts. */
async function open(): Promise<Ends> {
  const come = { bytes: 0, pieces: [] as Uint8Array[] }
  let arrived: (stream: Stream) => void = () => undefined
  const into = new Promise<Stream>((done) => {
    arrived = done
  })
  const called = await node({ [protocol]: (stream) => arrived(stream) })
  const caller = await node({})
  const { port, passed } = await between(called.port)
  const connection = await caller.dial(called.id, { ip: '127.0.0.1', port }, 5_000)
  const out = await connection.newStream(protocol)
  const stream = await into
  for (const one of [out, stream]) sparePackets(one)
  const take = (bytes: Uint8Array) => {
    come.bytes += bytes.length
    come.pieces.push(bytes.slice())
  }
  readFrom(stream, take, () => undefined)
  await turn(50)
  passed()
  return { out, come, into: stream, passed }
}

async function node(streams: Readonly<Record<string, (stream: Stream) => void>>): Promise<Node> {
  const made = await createNode({
    seed: new Uint8Array(randomBytes(32)),
    port: 0,
    admits: () => true,
    refused: () => undefined,
    connected: () => undefined,
    streams,
  })
  stops.push(made.stop)
  return made
}

async function between(to: number) {
  const count = { there: 0, back: 0 }
  const sockets: Socket[] = []
  const write = Socket.prototype.write
  const seen = vi.spyOn(Socket.prototype, 'write').mockImplementation(function (this: Socket, ...given) {
    if (this.remotePort === port()) count.there++
    return write.apply(this, given)
  })
  const server = createServer((socket) => {
    const on = connectTcp({ host: '127.0.0.1', port: to, noDelay: true })
    sockets.push(socket, on)
    for (const one of [socket, on]) one.on('error', () => undefined)
    socket.on('data', (piece) => on.write(piece))
    on.on('data', (piece) => {
      count.back++
      socket.write(piece)
    })
  })
  const port = () => {
    const bound = server.address()
    return typeof bound === 'object' && bound ? bound.port : 0
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  stops.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
    seen.mockRestore()
  })
  const passed = () => {
    const now = { ...count }
    Object.assign(count, { there: 0, back: 0 })
    return now
  }
  return { port: port(), passed }
}

const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 500; tries++) await turn(10)
  expect(holds()).toBe(true)
}

describe('a message on a stream', () => {
  it('is one packet, and nothing comes back of it', async () => {
    const { out, come, passed } = await open()
    for (let message = 1; message <= 20; message++) {
      out.send(new Uint8Array(100).fill(message))
      await until(() => come.bytes === message * 100)
    }
    await turn(50)
    expect(passed()).toEqual({ there: 20, back: 0 })
  })

  it('comes whole where it is many times the window, though the reader pauses', async () => {
    const { out, come, into } = await open()
    const all = new Uint8Array(randomBytes(8 * windowBytes))
    const [pipe, reader] = [out, into].map((stream) => pipeOf(stream, () => undefined))
    const written = (async () => {
      for (let at = 0; at < all.length; at += 50_000) await pipe?.write(all.subarray(at, at + 50_000))
    })()
    await until(() => come.bytes > windowBytes)
    reader?.pause()
    await turn(100)
    const before = come.bytes
    await turn(100)
    expect(come.bytes).toBe(before)
    reader?.resume()
    await written
    await until(() => come.bytes === all.length)
    expect(Buffer.concat(come.pieces).equals(all)).toBe(true)
  })
})
