/**
 * Backups of the study record, from the window: some minutes after a change, before what could go wrong, and when the app
 * closes. Also keeps the mark by which the next start notices that something was lost.
 */
import type { BackupEntry, BackupReason, BackupWritten } from '../platform/bridge'
import { docNames, type Watched } from '../study/record'
import { keepMark } from './keepMark'
import { bringBackUnsaved } from './restoreBackup'
import { type BackedUpStore, type VaultBridge, writeBackup } from './writeBackup'

export interface BackupState {
  /** The newest first; undefined until they have been looked through. */
  readonly backups: readonly BackupEntry[] | undefined
  /** Why the folder could not be read. */
  readonly fault: string | undefined
  /** Why the last backup was not written, since when; it is tried again. */
  readonly failing: { readonly reason: string; readonly since: number } | undefined
  /** Whether this start brought back what storage had refused before. */
  readonly isUnsavedBack: boolean
}

export interface Backups extends Watched {
  readonly state: () => BackupState
  /** Looks through the folder anew. */
  readonly refresh: () => Promise<void>
  /** One now, for a reason. */
  readonly make: (reason: BackupReason) => Promise<BackupWritten>
  /** Changes that are in no backup yet. */
  readonly isBehind: () => boolean
  /** Brings the mark to what is stored now. */
  readonly mark: () => Promise<void>
  readonly stop: () => void
}

export interface BackupOptions {
  readonly store: BackedUpStore
  readonly vault: VaultBridge
  readonly now: () => number
  readonly log: (level: 'info' | 'warn' | 'error', message: string) => void
  readonly afterChangeMs?: number
  readonly againMs?: number
  readonly markEveryMs?: number
}

const minuteMs = 60_000

export function keepBackups(options: BackupOptions): Backups {
  const keeper = new BackupKeeper(options)
  void keeper.begin()
  return keeper
}

class BackupKeeper implements Backups {
  readonly #options: BackupOptions
  readonly #listeners = new Set<() => void>()
  readonly #marks: ReturnType<typeof keepMark>
  readonly #unwatch: () => void
  #state: BackupState = { backups: undefined, fault: undefined, failing: undefined, isUnsavedBack: false }
  #changes = 0
  #backedUp = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: BackupOptions) {
    this.#options = options
    this.#marks = keepMark(options, options.markEveryMs ?? 2_000)
    this.#unwatch = watchDocs(options.store, () => this.#changed())
  }

  async begin() {
    await this.refresh()
    // One from before a migration holds what was stored, and so not what storage had refused.
    const isWhole = ({ state, reason }: BackupEntry) => state === 'good' && reason !== 'before-migration'
    const newest = this.#state.backups?.find(isWhole)
    if (!newest && !isEmpty(this.#options.store)) this.#changed()
    if (newest?.reason !== 'unsaved') return
    const isUnsavedBack = await bringBackUnsaved(newest.id, this.#options).catch((error: unknown) => {
      this.#options.log('error', `backup: the unsaved changes were not brought back: ${String(error)}`)
      return false
    })
    this.#set({ isUnsavedBack })
  }

  state = () => this.#state
  isBehind = () => this.#changes > this.#backedUp
  mark = () => this.#marks.now()

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async refresh() {
    const failed = (error: unknown) => ({ backups: [], fault: String(error) })
    const { backups, fault } = await this.#options.vault.vaultList().catch(failed)
    this.#set({ backups, fault })
  }

  async make(reason: BackupReason): Promise<BackupWritten> {
    const upTo = this.#changes
    const failed = (error: unknown): BackupWritten => ({ written: false, reason: String(error) })
    const result = await writeBackup(this.#options, reason).catch(failed)
    if (result.written) {
      this.#backedUp = Math.max(this.#backedUp, upTo)
      this.#set({ failing: undefined })
      await this.#marks.now(true)
      await this.refresh()
    } else this.#failed(result.reason)
    return result
  }

  stop() {
    clearTimeout(this.#timer)
    this.#marks.stop()
    this.#unwatch()
  }

  #failed(reason: string) {
    const { log, now, againMs = minuteMs } = this.#options
    log('error', `backup: not written: ${reason}`)
    this.#set({ failing: { reason, since: this.#state.failing?.since ?? now() } })
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#later(againMs)
  }

  #changed() {
    this.#changes++
    this.#later(this.#options.afterChangeMs ?? 5 * minuteMs)
  }

  #later(ms: number) {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.isBehind() || this.#state.failing) void this.make('regular')
    }, ms)
  }

  #set(change: Partial<BackupState>) {
    this.#state = { ...this.#state, ...change }
    for (const changed of [...this.#listeners]) changed()
  }
}

const isEmpty = ({ docs }: BackedUpStore) => docNames.every((name) => docs[name].store.clients.size === 0)

function watchDocs({ docs }: BackedUpStore, changed: () => void) {
  for (const name of docNames) docs[name].on('update', changed)
  return () => {
    for (const name of docNames) docs[name].off('update', changed)
  }
}
