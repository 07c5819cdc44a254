import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createNode } from './node'

test('of connections that say nothing six are held for one address', async () => {
  const node = await createNode({
    seed: new Uint8Array(32).fill(1),
    port: 0,
    admits: () => false,
    refused: () => undefined,
    connected: () => undefined,
    streams: {},
  })
  const sockets: Socket[] = []
  try {
    for (let at = 0; at < 40; at += 1) {
      const socket = connect({ host: '127.0.0.1', port: node.port })
      socket.on('error', () => undefined).resume()
      sockets.push(socket)
    }
    await expect.poll(() => sockets.filter(({ closed }) => closed).length, { timeout: 4_000 }).toBe(34)
  } finally {
    for (const socket of sockets) socket.destroy()
    await node.stop()
  }
})
