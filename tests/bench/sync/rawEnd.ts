/** The measure of all others: Yjs over a plain TCP socket, each message behind its length. */
import { connect as connectTcp, createServer, type Socket } from 'node:net'
import * as Y from 'yjs'
import type { End } from './end'

const kinds = { vector: 0, update: 1 } as const
const fromPeer = Symbol('raw TCP')

/** The end that calls sends its state vector, the other answers what it lacks; then each change goes as it is. */
export async function openRawEnd(doc: Y.Doc): Promise<End> {
  const sockets = new Set<Socket>()
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== fromPeer) for (const socket of sockets) send(socket, kinds.update, update)
  })
  const take = (socket: Socket): void => {
    socket.setNoDelay(true)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    read(socket, (kind, body) => {
      if (kind === kinds.vector) send(socket, kinds.update, Y.encodeStateAsUpdate(doc, body))
      else Y.applyUpdate(doc, body, fromPeer)
    })
  }
  const server = createServer(take)
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
  const bound = server.address()
  return {
    doc,
    isFromPeer: (origin) => origin === fromPeer,
    port: typeof bound === 'object' && bound ? bound.port : 0,
    connect: async (ip, port, isUp) => {
      const socket = connectTcp({ host: ip, port, noDelay: true })
      await new Promise((done, fail) => socket.once('connect', done).once('error', fail))
      take(socket)
      isUp()
      send(socket, kinds.vector, Y.encodeStateVector(doc))
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

function send(socket: Socket, kind: number, body: Uint8Array): void {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(body.length)
  head.writeUInt8(kind, 4)
  socket.cork()
  socket.write(head)
  socket.write(body)
  socket.uncork()
}

function read(socket: Socket, take: (kind: number, body: Uint8Array) => void): void {
  let pieces: Buffer[] = []
  let have = 0
  let need = 5
  socket.on('data', (piece) => {
    pieces.push(piece)
    have += piece.length
    while (have >= need) {
      const all = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, have)
      need = 5 + all.readUInt32BE(0)
      pieces = [all]
      if (have < need) return
      const [kind, body] = [all.readUInt8(4), new Uint8Array(all.subarray(5, need))]
      pieces = [all.subarray(need)]
      have -= need
      need = 5
      take(kind, body)
    }
  })
}
