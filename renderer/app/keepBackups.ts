/**
 * Backups of the study record, from the window: some minutes after a change, before what could go wrong, and when the app
 * closes. Also keeps the mark by which the next start notices that something was lost.
 */
import type { BackupEntry, BackupReason, BackupWritten } from '../platform/bridge'
import { docNames, type Watched } from '../study/record'
import { keepMark } from './keepMark'
import { type BackedUpStore, type VaultBridge, writeBackup } from './writeBackup'

export interface BackupState {
  /** The newest first; undefined until they have been looked through. */
  readonly backups: readonly BackupEntry[] | undefined
  /** Why the folder could not be read. */
  readonly fault: string | undefined
  /** Why the last backup was not written, since when; it is tried again. */
  readonly failing: { readonly reason: string; readonly since: number } | undefined
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
  const { store, now, log, afterChangeMs = 5 * minuteMs, againMs = minuteMs, markEveryMs = 2_000 } = options
  const listeners = new Set<() => void>()
  let state: BackupState = { backups: undefined, fault: undefined, failing: undefined }
  let changes = 0
  let backedUp = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (change: Partial<BackupState>) => {
    state = { ...state, ...change }
    for (const changed of listeners) changed()
  }
  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      void make('regular')
    }, ms)
  }
  const changed = () => {
    changes++
    later(afterChangeMs)
  }
  const make = async (reason: BackupReason): Promise<BackupWritten> => {
    const upTo = changes
    const result = await writeBackup(options, reason).catch(
      (error: unknown) => ({ written: false, reason: String(error) }) as const,
    )
    if (result.written) {
      backedUp = Math.max(backedUp, upTo)
      set({ failing: undefined })
      await refresh()
    } else {
      log('error', `backup: not written: ${result.reason}`)
      set({ failing: { reason: result.reason, since: state.failing?.since ?? now() } })
      later(againMs)
    }
    return result
  }
  const refresh = async () => {
    const failed = (error: unknown) => ({ backups: [], fault: String(error) })
    const { backups, fault } = await options.vault.vaultList().catch(failed)
    set({ backups, fault })
  }
  const marks = keepMark(options, markEveryMs)
  const unwatch = watchDocs(store, changed)
  const isBare = () => !isEmpty(store) && !state.backups?.some((one) => one.state === 'good')
  void refresh().then(() => isBare() && changed())
  return {
    state: () => state,
    refresh,
    make,
    isBehind: () => changes > backedUp,
    mark: marks.now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop() {
      clearTimeout(timer)
      marks.stop()
      unwatch()
    },
  }
}

const isEmpty = ({ docs }: BackedUpStore) => docNames.every((name) => docs[name].store.clients.size === 0)

function watchDocs({ docs }: BackedUpStore, changed: () => void) {
  for (const name of docNames) docs[name].on('update', changed)
  return () => {
    for (const name of docNames) docs[name].off('update', changed)
  }
}
