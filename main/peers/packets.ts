/** Keeps libp2p from sending more packets than a message needs: on a LAN a packet costs more than what is in it. */
import { noise, type pureJsCrypto } from '@chainsafe/libp2p-noise'
import { type MessageStream, type Stream, TypedEventEmitter } from '@libp2p/interface'

/** Each layer tells after each message that it is idle (@libp2p/utils 7), to nobody, by an event of Node's slow kind. */
const tellNobodyNothing = (stream: object): void => {
  if (!(stream instanceof TypedEventEmitter)) return
  const dispatch = stream.safeDispatchEvent.bind(stream)
  stream.safeDispatchEvent = (type: string, detail) => stream.listenerCount(type) === 0 || dispatch(type, detail)
}

/** @libp2p/tcp 11 makes a system call of each part of a list; Noise sends its length and its text as two. */
const inOneWrite = <T extends MessageStream>(connection: T): T => {
  tellNobodyNothing(connection)
  const send = connection.send.bind(connection)
  connection.send = (bytes) => send(bytes instanceof Uint8Array ? bytes : bytes.subarray())
  return connection
}

type LengthDecoder = (data: Parameters<MessageStream['send']>[0]) => number
const hasDecoder = (value: object): value is { readonly decoder: { lengthDecoder: LengthDecoder } } =>
  'decoder' in value && typeof value.decoder === 'object' && value.decoder !== null && 'lengthDecoder' in value.decoder

/** The longest message of Noise, which is not there where its length is not. */
const longest = 65_535
const readLength: LengthDecoder = (data) => {
  if (data.byteLength < 2) return longest
  return data instanceof Uint8Array ? ((data[0] ?? 0) << 8) | (data[1] ?? 0) : (data.get(0) << 8) | data.get(1)
}

/** Noise finds after each message that there is no next one by an error (@libp2p/utils 7), which costs more than to decrypt it. */
const withoutErrors = <T extends { readonly connection: object }>(secured: T): T => {
  tellNobodyNothing(secured.connection)
  if (hasDecoder(secured.connection)) secured.connection.decoder.lengthDecoder = readLength
  return secured
}

/** Noise that gives each of its messages to the socket in one piece. */
export const frugalNoise =
  (crypto: typeof pureJsCrypto): ReturnType<typeof noise> =>
  (components) => {
    const encrypter = noise({ crypto })(components)
    const secureInbound = encrypter.secureInbound.bind(encrypter)
    const secureOutbound = encrypter.secureOutbound.bind(encrypter)
    encrypter.secureInbound = async (connection, options) =>
      withoutErrors(await secureInbound(inOneWrite(connection), options))
    encrypter.secureOutbound = async (connection, options) =>
      withoutErrors(await secureOutbound(inOneWrite(connection), options))
    return encrypter
  }

/** What a stream of @libp2p/yamux 8 has beside its interface, in bytes. */
interface Windowed {
  readonly recvWindow: number
  readonly recvWindowCapacity: number
  sendWindowUpdate: () => void
}

const isWindowed = (stream: Stream): stream is Stream & Windowed =>
  'recvWindow' in stream && 'recvWindowCapacity' in stream && 'sendWindowUpdate' in stream

/**
 * On this stream the other side is told of new room once half of the window is used up, as other implementations of yamux do, and not after
 * each message: the telling would go out before the answer to the message does.
 */
export const sparePackets = (stream: Stream): void => {
  tellNobodyNothing(stream)
  if (!isWindowed(stream)) return
  const tell = stream.sendWindowUpdate.bind(stream)
  stream.sendWindowUpdate = () => {
    if (stream.recvWindowCapacity <= stream.recvWindow / 2) tell()
  }
}
