/** What must survive the process: held here, written by the main process, which says when it stands on the disk. */
import type { FromPeers, Kept } from './messages'

const seenLimit = 8
const laterMs = 250

export class Keeper {
  readonly #tell: (message: FromPeers) => void
  readonly #waiting = new Map<number, { readonly resolve: () => void; readonly reject: (fault: Error) => void }>()
  #kept: Kept
  #lastId = 0
  #later: NodeJS.Timeout | undefined

  constructor(kept: Kept, tell: (message: FromPeers) => void) {
    this.#kept = kept
    this.#tell = tell
  }

  get kept(): Kept {
    return this.#kept
  }

  /** Resolves once it is on the disk. What was to be written later goes along. */
  save(change: Partial<Kept> = {}): Promise<void> {
    clearTimeout(this.#later)
    this.#later = undefined
    const before = this.#kept
    this.#kept = { ...before, ...change }
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      const refuse = (fault: Error): void => {
        this.#takeBack(change, before)
        reject(fault)
      }
      this.#waiting.set(id, { resolve, reject: refuse })
      this.#tell({ kind: 'keep', id, kept: this.#kept })
    })
  }

  /** What could not be written must not be written later with something else. */
  #takeBack(change: Partial<Kept>, before: Kept): void {
    const isUnchanged = (key: string): boolean => this.#kept[key as keyof Kept] === change[key as keyof Kept]
    const keys = Object.keys(change).filter(isUnchanged)
    this.#kept = { ...this.#kept, ...Object.fromEntries(keys.map((key) => [key, before[key as keyof Kept]])) }
  }

  /** Soon: it would not be missed. */
  saveLater(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change }
    this.#later ??= setTimeout(() => this.save().catch(() => undefined), laterMs)
  }

  /** The answer of the main process. */
  answered(id: number, fault: string | undefined): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (fault === undefined) waiting?.resolve()
    else waiting?.reject(new Error(fault))
  }

  /** Writes what waits; within the time, or not. */
  async flush(withinMs: number): Promise<void> {
    if (this.#later === undefined) return
    await Promise.race([
      this.save().catch(() => undefined),
      new Promise<void>((resolve) => {
        setTimeout(resolve, withinMs).unref()
      }),
    ])
  }

  addressesOf(device: string): Kept['addresses'][number] {
    return this.#kept.addresses.find((one) => one.device === device) ?? { device, seen: [], manual: [] }
  }

  reached(device: string, address: string | undefined, wallMs: number): void {
    const { seen } = this.addressesOf(device)
    const newest = address ? [address, ...seen.filter((one) => one !== address)].slice(0, seenLimit) : seen
    this.#put(device, { seen: newest, lastSeenAt: wallMs })
  }

  typed(device: string, address: string, isAdded: boolean): void {
    const rest = this.addressesOf(device).manual.filter((one) => one !== address)
    this.#put(device, { manual: isAdded ? [...rest, address].slice(-seenLimit) : rest })
  }

  #put(device: string, change: Partial<Kept['addresses'][number]>): void {
    const rest = this.#kept.addresses.filter((one) => one.device !== device)
    this.saveLater({ addresses: [...rest, { ...this.addressesOf(device), ...change }] })
  }
}
