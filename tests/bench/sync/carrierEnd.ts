/**
 * What the app has between two documents, in one process: the carrier of main/peers, the exchange, the gate, and the
 * page's document behind it. Nothing is searched for: the other end is called at an address.
 */
import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import { type Connected, Connections } from '../../../main/peers/connections'
import type { Kept } from '../../../main/peers/messages'
import { createNode } from '../../../main/peers/node'
import { deviceKeys } from '../../../main/peers/pairing/deviceKeys'
import { Roster } from '../../../main/peers/pairing/roster'
import { ourVersions } from '../../../main/peers/wire/bodies'
import { createExchange } from '../../../renderer/sync/exchange/exchange'
import type { Exchange, Link } from '../../../renderer/sync/exchange/types'
import { openMirror } from '../../../renderer/sync/gate/mirror'
import type { End } from './end'

const fromPeer = Symbol('from a peer')
/** As in the app: only so much is under way to the process of the devices. */
const windowBytes = 1024 ** 2

export async function openCarrierEnd(doc: Y.Doc, kept: Kept): Promise<End> {
  const exchange = gated(doc)
  const roster = new Roster(deviceKeys(kept.seed), { entries: kept.roster, epochKeys: kept.epochKeys })
  const selfId = deviceKeys(kept.seed).id
  const links = new Map<Connected, Link>()
  const nowMs = () => performance.now()
  const wallMs = () => Date.now()
  let carried = 0
  let tellUp = (): void => undefined
  let port = 0
  const connections = new Connections({
    selfId,
    trust: roster,
    isPairing: () => false,
    hello: () => ({ versions: ourVersions, port, boot: 1, wallMs: wallMs(), app: '0.0.0-bench' }),
    nowMs,
    wallMs,
    ready: () => undefined,
    opened: (connected) => {
      tellUp()
      links.set(connected, connect(exchange, connected, selfId < connected.device))
    },
    message: (connected, bytes) => {
      links.get(connected)?.receive(bytes)
      connected.session.page.took(bytes.length)
    },
    closed: (connected) => {
      links.get(connected)?.close()
      links.delete(connected)
    },
    ended: () => undefined,
    refused: (_device, why) => console.error(`refused: ${why}`),
    log: (_level, message) => console.error(message),
  })
  connections.listen(true)
  const node = await createNode({
    seed: kept.seed,
    port: 0,
    admits: (device) => roster.isMember(device),
    refused: () => undefined,
    connected: (connection) => connections.connected(connection),
    streams: Object.fromEntries(
      Object.entries(connections.streams).map(([protocol, handle]) => [
        protocol,
        (stream, connection) => {
          const send = stream.send.bind(stream)
          stream.send = (bytes) => {
            carried += bytes.byteLength
            return send(bytes)
          }
          stream.addEventListener('message', ({ data }) => {
            carried += data.byteLength
          })
          handle(stream, connection)
        },
      ]),
    ),
  })
  port = node.port
  return {
    doc,
    isFromPeer: (origin) => origin === fromPeer,
    port,
    connect: async (ip, to, isUp) => {
      tellUp = isUp
      await node.dial(roster.members()[0]?.id, { ip, port: to }, 10_000)
    },
    carried: () => carried,
    isEqual: () => exchange.links().length > 0 && exchange.links().every((link) => link.isEqual()),
    close: async () => {
      await connections.stop()
      await node.stop()
      exchange.close()
    },
  }
}

/** The exchange over the gate's mirror of the page's document. */
function gated(doc: Y.Doc): Exchange {
  const mirror = openMirror({
    name: 'notes',
    mayTake: () => true,
    weigh: () => ({
      done: (pieces) => {
        for (const piece of pieces) Y.applyUpdate(doc, piece, fromPeer)
      },
    }),
    refused: (_bytes, _peer, detail) => console.error(`The gate refused an update: ${detail}`),
  })
  if (doc.store.clients.size > 0) mirror.takeOwn(Y.encodeStateAsUpdate(doc))
  mirror.setOwnClient(doc.clientID)
  const exchange = createExchange({
    replicas: [mirror],
    later: (ms, job) => {
      const timer = setTimeout(job, ms)
      return () => clearTimeout(timer)
    },
    newSalt: () => new Uint8Array(randomBytes(8)),
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromPeer) return
    mirror.takeOwn(update)
    exchange.changed(0)
  })
  return exchange
}

function connect(exchange: Exchange, { device, session }: Connected, isFirst: boolean): Link {
  let waiting = 0
  const send = (bytes: Uint8Array): boolean => {
    waiting += bytes.length
    const isSent = () => {
      waiting -= bytes.length
      if (waiting < windowBytes / 2) link.drained()
    }
    session.page.send(bytes).then(isSent, isSent)
    return waiting < windowBytes
  }
  const link: Link = exchange.connect({
    peer: device,
    way: { send },
    isFirst,
    onFault: (detail) => console.error(`The link ended: ${detail}`),
  })
  return link
}
