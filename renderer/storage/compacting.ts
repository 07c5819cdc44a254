/** Has long journals compacted, one document at a time, when nothing else is to be done. */
import { type DocName, docNames } from '../study/record'
import { isDue, makeJob } from './adopt'
import type { CompactionJob } from './compaction'
import type { Cursor, Cursors } from './cursor'
import type { Pointer } from './meta'
import type { StoreOptions } from './store'

export interface CompactingWorld {
  readonly name: string
  readonly options: StoreOptions
  readonly compact: (job: CompactionJob) => Promise<Pointer>
  /** Calls back when nothing else is to be done. */
  readonly whenIdle: (job: () => void) => void
}

interface Writer {
  readonly cursors: () => Cursors
  readonly mayCompact: () => boolean
  readonly adopt: (job: CompactionJob, before: Cursor, pointer: Pointer) => Promise<void>
}

/** What failed once is not tried again at once. */
const againMs = 60_000

export class Compacting {
  readonly #world: CompactingWorld
  readonly #writer: Writer
  #isRunning = false
  #notBefore = 0

  constructor(world: CompactingWorld, writer: Writer) {
    this.#world = world
    this.#writer = writer
  }

  startIfDue(): void {
    const { options, whenIdle } = this.#world
    if (this.#isRunning || !this.#writer.mayCompact() || options.now() < this.#notBefore) return
    const name = docNames.find((one) => isDue(this.#writer.cursors()[one]))
    if (!name) return
    this.#isRunning = true
    whenIdle(() => void this.#run(name))
  }

  async #run(name: DocName): Promise<void> {
    const { options } = this.#world
    try {
      if (this.#writer.mayCompact()) await this.#compact(name)
    } catch (reason) {
      options.log('warn', `storage: ${name} was not compacted: ${String(reason)}`)
      this.#notBefore = options.now() + againMs
    }
    this.#isRunning = false
    this.startIfDue()
  }

  /** Merges what is on the disk of a document; writing goes on meanwhile. */
  async #compact(name: DocName): Promise<void> {
    const before = this.#writer.cursors()[name]
    const job = await makeJob(this.#world.name, name, before, this.#world.options.now())
    await this.#writer.adopt(job, before, await this.#world.compact(job))
  }
}
