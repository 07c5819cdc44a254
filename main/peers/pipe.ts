/** A libp2p stream as the session and the pairing see it. */
import type { Connection, Stream } from '@libp2p/interface'
import type { Pipe } from './session'

/**
 * Resolves once the stream takes more. Not by the stream's own `onDrain`: its promise stays resolved after the first time
 * (@libp2p/utils 7), so that who waits by it never waits again.
 */
const drained = (stream: Stream): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (isOpen: boolean): void => {
      clearInterval(timer)
      stream.removeEventListener('drain', onDrain)
      stream.removeEventListener('close', onClose)
      if (isOpen) resolve()
      else reject(new Error('The stream has ended.'))
    }
    const onDrain = (): void => end(true)
    const onClose = (): void => end(false)
    stream.addEventListener('drain', onDrain)
    stream.addEventListener('close', onClose)
    // The multiplexer may have had room again before anybody listened.
    const timer = setInterval(() => {
      if (stream.status !== 'open') end(false)
      else if (!stream.writableNeedsDrain) end(true)
    }, 250)
  })

/**
 * At once. The first `abort` of a connection whose encrypted stream has closed throws before it reaches the socket
 * (@libp2p/yamux 8 says goodbye on it); the second finds the multiplexer closed, and ends the socket.
 */
export const endConnection = (connection: Connection, why: string): void => {
  const fault = new Error(why)
  try {
    connection.abort(fault)
  } catch {
    connection.abort(fault)
  }
}

export const pipeOf = (stream: Stream, abort: (why: string) => void): Pipe => ({
  write: async (bytes) => {
    if (!stream.send(bytes)) await drained(stream)
  },
  pause: () => {
    if (stream.readStatus === 'readable') stream.pause()
  },
  resume: () => {
    if (stream.readStatus === 'paused') stream.resume()
  },
  abort,
})

/** Calls `take` with the bytes as they come, and `ended` once. */
export const readFrom = (stream: Stream, take: (bytes: Uint8Array) => void, ended: (why: string) => void): void => {
  let isOver = false
  const end = (why: string): void => {
    if (isOver) return
    isOver = true
    ended(why)
  }
  stream.addEventListener('message', ({ data }) => take(data instanceof Uint8Array ? data : data.subarray()))
  stream.addEventListener('remoteCloseWrite', () => end('closed there'))
  stream.addEventListener('close', () => end('closed'))
}
