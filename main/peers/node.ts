/** The libp2p node: TCP, Noise, yamux, and nobody let in but whom `admits` names. No discovery and no redialling of its own. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { pureJsCrypto } from '@chainsafe/libp2p-noise'
import { asCrypto } from '@chainsafe/libp2p-noise/crypto'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import type { Connection, MultiaddrConnection, PeerId, PrivateKey, Stream } from '@libp2p/interface'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { createLibp2p, type Libp2p } from 'libp2p'
import { type Address, fromMultiaddr, toMultiaddr } from './addresses'
import { frugalNoise } from './packets'
import { endConnection } from './pipe'

export const syncProtocol = '/drydock/sync/1'
export const removedProtocol = '/drydock/removed/1'
export const pairProtocol = '/drydock/pair/1'

const windowBytes = 262_144
const upgradeMs = 5_000
const pendingOfOne = 6

export interface NodeOptions {
  /** 32 bytes. */
  readonly seed: Uint8Array
  /** 0 for any. */
  readonly port: number
  /** After Noise, before any stream. */
  readonly admits: (device: string) => boolean
  readonly refused: (device: string, address: string) => void
  readonly connected: (connection: Connection) => void
  readonly streams: Readonly<Record<string, (stream: Stream, connection: Connection) => void>>
}

export interface Node {
  readonly id: string
  readonly port: number
  /** Rejects where nobody answers there, or another than the device; undefined for whoever it is. */
  readonly dial: (device: string | undefined, address: Address, withinMs: number) => Promise<Connection>
  readonly connections: () => readonly Connection[]
  readonly stop: () => Promise<void>
}

/**
 * The same ciphers everywhere: Electron's BoringSSL has no chacha20-poly1305 in node:crypto, and what runs in the tests
 * should be what runs in the app. In WebAssembly, as libp2p itself has them under Electron: for the small messages of live
 * edits they take a third of the time that they take in JavaScript. SHA-256 it has.
 */
const noiseCrypto: typeof pureJsCrypto = {
  ...pureJsCrypto,
  chaCha20Poly1305Encrypt: asCrypto.chaCha20Poly1305Encrypt,
  chaCha20Poly1305Decrypt: asCrypto.chaCha20Poly1305Decrypt,
  hashSHA256: (data) => createHash('sha256').update(data.subarray()).digest(),
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '0.0.0.0' }, () => server.close(() => resolve(true)))
  })

/** The wanted port where it is free, else another: one number for both address families. */
const findPort = async (wanted: number): Promise<number> => {
  if (wanted > 0 && (await isFree(wanted))) return wanted
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port: 0, host: '0.0.0.0' }, () => {
      const bound = server.address()
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}

/** Connections of one address that are not yet encrypted: one that opens many leaves room for the others. */
const limitPending = () => {
  const pending = new Map<string, number>()
  return (way: MultiaddrConnection): boolean => {
    const ip = fromMultiaddr(way.remoteAddr.toString())?.ip ?? ''
    const count = (pending.get(ip) ?? 0) + 1
    if (count > pendingOfOne) return true
    pending.set(ip, count)
    let isOver = false
    const end = (): void => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      const left = (pending.get(ip) ?? 1) - 1
      if (left > 0) pending.set(ip, left)
      else pending.delete(ip)
    }
    const timer = setTimeout(end, upgradeMs)
    way.addEventListener('close', end)
    return false
  }
}

const gater = ({ admits, refused }: NodeOptions) => {
  const denies = (id: PeerId, way: { readonly remoteAddr: Multiaddr }) => {
    const isDenied = !admits(id.toString())
    if (isDenied) refused(id.toString(), way.remoteAddr.toString())
    return isDenied
  }
  return {
    denyDialMultiaddr: () => false,
    denyInboundConnection: limitPending(),
    denyDialPeer: (id: PeerId) => !admits(id.toString()),
    denyInboundEncryptedConnection: denies,
    denyOutboundEncryptedConnection: denies,
  }
}

const makeLibp2p = (options: NodeOptions, privateKey: PrivateKey, port: number): Promise<Libp2p> =>
  createLibp2p({
    privateKey,
    addresses: { listen: [`/ip4/0.0.0.0/tcp/${port}`, `/ip6/::/tcp/${port}`], announceFilter: () => [] },
    transports: [tcp({ dialOpts: { noDelay: true }, listenOpts: { noDelay: true } })],
    // A computer without IPv6 still has IPv4.
    transportManager: { faultTolerance: 1 },
    connectionEncrypters: [frugalNoise(noiseCrypto)],
    // Larger windows make slow links lose their connection: a frame of the window's size takes longer than the patience.
    streamMuxers: [
      yamux({ streamOptions: { initialStreamWindowSize: windowBytes, maxStreamWindowSize: windowBytes } }),
    ],
    connectionGater: gater(options),
    connectionMonitor: { enabled: false },
    connectionManager: {
      dialTimeout: upgradeMs,
      inboundUpgradeTimeout: upgradeMs,
      maxConnections: 100,
      maxIncomingPendingConnections: 32,
      inboundConnectionThreshold: 40,
      reconnectRetries: 0,
    },
    start: false,
  })

/** Starts listening. Rejects where no port could be had. */
export const createNode = async (options: NodeOptions): Promise<Node> => {
  const privateKey = await generateKeyPairFromSeed('Ed25519', options.seed)
  const port = await findPort(options.port)
  const libp2p = await makeLibp2p(options, privateKey, port)
  libp2p.addEventListener('connection:open', ({ detail }) => options.connected(detail))
  for (const [protocol, handler] of Object.entries(options.streams)) {
    await libp2p.handle(protocol, handler, { maxInboundStreams: 2, maxOutboundStreams: 2 })
  }
  await libp2p.start()
  return {
    id: libp2p.peerId.toString(),
    port,
    dial: (device, address, withinMs) =>
      libp2p.dial(multiaddr(`${toMultiaddr(address)}${device ? `/p2p/${device}` : ''}`), {
        signal: AbortSignal.timeout(withinMs),
        // A connection that looks open may be dead; which of two stays is decided elsewhere.
        force: true,
      }),
    connections: () => libp2p.getConnections(),
    stop: async () => {
      for (const connection of libp2p.getConnections()) endConnection(connection, 'stopping')
      await libp2p.stop()
    },
  }
}
