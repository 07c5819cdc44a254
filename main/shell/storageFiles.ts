/**
 * The browser's files behind the page's storage: whether they could be written, and a new beginning where the browser
 * cannot open them any more. Then they are copied aside first, because what the browser clears is gone.
 */
import { cp, mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { App, Session } from 'electron'
import type { Handlers, StorageReset, StorageState } from '../bridge/contract'
import { reasonOf } from '../disk/atomicFile'
import type { Log } from './log'

export interface StorageFilesOptions {
  readonly app: Pick<App, 'getPath' | 'hasSingleInstanceLock'>
  readonly session: Pick<Session, 'storagePath' | 'clearStorageData'>
  /** `scheme://host`, as `location.origin` gives it. */
  readonly origin: string
  readonly log: Pick<Log, 'warn'>
  readonly nowMs: () => number
}

/** With less than this, a disk that refused to write is a full one: the browser needs room to tidy up. */
const leastFreeBytes = 8 * 1024 ** 2
const probeBytes = 64 * 1024
const full = new Set(['ENOSPC', 'EDQUOT'])
const notWritable = new Set(['EROFS', 'EACCES', 'EPERM'])

type Trouble = Exclude<StorageState, 'sound'>
const troubleOf = (code: string): Trouble =>
  full.has(code) ? 'full' : notWritable.has(code) ? 'notWritable' : 'unknown'

export function storageCalls(options: StorageFilesOptions): Pick<Handlers<unknown>, 'storageState' | 'resetStorage'> {
  let running: Promise<StorageReset> | undefined
  let wasReset = false
  const copy = once(() => copyAside(options))
  const reset = async () => {
    const result = await beginAnew(options, copy)
    wasReset ||= result.reset
    running = undefined
    return result
  }
  return {
    storageState: async () => (await lookAt(folderOf(options))).state,
    resetStorage: async () => {
      // Storage that breaks again at once is not mended by more copies of it.
      if (wasReset) return { reset: false, why: 'unknown', reason: 'again' }
      running ??= reset()
      return running
    },
  }
}

const folderOf = ({ app, session }: StorageFilesOptions) =>
  join(session.storagePath ?? app.getPath('sessionData'), 'IndexedDB')

interface Look {
  readonly state: StorageState
  readonly reason: string
}

/** Writes a little, as the browser would have to. */
async function lookAt(folder: string): Promise<Look> {
  const probe = join(folder, 'drydock.probe')
  try {
    await mkdir(folder, { recursive: true })
    const { bavail, bsize } = await statfs(folder)
    const file = await open(probe, 'w', 0o600)
    try {
      await file.writeFile(new Uint8Array(probeBytes))
      await file.sync()
    } finally {
      await file.close()
    }
    return bavail * bsize < leastFreeBytes ? { state: 'full', reason: 'ENOSPC' } : { state: 'sound', reason: '' }
  } catch (error) {
    return { state: troubleOf(reasonOf(error)), reason: reasonOf(error) }
  } finally {
    await rm(probe, { force: true }).catch(() => undefined) // where nothing can be written, it is not there
  }
}

/**
 * Nothing is cleared where the cause may be another one: no room, no right to write, files that cannot be read, or a
 * second instance that has them open.
 */
async function beginAnew(options: StorageFilesOptions, copy: () => Promise<string>): Promise<StorageReset> {
  const { app, session, origin, log } = options
  if (!app.hasSingleInstanceLock()) return { reset: false, why: 'unknown', reason: 'locked' }
  const { state, reason } = await lookAt(folderOf(options))
  if (state !== 'sound') return { reset: false, why: state, reason }
  try {
    const kept = await copy()
    await session.clearStorageData({ origin, storages: ['indexdb'] })
    log.warn(`Storage could not be opened and was begun anew; its files are in ${kept}`)
    return { reset: true, kept }
  } catch (error) {
    log.warn('Storage was not begun anew', error)
    return { reset: false, why: troubleOf(reasonOf(error)), reason: reasonOf(error) }
  }
}

/** Gives the name of the copy, which is whole. */
async function copyAside(options: StorageFilesOptions): Promise<string> {
  const kept = `storage-damaged-${new Date(options.nowMs()).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  const path = join(options.app.getPath('userData'), kept)
  try {
    // The browser may hold its lock file, which is empty.
    await cp(folderOf(options), `${path}.tmp`, { recursive: true, filter: (file) => basename(file) !== 'LOCK' })
    await rename(`${path}.tmp`, path)
    return kept
  } catch (error) {
    await rm(`${path}.tmp`, { recursive: true, force: true }).catch(() => undefined) // the first error matters
    throw error
  }
}

/** What was done is not done again; what failed is. */
function once<T>(job: () => Promise<T>): () => Promise<T> {
  let done: { readonly value: T } | undefined
  return async () => {
    done ??= { value: await job() }
    return done.value
  }
}
