/** Brings the settings to the disk: changes are gathered for a moment, then written as one, and each is answered for. */
import type { SaveResult } from '../bridge/contract'
import { reasonOf, writeWhole, writeWholeLater } from '../disk/atomicFile'
import type { Log } from './log'

export interface WriterOptions {
  readonly path: string
  readonly gatherMs: number
  readonly log: Pick<Log, 'error'>
  /** What to write, asked for at the moment of writing. */
  readonly text: () => string
}

const saved: SaveResult = { saved: true }

export class SettingsWriter {
  readonly #options: WriterOptions
  /** Those who wait for the next write. */
  #waiting: ((result: SaveResult) => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #writes = Promise.resolve()
  #isWriting = false
  #isDirty = false
  /** A slow write that finds another number has been overtaken. */
  #flushes = 0
  #lastFlush = saved

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** `saved: true` comes once what was current at this call, or something later, is on the disk. */
  write(): Promise<SaveResult> {
    this.#isDirty = true
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined
        this.#writes = this.#writes.then(() => this.#writeLater())
      }, this.#options.gatherMs)
    })
  }

  flush(): SaveResult {
    if (!this.#isDirty && !this.#isWriting) return saved
    this.#flushes++
    const settle = this.#takeWaiting()
    this.#isDirty = false
    try {
      writeWhole(this.#options.path, this.#options.text())
      this.#lastFlush = saved
    } catch (error) {
      this.#lastFlush = this.#fail(error)
    }
    settle(this.#lastFlush)
    return this.#lastFlush
  }

  async #writeLater() {
    if (!this.#isDirty) return
    const settle = this.#takeWaiting()
    const flushesBefore = this.#flushes
    this.#isDirty = false
    this.#isWriting = true
    try {
      const isOurs = () => this.#flushes === flushesBefore
      const isWritten = await writeWholeLater(this.#options.path, this.#options.text(), isOurs)
      settle(isWritten ? saved : this.#lastFlush)
    } catch (error) {
      settle(this.#fail(error))
    } finally {
      this.#isWriting = false
    }
  }

  #takeWaiting() {
    const taken = this.#waiting
    this.#waiting = []
    clearTimeout(this.#timer)
    this.#timer = undefined
    return (result: SaveResult) => {
      for (const settle of taken) settle(result)
    }
  }

  #fail(error: unknown): SaveResult {
    this.#isDirty = true
    this.#options.log.error('Settings could not be written', error)
    return { saved: false, reason: reasonOf(error) }
  }
}
