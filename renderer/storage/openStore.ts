/** Opens the learner's documents on this device. Nothing that they hold is ever only in memory without `Health` saying so. */
import * as Y from 'yjs'
import type { DocName, RecordDocs } from '../study/record'
import { Engine, type EngineWorld } from './engine'
import { createHealth, type HealthBook } from './health'
import { openImages, type TableWorld } from './images'
import { type Lock, takeLock } from './lock'
import { createLoss, type LossBook } from './loss'
import { openPlaces } from './places'
import { runCompactor } from './runCompactor'
import type { RecordStore, StoreOptions } from './store'
import { openSync } from './sync'
import type { AsideRow } from './tables'
import { encodeVector } from './vector'
import { openVersions } from './versions'

/** What a test puts in the place of the browser's. */
export interface StoreParts {
  readonly name: string
  readonly takeLock: (name: string) => Lock
  readonly compact: EngineWorld['compact']
  readonly whenIdle: EngineWorld['whenIdle']
}

const closeWithinMs = 5_000
const idleWithinMs = 5_000

const browserParts: StoreParts = {
  name: 'drydock-study',
  takeLock,
  compact: runCompactor,
  whenIdle: (job) =>
    typeof requestIdleCallback === 'undefined'
      ? void setTimeout(job)
      : void requestIdleCallback(job, { timeout: idleWithinMs }),
}

/** Resolves also where the disk fails: the documents are then in memory, and `health` says so. */
export async function openStore(options: StoreOptions, parts: Partial<StoreParts> = {}): Promise<RecordStore> {
  const { name, takeLock, compact, whenIdle } = { ...browserParts, ...parts }
  const docs: RecordDocs = { notes: new Y.Doc(), reviews: new Y.Doc(), study: new Y.Doc() }
  const health = createHealth()
  const loss = createLoss(docs, options.known, () => lossChanged())
  const engine = new Engine({ name, docs, options, health, loss, lock: takeLock(name), compact, whenIdle })
  const lossChanged = () => {
    if (health.get().loss === undefined) return
    health.set({ loss: loss.loss() })
    engine.debtsChanged(new Map())
  }
  await engine.started()
  return makeStore({ docs, options, health, loss, engine })
}

interface StoreWorld {
  readonly docs: RecordDocs
  readonly options: StoreOptions
  readonly health: HealthBook
  readonly loss: LossBook
  readonly engine: Engine
}

function makeStore({ docs, options, health, loss, engine }: StoreWorld): RecordStore {
  const setAside = async (row: AsideRow) => {
    await (await engine.database()).aside.put(row)
    const { bytes: _bytes, ...entry } = row
    health.set({ setAside: [...health.get().setAside.filter(({ id }) => id !== row.id), entry] })
  }
  const dropAside = async (ids: readonly string[]) => {
    await (await engine.database()).aside.bulkDelete([...ids])
    health.set({ setAside: health.get().setAside.filter(({ id }) => !ids.includes(id)) })
  }
  const tables: TableWorld = { database: () => engine.database(), now: options.now, setAside }
  const stopWatching = flushWhenHidden(engine)
  const flush = (withinMs: number) => flushed(engine, health, withinMs)
  return {
    docs,
    health: health.get,
    subscribe: health.subscribe,
    images: openImages(tables),
    versions: openVersions(tables),
    places: openPlaces(tables),
    sync: openSync({ ...tables, listAside: () => health.get().setAside, dropAside }),
    flush,
    setAsideBytes: async (id) => (await (await engine.database()).aside.get(id))?.bytes,
    vectors: () => vectorsOf(engine),
    acceptLoss: async () => {
      const accepted = loss.accept()
      health.set({ loss: loss.loss() })
      engine.debtsChanged(accepted)
      await flush(closeWithinMs)
    },
    close: async () => {
      await flush(closeWithinMs)
      stopWatching()
      loss.stop()
      await engine.stop()
    },
  }
}

function vectorsOf(engine: Engine): ReturnType<RecordStore['vectors']> {
  const encode = (name: DocName) => encodeVector(engine.cursors()[name].durable)
  return { notes: encode('notes'), reviews: encode('reviews'), study: encode('study') }
}

function flushed(engine: Engine, health: HealthBook, withinMs: number): Promise<boolean> {
  if (engine.isSaved()) return Promise.resolve(true)
  if (health.get().save.kind === 'readOnly') return Promise.resolve(false)
  engine.wake()
  return new Promise((resolve) => {
    const end = (isSaved: boolean) => {
      clearTimeout(late)
      stop()
      resolve(isSaved)
    }
    const late = setTimeout(() => end(false), withinMs)
    const stop = health.subscribe(() => {
      if (health.get().save.kind === 'saved') end(true)
    })
  })
}

/** A window that goes away gets no second chance to try again. */
function flushWhenHidden(engine: Engine): () => void {
  if (typeof document === 'undefined') return () => undefined
  const hide = () => {
    if (!engine.isSaved()) engine.wake()
  }
  document.addEventListener('visibilitychange', hide)
  window.addEventListener('pagehide', hide)
  return () => {
    document.removeEventListener('visibilitychange', hide)
    window.removeEventListener('pagehide', hide)
  }
}
