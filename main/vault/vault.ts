/**
 * Backups in `backups/` of the profile folder, outside the browser's own storage, which Chromium empties without asking
 * when it finds it damaged. The documents in them are bytes here.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type {
  BackupEntry,
  BackupList,
  BackupRead,
  BackupReason,
  BackupVectors,
  BackupWritten,
  Check,
  Known,
  SaveResult,
} from '../bridge/contract'
import { maxBackupBytes } from '../bridge/contract'
import { reasonOf, temporaryEnd, writePieces } from '../disk/atomicFile'
import { type BackupContent, documentNames, encodeBackup, type Found, inspectBackup, readBackup } from './backupFile'
import { type BackupName, backupEnd, nameBackup, parseBackupName } from './backupName'
import { spareBackups } from './generations'
import { readMark, writeMark } from './mark'

export interface VaultOptions {
  /** The profile folder's `backups`; made when first needed. */
  readonly folder: string
  readonly check: Check
  readonly nowMs: () => number
  readonly log: { readonly warn: (message: string, error?: unknown) => void }
}

type NewBackup = Omit<BackupContent, 'at' | 'reason'> & { readonly reason: BackupReason }

export class Vault {
  readonly folder: string
  readonly #options: VaultOptions
  /** One at a time: a write, or a look through what is there. */
  #last: Promise<unknown> = Promise.resolve()
  #lastMark: Promise<unknown> = Promise.resolve()
  /** What the checksum said, for as long as the file is the same. */
  readonly #inspected = new Map<string, { readonly stamp: string; readonly found: Found }>()
  #isTidy = false

  constructor(options: VaultOptions) {
    this.#options = options
    this.folder = options.folder
  }

  write(backup: NewBackup): Promise<BackupWritten> {
    return this.#inTurn(() => this.#write(backup))
  }

  list(): Promise<BackupList> {
    return this.#inTurn(async () => {
      try {
        const found = await this.#entries()
        return { backups: found.map(({ number: _, ...entry }) => entry) }
      } catch (error) {
        return isAbsent(error) ? { backups: [] } : { backups: [], fault: reasonOf(error) }
      }
    })
  }

  async read(id: string): Promise<BackupRead> {
    try {
      const decoded = await readBackup(this.#pathOf(id), this.#options.check)
      if (decoded.state !== 'good') return { read: false, why: decoded.state, reason: decoded.reason }
      const { documents, images } = decoded.content
      return { read: true, documents, images }
    } catch (error) {
      return { read: false, why: isAbsent(error) ? 'gone' : 'unreadable', reason: reasonOf(error) }
    }
  }

  /** Not in turn with the backups: a mark must not wait until large ones are looked through. */
  mark(vectors: BackupVectors): Promise<SaveResult> {
    const write = async (): Promise<SaveResult> => {
      try {
        await mkdir(this.folder, { recursive: true, mode: 0o700 })
        await writeMark(this.folder, this.#options.nowMs(), vectors)
        return { saved: true }
      } catch (error) {
        return { saved: false, reason: reasonOf(error) }
      }
    }
    const written = this.#lastMark.then(write)
    this.#lastMark = written
    return written
  }

  async known(): Promise<Known | undefined> {
    return (await readMark(this.folder, this.#options.check)) ?? (await this.#newestGood())
  }

  async #write({ reason, documents, vectors, images }: NewBackup): Promise<BackupWritten> {
    const size = documentNames.reduce((sum, name) => sum + documents[name].byteLength, 0)
    if (size > maxBackupBytes) return { written: false, reason: 'tooLarge' }
    try {
      await this.#prepare()
      const number = Math.max(0, ...(await this.#names()).map((one) => one.number)) + 1
      const at = this.#options.nowMs()
      const name = nameBackup(number, at, reason)
      await writePieces(this.#pathOf(name.id), encodeBackup({ at, reason, documents, vectors, images }))
      await this.#prune().catch((error: unknown) => this.#options.log.warn('Old backups were not thinned', error))
      const { size: written } = await stat(this.#pathOf(name.id))
      return { written: true, entry: { id: name.id, at: name.at, reason, size: written, state: 'good' } }
    } catch (error) {
      this.#options.log.warn('A backup was not written', error)
      return { written: false, reason: reasonOf(error) }
    }
  }

  /**
   * Only what its checksum proves good is counted or removed: a damaged file stays until the learner decides. While
   * something is missing the mark stands still, and the newest one from before it is what brings that back.
   */
  async #prune() {
    const good = (await this.#entries()).filter(({ state }) => state === 'good')
    const mark = await readMark(this.folder, this.#options.check)
    const beforeLoss = mark && good.find(({ at }) => at <= mark.at)
    for (const { id } of spareBackups(good)) {
      if (id === beforeLoss?.id) continue
      await rm(this.#pathOf(id), { force: true })
      this.#inspected.delete(id)
    }
  }

  async #newestGood(): Promise<Known | undefined> {
    try {
      for (const { id } of (await this.#names()).sort((a, b) => b.number - a.number)) {
        const decoded = await readBackup(this.#pathOf(id), this.#options.check)
        if (decoded.state === 'good') return { at: decoded.content.at, vectors: decoded.content.vectors }
      }
    } catch (error) {
      if (!isAbsent(error)) this.#options.log.warn('The backups could not be read', error)
    }
    return undefined
  }

  /** The last first. */
  async #entries(): Promise<(BackupEntry & { readonly number: number })[]> {
    const names = (await this.#names()).sort((a, b) => b.number - a.number)
    const entries: (BackupEntry & { readonly number: number })[] = []
    for (const name of names) entries.push(await this.#inspect(name))
    return entries
  }

  async #inspect({ id, number, at, reason }: BackupName) {
    const path = this.#pathOf(id)
    try {
      const { size, mtimeMs, ino } = await stat(path)
      const stamp = `${size} ${mtimeMs} ${ino}`
      const known = this.#inspected.get(id)
      const found = known?.stamp === stamp ? known.found : await inspectBackup(path)
      this.#inspected.set(id, { stamp, found })
      return { id, number, at, reason, size, state: found.state }
    } catch (error) {
      this.#options.log.warn(`The backup ${id} could not be read`, error)
      return { id, number, at, reason, size: 0, state: 'damaged' as const }
    }
  }

  async #names(): Promise<BackupName[]> {
    const files = await readdir(this.folder)
    return files.map(parseBackupName).filter((name) => name !== undefined)
  }

  /** What an interrupted write left behind was never a backup. */
  async #prepare() {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    if (this.#isTidy) return
    for (const file of await readdir(this.folder))
      if (file.endsWith(temporaryEnd)) await rm(join(this.folder, file), { force: true })
    this.#isTidy = true
  }

  #pathOf = (id: string) => join(this.folder, `${id}${backupEnd}`)

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = this.#last.then(run, run)
    this.#last = next.catch(() => undefined)
    return next
  }
}

const isAbsent = (error: unknown) => reasonOf(error) === 'ENOENT'
