/** Pages with real documents, books and Workers' code, joined by a network that can be cut; nothing of sync is imitated. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { RecordStore } from '../../renderer/storage/store'
import type { Receipt } from '../../renderer/study/devices/devices'
import { docNames } from '../../renderer/study/record'
import { viewOf } from '../../renderer/study/shape/contentView'
import { openSync } from '../../renderer/sync/openSync'
import type { DeviceRow, Sync, SyncOptions } from '../../renderer/sync/types'
import { SyncWorker } from '../../renderer/sync/worker'
import type { FromWorker, ToWorker } from '../../renderer/sync/workerMessages'
import { openRecord, type TestRecord } from './portableRecord'

type Listener = (value: never) => void
type Refused = Parameters<SyncOptions['shelf']['setAside']>[0]

/** The Worker's code in this thread, behind a channel that copies what passes as a real Worker's does. */
export class LocalWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  isHung = false
  isEnded = false
  readonly heard: ToWorker[] = []
  private readonly channel = new MessageChannel()
  private readonly timers = new Set<NodeJS.Timeout>()

  constructor() {
    const { port1, port2 } = this.channel
    const worker = new SyncWorker({
      post: (message) => port2.postMessage(message),
      later: (ms, job) => {
        const timer = setTimeout(job, ms)
        this.timers.add(timer)
        return () => clearTimeout(timer)
      },
      now: () => 1_770_000_000_000,
      newSalt: () => crypto.getRandomValues(new Uint8Array(8)),
    })
    port2.onmessage = ({ data }) => {
      if (!this.isHung) worker.take(data as ToWorker)
    }
    port1.onmessage = (event) => this.onmessage?.(event as MessageEvent<FromWorker>)
  }
  postMessage(message: ToWorker): void {
    this.heard.push(message)
    this.channel.port1.postMessage(message)
  }
  terminate(): void {
    this.isEnded = true
    this.channel.port1.close()
    for (const timer of this.timers) clearTimeout(timer)
  }
}

export interface Page {
  readonly id: string
  readonly record: TestRecord
  readonly sync: Sync
  readonly workers: LocalWorker[]
  readonly receipts: Receipt[]
  readonly rows: Map<string, DeviceRow>
  readonly setAside: Refused[]
  readonly images: Map<string, Uint8Array<ArrayBuffer>>
  /** What a test sets: whether the disk and the vault do their part. */
  readonly disk: {
    isSaved: boolean
    takesImages: boolean
    backup: Awaited<ReturnType<SyncOptions['beforeMerge']>>
    backups: number
  }
  readonly hungUp: string[]
  readonly emit: (event: string, value: unknown) => void
  /** Where what it sends goes. */
  far: ((session: number, bytes: Uint8Array) => void) | undefined
  /** The same by session, where there are several. */
  readonly ways: Map<number, (session: number, bytes: Uint8Array) => void>
  /** Bytes of frames that came and were not worked off. */
  readonly open: { bytes: number }
}

export const idOf = (name: string): string => `12D3KooW${name.padEnd(44, '1')}`

/** Over a store where one is given: then it is the store's disk that has what it has. */
export async function openPage(name: string, store?: RecordStore): Promise<Page> {
  const record = openRecord(name, store?.docs)
  const listeners = new Map<string, Set<Listener>>()
  const emit = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(value as never)
  }
  let ids = 0
  const kept = {
    ...{
      id: idOf(name),
      record,
      emit,
      far: undefined as Page['far'],
      ways: new Map() as Page['ways'],
      open: { bytes: 0 },
    },
    ...{ workers: [] as LocalWorker[], receipts: [] as Receipt[], rows: new Map<string, DeviceRow>() },
    ...{ setAside: [] as Refused[], images: new Map<string, Uint8Array<ArrayBuffer>>(), hungUp: [] as string[] },
    disk: {
      isSaved: true,
      takesImages: true,
      backup: { ok: true, id: `backup of ${name}` } as Page['disk']['backup'],
      backups: 0,
    },
  }
  const page = kept as typeof kept & { sync: Sync }
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const options: SyncOptions = {
    docs: record.docs,
    bridge: {
      peersListen: () => Promise.resolve({ ok: true, value: undefined } as never),
      peersSend: async ({ session, bytes }) => {
        await new Promise((next) => setImmediate(next))
        const way = page.ways.get(session) ?? page.far
        way?.(session, bytes)
        return true
      },
      peersTook: async ({ bytes }) => {
        page.open.bytes -= bytes
      },
      peersHangUp: async ({ session, why }) => {
        page.hungUp.push(why)
        emit('peersClosed', { session, why })
      },
      on: (event, listener) => {
        const all = listeners.get(event) ?? new Set()
        listeners.set(event, all.add(listener as Listener))
        return () => void all.delete(listener as Listener)
      },
    },
    startWorker: () => {
      const worker = new LocalWorker()
      page.workers.push(worker)
      return worker as unknown as Worker
    },
    images: {
      get: async (key) => {
        const bytes = page.images.get(key)
        return bytes && { bytes }
      },
      put: async (bytes) => {
        if (!page.disk.takesImages) throw new Error('The disk is full.')
        page.images.set(hash(bytes), bytes)
        return hash(bytes)
      },
      hashes: async () => [...page.images.keys()],
    },
    beforeMerge: async () => {
      page.disk.backups += 1
      return page.disk.backup
    },
    flush: store?.flush ?? (async () => page.disk.isSaved),
    shelf: {
      putReceipt: async (receipt) => {
        const at = page.receipts.findIndex(({ id }) => id === receipt.id)
        page.receipts.splice(at < 0 ? page.receipts.length : at, 1, receipt)
        await store?.sync.receipts.put(receipt)
      },
      putDevice: async (row) => {
        page.rows.set(row.id, row)
        await store?.sync.putDevice(row)
      },
      forgetDevice: async (id) => {
        page.rows.delete(id)
        await store?.sync.forgetDevice(id)
      },
      devices: async () => (store ? store.sync.devices() : [...page.rows.values()]),
      setAside: async (refused) => void page.setAside.push(refused),
    },
    nameOf: (device) => `the ${device.slice(8, 9)}`,
    now: () => record.clock.now,
    newId: () => `${name}-receipt-${ids++}`,
    log: (level, message) => {
      if (process.env.SYNC_LOG) console.log(name, level, message)
    },
  }
  page.sync = await openSync(options)
  return page
}

let sessions = 0

/** Joins two pages; gives the way to part them. */
export function join(one: Page, other: Page): () => void {
  const session = ++sessions
  const pass = (to: Page) => (_session: number, bytes: Uint8Array) => {
    to.open.bytes += bytes.length
    to.emit('peersFrame', { session, bytes: new Uint8Array(bytes) })
  }
  one.ways.set(session, pass(other))
  other.ways.set(session, pass(one))
  one.emit('peersOpened', { session, device: other.id, isFirst: true })
  other.emit('peersOpened', { session, device: one.id, isFirst: false })
  return () => {
    one.ways.delete(session)
    other.ways.delete(session)
    for (const page of [one, other]) page.emit('peersClosed', { session, why: 'test' })
  }
}

export const phaseOf = (page: Page, other: Page) => page.sync.devices().find(({ id }) => id === other.id)?.phase

/** Waits until it is so; the limit is there only so that a failure is told. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < 1_500; tries++) {
    if (isSo()) return
    await new Promise((next) => setTimeout(next, 20))
  }
  throw new Error(`It did not come to this: ${what}`)
}

export const areEqual = (one: Page, other: Page) => () =>
  phaseOf(one, other)?.kind === 'equal' && phaseOf(other, one)?.kind === 'equal' && isSame(one, other)

export const isSame = (one: Page, other: Page): boolean =>
  docNames.every(
    (name) =>
      JSON.stringify(viewOf(one.record.docs[name])) === JSON.stringify(viewOf(other.record.docs[name])) &&
      Y.encodeStateVector(one.record.docs[name]).length === Y.encodeStateVector(other.record.docs[name]).length,
  )
