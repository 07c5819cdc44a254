/**
 * One device in a process of its own: the real process of the devices, and in place of the page the real exchange over one
 * document. Commands come as lines of JSON, answers and events go as lines of JSON. What is edited is on the disk before
 * the answer, as storage does it in the app.
 */

import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { deserialize, serialize } from 'node:v8'
import * as Y from 'yjs'
import type { FromPeers, Kept, ToPeers } from '../../main/peers/messages'
import { runPeers } from '../../main/peers/peers'
import type { VersionRange } from '../../main/peers/wire/bodies'
import { createExchange } from '../../renderer/sync/exchange/exchange'
import { plainReplica } from '../../renderer/sync/exchange/plainReplica'
import type { Link } from '../../renderer/sync/exchange/types'

export interface HostConfig {
  /** A folder with `kept`, and `journal` once there was an edit. */
  readonly folder: string
  readonly versions?: VersionRange
  /** How far this device's clock is ahead. */
  readonly clockMs?: number
  readonly isCut?: boolean
}

const config = JSON.parse(process.argv[2] ?? '') as HostConfig
if (config.clockMs) {
  const real = Date.now
  const ahead = config.clockMs
  Date.now = () => real() + ahead
}

const say = (event: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(event)}\n`)
}

const doc = new Y.Doc()
const journal = join(config.folder, 'journal')
if (existsSync(journal)) {
  const bytes = readFileSync(journal)
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at)
    Y.applyUpdate(doc, bytes.subarray(at + 4, at + 4 + length), 'journal')
    at += 4 + length
  }
}
doc.on('update', (update: Uint8Array) => {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(update.length)
  appendFileSync(journal, Buffer.concat([head, update]))
})
const notes = doc.getMap<string>('notes')
const hashOf = (): string =>
  createHash('sha256')
    .update(JSON.stringify([...notes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
    .slice(0, 16)

const keptFile = join(config.folder, 'kept')
let listener: (message: unknown) => void = () => undefined
const tell = (message: ToPeers): void => {
  listener(structuredClone(message))
}

const exchange = createExchange({
  replicas: [plainReplica(doc, 'peer')],
  later: (ms, job) => {
    const timer = setTimeout(job, ms)
    return () => clearTimeout(timer)
  },
  newSalt: () => new Uint8Array(randomBytes(8)),
})
doc.on('update', (_update: Uint8Array, origin: unknown) => {
  if (origin === 'here') exchange.changed(0)
  say({ event: 'changed', hash: hashOf(), size: notes.size, at: performance.timeOrigin + performance.now() })
})

const sessions = new Map<number, { readonly link: Link; readonly way: Waiting }>()
interface Waiting {
  bytes: number
  readonly session: number
}
const sends = new Map<number, { readonly bytes: number; readonly way: Waiting }>()
let lastId = 0
/** As in the app: only so much is under way to the process. */
const windowBytes = 1024 ** 2
let lastState: unknown

function opened(session: number, device: string, isFirst: boolean): void {
  const way: Waiting = { bytes: 0, session }
  const send = (bytes: Uint8Array): boolean => {
    lastId += 1
    sends.set(lastId, { bytes: bytes.length, way })
    way.bytes += bytes.length
    tell({ kind: 'send', id: lastId, session, bytes })
    return way.bytes < windowBytes
  }
  const onFault = (detail: string): void => {
    say({ event: 'fault', detail })
    tell({ kind: 'hangUp', session, why: 'protocol' })
  }
  sessions.set(session, { link: exchange.connect({ peer: device, way: { send }, isFirst, onFault }), way })
  say({ event: 'opened', session, device, at: performance.timeOrigin + performance.now() })
}

function sent(id: number): void {
  const done = sends.get(id)
  sends.delete(id)
  if (!done) return
  done.way.bytes -= done.bytes
  if (done.way.bytes < windowBytes / 2) sessions.get(done.way.session)?.link.drained()
}

function hear(message: FromPeers): void {
  if (message.kind === 'keep') {
    writeFileSync(keptFile, serialize(message.kept))
    tell({ kind: 'kept', id: message.id })
  } else if (message.kind === 'state') {
    lastState = message.state
    say({ event: 'state', state: message.state })
  } else if (message.kind === 'opened') opened(message.session, message.device, message.isFirst)
  else if (message.kind === 'closed') {
    sessions.get(message.session)?.link.close()
    sessions.delete(message.session)
    say({ event: 'closed', session: message.session, why: message.why })
  } else if (message.kind === 'frame') {
    sessions.get(message.session)?.link.receive(message.bytes)
    tell({ kind: 'took', session: message.session, bytes: message.bytes.length })
  } else if (message.kind === 'sent') sent(message.id)
  else say({ event: message.kind, ...message })
}

const commands: Readonly<Record<string, (given: Readonly<Record<string, unknown>>) => unknown>> = {
  edit: ({ key, text }) => {
    doc.transact(() => notes.set(String(key), String(text)), 'here')
  },
  fill: ({ count, size }) => {
    for (let at = 0; at < Number(count); at += 1) {
      doc.transact(() => notes.set(`fill ${at}`, randomBytes(Number(size) / 2).toString('hex')), 'here')
    }
  },
  hash: () => ({ hash: hashOf(), keys: [...notes.keys()] }),
  state: () => lastState,
  memory: () => ({ rss: process.memoryUsage.rss() }),
  tell: ({ message }) => {
    tell(message as ToPeers)
  },
}

process.on('unhandledRejection', (fault) => say({ event: 'unhandled', fault: String(fault) }))
runPeers(
  {
    postMessage: (message) => setImmediate(hear, structuredClone(message)),
    onMessage: (take) => {
      listener = (message) => {
        setImmediate(take, message)
      }
    },
  },
  {
    exit: (code) => process.exit(code),
    ...(config.versions ? { versions: config.versions } : {}),
    wallMs: () => Date.now(),
  },
)
const kept = deserialize(readFileSync(keptFile)) as Kept
tell({ kind: 'start', kept, appVersion: '0.0.0-test', isCut: config.isCut === true })
tell({ kind: 'listen', isListening: true })

createInterface({ input: process.stdin }).on('line', (line) => {
  const given = JSON.parse(line) as Readonly<Record<string, unknown>> & { readonly id: number; readonly do: string }
  say({ event: 'answer', id: given.id, result: commands[given.do]?.(given) ?? null })
})
process.stdin.on('end', () => process.exit(0))
