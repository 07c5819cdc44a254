/** devices/ledger.json: every attempt of a connection, the last 2,000; the same in a row is one entry with a count. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  boolean,
  type Check,
  deviceId,
  integer,
  type LedgerEntry,
  ledgerLimit,
  list,
  number,
  oneOf,
  type Ledger as Read,
  record,
  text,
} from '../../bridge/contract'
import { writePieces } from '../../disk/atomicFile'
import { readWrapped, setAside, wrap } from './envelope'

export interface LedgerOptions {
  readonly path: string
  readonly check: Check
  readonly gatherMs?: number
  readonly log: { readonly warn: (message: string, error?: unknown) => void }
}
export type Attempt = Omit<LedgerEntry, 'count' | 'lastAt'>

const time = number(0, 1e15)
const count = integer(0, Number.MAX_SAFE_INTEGER)
const stored = record({
  dropped: count,
  entries: list(
    ledgerLimit,
    record(
      {
        at: time,
        what: oneOf('dial', 'accept', 'search', 'answer', 'listen'),
        address: text(100),
        outcome: oneOf('open', 'refused', 'failed', 'sent'),
        count,
        lastAt: time,
      },
      { device: deviceId, isTyped: boolean, detail: text(1_000) },
    ),
  ),
})
const maxBytes = 8 * 1024 ** 2

/** What is tried in turns, such as two addresses of a device, is a row for each of them. */
const rowOf = ({ what, address, device }: Attempt) => JSON.stringify([what, address, device])
const isSame = (a: Attempt, b: Attempt) => a.outcome === b.outcome && a.detail === b.detail && a.isTyped === b.isTyped

export class Ledger {
  readonly #options: LedgerOptions
  /** The oldest first. */
  #entries: LedgerEntry[] = []
  /** The last of each row. */
  readonly #last = new Map<string, LedgerEntry>()
  #dropped = 0
  #timer: NodeJS.Timeout | undefined
  #isDirty = false
  #mayWrite = true
  #writes: Promise<void> = Promise.resolve()

  constructor(options: LedgerOptions) {
    this.#options = options
    this.#load()
  }

  add(attempt: Attempt) {
    const row = rowOf(attempt)
    const before = this.#last.get(row)
    const isRepeated = before !== undefined && isSame(before, attempt)
    if (isRepeated) this.#entries.splice(this.#entries.lastIndexOf(before), 1)
    const entry = isRepeated
      ? { ...before, count: before.count + 1, lastAt: attempt.at }
      : { ...attempt, count: 1, lastAt: attempt.at }
    this.#entries.push(entry)
    this.#last.set(row, entry)
    if (this.#entries.length > ledgerLimit) this.#drop()
    this.#writeSoon()
  }

  read(): Read {
    return { entries: this.#entries.toReversed(), dropped: this.#dropped }
  }

  async forget(): Promise<void> {
    this.#entries = []
    this.#last.clear()
    this.#dropped = 0
    this.#isDirty = true
    await this.flush()
  }

  /** Resolves once what was added so far is on the disk, or could not be written. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writes = this.#writes.then(() => this.#write())
    return this.#writes
  }

  #drop() {
    const gone = this.#entries.shift()
    if (gone && this.#last.get(rowOf(gone)) === gone) this.#last.delete(rowOf(gone))
    this.#dropped++
  }

  #writeSoon() {
    this.#isDirty = true
    this.#timer ??= setTimeout(() => void this.flush(), this.#options.gatherMs ?? 5_000)
  }

  async #write() {
    if (!this.#isDirty || !this.#mayWrite) return
    this.#isDirty = false
    const { path, log } = this.#options
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writePieces(path, [wrap({ dropped: this.#dropped, entries: this.#entries })])
    } catch (error) {
      this.#isDirty = true
      log.warn('The ledger of connections was not written', error)
    }
  }

  #load() {
    const { path, check, log } = this.#options
    const read = readWrapped(path, maxBytes)
    if (read.kind === 'absent') return
    const checked = read.kind === 'good' ? check(stored, read.body) : undefined
    if (checked?.ok) {
      this.#entries = checked.value.entries
      this.#dropped = checked.value.dropped
      for (const entry of this.#entries) this.#last.set(rowOf(entry), entry)
      return
    }
    // A newer version's ledger, or one that cannot be read now, stays for the one that can.
    this.#mayWrite = read.kind === 'good' || read.kind === 'damaged'
    log.warn(`The ledger of connections could not be read: ${read.kind}`)
    try {
      if (this.#mayWrite) setAside(path)
    } catch (error) {
      this.#mayWrite = false
      log.warn('The ledger of connections was not put aside', error)
    }
  }
}
