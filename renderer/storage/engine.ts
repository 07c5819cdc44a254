/**
 * The one place that writes: connects, fills the documents, appends what changes, tries again while that fails, and has
 * the journal compacted. Everything that touches the disk goes through one queue.
 */
import { docNames, type FailureReason, type RecordDocs, type SaveState } from '../study/record'
import { adoptCheckpoint, removeReplaced } from './adopt'
import { Compacting, type CompactingWorld } from './compacting'
import type { CompactionJob } from './compaction'
import { applyLeftovers, fillDocs, findChanged, listAside, moveAside, noteDebts } from './connection'
import { type Cursor, type Cursors, cursorOf, freshCursors, restartCursor, writeBatch } from './cursor'
import { causeOf, classify, isVague } from './failure'
import type { HealthBook } from './health'
import type { Lock } from './lock'
import type { LossBook } from './loss'
import type { Pointer } from './meta'
import { openAnyhow } from './opening'
import { collectChanges, type Pending } from './pending'
import type { StoreOptions } from './store'
import type { StudyDatabase } from './tables'
import { noteUsage } from './usage'
import { vectorOf } from './vector'
import { withinMs } from './withinMs'

export interface EngineWorld extends CompactingWorld {
  readonly docs: RecordDocs
  readonly options: StoreOptions
  readonly health: HealthBook
  readonly loss: LossBook
  readonly lock: Lock
}

const firstRetryMs = 250
const lastRetryMs = 5_000
const lockWithinMs = 1_500
const startWithinMs = 10_000
/** A write that takes longer is called a failure, though it may still succeed. */
const silentMs = 5_000

export class Engine {
  readonly #world: EngineWorld
  readonly #pending: Pending
  readonly #compacting: Compacting
  #connection: StudyDatabase | undefined
  #cursors: Cursors = freshCursors()
  #isFilled = false
  #readOnly: Extract<SaveState, { kind: 'readOnly' }> | undefined
  #failing: Extract<SaveState, { kind: 'failing' }> | undefined
  #cause: FailureReason | undefined
  #isWriting = false
  #isQueued = false
  #isOver = false
  #debts: ReturnType<LossBook['accept']> | undefined
  #retryMs = firstRetryMs
  #retry: ReturnType<typeof setTimeout> | undefined
  #queue: Promise<void> = Promise.resolve()

  constructor(world: EngineWorld) {
    this.#world = world
    this.#compacting = new Compacting(world, this)
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
    await withinMs(this.#queue, startWithinMs).catch((reason: unknown) => this.#fail('unknown', String(reason)))
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
      if (!this.#readOnly) await this.#noteDebts(database)
      this.#recovered()
    } catch (reason) {
      this.#failed(reason)
    }
    this.#tell()
  }

  async #write(database: StudyDatabase): Promise<void> {
    const batch = this.#pending.take()
    this.#isWriting = true
    const sayLate = () => this.#fail('unknown', `The disk has not answered for ${silentMs / 1000} s.`)
    const silent = setTimeout(sayLate, silentMs)
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

  async #noteDebts(database: StudyDatabase): Promise<void> {
    const debts = this.#debts
    if (debts) await noteDebts(database, (name) => this.#world.loss.owed(name), debts)
    if (this.#debts === debts) this.#debts = undefined
  }

  async #connect(): Promise<StudyDatabase> {
    // A compaction may end after the store was closed, when the database is another window's already.
    if (this.#isOver) throw new Error('The store is closed.')
    if (this.#connection) return this.#connection
    const { name, options, health, lock } = this.#world
    if (!(await lock.isHeld(lockWithinMs))) this.#waitForLock()
    const { now, beforeMigration } = options
    const files = this.#readOnly ? undefined : options.files
    let isGone = false
    const gone = (reason: Error) => {
      isGone = true
      this.#gone(reason)
    }
    const { database, isNewer, isDataLost, kept } = await openAnyhow({ name, now, beforeMigration, gone }, files)
    try {
      if (isNewer) this.#readOnly = { kind: 'readOnly', why: 'newer' }
      if (kept !== undefined) health.set({ begunAnew: { kept } })
      if (isDataLost && !this.#isFilled) this.#world.loss.emptied()
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
    // In turn, for what a load that is under way has read may be older than the other window's last write.
    const takeOver = async () => {
      this.#readOnly = undefined
      this.#connection = undefined
      this.#isFilled = false
      this.wake()
    }
    // It is rejected where this window closes before its turn comes.
    this.#world.lock.granted.then(() => this.#exclusive(takeOver)).catch(() => undefined)
  }

  async #fill(database: StudyDatabase): Promise<void> {
    const { docs, options, loss } = this.#world
    const loaded = await fillDocs(database, docs, options.now)
    // Rows that the other window moves while this one reads are not missing.
    if (this.#readOnly?.why !== 'otherWindow') for (const name of docNames) loss.loaded(name, loaded[name])
    const cursors = { ...this.#cursors }
    for (const name of docNames) {
      const head = this.#readOnly ? loaded[name].head : await moveAside(database, name, loaded[name], loss.owed(name))
      cursors[name] = { ...cursorOf(loaded[name], vectorOf(docs[name])), head }
    }
    this.#cursors = cursors
    this.#isFilled = true
    const found = docNames.flatMap((name) => loaded[name].aside.map(({ row }) => row))
    const setAside = await listAside(this.#readOnly ? undefined : database.aside, found)
    this.#world.health.set({ setAside, loss: loss.loss() })
    for (const row of found) options.log('error', `storage: set aside ${row.id}: ${row.reason}`)
    this.#pending.watch()
    if (this.#readOnly) return
    // What a damaged store left in memory only is written again.
    for (const name of docNames.filter((one) => loaded[one].needsRewrite)) this.#pending.addWhole(name)
    for (const name of docNames) await applyLeftovers(database.name, name, docs[name], loaded[name].leftovers)
    this.refreshUsage()
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
    if (!this.#readOnly) this.#failed(reason)
    this.#tell()
  }

  #failed(reason: unknown): void {
    const { why, detail } = classify(reason)
    this.#world.options.log('error', `storage: ${why}: ${detail}`)
    this.#fail((isVague(why) && this.#cause) || why, detail)
    if (isVague(why)) void this.#findCause(detail)
    this.#connection?.close() // also where it seems sound: the next try looks at what the disk has
    this.#connection = undefined
    clearTimeout(this.#retry)
    if (this.#isOver) return
    this.#retry = setTimeout(() => this.wake(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs)
    this.refreshUsage()
  }

  #fail(why: FailureReason, detail: string): void {
    this.#failing = { kind: 'failing', why, detail, since: this.#failing?.since ?? this.#world.options.now() }
    this.#tell()
  }

  /** The browser says of most failures only that there was one; the shell can look at the disk. */
  async #findCause(detail: string): Promise<void> {
    const cause = await causeOf(this.#world.options.files)
    this.#cause = this.#failing && cause
    if (this.#cause) this.#fail(this.#cause, detail)
  }

  #recovered(): void {
    this.#cause = undefined
    clearTimeout(this.#retry)
    this.#retryMs = firstRetryMs
    this.#failing = undefined
    this.#compacting.startIfDue()
  }

  #tell(): void {
    this.#world.health.set({ save: this.#readOnly ?? this.#failing ?? { kind: this.isSaved() ? 'saved' : 'saving' } })
  }

  /** A finished compaction takes the place of its rows, unless they were written anew meanwhile. */
  adopt(job: CompactionJob, before: Cursor, pointer: Pointer): Promise<void> {
    return this.#exclusive(async () => {
      const database = await this.#connect()
      const cursor = this.#cursors[job.doc]
      if (cursor.base !== before.base || cursor.head.first !== before.head.first) return
      const adopted = await adoptCheckpoint(database, job, cursor, before.tail, pointer)
      this.#cursors = { ...this.#cursors, [job.doc]: adopted }
      await removeReplaced(this.#world.name, job.doc, adopted)
      this.refreshUsage()
    })
  }

  mayCompact(): boolean {
    return !this.#isOver && !this.#readOnly
  }

  /** What is owed has changed: it is noted once everything so far is on the disk. */
  debtsChanged(accepted: ReturnType<LossBook['accept']>): void {
    this.#debts = new Map([...(this.#debts ?? []), ...accepted])
    this.wake()
  }

  refreshUsage(): void {
    void noteUsage(this.#world.health, this.#world.options.log)
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
    this.#connection?.close()
    this.#world.lock.release()
  }
}
