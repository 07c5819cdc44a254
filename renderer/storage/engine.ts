/**
 * The one place that writes: connects, fills the documents, appends what changes, tries again while that fails, and has
 * the journal compacted. Everything that touches the disk goes through one queue.
 */
import { type DocName, docNames, type RecordDocs } from '../study/record'
import { adoptCheckpoint, isDue, makeJob, removeReplaced } from './adopt'
import type { CompactionJob } from './compaction'
import { applyLeftovers, fillDocs, findChanged, moveAside } from './connection'
import { type Cursors, cursorOf, freshCursors, restartCursor, writeBatch } from './cursor'
import { openDatabase, type StudyDatabase } from './database'
import { classify } from './failure'
import type { HealthBook } from './health'
import type { Loaded } from './load'
import type { Lock } from './lock'
import type { LossBook } from './loss'
import { metaRow, type Pointer } from './meta'
import { collectChanges, type Pending } from './pending'
import type { SaveState, SetAside, StoreOptions } from './store'
import { vectorOf } from './vector'

export interface EngineWorld {
  readonly name: string
  readonly docs: RecordDocs
  readonly options: StoreOptions
  readonly health: HealthBook
  readonly loss: LossBook
  readonly lock: Lock
  readonly compact: (job: CompactionJob) => Promise<Pointer>
  /** Calls back when nothing else is to be done. */
  readonly whenIdle: (job: () => void) => void
}

const firstRetryMs = 250
const lastRetryMs = 5_000
const lockWithinMs = 1_500
const openWithinMs = 15_000
const startWithinMs = 10_000
/** A write that takes longer is called a failure, though it may still succeed. */
const silentMs = 5_000
const compactAgainMs = 60_000

export class Engine {
  readonly #world: EngineWorld
  readonly #pending: Pending
  #connection: StudyDatabase | undefined
  #cursors: Cursors = freshCursors()
  #isFilled = false
  #readOnly: Extract<SaveState, { kind: 'readOnly' }> | undefined
  #failing: Extract<SaveState, { kind: 'failing' }> | undefined
  #isWriting = false
  #isQueued = false
  #isOver = false
  #isCompacting = false
  #debts: ReturnType<LossBook['accept']> | undefined
  #compactAfter = 0
  #retryMs = firstRetryMs
  #retry: ReturnType<typeof setTimeout> | undefined
  #queue: Promise<void> = Promise.resolve()

  constructor(world: EngineWorld) {
    this.#world = world
    this.#pending = collectChanges(world.docs, () => this.wake())
  }

  /** Has what waits written as soon as the running task ends. */
  wake(): void {
    this.#tell()
    if (this.#isQueued || this.#isOver) return
    this.#isQueued = true
    void this.#exclusive(() => this.#settle())
  }

  /** Resolves when the first try to open and load has ended, well or not, or takes too long to wait for. */
  async started(): Promise<void> {
    this.wake()
    let late: ReturnType<typeof setTimeout> | undefined
    await Promise.race([
      this.#queue,
      new Promise((over) => {
        late = setTimeout(over, startWithinMs)
      }),
    ])
    clearTimeout(late)
    this.#pending.watch()
  }

  isSaved(): boolean {
    return this.#pending.isEmpty() && !this.#isWriting && !this.#debts && this.#failing === undefined
  }

  cursors(): Cursors {
    return this.#cursors
  }

  /** The open database, for what stands beside the documents; rejects where it may not or cannot be used. */
  async database(): Promise<StudyDatabase> {
    if (this.#readOnly) throw new Error(`Storage is read-only: ${this.#readOnly.why}.`)
    return this.#connection ?? this.#exclusive(() => this.#connect())
  }

  /** Runs one job at a time. */
  #exclusive<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(job)
    this.#queue = done.then(
      () => undefined,
      () => undefined, // whoever asked for the job hears of it
    )
    return done
  }

  async #settle(): Promise<void> {
    this.#isQueued = false
    if (this.#isOver) return
    try {
      const database = await this.#connect()
      while (!this.#readOnly && !this.#pending.isEmpty()) await this.#write(database)
      if (!this.#readOnly && this.#debts) await this.#noteDebts(database, this.#debts)
      this.#recovered()
    } catch (reason) {
      this.#failed(reason)
    }
    this.#tell()
  }

  async #write(database: StudyDatabase): Promise<void> {
    const batch = this.#pending.take()
    this.#isWriting = true
    const silent = setTimeout(
      () => this.#fail('unknown', `The disk has not answered for ${silentMs / 1000} s.`),
      silentMs,
    )
    try {
      this.#cursors = await writeBatch(database, this.#cursors, batch)
    } catch (reason) {
      this.#pending.putBack(batch)
      throw reason
    } finally {
      clearTimeout(silent)
      this.#isWriting = false
    }
  }

  async #noteDebts(database: StudyDatabase, accepted: ReturnType<LossBook['accept']>): Promise<void> {
    this.#debts = undefined
    const owed = (name: DocName) => this.#world.loss.owed(name)
    const rows = docNames.flatMap((name) => [owed(name) ?? []].flat().map((debt) => metaRow('owed', name, debt)))
    const paid = docNames.filter((name) => !owed(name)).map((name) => `owed/${name}`)
    await database.transaction('rw', database.meta, async () => {
      await database.meta.bulkPut([...rows, ...[...accepted].map(([name, debt]) => metaRow('accepted', name, debt))])
      await database.meta.bulkDelete(paid)
    })
  }

  async #connect(): Promise<StudyDatabase> {
    // A compaction may end after the store was closed, when the database is another window's already.
    if (this.#isOver) throw new Error('The store is closed.')
    if (this.#connection) return this.#connection
    const { name, options, lock } = this.#world
    if (!(await lock.isHeld(lockWithinMs))) this.#waitForLock()
    const { now, beforeMigration } = options
    let isGone = false
    const gone = (reason: Error) => {
      isGone = true
      this.#gone(reason)
    }
    const opened = await withinMs(openDatabase({ name, now, beforeMigration, gone }), openWithinMs)
    const { database } = opened
    try {
      if (opened.isNewer) this.#readOnly = { kind: 'readOnly', why: 'newer' }
      if (opened.isDataLost && !this.#isFilled) this.#world.loss.emptied()
      await (this.#isFilled ? this.#recheck(database) : this.#fill(database))
      if (isGone) throw new Error('DatabaseClosed: the connection was lost while it was opened.')
    } catch (reason) {
      database.close()
      throw reason
    }
    if (this.#readOnly?.why === 'otherWindow') database.close()
    this.#connection = database
    return database
  }

  /** Another window has the documents: this one shows them, keeps its edits, and goes on when the other has gone. */
  #waitForLock(): void {
    if (this.#readOnly) return
    this.#readOnly = { kind: 'readOnly', why: 'otherWindow' }
    this.#world.lock.granted.then(
      () => {
        this.#readOnly = undefined
        this.#connection = undefined
        this.#isFilled = false
        this.wake()
      },
      () => undefined, // closed before its turn came
    )
  }

  async #fill(database: StudyDatabase): Promise<void> {
    const { docs, options, loss } = this.#world
    const loaded = await fillDocs(database, docs, options.now)
    for (const name of docNames) loss.loaded(name, loaded[name])
    const cursors = { ...this.#cursors }
    for (const name of docNames) {
      const head = this.#readOnly ? loaded[name].head : await moveAside(database, name, loaded[name], loss.owed(name))
      cursors[name] = { ...cursorOf(loaded[name], vectorOf(docs[name])), head }
    }
    this.#cursors = cursors
    this.#isFilled = true
    const aside = this.#readOnly ? [] : await database.aside.toArray()
    const found = docNames.flatMap((name) => loaded[name].aside.map(({ row }) => row))
    this.#world.health.set({ setAside: listAside([...aside, ...found]), loss: loss.loss() })
    for (const { row } of docNames.flatMap((name) => loaded[name].aside))
      options.log('error', `storage: set aside ${row.id}: ${row.reason}`)
    this.#pending.watch()
    if (!this.#readOnly) for (const name of docNames) await this.#complete(database, name, loaded[name])
    this.refreshUsage()
  }

  /** What a damaged store left in memory only is written again. */
  async #complete(database: StudyDatabase, name: DocName, { needsRewrite, leftovers }: Loaded): Promise<void> {
    if (needsRewrite) this.#pending.addWhole(name)
    await applyLeftovers(database.name, name, this.#world.docs[name], leftovers)
  }

  /** After a lost connection: what the disk no longer has is written again from memory. */
  async #recheck(database: StudyDatabase): Promise<void> {
    for (const name of await findChanged(database, this.#cursors)) {
      this.#world.options.log('warn', `storage: ${name} is not as it was left; it is written again from memory`)
      this.#cursors = { ...this.#cursors, [name]: restartCursor(this.#cursors[name]) }
      this.#pending.addWhole(name)
    }
  }

  #gone(reason: Error): void {
    if (this.#isOver) return
    this.#connection = undefined
    if (this.#readOnly) return
    this.#failed(reason)
    this.#tell()
  }

  #failed(reason: unknown): void {
    const { why, detail } = classify(reason)
    this.#world.options.log('error', `storage: ${why}: ${detail}`)
    this.#fail(why, detail)
    if (why !== 'quota') this.#drop()
    clearTimeout(this.#retry)
    if (this.#isOver) return
    this.#retry = setTimeout(() => this.wake(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs)
    this.refreshUsage()
  }

  #fail(why: Extract<SaveState, { kind: 'failing' }>['why'], detail: string): void {
    this.#failing = { kind: 'failing', why, detail, since: this.#failing?.since ?? this.#world.options.now() }
    this.#tell()
  }

  #recovered(): void {
    clearTimeout(this.#retry)
    this.#retryMs = firstRetryMs
    this.#failing = undefined
    this.#compactIfDue()
  }

  #drop(): void {
    this.#connection?.close()
    this.#connection = undefined
  }

  #tell(): void {
    this.#world.health.set({ save: this.#readOnly ?? this.#failing ?? { kind: this.isSaved() ? 'saved' : 'saving' } })
  }

  #compactIfDue(): void {
    if (this.#isCompacting || this.#readOnly || this.#world.options.now() < this.#compactAfter) return
    const name = docNames.find((one) => isDue(this.#cursors[one]))
    if (!name) return
    this.#isCompacting = true
    this.#world.whenIdle(() => {
      if (this.#isOver) return
      this.compact(name)
        .catch((reason: unknown) => {
          this.#world.options.log('warn', `storage: ${name} was not compacted: ${String(reason)}`)
          this.#compactAfter = this.#world.options.now() + compactAgainMs
        })
        .finally(() => {
          this.#isCompacting = false
          this.#compactIfDue()
        })
    })
  }

  /** Merges what is on the disk of a document; writing goes on meanwhile. */
  async compact(name: DocName): Promise<void> {
    const before = this.#cursors[name]
    const job = await makeJob(this.#world.name, name, before, this.#world.options.now())
    const pointer = await this.#world.compact(job)
    await this.#exclusive(async () => {
      const database = await this.#connect()
      const cursor = this.#cursors[name]
      if (cursor.base !== before.base || cursor.head.first !== before.head.first) return // written anew meanwhile
      const adopted = await adoptCheckpoint(database, job, cursor, before.tail, pointer)
      this.#cursors = { ...this.#cursors, [name]: adopted }
      await removeReplaced(this.#world.name, name, adopted)
    })
    this.refreshUsage()
  }

  /** What is owed has changed: it is noted once everything so far is on the disk. */
  debtsChanged(accepted: ReturnType<LossBook['accept']>): void {
    this.#debts = new Map([...(this.#debts ?? []), ...accepted])
    this.wake()
  }

  refreshUsage(): void {
    if (typeof navigator === 'undefined' || !('storage' in navigator)) return
    navigator.storage.estimate().then(
      ({ usage, quota }) => this.#world.health.set({ usage: { used: usage ?? 0, granted: quota ?? 0 } }),
      (reason: unknown) => this.#world.options.log('warn', `storage: no estimate: ${String(reason)}`),
    )
  }

  /** Ends after what is being written; what waits then is given up. */
  async stop(): Promise<void> {
    this.#pending.stop()
    // Until nothing was added while it waited: the database must not change under the window that comes next.
    for (let seen: Promise<void> | undefined; seen !== this.#queue; ) {
      seen = this.#queue
      await seen
    }
    this.#isOver = true
    clearTimeout(this.#retry)
    this.#drop()
    this.#world.lock.release()
  }
}

const listAside = (rows: readonly SetAside[]): SetAside[] => [
  ...new Map(
    rows.map(({ id, doc, what, reason, at, size }) => [id, { id, doc, what, reason, at, size }] as const),
  ).values(),
]

function withinMs<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let late: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`The database did not open within ${limitMs / 1000} s.`)), limitMs)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(late))
}
